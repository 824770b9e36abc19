// Implements Go's package container/ring.

use super::*;

#[derive(Clone, PartialEq)]
pub struct Ring {
    next: Ptr<Ring>,
    prev: Ptr<Ring>,
    pub value: Any,
}

record!(Ring, "ring.Ring", 32; next "next", prev "prev", value "Value");

pub fn new(n: isize) -> Ptr<Ring> {
    if n <= 0 {
        return Ptr::Nil;
    }
    let first = Ptr::new(Ring::zero());
    let mut last = first.clone();
    for _ in 1..n {
        let more = Ptr::new(Ring {
            prev: last.clone(),
            ..Ring::zero()
        });
        last.edit(|r| r.next = more.clone());
        last = more;
    }
    last.edit(|r| r.next = first.clone());
    first.edit(|r| r.prev = last);
    first
}

impl Ptr<Ring> {
    fn ready(&self) {
        if self.peek(|r| r.next.is_nil()) {
            self.edit(|r| {
                r.next = self.clone();
                r.prev = self.clone();
            });
        }
    }

    pub fn next(&self) -> Ptr<Ring> {
        self.ready();
        self.peek(|r| r.next.clone())
    }

    pub fn prev(&self) -> Ptr<Ring> {
        self.ready();
        self.peek(|r| r.prev.clone())
    }

    pub fn move_(&self, n: isize) -> Ptr<Ring> {
        let mut at = self.clone();
        for _ in 0..n.abs() {
            at = if n < 0 { at.prev() } else { at.next() };
        }
        at
    }

    pub fn link(&self, s: Ptr<Ring>) -> Ptr<Ring> {
        let n = self.next();
        if !s.is_nil() {
            let p = s.prev();
            self.edit(|r| r.next = s.clone());
            s.edit(|r| r.prev = self.clone());
            n.edit(|r| r.prev = p.clone());
            p.edit(|r| r.next = n.clone());
        }
        n
    }

    pub fn unlink(&self, n: isize) -> Ptr<Ring> {
        if n <= 0 {
            Ptr::Nil
        } else {
            self.link(self.move_(n + 1))
        }
    }

    pub fn len(&self) -> isize {
        if self.is_nil() {
            return 0;
        }
        let mut n = 1;
        let mut at = self.next();
        while at != *self {
            n += 1;
            at = at.next();
        }
        n
    }

    pub fn do_(&self, f: Func<dyn Fn(Any)>) {
        if self.is_nil() {
            return;
        }
        f(self.peek(|r| r.value.clone()));
        let mut at = self.next();
        while at != *self {
            f(at.peek(|r| r.value.clone()));
            at = at.next();
        }
    }
}
