// Implements what Go's numbers do otherwise than Rust's: shifts by any count, conversions of floats, the smaller and the larger of floats.

use super::*;

/// Go's `uintptr`; `uint` is `usize` and `int` is `isize`, so that `int64` and `uint64` stay types of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uintptr(pub u64);

impl GoType for Uintptr {
    fn go_type() -> String {
        "uintptr".to_string()
    }
    fn zero() -> Self {
        Uintptr(0)
    }
    fn repr(&self) -> Repr {
        Repr::Uintptr(self.0)
    }
    fn pointers() -> bool {
        false
    }
}

/// An integer that can be shifted by any count.
pub trait Shift: Copy {
    fn left(self, count: u32) -> Option<Self>;
    fn right(self, count: u32) -> Option<Self>;
    /// What is left when all bits are shifted out to the right: 0 or, for negative numbers, -1.
    fn sign(self) -> Self;
    fn nothing() -> Self;
}

macro_rules! shifts {
    ($($int:ty, $sign:expr;)*) => {$(
        impl Shift for $int {
            fn left(self, count: u32) -> Option<Self> {
                self.checked_shl(count)
            }
            fn right(self, count: u32) -> Option<Self> {
                self.checked_shr(count)
            }
            fn sign(self) -> Self {
                let sign: fn($int) -> $int = $sign;
                sign(self)
            }
            fn nothing() -> Self {
                0
            }
        }
    )*};
}

shifts! {
    i8, |v| v >> 7;
    i16, |v| v >> 15;
    i32, |v| v >> 31;
    i64, |v| v >> 63;
    isize, |v| v >> 63;
    u8, |_| 0;
    u16, |_| 0;
    u32, |_| 0;
    u64, |_| 0;
    usize, |_| 0;
}

/// A place in an array; one that is negative is out of every range.
pub fn place(index: isize) -> usize {
    index as usize
}

/// `x << count`: 0 where the count is the width or more.
pub fn shift_left<T: Shift>(x: T, count: u64) -> T {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    x.left(count).unwrap_or(T::nothing())
}

/// `x >> count`: the sign where the count is the width or more.
pub fn shift_right<T: Shift>(x: T, count: u64) -> T {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    x.right(count).unwrap_or(x.sign())
}

/// A signed count of a shift.
pub fn shift_count(count: i64) -> u64 {
    match u64::try_from(count) {
        Ok(count) => count,
        Err(_) => fail("negative shift amount"),
    }
}

/// `int64(x)` as Go's compiler for amd64 converts: the smallest number for what does not fit.
pub fn trunc(x: f64) -> i64 {
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        x as i64
    } else {
        i64::MIN
    }
}

/// `uint64(x)` as Go's compiler for amd64 converts.
pub fn trunc_unsigned(x: f64) -> u64 {
    if x < 9_223_372_036_854_775_808.0 {
        trunc(x) as u64
    } else {
        trunc(x - 9_223_372_036_854_775_808.0) as u64 ^ (1 << 63)
    }
}

/// `min(x, y)`: NaN wins, and -0 is less than 0.
pub fn float_min<T: Copy + PartialOrd + Into<f64>>(x: T, y: T) -> T {
    let (a, b): (f64, f64) = (x.into(), y.into());
    if a.is_nan() || a < b || (a == b && a.is_sign_negative()) {
        x
    } else {
        y
    }
}

/// `max(x, y)`: NaN wins, and 0 is more than -0.
pub fn float_max<T: Copy + PartialOrd + Into<f64>>(x: T, y: T) -> T {
    let (a, b): (f64, f64) = (x.into(), y.into());
    if a.is_nan() || a > b || (a == b && a.is_sign_positive()) {
        x
    } else {
        y
    }
}
