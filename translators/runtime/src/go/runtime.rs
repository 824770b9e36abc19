// Implements Go's package runtime as far as a program of one goroutine can tell.

use super::*;
use std::rc::Rc;

/// The interface of the errors that the run time panics with.
pub trait Error: Value {
    fn error(&self) -> Str;
    fn runtime_error(&self);
}

impl Interface for dyn Error {
    fn interface_type() -> String {
        "runtime.Error".to_string()
    }
}

impl Error for RuntimeError {
    fn error(&self) -> Str {
        GoError::error(self)
    }
    fn runtime_error(&self) {}
}

impl Error for TypeAssertionError {
    fn error(&self) -> Str {
        GoError::error(self)
    }
    fn runtime_error(&self) {}
}

impl Error for PlainError {
    fn error(&self) -> Str {
        GoError::error(self)
    }
    fn runtime_error(&self) {}
}

pub fn as_runtime_error(value: &Any) -> Option<Dyn<dyn Error>> {
    if let Some(err) = value.get::<RuntimeError>() {
        return Some(Dyn::new(Rc::new(err) as Rc<dyn Error>));
    }
    if let Some(err) = value.get::<TypeAssertionError>() {
        return Some(Dyn::new(Rc::new(err) as Rc<dyn Error>));
    }
    let err = value.get::<PlainError>()?;
    Some(Dyn::new(Rc::new(err) as Rc<dyn Error>))
}

pub fn num_cpu() -> isize {
    std::thread::available_parallelism().map_or(1, |n| n.get() as isize)
}

pub fn num_goroutine() -> isize {
    1
}

pub fn gomaxprocs(_: isize) -> isize {
    num_cpu()
}

pub fn gc() {}

pub fn gosched() {}

pub fn version() -> Str {
    Str::from("go1.26")
}

/// Keeps a value until here.
pub fn keep_alive(_: Any) {}
