// Implements Go's reflect.Swapper.

use super::*;
use std::rc::Rc;

pub fn swapper(slice: Any) -> Func<dyn Fn(isize, isize)> {
    let list = value_of(slice);
    if list.kind().0 != 23 {
        list.refuse_swapper();
    }
    let held = list.held("Swapper").copied();
    Func::new(Rc::new(move |i: isize, j: isize| {
        let len = held.len().unwrap_or(0);
        if len < 2 && (i != 0 || j != 0 || len == 0) {
            let text = "reflect: slice index out of range";
            panic(any(Str::from(text)));
        }
        held.swap(i, j);
    }))
}
