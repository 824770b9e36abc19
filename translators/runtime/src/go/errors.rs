// Implements Go's package errors: errors by identity, and the tree that wrapping makes.

use super::*;
use std::rc::Rc;

/// What `New` makes; the pointer to it is the error.
#[derive(Clone, PartialEq)]
pub struct ErrorString {
    text: Str,
}

impl GoType for ErrorString {
    fn go_type() -> String {
        "errors.errorString".to_string()
    }
    fn zero() -> Self {
        ErrorString {
            text: Str::default(),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![("s", "string".to_string(), any(self.text.clone()))])
    }
    fn ptr_as_error(p: &Ptr<Self>) -> Option<Error> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoError for Ptr<ErrorString> {
    fn error(&self) -> Str {
        self.peek(|e| e.text.clone())
    }
}

/// An error that equals itself alone.
pub fn new(text: Str) -> Error {
    Dyn::new(Rc::new(Ptr::new(ErrorString { text })) as Rc<dyn GoError>)
}

/// Is the target in the error's tree?
pub fn is(err: Error, target: Error) -> bool {
    if err.is_nil() || target.is_nil() {
        return err == target;
    }
    err == target
        || err.matches(target.clone())
        || err
            .wrapped()
            .into_iter()
            .any(|e| !e.is_nil() && is(e, target.clone()))
}

pub fn unwrap(err: Error) -> Error {
    let wrapped = if err.is_nil() {
        Vec::new()
    } else {
        err.wrapped()
    };
    match wrapped.as_slice() {
        [only]
            if !err.type_name().ends_with("joinError")
                && !err.type_name().ends_with("wrapErrors") =>
        {
            only.clone()
        }
        _ => Dyn::NIL,
    }
}

/// `errors.As`: the first error of the tree that the test takes is stored in the target.
pub fn as_with<T: GoType>(
    err: Error,
    target: Ptr<T>,
    test: Func<dyn Fn(Any) -> (T, bool)>,
) -> bool {
    let (found, ok) = as_type_with(err, test);
    if ok {
        target.store(found);
    }
    ok
}

/// `errors.AsType`.
pub fn as_type_with<T: GoType>(
    err: Error,
    test: Func<dyn Fn(Any) -> (T, bool)>,
) -> (T, bool) {
    if err.is_nil() {
        return (T::zero(), false);
    }
    let (found, ok) = test(err.any());
    if ok {
        return (found, true);
    }
    let mut below = err
        .wrapped()
        .into_iter()
        .map(|e| as_type_with(e, test.clone()));
    below.find(|(_, ok)| *ok).unwrap_or((T::zero(), false))
}

/// What `Join` makes.
#[derive(Clone, PartialEq)]
pub struct JoinError {
    errors: Vec<Error>,
}

impl GoType for JoinError {
    fn go_type() -> String {
        "errors.joinError".to_string()
    }
    fn zero() -> Self {
        JoinError { errors: Vec::new() }
    }
    fn repr(&self) -> Repr {
        let list: Vec<Any> = self.errors.iter().map(Dyn::any).collect();
        Repr::Struct(vec![(
            "errs",
            "[]error".to_string(),
            any(Slice::<Any>::from(list)),
        )])
    }
    fn ptr_as_error(p: &Ptr<Self>) -> Option<Error> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoError for Ptr<JoinError> {
    fn error(&self) -> Str {
        let texts: Vec<Vec<u8>> = self
            .peek(|e| e.errors.clone())
            .iter()
            .map(|e| e.error().as_bytes().to_vec())
            .collect();
        Str::from(texts.join(&b'\n'))
    }
    fn wrapped(&self) -> Vec<Error> {
        self.peek(|e| e.errors.clone())
    }
}

pub fn join(errs: Slice<Error>) -> Error {
    let errors: Vec<Error> = errs.to_vec().into_iter().filter(|e| !e.is_nil()).collect();
    if errors.is_empty() {
        return Dyn::NIL;
    }
    Dyn::new(Rc::new(Ptr::new(JoinError { errors })) as Rc<dyn GoError>)
}
