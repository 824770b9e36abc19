// Implements Go's package container/list: a ring of elements around a root that belongs to the list.

use super::*;

#[derive(Clone, PartialEq)]
pub struct Element {
    next: Ptr<Element>,
    prev: Ptr<Element>,
    list: Ptr<List>,
    pub value: Any,
}

record!(Element, "list.Element", 40; next "next", prev "prev", list "list", value "Value");

#[derive(Clone, PartialEq)]
pub struct List {
    /// Nil until the first element comes.
    root: Ptr<Element>,
    len: isize,
}

record!(List, "list.List", 48; root "root", len "len");

pub fn new() -> Ptr<List> {
    Ptr::new(List::zero())
}

impl Ptr<Element> {
    pub fn next(&self) -> Ptr<Element> {
        self.beside(self.peek(|e| e.next.clone()))
    }

    pub fn prev(&self) -> Ptr<Element> {
        self.beside(self.peek(|e| e.prev.clone()))
    }

    fn beside(&self, other: Ptr<Element>) -> Ptr<Element> {
        let list = self.peek(|e| e.list.clone());
        if list.is_nil() || other == list.root() {
            Ptr::Nil
        } else {
            other
        }
    }
}

impl Ptr<List> {
    fn root(&self) -> Ptr<Element> {
        let root = self.peek(|l| l.root.clone());
        if !root.is_nil() {
            return root;
        }
        let root = Ptr::new(Element::zero());
        root.edit(|e| {
            e.next = root.clone();
            e.prev = root.clone();
        });
        self.edit(|l| l.root = root.clone());
        root
    }

    pub fn init(&self) -> Ptr<List> {
        let root = self.root();
        root.edit(|e| {
            e.next = root.clone();
            e.prev = root.clone();
        });
        self.edit(|l| l.len = 0);
        self.clone()
    }

    pub fn len(&self) -> isize {
        self.peek(|l| l.len)
    }

    pub fn front(&self) -> Ptr<Element> {
        if self.len() == 0 {
            Ptr::Nil
        } else {
            self.root().peek(|e| e.next.clone())
        }
    }

    pub fn back(&self) -> Ptr<Element> {
        if self.len() == 0 {
            Ptr::Nil
        } else {
            self.root().peek(|e| e.prev.clone())
        }
    }

    fn insert(&self, e: Ptr<Element>, at: &Ptr<Element>) -> Ptr<Element> {
        let next = at.peek(|x| x.next.clone());
        e.edit(|x| {
            x.prev = at.clone();
            x.next = next.clone();
            x.list = self.clone();
        });
        at.edit(|x| x.next = e.clone());
        next.edit(|x| x.prev = e.clone());
        self.edit(|l| l.len += 1);
        e
    }

    fn insert_value(&self, value: Any, at: &Ptr<Element>) -> Ptr<Element> {
        let e = Ptr::new(Element {
            value,
            ..Element::zero()
        });
        self.insert(e, at)
    }

    fn unlink(&self, e: &Ptr<Element>) {
        let (prev, next) = e.peek(|x| (x.prev.clone(), x.next.clone()));
        prev.edit(|x| x.next = next.clone());
        next.edit(|x| x.prev = prev);
    }

    fn owns(&self, e: &Ptr<Element>) -> bool {
        e.peek(|x| x.list.clone()) == *self
    }

    pub fn remove(&self, e: Ptr<Element>) -> Any {
        if self.owns(&e) {
            self.unlink(&e);
            e.edit(|x| {
                x.next = Ptr::Nil;
                x.prev = Ptr::Nil;
                x.list = Ptr::Nil;
            });
            self.edit(|l| l.len -= 1);
        }
        e.peek(|x| x.value.clone())
    }

    pub fn push_front(&self, v: Any) -> Ptr<Element> {
        self.insert_value(v, &self.root())
    }

    pub fn push_back(&self, v: Any) -> Ptr<Element> {
        let last = self.root().peek(|e| e.prev.clone());
        self.insert_value(v, &last)
    }

    pub fn insert_before(&self, v: Any, mark: Ptr<Element>) -> Ptr<Element> {
        if !self.owns(&mark) {
            return Ptr::Nil;
        }
        let prev = mark.peek(|e| e.prev.clone());
        self.insert_value(v, &prev)
    }

    pub fn insert_after(&self, v: Any, mark: Ptr<Element>) -> Ptr<Element> {
        if self.owns(&mark) {
            self.insert_value(v, &mark)
        } else {
            Ptr::Nil
        }
    }

    fn move_behind(&self, e: Ptr<Element>, at: &Ptr<Element>) {
        if e == *at || !self.owns(&e) {
            return;
        }
        self.unlink(&e);
        self.edit(|l| l.len -= 1);
        self.insert(e, at);
    }

    pub fn move_to_front(&self, e: Ptr<Element>) {
        self.move_behind(e, &self.root());
    }

    pub fn move_to_back(&self, e: Ptr<Element>) {
        let last = self.root().peek(|r| r.prev.clone());
        self.move_behind(e, &last);
    }

    pub fn move_before(&self, e: Ptr<Element>, mark: Ptr<Element>) {
        if e != mark && self.owns(&mark) {
            let prev = mark.peek(|m| m.prev.clone());
            self.move_behind(e, &prev);
        }
    }

    pub fn move_after(&self, e: Ptr<Element>, mark: Ptr<Element>) {
        if e != mark && self.owns(&mark) {
            self.move_behind(e, &mark);
        }
    }

    pub fn push_back_list(&self, other: Ptr<List>) {
        let values = other.values();
        values.into_iter().for_each(|v| drop(self.push_back(v)));
    }

    pub fn push_front_list(&self, other: Ptr<List>) {
        let values = other.values();
        values
            .into_iter()
            .rev()
            .for_each(|v| drop(self.push_front(v)));
    }

    fn values(&self) -> Vec<Any> {
        let mut found = Vec::new();
        let mut e = self.front();
        while !e.is_nil() {
            found.push(e.peek(|x| x.value.clone()));
            e = e.next();
        }
        found
    }
}
