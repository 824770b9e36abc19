// Implements Go's package errors (stub).

use super::*;

pub fn new(text: Str) -> Error {
    fmt::errorf(text, Slice::NIL)
}

pub fn is(a: Error, b: Error) -> bool {
    a == b
}
