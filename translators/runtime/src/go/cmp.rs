// Implements Go's package cmp.

use super::*;

/// NaN is less than all other numbers, and equal to itself.
pub fn compare<T: GoType + PartialOrd>(x: T, y: T) -> isize {
    compare_both(&x, &y)
}

pub fn compare_both<T: PartialOrd>(x: &T, y: &T) -> isize {
    match x.partial_cmp(y) {
        Some(order) => order as isize,
        None => {
            isize::from(y.partial_cmp(y).is_none())
                - isize::from(x.partial_cmp(x).is_none())
        }
    }
}

pub fn less<T: GoType + PartialOrd>(x: T, y: T) -> bool {
    compare(x, y) < 0
}

/// The first that is not zero.
pub fn or<T: GoType>(vals: Slice<T>) -> T {
    vals.values()
        .find(|v| *v != T::zero())
        .unwrap_or_else(T::zero)
}
