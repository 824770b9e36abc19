// Implements Go's function values: nil, or a closure that all its copies share.

use super::*;
use std::ops::Deref;
use std::rc::Rc;

/// A function value: `Func<dyn Fn(isize) -> isize>`.
pub struct Func<F: ?Sized>(Option<Rc<F>>);

impl<F: ?Sized> Func<F> {
    pub const NIL: Func<F> = Func(None);

    pub fn new(f: Rc<F>) -> Func<F> {
        Func(Some(f))
    }

    pub fn is_nil(&self) -> bool {
        self.0.is_none()
    }
}

impl<F: ?Sized> Deref for Func<F> {
    type Target = F;
    fn deref(&self) -> &F {
        match &self.0 {
            Some(f) => f,
            None => fail_nil(),
        }
    }
}

impl<F: ?Sized> Clone for Func<F> {
    fn clone(&self) -> Self {
        Func(self.0.clone())
    }
}

impl<F: ?Sized> PartialEq for Func<F> {
    fn eq(&self, other: &Self) -> bool {
        if !self.is_nil() && !other.is_nil() {
            fail("comparing uncomparable type func");
        }
        self.is_nil() && other.is_nil()
    }
}

/// Results of a function type, as Go writes them.
pub trait Results: 'static {
    fn results() -> String;
}

macro_rules! function_types {
    ($([$($arg:ident)*])*) => {$(
        impl<$($arg: GoType,)* R: Results> GoType for Func<dyn Fn($($arg),*) -> R> {
            fn comparable() -> bool {
                false
            }
            fn go_type() -> String {
                let params: Vec<String> = vec![$($arg::go_type()),*];
                format!("func({}){}", params.join(", "), R::results())
            }
            fn zero() -> Self {
                Func(None)
            }
            fn repr(&self) -> Repr {
                Repr::Func(self.0.as_ref().map_or(0, |f| Rc::as_ptr(f).cast::<u8>() as usize))
            }
        }
    )*};
}

function_types! { [] [A] [A B] [A B C] [A B C D] [A B C D E] [A B C D E G] [A B C D E G H] }

/// A single result, or none (`()`).
impl<T: GoType> Results for T {
    fn results() -> String {
        match T::go_type().as_str() {
            "struct {}" => String::new(),
            name => format!(" {name}"),
        }
    }
}

macro_rules! several_results {
    ($([$($result:ident)*])*) => {$(
        impl<$($result: GoType),*> Results for ($($result),*) {
            fn results() -> String {
                let results: Vec<String> = vec![$($result::go_type()),*];
                format!(" ({})", results.join(", "))
            }
        }
    )*};
}

several_results! { [A B] [A B C] [A B C D] [A B C D E] }
