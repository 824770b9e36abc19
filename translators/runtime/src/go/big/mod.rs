//! Implements the module of Go's package math/big: its files hold one concept each, and see each other's items.

use super::*;

mod digits;
mod float;
mod float_arithmetic;
mod float_numbers;
mod float_parse;
mod float_text;
mod format;
mod int;
mod marshal;
mod primes;
mod rat;
mod rounding;

pub use digits::*;
pub use float::*;
pub use float_parse::*;
pub use int::*;
pub use primes::*;
pub use rat::*;
pub use rounding::*;
