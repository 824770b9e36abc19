// Implements Go's package io.

use super::*;

pub trait Writer: Value {
    fn write(&self, p: Slice<u8>) -> (isize, Error);
}

impl Interface for dyn Writer {
    fn interface_type() -> String {
        "io.Writer".to_string()
    }
}
