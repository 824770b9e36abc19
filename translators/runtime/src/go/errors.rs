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
        return err.is_nil() && target.is_nil();
    }
    let comparable = is_comparable(&target.repr());
    is_in(&err, &target, comparable)
}

fn is_in(err: &Error, target: &Error, comparable: bool) -> bool {
    if comparable && err == target || err.matches(target.clone()) {
        return true;
    }
    let below = err.wrapped();
    below
        .iter()
        .any(|e| !e.is_nil() && is_in(e, target, comparable))
}

/// Slices, maps and functions can't be compared, nor what holds them.
fn is_comparable(value: &Repr) -> bool {
    match value {
        Repr::Slice(_) | Repr::Map(_) | Repr::Func(_) => false,
        Repr::Array(elems) => elems.iter().all(|e| is_comparable(&e.repr())),
        Repr::Struct(fields) => fields.iter().all(|(_, _, v)| is_comparable(&v.repr())),
        _ => true,
    }
}

pub fn unwrap(err: Error) -> Error {
    if err.is_nil() || err.wraps_several() {
        return Dyn::NIL;
    }
    err.wrapped().into_iter().next().unwrap_or(Dyn::NIL)
}

/// `errors.As`: the first error of the tree that the test takes is stored in the target.
pub fn as_with<T: GoType>(
    err: Error,
    target: Ptr<T>,
    test: Func<dyn Fn(Any) -> (T, bool)>,
) -> bool {
    if target.is_nil() && !err.is_nil() {
        let text = "errors: target must be a non-nil pointer";
        panic(any(Str::from(text)));
    }
    stored_from(&err, &target, &test)
}

fn stored_from<T: GoType>(
    err: &Error,
    target: &Ptr<T>,
    test: &Func<dyn Fn(Any) -> (T, bool)>,
) -> bool {
    if err.is_nil() {
        return false;
    }
    let (found, ok) = test(err.any());
    if ok {
        target.store(found);
    }
    let given = || err.gives(any(target.clone()));
    let below = || err.wrapped().iter().any(|e| stored_from(e, target, test));
    ok || given() || below()
}

/// `errors.AsType`.
pub fn as_type_with<T: GoType>(
    err: Error,
    test: Func<dyn Fn(Any) -> (T, bool)>,
) -> (T, bool) {
    let target = Ptr::new(T::zero());
    let ok = stored_from(&err, &target, &test);
    (target.load(), ok)
}

/// What `Join` makes.
#[derive(Clone, PartialEq)]
pub struct JoinError {
    errs: Slice<Error>,
}

record!(JoinError, "errors.joinError", 24; errs "errs"; ptr_error);

impl GoError for Ptr<JoinError> {
    fn error(&self) -> Str {
        let errs = self.peek(|e| e.errs.to_vec());
        let texts: Vec<Str> = errs.iter().map(|e| e.error()).collect();
        let texts: Vec<&[u8]> = texts.iter().map(Str::as_bytes).collect();
        Str::from(texts.join(&b'\n'))
    }
    fn wrapped(&self) -> Vec<Error> {
        self.peek(|e| e.errs.to_vec())
    }
    fn wraps_several(&self) -> bool {
        true
    }
}

pub fn join(errs: Slice<Error>) -> Error {
    let errors: Vec<Error> = errs.to_vec().into_iter().filter(|e| !e.is_nil()).collect();
    if errors.is_empty() {
        return Dyn::NIL;
    }
    let errs = Slice::from(errors);
    Dyn::new(Rc::new(Ptr::new(JoinError { errs })) as Rc<dyn GoError>)
}

thread_local! {
    static UNSUPPORTED: Error = new(Str::from("unsupported operation"));
}

pub fn err_unsupported() -> Error {
    UNSUPPORTED.with(Dyn::clone)
}
