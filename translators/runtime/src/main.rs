//! Implements the helpers that floor translations carry: Go's values, formats and packages, as small safe Rust.
//! A translation takes only the items that it uses (`scripts/gen-runtime.ts`).
#![allow(dead_code, unused_imports)]

mod go;

fn main() {}
