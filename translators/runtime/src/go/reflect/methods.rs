// Implements the methods of types as reflect sees them: exported ones, by their names, and what interfaces ask for.

use super::*;
use std::any::Any as StdAny;
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::HashSet;
use std::rc::Rc;

/// Gives the method of a value as a function.
pub type Bind = Rc<dyn Fn(&Held) -> Option<Held>>;

/// A method of a type, and how it is bound to a value.
#[derive(Clone)]
pub struct Bound {
    pub name: &'static str,
    pub func: Type,
    pub bind: Bind,
}

type Asked = (Rc<dyn StdAny>, Vec<(&'static str, Type)>);

thread_local! {
    static METHODS: RefCell<HashMap<TypeId, Vec<Bound>>> = RefCell::new(HashMap::new());
}

thread_local! {
    /// Types whose methods the translation can't tell.
    static HIDDEN: RefCell<HashSet<TypeId>> = RefCell::new(HashSet::new());
}

thread_local! {
    static INTERFACES: RefCell<HashMap<TypeId, Asked>> = RefCell::new(HashMap::new());
}

/// The type has a method: they are told in the order of their names.
pub fn use_method<T: Reflect, F: Reflect>(name: &'static str, bind: fn(T) -> F) {
    let bound = Bound {
        name,
        func: Type::of::<F>(),
        bind: Rc::new(move |receiver| taken::<T>(receiver).map(|value| held(bind(value)))),
    };
    METHODS.with_borrow_mut(|all| all.entry(TypeId::of::<T>()).or_default().push(bound));
}

/// Who asks for the methods of this type is told that there is no translation.
pub fn hide_methods<T: Reflect>() {
    HIDDEN.with_borrow_mut(|all| all.insert(TypeId::of::<T>()));
}

/// How values are seen through an interface, and the methods that it asks for.
pub fn use_interface<T: ?Sized + crate::go::Value + Interface>(
    test: fn(&Any) -> Option<Dyn<T>>,
    methods: Vec<(&'static str, Type)>,
) {
    let asked: Asked = (Rc::new(test), methods);
    INTERFACES.with_borrow_mut(|all| all.insert(TypeId::of::<Dyn<T>>(), asked));
}

/// The value seen through an interface, where it implements it.
pub fn as_interface<T: ?Sized + crate::go::Value + Interface>(
    value: &Any,
) -> Option<Dyn<T>> {
    let id = TypeId::of::<Dyn<T>>();
    let test = INTERFACES.with_borrow(|all| all.get(&id).map(|(test, _)| Rc::clone(test)));
    match test
        .as_ref()
        .and_then(|t| t.downcast_ref::<fn(&Any) -> Option<Dyn<T>>>())
    {
        Some(test) => test(value),
        None => fail_untranslated(&T::interface_type()),
    }
}

pub fn interface_methods(id: TypeId) -> Vec<(&'static str, Type)> {
    INTERFACES.with_borrow(|all| {
        all.get(&id)
            .map_or(Vec::new(), |(_, methods)| methods.clone())
    })
}

pub fn methods_of(t: &Type) -> Vec<Bound> {
    let shape = t.shape();
    if shape.kind().0 == 20 {
        let none = || Rc::new(|_: &Held| None);
        let asked = shape.asked().into_iter();
        return asked
            .map(|(name, func)| Bound {
                name,
                func,
                bind: none(),
            })
            .collect();
    }
    if HIDDEN.with_borrow(|all| all.contains(&shape.id())) {
        fail_untranslated(&format!("the methods of {}", shape.name()));
    }
    METHODS.with_borrow(|all| all.get(&shape.id()).cloned().unwrap_or_default())
}

/// `reflect.Method`.
#[derive(Clone, PartialEq)]
pub struct Method {
    pub name: Str,
    pub pkg_path: Str,
    pub r#type: Type,
    pub func: Value,
    pub index: isize,
}

record!(
    Method, "reflect.Method", 80;
    name "Name", pkg_path "PkgPath", r#type "Type", func "Func", index "Index"
);

impl Method {
    pub fn is_exported(&self) -> bool {
        self.pkg_path == Str::default()
    }
}

impl Bound {
    pub fn of_type(&self, t: Type, index: isize) -> Method {
        let is_interface = t.kind().0 == 20;
        Method {
            name: Str::from(self.name),
            pkg_path: Str::default(),
            r#type: if is_interface {
                self.func.clone()
            } else {
                self.func.clone().with_receiver(&t)
            },
            func: if is_interface {
                Value::zero()
            } else {
                Value::unbound(self.clone(), t)
            },
            index,
        }
    }
}
