// Implements Go's package container/heap.

use super::*;

/// A heap: sortable, with an end to push to and to pop from.
pub trait Interface: Value {
    fn len(&self) -> isize;
    fn less(&self, i: isize, j: isize) -> bool;
    fn swap(&self, i: isize, j: isize);
    fn push(&self, x: Any);
    fn pop(&self) -> Any;
}

impl super::Interface for dyn Interface {
    fn interface_type() -> String {
        "heap.Interface".to_string()
    }
}

pub fn init(h: Dyn<dyn Interface>) {
    let n = h.len();
    for i in (0..n / 2).rev() {
        down(&h, i, n);
    }
}

pub fn push(h: Dyn<dyn Interface>, x: Any) {
    h.push(x);
    up(&h, h.len() - 1);
}

pub fn pop(h: Dyn<dyn Interface>) -> Any {
    let n = h.len() - 1;
    h.swap(0, n);
    down(&h, 0, n);
    h.pop()
}

pub fn remove(h: Dyn<dyn Interface>, i: isize) -> Any {
    let n = h.len() - 1;
    if n != i {
        h.swap(i, n);
        if !down(&h, i, n) {
            up(&h, i);
        }
    }
    h.pop()
}

pub fn fix(h: Dyn<dyn Interface>, i: isize) {
    if !down(&h, i, h.len()) {
        up(&h, i);
    }
}

fn up(h: &Dyn<dyn Interface>, mut j: isize) {
    loop {
        let i = (j - 1) / 2;
        if i == j || !h.less(j, i) {
            return;
        }
        h.swap(i, j);
        j = i;
    }
}

fn down(h: &Dyn<dyn Interface>, start: isize, n: isize) -> bool {
    let mut i = start;
    loop {
        let left = 2 * i + 1;
        if left >= n || left < 0 {
            break;
        }
        let right = left + 1;
        let j = if right < n && h.less(right, left) {
            right
        } else {
            left
        };
        if !h.less(j, i) {
            break;
        }
        h.swap(i, j);
        i = j;
    }
    i > start
}
