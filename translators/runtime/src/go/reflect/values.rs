// Implements Go's reflect.Value.

use super::*;
use std::rc::Rc;

/// A value to look into, and to set where it is a variable of the program.
#[derive(Clone)]
pub struct Value {
    held: Option<Held>,
    /// May it be set, if it is exported?
    addressable: bool,
    /// It was reached through a field that is not exported.
    hidden: bool,
    /// A method that takes its receiver first.
    method: Option<(Bound, Type)>,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (&self.held, &other.held) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }
}

impl GoType for Value {
    fn go_type() -> String {
        "reflect.Value".to_string()
    }
    fn zero() -> Self {
        Value::of(None)
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.string())
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl GoStringer for Value {
    fn string(&self) -> Str {
        Value::string(self)
    }
}

/// The error of a method that a kind doesn't have.
#[derive(Clone, PartialEq)]
pub struct ValueError(Str);

impl GoError for ValueError {
    fn error(&self) -> Str {
        self.0.clone()
    }
}

impl GoType for ValueError {
    fn go_type() -> String {
        "*reflect.ValueError".to_string()
    }
    fn zero() -> Self {
        ValueError(Str::default())
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.0.clone())
    }
    fn as_error(&self) -> Option<Error> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

pub fn value_of(i: Any) -> Value {
    Value::of(opened(&i))
}

impl Value {
    pub fn of(held: Option<Held>) -> Value {
        Value {
            held,
            addressable: false,
            hidden: false,
            method: None,
        }
    }

    /// A variable of the program.
    pub fn variable(held: Held) -> Value {
        Value {
            addressable: true,
            ..Value::of(Some(held))
        }
    }

    pub fn unbound(method: Bound, receiver: Type) -> Value {
        let held = receiver.shape().zero();
        Value {
            method: Some((method, receiver)),
            ..Value::of(Some(held))
        }
    }

    /// The panic of a method that the kind doesn't have.
    fn refuse(&self, method: &str) -> ! {
        let kind = match self.kind().0 {
            0 => "zero".to_string(),
            _ => self.kind().string().lossy(),
        };
        panic(any(ValueError(Str::from(format!(
            "reflect: call of {method} on {kind} Value"
        )))))
    }

    pub fn refuse_append(&self) -> ! {
        self.refuse("reflect.Append")
    }

    pub fn refuse_swapper(&self) -> ! {
        let kind = self.kind().string().lossy();
        panic(any(ValueError(Str::from(format!(
            "reflect: call of Swapper on {kind} Value"
        )))))
    }

    /// The variable; the zero Value has none.
    pub fn held(&self, method: &str) -> &Held {
        match &self.held {
            Some(held) => held,
            None => self.refuse(&format!("reflect.Value.{method}")),
        }
    }

    fn must_be(&self, kind: usize, method: &str) -> &Held {
        if self.kind().0 != kind {
            self.refuse(&format!("reflect.Value.{method}"));
        }
        self.held(method)
    }

    fn must_be_exported(&self, method: &str) {
        self.held(method);
        if self.hidden {
            wrong(&format!(
                "reflect: reflect.Value.{method} using value obtained using unexported field"
            ));
        }
    }

    fn must_be_assignable(&self, method: &str) {
        self.must_be_exported(method);
        if !self.addressable {
            wrong(&format!(
                "reflect: reflect.Value.{method} using unaddressable value"
            ));
        }
    }

    /// What was reached from this value.
    fn reached(&self, held: Option<Held>, addressable: bool) -> Value {
        Value {
            addressable,
            hidden: self.hidden && held.is_some(),
            ..Value::of(held)
        }
    }

    pub fn is_valid(&self) -> bool {
        self.held.is_some()
    }

    pub fn kind(&self) -> Kind {
        match (&self.held, &self.method) {
            (None, _) => Kind(0),
            (_, Some(_)) => Kind(19),
            (Some(held), None) => held.typ().kind(),
        }
    }

    pub fn type_(&self) -> Type {
        match &self.method {
            Some((method, receiver)) => method.func.clone().with_receiver(receiver),
            None => self.held("Type").typ(),
        }
    }

    pub fn can_interface(&self) -> bool {
        self.held("CanInterface");
        !self.hidden
    }

    pub fn can_set(&self) -> bool {
        self.addressable && !self.hidden
    }

    pub fn can_addr(&self) -> bool {
        self.addressable
    }

    pub fn interface(&self) -> Any {
        let held = self.held("Interface");
        if self.hidden {
            wrong(
                "reflect.Value.Interface: cannot return value obtained from unexported field or method",
            );
        }
        if self.method.is_some() {
            fail_untranslated("a method that takes its receiver");
        }
        held.load()
    }

    /// What fmt prints for it.
    pub fn seen(&self) -> (Any, bool) {
        match &self.held {
            Some(held) => (held.load(), self.hidden),
            None => (Dyn::NIL, false),
        }
    }

    fn look(&self) -> Repr {
        match (&self.held, &self.method) {
            (Some(held), None) => held.look(),
            _ => Repr::Nil,
        }
    }

    pub fn int(&self) -> i64 {
        match (self.kind().0, self.look()) {
            (2..=6, Repr::Int(n)) => n,
            _ => self.refuse("reflect.Value.Int"),
        }
    }

    pub fn uint(&self) -> u64 {
        match (self.kind().0, self.look()) {
            (7..=12, Repr::Uint(n) | Repr::Uintptr(n)) => n,
            _ => self.refuse("reflect.Value.Uint"),
        }
    }

    pub fn float(&self) -> f64 {
        match (self.kind().0, self.look()) {
            (14, Repr::Float(f)) => f,
            (13, Repr::Float32(f)) => f64::from(f),
            _ => self.refuse("reflect.Value.Float"),
        }
    }

    pub fn bool(&self) -> bool {
        match (self.kind().0, self.look()) {
            (1, Repr::Bool(b)) => b,
            _ => self.refuse("reflect.Value.Bool"),
        }
    }

    pub fn complex(&self) -> Complex128 {
        match (self.kind().0, self.look()) {
            (15, Repr::Complex64(re, im)) => Complex128 {
                re: f64::from(re),
                im: f64::from(im),
            },
            (16, Repr::Complex(re, im)) => Complex128 { re, im },
            _ => self.refuse("reflect.Value.Complex"),
        }
    }

    pub fn can_int(&self) -> bool {
        matches!(self.kind().0, 2..=6)
    }

    pub fn can_uint(&self) -> bool {
        matches!(self.kind().0, 7..=12)
    }

    pub fn can_float(&self) -> bool {
        matches!(self.kind().0, 13..=14)
    }

    pub fn can_complex(&self) -> bool {
        matches!(self.kind().0, 15..=16)
    }

    pub fn string(&self) -> Str {
        match (self.kind().0, self.look()) {
            (0, _) => Str::from("<invalid Value>"),
            (24, Repr::Str(text)) => text,
            _ => Str::from(format!("<{} Value>", self.type_().string().lossy())),
        }
    }

    pub fn bytes(&self) -> Slice<u8> {
        let held = self.must_be(23, "Bytes");
        match held.typ().elem().kind().0 {
            8 => held
                .load()
                .get()
                .unwrap_or_else(|| fail_untranslated(&held.typ().string().lossy())),
            _ => wrong("reflect.Value.Bytes of non-byte slice"),
        }
    }

    pub fn len(&self) -> isize {
        if self.kind().0 == 22 && self.type_().elem().kind().0 == 17 {
            return self.type_().elem().len();
        }
        if self.kind().0 == 22 {
            wrong("reflect: call of reflect.Value.Len on ptr to non-array Value");
        }
        match self.held.as_ref().and_then(|held| held.len()) {
            Some(len) => len,
            None => self.refuse("reflect.Value.Len"),
        }
    }

    pub fn cap(&self) -> isize {
        if self.kind().0 == 22 && self.type_().elem().kind().0 == 17 {
            return self.type_().elem().len();
        }
        if self.kind().0 == 22 {
            wrong("reflect: call of reflect.Value.Cap on ptr to non-array Value");
        }
        match self.held.as_ref().and_then(|held| held.cap()) {
            Some(cap) => cap,
            None => self.refuse("reflect.Value.Cap"),
        }
    }

    pub fn index(&self, i: isize) -> Value {
        let (what, addressable) = match self.kind().0 {
            17 => ("array", self.addressable),
            23 => ("slice", true),
            24 => ("string", false),
            _ => self.refuse("reflect.Value.Index"),
        };
        let place = usize::try_from(i).ok();
        match place.and_then(|i| self.held("Index").part(i)) {
            Some(elem) => self.reached(Some(elem), addressable),
            None => wrong(&format!("reflect: {what} index out of range")),
        }
    }

    pub fn slice(&self, i: isize, j: isize) -> Value {
        let what = match self.kind().0 {
            23 => "slice",
            24 => "string slice",
            17 => fail_untranslated("slices of arrays"),
            _ => self.refuse("reflect.Value.Slice"),
        };
        let held = self.held("Slice");
        let limit = held.cap().or(held.len()).unwrap_or(0);
        if i < 0 || j < i || j > limit {
            wrong(&format!("reflect.Value.Slice: {what} index out of bounds"));
        }
        self.reached(held.window(i, j), false)
    }

    pub fn num_field(&self) -> isize {
        self.must_be(25, "NumField").typ().num_field()
    }

    pub fn field(&self, i: isize) -> Value {
        let held = self.must_be(25, "Field");
        let place = usize::try_from(i).ok();
        let Some(part) = place.and_then(|i| held.part(i)) else {
            wrong("reflect: Field index out of range");
        };
        let exported = held.typ().field(i).is_exported();
        Value {
            hidden: self.hidden || !exported,
            ..self.reached(Some(part), self.addressable)
        }
    }

    pub fn field_by_index(&self, index: Slice<isize>) -> Value {
        let mut found = self.clone();
        for (n, i) in index.iter() {
            if n == 0 {
                self.must_be(25, "FieldByIndex");
            }
            if n > 0 && found.kind().0 == 22 && found.type_().elem().kind().0 == 25 {
                if found.is_nil() {
                    wrong("reflect: indirection through nil pointer to embedded struct");
                }
                found = found.elem();
            }
            found = found.field(i);
        }
        found
    }

    pub fn field_by_name(&self, name: Str) -> Value {
        let held = self.must_be(25, "FieldByName");
        match found_field(&held.typ(), &name.lossy()) {
            Some(field) => self.field_by_index(field.index),
            None => Value::zero(),
        }
    }

    pub fn is_nil(&self) -> bool {
        match self.held.as_ref().and_then(|held| held.nil()) {
            _ if self.method.is_some() => false,
            Some(nil) => nil,
            None => self.refuse("reflect.Value.IsNil"),
        }
    }

    pub fn is_zero(&self) -> bool {
        match self.look() {
            _ if self.kind().0 == 0 => self.refuse("reflect.Value.IsZero"),
            _ if matches!(self.kind().0, 19..=23) => self.is_nil(),
            Repr::Bool(b) => !b,
            Repr::Int(n) => n == 0,
            Repr::Uint(n) | Repr::Uintptr(n) => n == 0,
            Repr::Float32(f) => f == 0.0,
            Repr::Float(f) => f == 0.0,
            Repr::Complex64(re, im) => re == 0.0 && im == 0.0,
            Repr::Complex(re, im) => re == 0.0 && im == 0.0,
            Repr::Str(text) => text.is_empty(),
            Repr::Array(elems) => {
                (0..elems.len() as isize).all(|i| self.index(i).is_zero())
            }
            Repr::Struct(fields) => {
                (0..fields.len() as isize).all(|i| self.field(i).is_zero())
            }
            _ => self.is_nil(),
        }
    }

    /// What a pointer leads to, or an interface holds.
    pub fn elem(&self) -> Value {
        match self.kind().0 {
            20 => self.reached(self.held("Elem").target(), false),
            22 => {
                let target = self.held("Elem").target();
                let found = target.is_some();
                self.reached(target, found)
            }
            _ => self.refuse("reflect.Value.Elem"),
        }
    }

    pub fn addr(&self) -> Value {
        if !self.addressable {
            wrong("reflect.Value.Addr of unaddressable value");
        }
        let held = self.held("Addr");
        let (_, make) = pointer_type(&held.typ());
        self.reached(Some(make(held)), false)
    }

    // ---- maps

    pub fn map_keys(&self) -> Slice<Value> {
        let entries = self.must_be(21, "MapKeys").entries().unwrap_or_default();
        let keys = entries
            .into_iter()
            .map(|(key, _)| self.reached(Some(key), false));
        Slice::from(keys.collect::<Vec<_>>())
    }

    pub fn map_index(&self, key: Value) -> Value {
        let held = self.must_be(21, "MapIndex");
        let key = key.fitting("reflect.Value.MapIndex", &held.typ().key());
        self.reached(held.entry(&key), false)
    }

    pub fn set_map_index(&self, key: Value, elem: Value) {
        let held = self.must_be(21, "SetMapIndex");
        self.must_be_exported("SetMapIndex");
        key.must_be_exported("SetMapIndex");
        let key = key.fitting("reflect.Value.SetMapIndex", &held.typ().key());
        if elem.held.is_none() {
            return held.set_entry(&key, None);
        }
        elem.must_be_exported("SetMapIndex");
        let elem = elem.fitting("reflect.Value.SetMapIndex", &held.typ().elem());
        held.set_entry(&key, Some(&elem));
    }

    pub fn map_range(&self) -> Ptr<MapIter> {
        if self.kind().0 != 21 {
            self.refuse("reflect.Value.MapRange");
        }
        let entries = self.held("MapRange").entries().unwrap_or_default();
        Ptr::new(MapIter {
            entries: entries
                .into_iter()
                .map(|(k, v)| (self.reached(Some(k), false), self.reached(Some(v), false)))
                .collect(),
            at: 0,
        })
    }

    // ---- setting

    /// The value as a variable of another type takes it.
    pub fn fitting(&self, context: &str, to: &Type) -> Held {
        let Some(held) = &self.held else {
            self.refuse(context);
        };
        let fits = to.shape().zero();
        if !fits.take(held) {
            wrong(&format!(
                "{context}: value of type {} is not assignable to type {}",
                self.type_().string().lossy(),
                to.string().lossy()
            ));
        }
        fits
    }

    pub fn set(&self, x: Value) {
        self.must_be_assignable("Set");
        x.must_be_exported("Set");
        let held = self.held("Set");
        let value = x.fitting("reflect.Set", &held.typ());
        held.take(&value);
    }

    fn set_scalar(
        &self,
        method: &str,
        kinds: std::ops::RangeInclusive<usize>,
        scalar: &Repr,
    ) {
        self.must_be_assignable(method);
        if !kinds.contains(&self.kind().0) {
            self.refuse(&format!("reflect.Value.{method}"));
        }
        let held = self.held(method);
        if let Some(value) = held.typ().shape().of_scalar(scalar) {
            held.take(&value);
        }
    }

    pub fn set_int(&self, x: i64) {
        self.set_scalar("SetInt", 2..=6, &Repr::Int(x));
    }

    pub fn set_uint(&self, x: u64) {
        self.set_scalar("SetUint", 7..=12, &Repr::Uint(x));
    }

    pub fn set_float(&self, x: f64) {
        self.set_scalar("SetFloat", 13..=14, &Repr::Float(x));
    }

    pub fn set_bool(&self, x: bool) {
        self.set_scalar("SetBool", 1..=1, &Repr::Bool(x));
    }

    pub fn set_string(&self, x: Str) {
        self.set_scalar("SetString", 24..=24, &Repr::Str(x));
    }

    pub fn set_zero(&self) {
        self.must_be_assignable("SetZero");
        let held = self.held("SetZero");
        held.take(&held.typ().shape().zero());
    }

    pub fn overflow_int(&self, x: i64) -> bool {
        let bits = match self.kind().0 {
            2..=6 => self.type_().bits() as u32,
            _ => self.refuse("reflect.Value.OverflowInt"),
        };
        (x << (64 - bits)) >> (64 - bits) != x
    }

    pub fn overflow_uint(&self, x: u64) -> bool {
        let bits = match self.kind().0 {
            7..=12 => self.type_().bits() as u32,
            _ => self.refuse("reflect.Value.OverflowUint"),
        };
        (x << (64 - bits)) >> (64 - bits) != x
    }

    pub fn overflow_float(&self, x: f64) -> bool {
        match self.kind().0 {
            13 => f64::from(f32::MAX) < x.abs() && x.abs() <= f64::MAX,
            14 => false,
            _ => self.refuse("reflect.Value.OverflowFloat"),
        }
    }

    // ---- methods and calls

    pub fn num_method(&self) -> isize {
        if self.held.is_none() {
            self.refuse("reflect.Value.NumMethod");
        }
        self.type_().num_method()
    }

    pub fn method(&self, i: isize) -> Value {
        if self.held.is_none() {
            self.refuse("reflect.Value.Method");
        }
        let methods = methods_of(&self.type_());
        match usize::try_from(i).ok().and_then(|i| methods.get(i)) {
            Some(method) => self.bound(method),
            None => wrong("reflect: Method index out of range"),
        }
    }

    pub fn method_by_name(&self, name: Str) -> Value {
        if self.held.is_none() {
            self.refuse("reflect.Value.MethodByName");
        }
        let methods = methods_of(&self.type_());
        match methods.iter().find(|m| Str::from(m.name) == name) {
            Some(method) => self.bound(method),
            None => Value::zero(),
        }
    }

    fn bound(&self, method: &Bound) -> Value {
        let receiver = match self.kind().0 {
            20 if self.is_nil() => wrong("reflect: Method on nil interface value"),
            20 => return self.elem().method_by_name(Str::from(method.name)),
            _ => self.held("Method"),
        };
        self.reached((method.bind)(receiver), false)
    }

    pub fn call(&self, in_: Slice<Value>) -> Slice<Value> {
        let mut args = in_.to_vec();
        if self.kind().0 != 19 {
            self.must_be(19, "Call");
        }
        self.must_be_exported("Call");
        if self.method.is_none() && self.is_nil() {
            wrong("reflect.Value.Call: call of nil function");
        }
        let (count, wanted) = (args.len() as isize, self.type_().num_in());
        if count < wanted {
            wrong("reflect: Call with too few input arguments");
        }
        if count > wanted {
            wrong("reflect: Call with too many input arguments");
        }
        for (i, arg) in args.iter().enumerate() {
            if arg.held.is_none() {
                wrong("reflect: Call using zero Value argument");
            }
            let to = self.type_().in_(i as isize);
            if !arg.type_().assignable_to(to.clone()) {
                wrong(&format!(
                    "reflect: Call using {} as type {}",
                    arg.type_().string().lossy(),
                    to.string().lossy()
                ));
            }
        }
        for arg in &args {
            arg.must_be_exported("Call");
        }
        let called = match &self.method {
            None => self.held.clone(),
            Some((method, receiver)) => {
                let first = args.remove(0).fitting("reflect.Value.Call", receiver);
                (method.bind)(&first)
            }
        };
        let given: Vec<Held> = args.iter().filter_map(|arg| arg.held.clone()).collect();
        let results = called.map_or(Vec::new(), |called| called.call(&given));
        Slice::from(
            results
                .into_iter()
                .map(|out| Value::of(Some(out)))
                .collect::<Vec<_>>(),
        )
    }

    pub fn comparable(&self) -> bool {
        match &self.held {
            None => true,
            Some(held) => held.typ().comparable(),
        }
    }

    pub fn equal(&self, u: Value) -> bool {
        match (&self.held, &u.held) {
            (Some(a), Some(b)) => a.load() == b.load(),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    pub fn can_convert(&self, t: Type) -> bool {
        self.type_().convertible_to(t.clone())
    }

    pub fn convert(&self, t: Type) -> Value {
        let from = self.type_();
        if !from.convertible_to(t.clone()) {
            wrong(&format!(
                "reflect.Value.Convert: value of type {} cannot be converted to type {}",
                from.string().lossy(),
                t.string().lossy()
            ));
        }
        let scalar = match (self.look(), t.kind().0) {
            (Repr::Int(n), 2..=6) => Repr::Int(n),
            (Repr::Int(n), 7..=12) => Repr::Uint(n as u64),
            (Repr::Int(n), 13) => Repr::Float(f64::from(n as f32)),
            (Repr::Int(n), 14) => Repr::Float(n as f64),
            (Repr::Uint(n) | Repr::Uintptr(n), 2..=6) => Repr::Int(n as i64),
            (Repr::Uint(n) | Repr::Uintptr(n), 7..=12) => Repr::Uint(n),
            (Repr::Uint(n) | Repr::Uintptr(n), 13) => Repr::Float(f64::from(n as f32)),
            (Repr::Uint(n) | Repr::Uintptr(n), 14) => Repr::Float(n as f64),
            (Repr::Float(f), 2..=6) => Repr::Int(trunc(f)),
            (Repr::Float32(f), 2..=6) => Repr::Int(trunc(f64::from(f))),
            (Repr::Float(f), 7..=12) => Repr::Uint(trunc_unsigned(f)),
            (Repr::Float32(f), 7..=12) => Repr::Uint(trunc_unsigned(f64::from(f))),
            (Repr::Float(f), 13..=14) => Repr::Float(f),
            (Repr::Float32(f), 13..=14) => Repr::Float(f64::from(f)),
            (Repr::Int(n), 24) => Repr::Str(Str::from_rune(i32::try_from(n).unwrap_or(-1))),
            (Repr::Uint(n), 24) => {
                Repr::Str(Str::from_rune(i32::try_from(n).unwrap_or(-1)))
            }
            (Repr::Str(text), 24) => Repr::Str(text),
            (Repr::Bool(b), 1) => Repr::Bool(b),
            _ => {
                let to = t.shape().zero();
                if !self.held.as_ref().is_some_and(|held| to.take(held)) {
                    fail_untranslated(&format!(
                        "{} as {}",
                        from.string().lossy(),
                        t.string().lossy()
                    ));
                }
                return self.reached(Some(to), false);
            }
        };
        self.reached(t.shape().of_scalar(&scalar), false)
    }
}

/// `*reflect.MapIter`.
#[derive(Clone, PartialEq)]
pub struct MapIter {
    entries: Vec<(Value, Value)>,
    /// How many were taken.
    at: usize,
}

impl GoType for MapIter {
    fn go_type() -> String {
        "reflect.MapIter".to_string()
    }
    fn zero() -> Self {
        MapIter {
            entries: Vec::new(),
            at: 0,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Ptr<MapIter> {
    pub fn next(&self) -> bool {
        self.edit(|iter| {
            if iter.at > iter.entries.len() {
                wrong("MapIter.Next called on exhausted iterator");
            }
            iter.at += 1;
            iter.at <= iter.entries.len()
        })
    }

    fn entry(&self, method: &str) -> (Value, Value) {
        let (at, found) = self.peek(|iter| {
            let found = iter.at.checked_sub(1).and_then(|i| iter.entries.get(i));
            (iter.at, found.cloned())
        });
        match found {
            Some(entry) => entry,
            None if at == 0 => wrong(&format!("MapIter.{method} called before Next")),
            None => wrong(&format!("MapIter.{method} called on exhausted iterator")),
        }
    }

    pub fn key(&self) -> Value {
        self.entry("Key").0
    }

    pub fn value(&self) -> Value {
        self.entry("Value").1
    }
}

/// A `reflect.Value` as fmt prints it: what it holds, unless it stands within other values.
#[derive(Clone, PartialEq)]
pub struct Shown(pub Value);

impl GoType for Shown {
    fn go_type() -> String {
        "reflect.Value".to_string()
    }
    fn zero() -> Self {
        Shown(Value::zero())
    }
    fn repr(&self) -> Repr {
        self.0.look()
    }
}

impl fmt::StandsFor for Shown {
    fn stands_for(&self) -> Option<(Any, bool)> {
        self.0.is_valid().then(|| self.0.seen())
    }
}
