// Implements what reflect knows of a type: its parts, and how its values are taken apart.

use super::*;
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

/// A type that programs may look into. Structs get it from `reflected!`, types that are defined by others from `reflected_as!`.
pub trait Reflect: GoType {
    fn kind() -> usize;
    /// The path of the package; `None` for types without a name.
    fn package() -> Option<&'static str> {
        None
    }
    /// A value with all the methods of its type: no nil pointer.
    fn sample() -> Self {
        Self::zero()
    }
    fn elem() -> Option<Type> {
        None
    }
    fn key() -> Option<Type> {
        None
    }
    fn fields() -> Vec<Field> {
        Vec::new()
    }
    /// Parameters and results of a function type.
    fn signature() -> (Vec<Type>, Vec<Type>) {
        (Vec::new(), Vec::new())
    }
    /// The place of a field, or of an element.
    fn part(_whole: &Ptr<Self>, _index: usize) -> Option<Held> {
        None
    }
    /// What a pointer leads to, or an interface holds.
    fn target(&self) -> Option<Held> {
        None
    }
    fn len(&self) -> Option<isize> {
        None
    }
    fn cap(&self) -> Option<isize> {
        None
    }
    /// Is it nil? `None` where the type has no nil.
    fn nil(&self) -> Option<bool> {
        None
    }
    /// A number, text or truth value of this type.
    fn of_scalar(_scalar: &Repr) -> Option<Self> {
        None
    }
    /// The value that a variable of this type takes, where it may.
    fn assigned(value: &Any) -> Option<Self> {
        value.get::<Self>()
    }
    fn entries(&self) -> Option<Vec<(Held, Held)>> {
        None
    }
    fn entry(&self, _key: &Held) -> Option<Held> {
        None
    }
    fn set_entry(&self, _key: &Held, _value: Option<&Held>) {}
    /// `make([]T, len, cap)`, `make(map[K]V)`.
    fn made(_len: isize, _cap: isize) -> Option<Self> {
        None
    }
    fn appended(&self, _more: &[Held]) -> Option<Self> {
        None
    }
    fn window(&self, _low: isize, _high: isize) -> Option<Self> {
        None
    }
    fn swap(&self, _i: isize, _j: isize) {}
    fn call(&self, _args: &[Held]) -> Vec<Held> {
        Vec::new()
    }
    /// The names and types of an interface's methods.
    fn asked() -> Vec<(&'static str, Type)> {
        interface_methods(TypeId::of::<Self>())
    }
}

/// A field as the type knows it.
pub struct Field {
    pub name: &'static str,
    pub tag: &'static str,
    pub embedded: bool,
    pub offset: u64,
    pub typ: Type,
}

/// The type of a field.
pub fn field_type<S, T: Reflect>(_: fn(&S) -> &T) -> Type {
    Type::of::<T>()
}

/// A type whatever it is: what `Type` holds.
pub trait Shape {
    fn id(&self) -> TypeId;
    fn name(&self) -> String;
    fn kind(&self) -> Kind;
    fn package(&self) -> Option<&'static str>;
    fn elem(&self) -> Option<Type>;
    fn key(&self) -> Option<Type>;
    fn fields(&self) -> Vec<Field>;
    fn signature(&self) -> (Vec<Type>, Vec<Type>);
    fn size(&self) -> i64;
    fn comparable(&self) -> bool;
    fn underlying(&self) -> String;
    fn asked(&self) -> Vec<(&'static str, Type)>;
    /// A new variable.
    fn zero(&self) -> Held;
    fn sample(&self) -> Any;
    fn of_scalar(&self, scalar: &Repr) -> Option<Held>;
    fn assigned(&self, value: &Any) -> Option<Held>;
    fn made(&self, len: isize, cap: isize) -> Option<Held>;
}

/// A type as a value.
pub struct Of<T>(pub PhantomData<T>);

impl<T: Reflect> Shape for Of<T> {
    fn id(&self) -> TypeId {
        TypeId::of::<T>()
    }
    fn name(&self) -> String {
        T::go_type()
    }
    fn kind(&self) -> Kind {
        Kind(T::kind())
    }
    fn package(&self) -> Option<&'static str> {
        T::package()
    }
    fn elem(&self) -> Option<Type> {
        T::elem()
    }
    fn key(&self) -> Option<Type> {
        T::key()
    }
    fn fields(&self) -> Vec<Field> {
        T::fields()
    }
    fn signature(&self) -> (Vec<Type>, Vec<Type>) {
        T::signature()
    }
    fn size(&self) -> i64 {
        T::size()
    }
    fn comparable(&self) -> bool {
        T::comparable()
    }
    fn underlying(&self) -> String {
        T::underlying()
    }
    fn asked(&self) -> Vec<(&'static str, Type)> {
        T::asked()
    }
    fn zero(&self) -> Held {
        held(T::zero())
    }
    fn sample(&self) -> Any {
        any(T::sample())
    }
    fn of_scalar(&self, scalar: &Repr) -> Option<Held> {
        T::of_scalar(scalar).map(held)
    }
    fn assigned(&self, value: &Any) -> Option<Held> {
        T::assigned(value).map(held)
    }
    fn made(&self, len: isize, cap: isize) -> Option<Held> {
        T::made(len, cap).map(held)
    }
}

type Opened = (Type, fn(&Any) -> Option<Held>);

thread_local! {
    /// The types of values that stand behind interfaces, and how such a value is held.
    static KNOWN: RefCell<HashMap<TypeId, Opened>> = RefCell::new(HashMap::new());
}

/// Values of this type may stand behind an interface.
pub fn use_type<T: Reflect>() {
    let open = |value: &Any| value.get::<T>().map(held);
    KNOWN.with_borrow_mut(|known| known.insert(TypeId::of::<T>(), (Type::of::<T>(), open)));
}

/// The type of what an interface holds.
pub fn known_type(value: &Any) -> Type {
    let Some(id) = value.dynamic_type() else {
        return Type::NIL;
    };
    let known = KNOWN.with_borrow(|known| known.get(&id).map(|(known, _)| known.clone()));
    known.unwrap_or_else(|| {
        let value = value.clone();
        let bare = Type::shaped(Box::leak(Box::new(Bare { id, value })));
        let open: fn(&Any) -> Option<Held> =
            |value| Some(Rc::new(BareVariable(value.clone())));
        KNOWN.with_borrow_mut(|known| known.insert(id, (bare.clone(), open)));
        bare
    })
}

/// What an interface holds, as a variable of its own.
pub fn opened(value: &Any) -> Option<Held> {
    let id = value.dynamic_type()?;
    let open = KNOWN.with_borrow(|known| known.get(&id).map(|(_, open)| *open));
    match open {
        Some(open) => open(value),
        None => Some(Rc::new(BareVariable(value.clone()))),
    }
}

/// What the translation has no description of is never guessed.
pub fn fail_untranslated(what: &str) -> ! {
    eprintln!("FG0201: reflect on {what} has no translation yet");
    exit(101)
}

/// A new pointer to a variable, as a value.
pub type Pointing = fn(&Held) -> Held;

thread_local! {
    static POINTERS: RefCell<HashMap<TypeId, (Type, Pointing)>> = RefCell::new(HashMap::new());
}

/// The program makes pointers to values of this type by `New`, `Addr` or `PointerTo`.
pub fn use_pointer<T: Reflect>() {
    let make = |variable: &Held| held(variable_of::<T>(variable).unwrap_or(Ptr::Nil));
    let made = (Type::of::<Ptr<T>>(), make as Pointing);
    POINTERS.with_borrow_mut(|pointers| pointers.insert(TypeId::of::<T>(), made));
}

/// The pointer type of a type, and how its values are made.
pub fn pointer_type(of: &Type) -> (Type, Pointing) {
    let found = POINTERS.with_borrow(|pointers| pointers.get(&of.shape().id()).cloned());
    found.unwrap_or_else(|| fail_untranslated(&format!("*{}", of.shape().name())))
}
