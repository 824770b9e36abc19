// Implements what every Go type can do: its zero value, its name, how it is looked into, compared and hashed.

use super::*;
use std::rc::Rc;

/// A Go type. Translated types get it from the macros `record!` and `defined!`.
pub trait GoType: Clone + PartialEq + 'static {
    fn go_type() -> String;
    fn zero() -> Self;
    fn repr(&self) -> Repr;
    /// Bytes in memory, as Go lays it out: `append` grows by it.
    fn size() -> i64 {
        8
    }
    /// Do values lead to others? Go's allocator gives such blocks less room.
    fn pointers() -> bool {
        true
    }
    /// May two values of the type be compared (Go spec: "Comparison operators")?
    fn comparable() -> bool {
        true
    }
    fn hash(&self, state: &mut Hasher) {
        self.repr().hash(state);
    }
    /// The value as an error, where its type has a method `Error`.
    fn as_error(&self) -> Option<Error> {
        None
    }
    /// The value as a `fmt.Stringer`, where its type has a method `String`.
    fn as_stringer(&self) -> Option<Stringer> {
        None
    }
    /// As `as_error`, for pointers to the type: their method sets are larger.
    fn ptr_as_error(p: &Ptr<Self>) -> Option<Error> {
        if p.is_nil() {
            None
        } else {
            p.load().as_error()
        }
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        if p.is_nil() {
            None
        } else {
            p.load().as_stringer()
        }
    }
    /// The type behind its name, as `reflect` and JSON ask for it.
    fn underlying() -> String {
        Self::go_type()
    }
    /// The tag of each field of a struct, and whether the field is embedded.
    fn tags() -> Vec<(&'static str, bool)> {
        Vec::new()
    }
    /// Where a slice, a map or a pointer leads; 0 for other values.
    fn address(&self) -> usize {
        0
    }
    /// For pointers: the zero value of what they lead to.
    fn pointee() -> Option<Any> {
        None
    }
    /// What the method `MarshalJSON` gives (`true`) or `MarshalText` (`false`), where the type has one.
    fn as_json(&self) -> Option<(bool, Slice<u8>, Error)> {
        None
    }
    fn ptr_as_json(p: &Ptr<Self>) -> Option<(bool, Slice<u8>, Error)> {
        if p.is_nil() { None } else { p.load().as_json() }
    }
    /// What an interface holds, as `any`; no other type has it.
    fn unwrap_interface(&self) -> Option<Any> {
        None
    }
}

/// A look into a value: what `fmt` and `reflect` see of it.
pub enum Repr {
    /// A nil interface.
    Nil,
    Bool(bool),
    Int(i64),
    Uint(u64),
    Uintptr(u64),
    Float32(f32),
    Float(f64),
    Complex64(f32, f32),
    Complex(f64, f64),
    Str(Str),
    Array(Vec<Any>),
    /// Nil, or its elements.
    Slice(Option<Vec<Any>>),
    Map(Option<Vec<(Any, Any)>>),
    /// Names, static types and values of the fields.
    Struct(Vec<(&'static str, String, Any)>),
    /// Address (0 for nil) and what is there.
    Ptr(usize, Option<Any>),
    Func(usize),
}

impl Repr {
    fn hash(&self, state: &mut Hasher) {
        match self {
            Repr::Nil => state.add(0),
            Repr::Bool(v) => state.add(u64::from(*v)),
            Repr::Int(v) => state.add(*v as u64),
            Repr::Uint(v) | Repr::Uintptr(v) => state.add(*v),
            Repr::Float32(v) => state.add_float(f64::from(*v)),
            Repr::Float(v) => state.add_float(*v),
            Repr::Complex64(re, im) => {
                state.add_float(f64::from(*re));
                state.add_float(f64::from(*im));
            }
            Repr::Complex(re, im) => {
                state.add_float(*re);
                state.add_float(*im);
            }
            Repr::Str(text) => state.add_bytes(text.as_bytes()),
            Repr::Array(elems) => elems.iter().for_each(|e| e.hash(state)),
            Repr::Struct(fields) => fields.iter().for_each(|(_, _, v)| v.hash(state)),
            Repr::Ptr(address, _) | Repr::Func(address) => state.add(*address as u64),
            Repr::Slice(_) | Repr::Map(_) => state.add(0),
        }
    }
}

/// A small hash (FNV-1a), the same in every run.
pub struct Hasher(pub u64);

impl Hasher {
    pub fn add(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 ^= self.0 >> 29;
    }
    pub fn add_float(&mut self, v: f64) {
        self.add(if v == 0.0 { 0 } else { v.to_bits() });
    }
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.add(u64::from(*byte));
        }
        self.add(bytes.len() as u64);
    }
}

/// A value whose type is known only when the program runs: what an interface holds.
pub trait Value: 'static {
    fn type_name(&self) -> String;
    fn repr(&self) -> Repr;
    fn same(&self, other: &dyn Value) -> bool;
    fn hash(&self, state: &mut Hasher);
    fn as_error(&self) -> Option<Error>;
    fn as_stringer(&self) -> Option<Stringer>;
    fn underlying(&self) -> String;
    fn tags(&self) -> Vec<(&'static str, bool)>;
    fn address(&self) -> usize;
    fn pointee(&self) -> Option<Any>;
    /// As `GoType::as_json`; a value in a variable has the methods of its pointer, too.
    fn as_json(&self, variable: bool) -> Option<(bool, Slice<u8>, Error)>;
    fn as_std(&self) -> &dyn std::any::Any;
    fn into_value(self: Rc<Self>) -> Rc<dyn Value>;
}

impl<T: GoType> Value for T {
    fn type_name(&self) -> String {
        T::go_type()
    }
    fn repr(&self) -> Repr {
        GoType::repr(self)
    }
    fn same(&self, other: &dyn Value) -> bool {
        let Some(v) = other.as_std().downcast_ref::<T>() else {
            return false;
        };
        if !T::comparable() {
            fail(&format!("comparing uncomparable type {}", T::go_type()));
        }
        self == v
    }
    fn hash(&self, state: &mut Hasher) {
        if !T::comparable() {
            fail(&format!("hash of unhashable type {}", T::go_type()));
        }
        GoType::hash(self, state);
    }
    fn as_error(&self) -> Option<Error> {
        GoType::as_error(self)
    }
    fn as_stringer(&self) -> Option<Stringer> {
        GoType::as_stringer(self)
    }
    fn underlying(&self) -> String {
        T::underlying()
    }
    fn tags(&self) -> Vec<(&'static str, bool)> {
        T::tags()
    }
    fn address(&self) -> usize {
        GoType::address(self)
    }
    fn pointee(&self) -> Option<Any> {
        T::pointee()
    }
    fn as_json(&self, variable: bool) -> Option<(bool, Slice<u8>, Error)> {
        if variable {
            T::ptr_as_json(&Ptr::new(self.clone()))
        } else {
            GoType::as_json(self)
        }
    }
    fn as_std(&self) -> &dyn std::any::Any {
        self
    }
    fn into_value(self: Rc<Self>) -> Rc<dyn Value> {
        match self.unwrap_interface().and_then(Dyn::into_rc) {
            Some(held) => held,
            None => self,
        }
    }
}

/// The zero value of a type that is named: `zero::<isize>()`.
pub fn zero<T: GoType>() -> T {
    T::zero()
}

/// Do the values of a field lead to others?
pub fn field_pointers<S, T: GoType>(_: fn(&S) -> &T) -> bool {
    T::pointers()
}

/// May the values of a field be compared?
pub fn field_comparable<S, T: GoType>(_: fn(&S) -> &T) -> bool {
    T::comparable()
}

/// The name of the type of a value that is at hand.
pub fn static_type<T: GoType>(_: &T) -> String {
    T::go_type()
}

macro_rules! basic {
    ($($rust:ty, $go:literal, $size:literal, $zero:expr, $repr:expr;)*) => {$(
        impl GoType for $rust {
            fn go_type() -> String {
                $go.to_string()
            }
            fn zero() -> Self {
                $zero
            }
            fn repr(&self) -> Repr {
                let repr: fn(&$rust) -> Repr = $repr;
                repr(self)
            }
            fn size() -> i64 {
                $size
            }
            fn pointers() -> bool {
                $go == "string"
            }
        }
    )*};
}

basic! {
    (), "struct {}", 0, (), |_| Repr::Struct(Vec::new());
    bool, "bool", 1, false, |v| Repr::Bool(*v);
    i8, "int8", 1, 0, |v| Repr::Int(i64::from(*v));
    i16, "int16", 2, 0, |v| Repr::Int(i64::from(*v));
    i32, "int32", 4, 0, |v| Repr::Int(i64::from(*v));
    i64, "int64", 8, 0, |v| Repr::Int(*v);
    isize, "int", 8, 0, |v| Repr::Int(*v as i64);
    u8, "uint8", 1, 0, |v| Repr::Uint(u64::from(*v));
    u16, "uint16", 2, 0, |v| Repr::Uint(u64::from(*v));
    u32, "uint32", 4, 0, |v| Repr::Uint(u64::from(*v));
    u64, "uint64", 8, 0, |v| Repr::Uint(*v);
    usize, "uint", 8, 0, |v| Repr::Uint(*v as u64);
    f32, "float32", 4, 0.0, |v| Repr::Float32(*v);
    f64, "float64", 8, 0.0, |v| Repr::Float(*v);
    Str, "string", 16, Str::default(), |v| Repr::Str(v.clone());
}

impl<T: GoType, const N: usize> GoType for [T; N] {
    fn go_type() -> String {
        format!("[{N}]{}", T::go_type())
    }
    fn zero() -> Self {
        std::array::from_fn(|_| T::zero())
    }
    fn repr(&self) -> Repr {
        Repr::Array(self.iter().cloned().map(any).collect())
    }
    fn size() -> i64 {
        T::size() * N as i64
    }
    fn pointers() -> bool {
        N > 0 && T::pointers()
    }
    fn comparable() -> bool {
        T::comparable()
    }
    fn underlying() -> String {
        format!("[{N}]{}", T::underlying())
    }
}

/// Implements `GoType` for a struct: `record!(Point, "main.Point", 16; x "X", y "Y"; stringer)`. The words at the end say which of
/// the methods `Error` and `String` the type, or a pointer to it, has.
macro_rules! record {
    ($rust:ident, $go:literal, $size:literal; $($field:ident $name:literal $(tag $tag:literal)? $(embedded $embedded:literal)?),* $(; $($hook:ident)*)?) => {
        impl $crate::go::GoType for $rust {
            fn go_type() -> String {
                $go.to_string()
            }
            fn zero() -> Self {
                $rust { $($field: $crate::go::GoType::zero(),)* }
            }
            fn repr(&self) -> $crate::go::Repr {
                $crate::go::Repr::Struct(vec![$((
                    $name,
                    $crate::go::static_type(&self.$field),
                    $crate::go::any(self.$field.clone()),
                ),)*])
            }
            fn size() -> i64 {
                $size
            }
            fn pointers() -> bool {
                false $(|| $crate::go::field_pointers(|v: &Self| &v.$field))*
            }
            fn comparable() -> bool {
                true $(&& $crate::go::field_comparable(|v: &Self| &v.$field))*
            }
            fn underlying() -> String {
                "struct".to_string()
            }
            fn tags() -> Vec<(&'static str, bool)> {
                vec![$((concat!("" $(, $tag)?), false $(|| $embedded)?),)*]
            }
            $crate::go::hook! { $($($hook)*)? }
        }
    };
}
pub(crate) use record;

/// Implements `GoType` for a type that is defined by another: `defined!(Celsius, "main.Celsius"; f64)`.
macro_rules! defined {
    ($rust:ident, $go:literal; $under:ty $(; $($hook:ident)*)?) => {
        impl $crate::go::GoType for $rust {
            fn go_type() -> String {
                $go.to_string()
            }
            fn zero() -> Self {
                $rust($crate::go::GoType::zero())
            }
            fn repr(&self) -> $crate::go::Repr {
                $crate::go::GoType::repr(&self.0)
            }
            fn size() -> i64 {
                <$under as $crate::go::GoType>::size()
            }
            fn pointers() -> bool {
                <$under as $crate::go::GoType>::pointers()
            }
            fn comparable() -> bool {
                <$under as $crate::go::GoType>::comparable()
            }
            fn underlying() -> String {
                <$under as $crate::go::GoType>::underlying()
            }
            fn address(&self) -> usize {
                $crate::go::GoType::address(&self.0)
            }
            $crate::go::hook! { $($($hook)*)? }
        }
    };
}
pub(crate) use defined;

/// `reads_json!(Point, "main.Point"; x "x", y "y"; base)`: the keys of fields, then structs that are embedded.
macro_rules! reads_json {
    ($rust:ident, $go:literal; $($field:ident $key:literal),*; $($embedded:ident),*) => {
        impl $crate::go::json_read::JsonFields for $rust {
            fn field(
                &mut self,
                key: &[u8],
                folded: bool,
                json: &$crate::go::json_read::Json,
                reading: &mut $crate::go::json_read::Reading,
            ) -> bool {
                $(if $crate::go::json_read::is_key(key, $key, folded) {
                    reading.field($go, $key, &mut self.$field, json);
                    return true;
                })*
                false $(|| {
                    let inner = &mut self.$embedded;
                    $crate::go::json_read::JsonFields::field(inner, key, folded, json, reading)
                })*
            }
        }

        impl $crate::go::json_read::FromJson for $rust {
            fn read(
                &mut self,
                json: &$crate::go::json_read::Json,
                reading: &mut $crate::go::json_read::Reading,
            ) {
                $crate::go::json_read::read_fields(self, json, reading);
            }
        }
    };
    ($rust:ident, $go:literal) => {
        impl $crate::go::json_read::FromJson for $rust {
            fn read(
                &mut self,
                json: &$crate::go::json_read::Json,
                reading: &mut $crate::go::json_read::Reading,
            ) {
                reading.wrapped($go, &mut self.0, json);
            }
        }
    };
}
pub(crate) use reads_json;

/// Implements `Reflect` for a struct: `reflected!(Point, "main"; x "X" 0, y "Y" tag "json" 8)`.
macro_rules! reflected {
    ($rust:ty, $package:expr; $($field:ident $name:literal $(tag $tag:literal)? $(embedded $embedded:literal)? at $offset:literal),*) => {
        impl $crate::go::reflect::Reflect for $rust {
            fn kind() -> usize {
                25
            }
            fn package() -> Option<&'static str> {
                $package
            }
            fn fields() -> Vec<$crate::go::reflect::Field> {
                vec![$($crate::go::reflect::Field {
                    name: $name,
                    tag: concat!("" $(, $tag)?),
                    embedded: false $(|| $embedded)?,
                    offset: $offset,
                    typ: $crate::go::reflect::field_type(|v: &Self| &v.$field),
                }),*]
            }
            fn part(
                _whole: &$crate::go::Ptr<Self>,
                _index: usize,
            ) -> Option<$crate::go::reflect::Held> {
                let fields: Vec<fn(&$crate::go::Ptr<Self>) -> $crate::go::reflect::Held> = vec![$(
                    |p| $crate::go::reflect::placed(p.part($offset, |v| &mut v.$field))
                ),*];
                fields.get(_index).map(|field| field(_whole))
            }
        }
    };
}
pub(crate) use reflected;

/// Implements `Reflect` for a type that is defined by another: `reflected_as!(Celsius, "main"; f64)`.
macro_rules! reflected_as {
    ($rust:ty, $package:literal; $under:ty) => {
        impl $crate::go::reflect::Reflect for $rust {
            fn kind() -> usize {
                <$under as $crate::go::reflect::Reflect>::kind()
            }
            fn package() -> Option<&'static str> {
                Some($package)
            }
            fn elem() -> Option<$crate::go::reflect::Type> {
                <$under as $crate::go::reflect::Reflect>::elem()
            }
            fn key() -> Option<$crate::go::reflect::Type> {
                <$under as $crate::go::reflect::Reflect>::key()
            }
            fn signature() -> (
                Vec<$crate::go::reflect::Type>,
                Vec<$crate::go::reflect::Type>,
            ) {
                <$under as $crate::go::reflect::Reflect>::signature()
            }
            fn part(
                whole: &$crate::go::Ptr<Self>,
                index: usize,
            ) -> Option<$crate::go::reflect::Held> {
                $crate::go::reflect::Reflect::part(&whole.part(0, |v| &mut v.0), index)
            }
            fn target(&self) -> Option<$crate::go::reflect::Held> {
                $crate::go::reflect::Reflect::target(&self.0)
            }
            fn len(&self) -> Option<isize> {
                $crate::go::reflect::Reflect::len(&self.0)
            }
            fn cap(&self) -> Option<isize> {
                $crate::go::reflect::Reflect::cap(&self.0)
            }
            fn nil(&self) -> Option<bool> {
                $crate::go::reflect::Reflect::nil(&self.0)
            }
            fn of_scalar(scalar: &$crate::go::Repr) -> Option<Self> {
                $crate::go::reflect::Reflect::of_scalar(scalar).map(Self)
            }
            fn assigned(value: &$crate::go::Any) -> Option<Self> {
                let unnamed = || {
                    let inner = value.get::<$under>()?;
                    <$under as $crate::go::reflect::Reflect>::package()
                        .is_none()
                        .then_some(Self(inner))
                };
                value.get::<Self>().or_else(unnamed)
            }
            fn entries(
                &self,
            ) -> Option<Vec<($crate::go::reflect::Held, $crate::go::reflect::Held)>> {
                $crate::go::reflect::Reflect::entries(&self.0)
            }
            fn entry(
                &self,
                key: &$crate::go::reflect::Held,
            ) -> Option<$crate::go::reflect::Held> {
                $crate::go::reflect::Reflect::entry(&self.0, key)
            }
            fn set_entry(
                &self,
                key: &$crate::go::reflect::Held,
                value: Option<&$crate::go::reflect::Held>,
            ) {
                $crate::go::reflect::Reflect::set_entry(&self.0, key, value);
            }
            fn made(len: isize, cap: isize) -> Option<Self> {
                $crate::go::reflect::Reflect::made(len, cap).map(Self)
            }
            fn appended(&self, more: &[$crate::go::reflect::Held]) -> Option<Self> {
                $crate::go::reflect::Reflect::appended(&self.0, more).map(Self)
            }
            fn window(&self, low: isize, high: isize) -> Option<Self> {
                $crate::go::reflect::Reflect::window(&self.0, low, high).map(Self)
            }
            fn swap(&self, i: isize, j: isize) {
                $crate::go::reflect::Reflect::swap(&self.0, i, j);
            }
            fn call(
                &self,
                args: &[$crate::go::reflect::Held],
            ) -> Vec<$crate::go::reflect::Held> {
                $crate::go::reflect::Reflect::call(&self.0, args)
            }
        }
    };
}
pub(crate) use reflected_as;

/// Implements `Reflect` for a struct of the library: its fields are the helpers' own.
macro_rules! unopened {
    ($rust:ty, $package:literal) => {
        impl $crate::go::reflect::Reflect for $rust {
            fn kind() -> usize {
                25
            }
            fn package() -> Option<&'static str> {
                Some($package)
            }
            fn fields() -> Vec<$crate::go::reflect::Field> {
                $crate::go::reflect::fail_untranslated(
                    &<$rust as $crate::go::GoType>::go_type(),
                )
            }
        }
    };
}
pub(crate) use unopened;

/// The words at the end of `record!` and `defined!`.
macro_rules! hook {
    () => {};
    (error $($more:ident)*) => {
        fn as_error(&self) -> Option<$crate::go::Error> {
            Some($crate::go::Dyn::new(std::rc::Rc::new(self.clone())))
        }
        $crate::go::hook! { $($more)* }
    };
    (stringer $($more:ident)*) => {
        fn as_stringer(&self) -> Option<$crate::go::Stringer> {
            Some($crate::go::Dyn::new(std::rc::Rc::new(self.clone())))
        }
        $crate::go::hook! { $($more)* }
    };
    (ptr_error $($more:ident)*) => {
        fn ptr_as_error(p: &$crate::go::Ptr<Self>) -> Option<$crate::go::Error> {
            Some($crate::go::Dyn::new(std::rc::Rc::new(p.clone())))
        }
        $crate::go::hook! { $($more)* }
    };
    (ptr_stringer $($more:ident)*) => {
        fn ptr_as_stringer(p: &$crate::go::Ptr<Self>) -> Option<$crate::go::Stringer> {
            Some($crate::go::Dyn::new(std::rc::Rc::new(p.clone())))
        }
        $crate::go::hook! { $($more)* }
    };
    (json $($more:ident)*) => {
        fn as_json(&self) -> Option<(bool, $crate::go::Slice<u8>, $crate::go::Error)> {
            let (json, error) = self.marshal_json();
            Some((true, json, error))
        }
        $crate::go::hook! { $($more)* }
    };
    (ptr_json $($more:ident)*) => {
        fn ptr_as_json(
            p: &$crate::go::Ptr<Self>,
        ) -> Option<(bool, $crate::go::Slice<u8>, $crate::go::Error)> {
            if p.is_nil() {
                return None;
            }
            let (json, error) = p.marshal_json();
            Some((true, json, error))
        }
        $crate::go::hook! { $($more)* }
    };
    (text $($more:ident)*) => {
        fn as_json(&self) -> Option<(bool, $crate::go::Slice<u8>, $crate::go::Error)> {
            let (text, error) = self.marshal_text();
            Some((false, text, error))
        }
        $crate::go::hook! { $($more)* }
    };
    (ptr_text $($more:ident)*) => {
        fn ptr_as_json(
            p: &$crate::go::Ptr<Self>,
        ) -> Option<(bool, $crate::go::Slice<u8>, $crate::go::Error)> {
            if p.is_nil() {
                return None;
            }
            let (text, error) = p.marshal_text();
            Some((false, text, error))
        }
        $crate::go::hook! { $($more)* }
    };
}
pub(crate) use hook;
