// Implements Go's interfaces: nil, or a value behind a trait object.

use super::*;
use std::ops::Deref;
use std::rc::Rc;

/// An interface value. `Dyn<dyn Shape>` for an interface `Shape`.
pub struct Dyn<T: ?Sized>(Option<Rc<T>>);

/// `any`.
pub type Any = Dyn<dyn Value>;

/// `error`.
pub type Error = Dyn<dyn GoError>;

/// The interface `error`.
pub trait GoError: Value {
    fn error(&self) -> Str;
    /// What the method `Unwrap` gives, where there is one.
    fn wrapped(&self) -> Vec<Error> {
        Vec::new()
    }
    /// Does `Unwrap` give a list?
    fn wraps_several(&self) -> bool {
        false
    }
    /// The method `Is`, where there is one.
    fn matches(&self, _target: Error) -> bool {
        false
    }
    /// The method `As`, where there is one.
    fn gives(&self, _target: Any) -> bool {
        false
    }
}

/// `fmt.Stringer`.
pub type Stringer = Dyn<dyn GoStringer>;

/// The interface `fmt.Stringer`.
pub trait GoStringer: Value {
    fn string(&self) -> Str;
}

/// An interface type has a name.
pub trait Interface {
    fn interface_type() -> String;
}

impl Interface for dyn Value {
    fn interface_type() -> String {
        "interface {}".to_string()
    }
}

impl Interface for dyn GoError {
    fn interface_type() -> String {
        "error".to_string()
    }
}

impl Interface for dyn GoStringer {
    fn interface_type() -> String {
        "fmt.Stringer".to_string()
    }
}

/// A value as `any`; an interface gives what it holds (`Dyn::any`).
pub fn any<T: GoType>(value: T) -> Any {
    match value.unwrap_interface() {
        Some(held) => held,
        None => Dyn(Some(Rc::new(value))),
    }
}

/// What `values!` takes: every Go value, and texts that stand in the program.
pub trait IntoAny {
    fn into_any(self) -> Any;
}

impl<T: GoType> IntoAny for T {
    fn into_any(self) -> Any {
        any(self)
    }
}

impl IntoAny for &'static str {
    fn into_any(self) -> Any {
        any(Str::from(self))
    }
}

/// Values as the `...any` of a call.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        $crate::go::Slice::<$crate::go::Any>::from(vec![$($crate::go::IntoAny::into_any($value)),*])
    };
}
pub(crate) use values;

impl<T: ?Sized> Dyn<T> {
    pub const NIL: Dyn<T> = Dyn(None);

    pub fn new(value: Rc<T>) -> Dyn<T> {
        Dyn(Some(value))
    }

    pub fn is_nil(&self) -> bool {
        self.0.is_none()
    }
}

/// A value of one interface as another that asks for less: by its own type where that is known, or by the first interface.
pub fn widened<A: ?Sized + Value, B: ?Sized>(
    value: Dyn<A>,
    known: impl Fn(&Any) -> Option<Dyn<B>>,
    wrap: impl Fn(Dyn<A>) -> Rc<B>,
) -> Dyn<B> {
    if value.is_nil() {
        return Dyn::NIL;
    }
    known(&value.any()).unwrap_or_else(|| Dyn::new(wrap(value)))
}

impl<T: ?Sized> Dyn<T> {
    pub fn into_rc(self) -> Option<Rc<T>> {
        self.0
    }
}

impl<T: ?Sized + Value> Dyn<T> {
    /// What it holds, as `any`.
    pub fn any(&self) -> Any {
        Dyn(self.0.clone().map(Value::into_value))
    }

    /// The value itself, whatever interfaces it went through.
    fn held(&self) -> Option<Rc<dyn Value>> {
        self.0.clone().map(Value::into_value)
    }

    /// The dynamic type; `nil` of none.
    pub fn type_name(&self) -> String {
        self.held().map_or("nil".to_string(), |v| v.type_name())
    }

    pub fn repr(&self) -> Repr {
        self.held().map_or(Repr::Nil, |v| v.repr())
    }

    pub fn hash(&self, state: &mut Hasher) {
        if let Some(value) = self.held() {
            value.hash(state);
        }
    }

    pub fn as_error(&self) -> Option<Error> {
        self.held().and_then(|v| v.as_error())
    }

    pub fn as_stringer(&self) -> Option<Stringer> {
        self.held().and_then(|v| v.as_stringer())
    }

    pub fn underlying(&self) -> String {
        self.held().map_or(String::new(), |v| v.underlying())
    }

    pub fn tags(&self) -> Vec<(&'static str, bool)> {
        self.held().map_or(Vec::new(), |v| v.tags())
    }

    pub fn address(&self) -> usize {
        self.held().map_or(0, |v| v.address())
    }

    pub fn pointee(&self) -> Option<Any> {
        self.held().and_then(|v| v.pointee())
    }

    pub fn as_json(&self, variable: bool) -> Option<(bool, Slice<u8>, Error)> {
        self.held().and_then(|v| v.as_json(variable))
    }

    /// Tells dynamic types apart.
    pub fn dynamic_type(&self) -> Option<std::any::TypeId> {
        self.held().map(|v| v.as_std().type_id())
    }

    pub fn is<U: GoType>(&self) -> bool {
        self.held().is_some_and(|v| v.as_std().is::<U>())
    }

    /// `v, ok := x.(U)`, without the zero value.
    pub fn get<U: GoType>(&self) -> Option<U> {
        self.held()?.as_std().downcast_ref::<U>().cloned()
    }

    /// `v, ok := x.(U)`.
    pub fn test<U: GoType>(&self) -> (U, bool) {
        match self.get() {
            Some(value) => (value, true),
            None => (U::zero(), false),
        }
    }

    /// `x.(U)`.
    pub fn expect<U: GoType>(&self) -> U
    where
        T: Interface,
    {
        self.get().unwrap_or_else(|| {
            fail_conversion(&format!(
                "{} is {}, not {}",
                T::interface_type(),
                self.type_name(),
                U::go_type()
            ))
        })
    }
}

impl Any {
    /// `x.(any)`.
    pub fn expect_any(self) -> Any {
        if self.is_nil() {
            fail_conversion("interface is nil, not interface {}");
        }
        self
    }

    /// `v, ok := x.(any)`.
    pub fn test_any(self) -> (Any, bool) {
        let found = !self.is_nil();
        (self, found)
    }

    pub fn not_nil(self) -> Option<Any> {
        if self.is_nil() { None } else { Some(self) }
    }
}

/// `v, ok := x.(I)` for an interface `I`.
pub fn test_interface<T: ?Sized>(found: Option<Dyn<T>>) -> (Dyn<T>, bool) {
    match found {
        Some(value) => (value, true),
        None => (Dyn(None), false),
    }
}

/// The panic of a type assertion that does not hold.
pub fn fail_conversion(text: &str) -> ! {
    panic(any(TypeAssertionError(Str::from(format!(
        "interface conversion: {text}"
    )))))
}

/// `x.(I)` for an interface `I`: the value that the test gave, or Go's panic.
pub fn expect_interface<T: ?Sized + Interface>(
    found: Option<Dyn<T>>,
    value: &Any,
    method: &str,
) -> Dyn<T> {
    found.unwrap_or_else(|| {
        if value.is_nil() {
            fail_conversion(&format!("interface is nil, not {}", T::interface_type()))
        } else {
            fail_conversion(&format!(
                "{} is not {}: missing method {method}",
                value.type_name(),
                T::interface_type()
            ))
        }
    })
}

/// The error of a type assertion that does not hold.
#[derive(Clone, PartialEq)]
pub struct TypeAssertionError(Str);

impl GoError for TypeAssertionError {
    fn error(&self) -> Str {
        self.0.clone()
    }
}

impl GoType for TypeAssertionError {
    fn go_type() -> String {
        "*runtime.TypeAssertionError".to_string()
    }
    fn zero() -> Self {
        TypeAssertionError(Str::default())
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.0.clone())
    }
    fn as_error(&self) -> Option<Error> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl<T: ?Sized> Deref for Dyn<T> {
    type Target = T;
    fn deref(&self) -> &T {
        match &self.0 {
            Some(value) => value,
            None => fail_nil(),
        }
    }
}

impl<T: ?Sized> Clone for Dyn<T> {
    fn clone(&self) -> Self {
        Dyn(self.0.clone())
    }
}

impl<T: ?Sized + Value> PartialEq for Dyn<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => a.clone().into_value().same(&*b.clone().into_value()),
            (a, b) => a.is_none() && b.is_none(),
        }
    }
}

impl<T: ?Sized + Value + Interface> GoType for Dyn<T> {
    fn go_type() -> String {
        T::interface_type()
    }
    fn zero() -> Self {
        Dyn(None)
    }
    fn repr(&self) -> Repr {
        Dyn::repr(self)
    }
    fn size() -> i64 {
        16
    }
    fn hash(&self, state: &mut Hasher) {
        Dyn::hash(self, state);
    }
    fn as_error(&self) -> Option<Error> {
        Dyn::as_error(self)
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Dyn::as_stringer(self)
    }
    fn unwrap_interface(&self) -> Option<Any> {
        Some(self.any())
    }
}
