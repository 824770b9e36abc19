// Implements Go's pointers: to a variable of their own, or to a place inside another value.

use super::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A Go pointer. `load` and `store` read and write the whole, `peek` and `edit` look into it.
pub enum Ptr<T> {
    Nil,
    Var(Rc<RefCell<T>>),
    Part(Rc<dyn Place<T>>),
}

/// A field, or an element of an array or slice, that a pointer leads to.
pub trait Place<T: ?Sized> {
    fn visit(&self, f: &mut dyn FnMut(&mut T));
    /// Tells places apart: where the whole is, and which part of it.
    fn identity(&self) -> Vec<usize>;
}

impl<T> Ptr<T> {
    pub fn new(value: T) -> Ptr<T> {
        Ptr::Var(Rc::new(RefCell::new(value)))
    }

    pub fn is_nil(&self) -> bool {
        matches!(self, Ptr::Nil)
    }

    pub fn peek<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        match self {
            Ptr::Nil => fail_nil(),
            Ptr::Var(cell) => f(&cell.borrow()),
            Ptr::Part(place) => visit_once(&**place, |v| f(v)),
        }
    }

    pub fn edit<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        match self {
            Ptr::Nil => fail_nil(),
            Ptr::Var(cell) => f(&mut cell.borrow_mut()),
            Ptr::Part(place) => visit_once(&**place, f),
        }
    }

    pub fn store(&self, value: T) {
        self.edit(|v| *v = value);
    }

    pub fn identity(&self) -> Vec<usize> {
        match self {
            Ptr::Nil => Vec::new(),
            Ptr::Var(cell) => vec![Rc::as_ptr(cell).cast::<u8>() as usize],
            Ptr::Part(place) => place.identity(),
        }
    }
}

impl<T: Clone> Ptr<T> {
    pub fn load(&self) -> T {
        self.peek(T::clone)
    }
}

pub fn visit_once<T: ?Sized, R>(place: &dyn Place<T>, f: impl FnOnce(&mut T) -> R) -> R {
    let mut f = Some(f);
    let mut result = None;
    place.visit(&mut |v| {
        if let Some(f) = f.take() {
            result = Some(f(v));
        }
    });
    match result {
        Some(result) => result,
        None => fail_nil(),
    }
}

impl<T: 'static, const N: usize> Ptr<[T; N]> {
    /// `a[:]` of an array in a variable: the slice and the array see each other's changes.
    pub fn all(&self) -> Slice<T> {
        if self.is_nil() {
            fail_nil();
        }
        Slice::of_place(
            Rc::new(Part {
                whole: self.clone(),
                id: 0,
                get: <[T; N]>::as_mut_slice,
            }),
            N,
        )
    }
}

impl<T: 'static> Ptr<T> {
    /// A pointer to a part of what this one points to; `id` is the number of the field or element.
    pub fn part<U: 'static>(
        &self,
        id: usize,
        get: impl Fn(&mut T) -> &mut U + 'static,
    ) -> Ptr<U> {
        if self.is_nil() {
            fail_nil();
        }
        Ptr::Part(Rc::new(Part {
            whole: self.clone(),
            id,
            get,
        }))
    }
}

struct Part<T, F> {
    whole: Ptr<T>,
    id: usize,
    get: F,
}

impl<T, U: ?Sized, F: Fn(&mut T) -> &mut U> Place<U> for Part<T, F> {
    fn visit(&self, f: &mut dyn FnMut(&mut U)) {
        self.whole.edit(|v| f((self.get)(v)));
    }
    fn identity(&self) -> Vec<usize> {
        let mut path = self.whole.identity();
        path.push(self.id);
        path
    }
}

impl<T> Clone for Ptr<T> {
    fn clone(&self) -> Ptr<T> {
        match self {
            Ptr::Nil => Ptr::Nil,
            Ptr::Var(cell) => Ptr::Var(Rc::clone(cell)),
            Ptr::Part(place) => Ptr::Part(Rc::clone(place)),
        }
    }
}

impl<T> PartialEq for Ptr<T> {
    fn eq(&self, other: &Ptr<T>) -> bool {
        match (self, other) {
            (Ptr::Nil, Ptr::Nil) => true,
            (Ptr::Nil, _) | (_, Ptr::Nil) => false,
            (Ptr::Var(a), Ptr::Var(b)) => Rc::ptr_eq(a, b),
            _ => self.identity() == other.identity(),
        }
    }
}

impl<T: GoType> GoType for Ptr<T> {
    fn go_type() -> String {
        format!("*{}", T::go_type())
    }
    fn zero() -> Self {
        Ptr::Nil
    }
    fn repr(&self) -> Repr {
        let target = if self.is_nil() {
            None
        } else {
            Some(any(self.load()))
        };
        Repr::Ptr(self.identity().iter().sum(), target)
    }
    fn hash(&self, state: &mut Hasher) {
        for part in self.identity() {
            state.add(part as u64);
        }
    }
    fn address(&self) -> usize {
        self.identity().iter().sum()
    }
    fn pointee() -> Option<Any> {
        Some(any(T::zero()))
    }
    fn as_json(&self) -> Option<(bool, Slice<u8>, Error)> {
        T::ptr_as_json(self)
    }
    fn as_error(&self) -> Option<Error> {
        T::ptr_as_error(self)
    }
    fn as_stringer(&self) -> Option<Stringer> {
        T::ptr_as_stringer(self)
    }
}
