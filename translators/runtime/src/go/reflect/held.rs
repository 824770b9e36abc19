// Implements variables whose type is known only when the program runs: what a `reflect.Value` looks into.

use super::*;
use std::any::Any as StdAny;
use std::rc::Rc;

/// A variable of any type.
pub type Held = Rc<dyn Variable>;

/// A new variable with a value.
pub fn held<T: Reflect>(value: T) -> Held {
    Rc::new(Ptr::new(value))
}

/// A variable that stands elsewhere: a field, an element, what a pointer leads to.
pub fn placed<T: Reflect>(variable: Ptr<T>) -> Held {
    Rc::new(variable)
}

/// The variable, if it is of this type.
pub fn variable_of<T: Reflect>(variable: &Held) -> Option<Ptr<T>> {
    variable.std().downcast_ref::<Ptr<T>>().cloned()
}

/// What a variable of this type takes from another.
pub fn taken<T: Reflect>(variable: &Held) -> Option<T> {
    match variable_of::<T>(variable) {
        Some(same) => Some(same.load()),
        None => T::assigned(&variable.load()),
    }
}

/// What a variable can do whatever its type is.
pub trait Variable {
    fn typ(&self) -> Type;
    fn std(&self) -> &dyn StdAny;
    fn load(&self) -> Any;
    /// What fmt and the reading methods see.
    fn look(&self) -> Repr;
    /// A variable of its own with the same value.
    fn copied(&self) -> Held;
    /// Takes the value of another, where it may.
    fn take(&self, from: &Held) -> bool;
    fn part(&self, index: usize) -> Option<Held>;
    fn target(&self) -> Option<Held>;
    fn len(&self) -> Option<isize>;
    fn cap(&self) -> Option<isize>;
    fn nil(&self) -> Option<bool>;
    fn entries(&self) -> Option<Vec<(Held, Held)>>;
    fn entry(&self, key: &Held) -> Option<Held>;
    fn set_entry(&self, key: &Held, value: Option<&Held>);
    fn appended(&self, more: &[Held]) -> Option<Held>;
    fn window(&self, low: isize, high: isize) -> Option<Held>;
    fn swap(&self, i: isize, j: isize);
    fn call(&self, args: &[Held]) -> Vec<Held>;
}

impl<T: Reflect> Variable for Ptr<T> {
    fn typ(&self) -> Type {
        Type::of::<T>()
    }
    fn std(&self) -> &dyn StdAny {
        self
    }
    fn load(&self) -> Any {
        any(Ptr::load(self))
    }
    fn look(&self) -> Repr {
        GoType::repr(&Ptr::load(self))
    }
    fn copied(&self) -> Held {
        held(Ptr::load(self))
    }
    fn take(&self, from: &Held) -> bool {
        match taken::<T>(from) {
            Some(value) => {
                self.store(value);
                true
            }
            None => false,
        }
    }
    fn part(&self, index: usize) -> Option<Held> {
        T::part(self, index)
    }
    fn target(&self) -> Option<Held> {
        Ptr::load(self).target()
    }
    fn len(&self) -> Option<isize> {
        Reflect::len(&Ptr::load(self))
    }
    fn cap(&self) -> Option<isize> {
        Reflect::cap(&Ptr::load(self))
    }
    fn nil(&self) -> Option<bool> {
        Ptr::load(self).nil()
    }
    fn entries(&self) -> Option<Vec<(Held, Held)>> {
        Ptr::load(self).entries()
    }
    fn entry(&self, key: &Held) -> Option<Held> {
        Ptr::load(self).entry(key)
    }
    fn set_entry(&self, key: &Held, value: Option<&Held>) {
        Ptr::load(self).set_entry(key, value);
    }
    fn appended(&self, more: &[Held]) -> Option<Held> {
        Reflect::appended(&Ptr::load(self), more).map(held)
    }
    fn window(&self, low: isize, high: isize) -> Option<Held> {
        Reflect::window(&Ptr::load(self), low, high).map(held)
    }
    fn swap(&self, i: isize, j: isize) {
        Reflect::swap(&Ptr::load(self), i, j);
    }
    fn call(&self, args: &[Held]) -> Vec<Held> {
        Reflect::call(&Ptr::load(self), args)
    }
}
