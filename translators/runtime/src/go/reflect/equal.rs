// Implements Go's reflect.DeepEqual.

use super::*;
use std::collections::HashSet;

pub fn deep_equal(x: Any, y: Any) -> bool {
    deeply_equal(&x, &y, &mut HashSet::new())
}

/// Pairs of places that are being compared count as equal, so that cycles end.
fn deeply_equal(x: &Any, y: &Any, visited: &mut HashSet<(usize, usize, String)>) -> bool {
    if x.is_nil() || y.is_nil() {
        return x.is_nil() && y.is_nil();
    }
    if x.dynamic_type() != y.dynamic_type() {
        return false;
    }
    let (a, b) = (x.address(), y.address());
    if a != 0 && b != 0 && !visited.insert((a.min(b), a.max(b), x.type_name())) {
        return true;
    }
    let mut all = |x: &[Any], y: &[Any]| {
        x.len() == y.len() && x.iter().zip(y).all(|(x, y)| deeply_equal(x, y, visited))
    };
    match (x.repr(), y.repr()) {
        (Repr::Array(x), Repr::Array(y)) => all(&x, &y),
        (Repr::Slice(Some(x)), Repr::Slice(Some(y))) => {
            x.len() == y.len() && a == b || all(&x, &y)
        }
        (Repr::Slice(x), Repr::Slice(y)) => x.is_none() && y.is_none(),
        (Repr::Struct(x), Repr::Struct(y)) => {
            let values = |fields: Vec<(_, _, Any)>| -> Vec<Any> {
                fields.into_iter().map(|(_, _, value)| value).collect()
            };
            all(&values(x), &values(y))
        }
        (Repr::Map(Some(x)), Repr::Map(Some(y))) => {
            x.len() == y.len()
                && (a == b
                    || x.iter().all(|(key, value)| {
                        let found = y.iter().find(|(other, _)| other == key);
                        found.is_some_and(|(_, other)| deeply_equal(value, other, visited))
                    }))
        }
        (Repr::Map(x), Repr::Map(y)) => x.is_none() && y.is_none(),
        (Repr::Ptr(p, Some(x)), Repr::Ptr(q, Some(y))) => {
            p == q || deeply_equal(&x, &y, visited)
        }
        (Repr::Ptr(_, x), Repr::Ptr(_, y)) => x.is_none() && y.is_none(),
        (Repr::Func(x), Repr::Func(y)) => x == 0 && y == 0,
        _ => x == y,
    }
}
