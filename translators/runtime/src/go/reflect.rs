// Implements Go's package reflect as far as it looks at values: DeepEqual, types with their kinds, values to read.

use super::*;
use std::collections::HashSet;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub usize);

defined!(Kind, "reflect.Kind"; usize; stringer);

impl GoStringer for Kind {
    fn string(&self) -> Str {
        Kind::string(self)
    }
}

/// The kinds, at their numbers.
const KINDS: [&str; 27] = [
    "invalid",
    "bool",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "float32",
    "float64",
    "complex64",
    "complex128",
    "array",
    "chan",
    "func",
    "interface",
    "map",
    "ptr",
    "slice",
    "string",
    "struct",
    "unsafe.Pointer",
];

impl Kind {
    pub fn string(&self) -> Str {
        match KINDS.get(self.0) {
            Some(name) => Str::from(*name),
            None => Str::from(format!("kind{}", self.0)),
        }
    }
}

fn kind_of(value: &Any) -> Kind {
    if value.is_nil() {
        return Kind(0);
    }
    let underlying = value.underlying();
    let name = match value.repr() {
        Repr::Array(_) => "array",
        Repr::Slice(_) => "slice",
        Repr::Map(_) => "map",
        Repr::Struct(_) => "struct",
        Repr::Ptr(..) => "ptr",
        Repr::Func(_) => "func",
        _ => &underlying,
    };
    Kind(KINDS.iter().position(|kind| *kind == name).unwrap_or(0))
}

pub fn deep_equal(x: Any, y: Any) -> bool {
    deeply_equal(&x, &y, &mut HashSet::new())
}

/// Pairs of places that are being compared count as equal, so that cycles end.
fn deeply_equal(x: &Any, y: &Any, visited: &mut HashSet<(usize, usize, String)>) -> bool {
    if x.is_nil() || y.is_nil() {
        return x.is_nil() && y.is_nil();
    }
    if x.dynamic_type() != y.dynamic_type() {
        return false;
    }
    let (a, b) = (x.address(), y.address());
    if a != 0 && b != 0 && !visited.insert((a.min(b), a.max(b), x.type_name())) {
        return true;
    }
    let mut all = |x: &[Any], y: &[Any]| {
        x.len() == y.len() && x.iter().zip(y).all(|(x, y)| deeply_equal(x, y, visited))
    };
    match (x.repr(), y.repr()) {
        (Repr::Array(x), Repr::Array(y)) => all(&x, &y),
        (Repr::Slice(Some(x)), Repr::Slice(Some(y))) => {
            x.len() == y.len() && a == b || all(&x, &y)
        }
        (Repr::Slice(x), Repr::Slice(y)) => x.is_none() && y.is_none(),
        (Repr::Struct(x), Repr::Struct(y)) => {
            let values = |fields: Vec<(_, _, Any)>| -> Vec<Any> {
                fields.into_iter().map(|(_, _, value)| value).collect()
            };
            all(&values(x), &values(y))
        }
        (Repr::Map(Some(x)), Repr::Map(Some(y))) => {
            x.len() == y.len()
                && (a == b
                    || x.iter().all(|(key, value)| {
                        let found = y.iter().find(|(other, _)| other == key);
                        found.is_some_and(|(_, other)| deeply_equal(value, other, visited))
                    }))
        }
        (Repr::Map(x), Repr::Map(y)) => x.is_none() && y.is_none(),
        (Repr::Ptr(p, Some(x)), Repr::Ptr(q, Some(y))) => {
            p == q || deeply_equal(&x, &y, visited)
        }
        (Repr::Ptr(_, x), Repr::Ptr(_, y)) => x.is_none() && y.is_none(),
        (Repr::Func(x), Repr::Func(y)) => x == 0 && y == 0,
        _ => x == y,
    }
}

/// A type, known from a value of it.
#[derive(Clone)]
pub struct Type(Any);

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        match (self.0.is_nil(), other.0.is_nil()) {
            (false, false) => self.0.dynamic_type() == other.0.dynamic_type(),
            (a, b) => a == b,
        }
    }
}

impl GoType for Type {
    fn go_type() -> String {
        "*reflect.rtype".to_string()
    }
    fn zero() -> Self {
        Type(Dyn::NIL)
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.string())
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl GoStringer for Type {
    fn string(&self) -> Str {
        Type::string(self)
    }
}

pub fn type_of(i: Any) -> Type {
    Type(i)
}

impl Type {
    pub fn is_nil(&self) -> bool {
        self.0.is_nil()
    }

    pub fn string(&self) -> Str {
        Str::from(self.0.type_name())
    }

    /// The name without its package; empty for types that have none.
    pub fn name(&self) -> Str {
        let name = self.0.type_name();
        let plain = name.split('[').next().unwrap_or("");
        if plain.is_empty()
            || "*(".chars().any(|c| plain.starts_with(c))
            || ["map", "struct {}", "interface {}"].contains(&plain)
            || plain.starts_with("func(")
        {
            return Str::default();
        }
        let start = plain.rfind('.').map_or(0, |dot| dot + 1);
        Str::from(name[start..].to_string())
    }

    pub fn kind(&self) -> Kind {
        kind_of(&self.0)
    }

    pub fn num_field(&self) -> isize {
        value_of(self.0.clone()).num_field()
    }

    pub fn field(&self, i: isize) -> StructField {
        let (name, tag) = value_of(self.0.clone()).field_facts(i);
        StructField {
            name: Str::from(name),
            tag: StructTag(Str::from(tag)),
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct StructField {
    pub name: Str,
    pub tag: StructTag,
}

record!(StructField, "reflect.StructField", 104; name "Name", tag "Tag");

impl StructField {
    pub fn is_exported(&self) -> bool {
        self.name.lossy().starts_with(char::is_uppercase)
    }
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StructTag(pub Str);

defined!(StructTag, "reflect.StructTag"; Str);

impl StructTag {
    pub fn get(&self, key: Str) -> Str {
        self.lookup(key).0
    }

    pub fn lookup(&self, key: Str) -> (Str, bool) {
        match tag_value(&self.0.lossy(), &key.lossy()) {
            Some(value) => (Str::from(value), true),
            None => (Str::default(), false),
        }
    }
}

/// The value of a key in a tag such as `json:"name" xml:"n"`.
pub fn tag_value(tag: &str, key: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(' ');
    while let Some((name, value)) = rest.split_once(":\"") {
        let mut end = 0;
        while !value[end..].starts_with('"') {
            end += if value[end..].starts_with('\\') { 2 } else { 1 };
            if !value.is_char_boundary(end) || end >= value.len() {
                return None;
            }
        }
        if name == key {
            return Some(value[..end].replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        rest = value[end + 1..].trim_start_matches(' ');
    }
    None
}

/// A value to look into.
#[derive(Clone, PartialEq)]
pub struct Value(Any);

impl GoType for Value {
    fn go_type() -> String {
        "reflect.Value".to_string()
    }
    fn zero() -> Self {
        Value(Dyn::NIL)
    }
    fn repr(&self) -> Repr {
        self.0.repr()
    }
    fn as_error(&self) -> Option<Error> {
        self.0.as_error()
    }
    fn as_stringer(&self) -> Option<Stringer> {
        self.0.as_stringer()
    }
}

pub fn value_of(i: Any) -> Value {
    Value(i)
}

/// The panic of a method that a kind doesn't have.
fn refuse(method: &str, kind: Kind) -> ! {
    let kind = if kind.0 == 0 {
        "zero".to_string()
    } else {
        kind.string().lossy()
    };
    panic(any(Str::from(format!(
        "reflect: call of {method} on {kind} Value"
    ))))
}

impl Value {
    pub fn is_valid(&self) -> bool {
        !self.0.is_nil()
    }

    pub fn kind(&self) -> Kind {
        kind_of(&self.0)
    }

    pub fn type_(&self) -> Type {
        Type(self.0.clone())
    }

    pub fn interface(&self) -> Any {
        if self.0.is_nil() {
            refuse("reflect.Value.Interface", self.kind());
        }
        self.0.clone()
    }

    pub fn int(&self) -> i64 {
        match self.0.repr() {
            Repr::Int(n) => n,
            _ => refuse("reflect.Value.Int", self.kind()),
        }
    }

    pub fn uint(&self) -> u64 {
        match self.0.repr() {
            Repr::Uint(n) | Repr::Uintptr(n) => n,
            _ => refuse("reflect.Value.Uint", self.kind()),
        }
    }

    pub fn float(&self) -> f64 {
        match self.0.repr() {
            Repr::Float(f) => f,
            Repr::Float32(f) => f64::from(f),
            _ => refuse("reflect.Value.Float", self.kind()),
        }
    }

    pub fn bool(&self) -> bool {
        match self.0.repr() {
            Repr::Bool(b) => b,
            _ => refuse("reflect.Value.Bool", self.kind()),
        }
    }

    pub fn string(&self) -> Str {
        match self.0.repr() {
            Repr::Nil => Str::from("<invalid Value>"),
            Repr::Str(text) => text,
            _ => Str::from(format!("<{} Value>", self.0.type_name())),
        }
    }

    pub fn len(&self) -> isize {
        match self.0.repr() {
            Repr::Str(text) => text.len(),
            Repr::Array(elems) => elems.len() as isize,
            Repr::Slice(elems) => elems.map_or(0, |elems| elems.len() as isize),
            Repr::Map(entries) => entries.map_or(0, |entries| entries.len() as isize),
            _ => refuse("reflect.Value.Len", self.kind()),
        }
    }

    pub fn index(&self, i: isize) -> Value {
        let (elems, what) = match self.0.repr() {
            Repr::Array(elems) => (elems, "array"),
            Repr::Slice(elems) => (elems.unwrap_or_default(), "slice"),
            _ => refuse("reflect.Value.Index", self.kind()),
        };
        match usize::try_from(i).ok().and_then(|i| elems.get(i)) {
            Some(elem) => Value(elem.clone()),
            None => panic(any(Str::from(format!(
                "reflect: {what} index out of range"
            )))),
        }
    }

    pub fn num_field(&self) -> isize {
        match self.0.repr() {
            Repr::Struct(fields) => fields.len() as isize,
            _ => refuse("reflect.Value.NumField", self.kind()),
        }
    }

    pub fn field(&self, i: isize) -> Value {
        let Repr::Struct(fields) = self.0.repr() else {
            refuse("reflect.Value.Field", self.kind());
        };
        match usize::try_from(i).ok().and_then(|i| fields.get(i)) {
            Some((_, _, value)) => Value(value.clone()),
            None => panic(any(Str::from("reflect: Field index out of range"))),
        }
    }

    /// Name and tag of a field.
    fn field_facts(&self, i: isize) -> (&'static str, &'static str) {
        let Repr::Struct(fields) = self.0.repr() else {
            refuse("reflect.Type.Field", self.kind());
        };
        match usize::try_from(i)
            .ok()
            .and_then(|i| Some((i, fields.get(i)?)))
        {
            Some((i, (name, _, _))) => {
                let tags = self.0.tags();
                (name, tags.get(i).map_or("", |(tag, _)| tag))
            }
            None => panic(any(Str::from("reflect: Field index out of bounds"))),
        }
    }

    pub fn is_nil(&self) -> bool {
        match self.0.repr() {
            Repr::Slice(elems) => elems.is_none(),
            Repr::Map(entries) => entries.is_none(),
            Repr::Ptr(_, target) => target.is_none(),
            Repr::Func(address) => address == 0,
            _ => refuse("reflect.Value.IsNil", self.kind()),
        }
    }

    /// What a pointer leads to.
    pub fn elem(&self) -> Value {
        match self.0.repr() {
            Repr::Ptr(_, target) => Value(target.unwrap_or(Dyn::NIL)),
            _ => refuse("reflect.Value.Elem", self.kind()),
        }
    }

    pub fn map_keys(&self) -> Slice<Value> {
        match self.0.repr() {
            Repr::Map(entries) => {
                let keys = entries.unwrap_or_default().into_iter();
                Slice::from(keys.map(|(key, _)| Value(key)).collect::<Vec<_>>())
            }
            _ => refuse("reflect.Value.MapKeys", self.kind()),
        }
    }

    pub fn map_index(&self, key: Value) -> Value {
        match self.0.repr() {
            Repr::Map(entries) => {
                let found = entries
                    .unwrap_or_default()
                    .into_iter()
                    .find(|(k, _)| *k == key.0);
                Value(found.map_or(Dyn::NIL, |(_, value)| value))
            }
            _ => refuse("reflect.Value.MapIndex", self.kind()),
        }
    }
}
