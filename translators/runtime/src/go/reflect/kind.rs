// Implements Go's kinds of types.

use super::*;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub usize);

defined!(Kind, "reflect.Kind"; usize; stringer);

impl GoStringer for Kind {
    fn string(&self) -> Str {
        Kind::string(self)
    }
}

/// The kinds, at their numbers.
const KINDS: [&str; 27] = [
    "invalid",
    "bool",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "float32",
    "float64",
    "complex64",
    "complex128",
    "array",
    "chan",
    "func",
    "interface",
    "map",
    "ptr",
    "slice",
    "string",
    "struct",
    "unsafe.Pointer",
];

impl Kind {
    pub fn string(&self) -> Str {
        match KINDS.get(self.0) {
            Some(name) => Str::from(*name),
            None => Str::from(format!("kind{}", self.0)),
        }
    }
}

/// The panic of what Go's reflect refuses.
pub fn wrong(text: &str) -> ! {
    panic(any(Str::from(text.to_string())))
}
