// Implements Go's reflect.Type.

use super::*;
use std::marker::PhantomData;
use std::rc::Rc;

/// A type, or nil; the type of a method as its receiver's type has it takes the receiver first.
#[derive(Clone)]
pub struct Type {
    shape: Option<&'static dyn Shape>,
    receiver: Option<&'static dyn Shape>,
}

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        let ids = |t: &Type| (t.shape.map(Shape::id), t.receiver.map(Shape::id));
        ids(self) == ids(other)
    }
}

impl GoType for Type {
    fn go_type() -> String {
        "*reflect.rtype".to_string()
    }
    fn zero() -> Self {
        Type::NIL
    }
    fn repr(&self) -> Repr {
        if self.is_nil() {
            Repr::Nil
        } else {
            Repr::Str(self.string())
        }
    }
    fn as_stringer(&self) -> Option<Stringer> {
        if self.is_nil() {
            None
        } else {
            Some(Dyn::new(Rc::new(self.clone())))
        }
    }
    fn unwrap_interface(&self) -> Option<Any> {
        self.is_nil().then_some(Dyn::NIL)
    }
    fn hash(&self, state: &mut Hasher) {
        state.add_bytes(self.string().as_bytes());
    }
}

impl GoStringer for Type {
    fn string(&self) -> Str {
        Type::string(self)
    }
}

pub fn type_of(i: Any) -> Type {
    known_type(&i)
}

/// `reflect.TypeFor[T]()`.
pub fn type_for<T: Reflect>() -> Type {
    Type::of::<T>()
}

pub fn pointer_to(t: Type) -> Type {
    pointer_type(&t).0
}

pub fn ptr_to(t: Type) -> Type {
    pointer_type(&t).0
}

impl Type {
    pub const NIL: Type = Type {
        shape: None,
        receiver: None,
    };

    pub fn of<T: Reflect>() -> Type {
        Type {
            shape: Some(&Of(PhantomData::<T>)),
            receiver: None,
        }
    }

    pub fn shaped(shape: &'static dyn Shape) -> Type {
        Type {
            shape: Some(shape),
            receiver: None,
        }
    }

    /// The type of a method, with its receiver in front.
    pub fn with_receiver(self, receiver: &Type) -> Type {
        Type {
            receiver: receiver.shape,
            ..self
        }
    }

    pub fn shape(&self) -> &'static dyn Shape {
        self.shape.unwrap_or_else(|| fail_nil())
    }

    pub fn is_nil(&self) -> bool {
        self.shape.is_none()
    }

    pub fn any(&self) -> Any {
        any(self.clone())
    }

    pub fn string(&self) -> Str {
        let name = self.shape().name();
        let Some(receiver) = self.receiver else {
            return Str::from(name);
        };
        let rest = name.strip_prefix("func(").unwrap_or(&name);
        let comma = if rest.starts_with(')') { "" } else { ", " };
        Str::from(format!("func({}{comma}{rest}", receiver.name()))
    }

    /// The name without its package; empty for types that have none.
    pub fn name(&self) -> Str {
        if self.receiver.is_some() || self.shape().package().is_none() {
            return Str::default();
        }
        let name = self.shape().name();
        let plain = name.split('[').next().unwrap_or("");
        let start = plain.rfind('.').map_or(0, |dot| dot + 1);
        Str::from(name[start..].to_string())
    }

    pub fn pkg_path(&self) -> Str {
        Str::from(self.shape().package().unwrap_or(""))
    }

    pub fn kind(&self) -> Kind {
        self.shape().kind()
    }

    pub fn size(&self) -> Uintptr {
        Uintptr(self.shape().size() as u64)
    }

    pub fn bits(&self) -> isize {
        match self.kind().0 {
            2..=16 => self.shape().size() as isize * 8,
            _ => wrong(&format!(
                "reflect: Bits of non-arithmetic Type {}",
                self.string().lossy()
            )),
        }
    }

    pub fn comparable(&self) -> bool {
        self.kind().0 != 19 && self.shape().comparable()
    }

    fn must_be(&self, kind: usize, method: &str, what: &str) {
        if self.kind().0 != kind {
            wrong(&format!(
                "reflect: {method} of non-{what} type {}",
                self.string().lossy()
            ));
        }
    }

    pub fn elem(&self) -> Type {
        match self.shape().elem() {
            Some(elem) => elem,
            None => wrong(&format!(
                "reflect: Elem of invalid type {}",
                self.string().lossy()
            )),
        }
    }

    pub fn key(&self) -> Type {
        self.must_be(21, "Key", "map");
        self.shape().key().unwrap_or(Type::NIL)
    }

    pub fn len(&self) -> isize {
        self.must_be(17, "Len", "array");
        self.shape().zero().len().unwrap_or(0)
    }

    pub fn num_field(&self) -> isize {
        self.must_be(25, "NumField", "struct");
        self.shape().fields().len() as isize
    }

    pub fn field(&self, i: isize) -> StructField {
        self.must_be(25, "Field", "struct");
        let found = usize::try_from(i).ok();
        match found.and_then(|i| self.shape().fields().into_iter().nth(i)) {
            Some(field) => StructField::of(field, i),
            None => wrong("reflect: Field index out of bounds"),
        }
    }

    pub fn field_by_name(&self, name: Str) -> (StructField, bool) {
        self.must_be(25, "FieldByName", "struct");
        match found_field(self, &name.lossy()) {
            Some(field) => (field, true),
            None => (StructField::zero(), false),
        }
    }

    pub fn field_by_index(&self, index: Slice<isize>) -> StructField {
        self.must_be(25, "FieldByIndex", "struct");
        let mut found = StructField::zero();
        for (n, i) in index.iter() {
            let mut around = if n == 0 { self.clone() } else { found.r#type };
            if n > 0 && around.kind().0 == 22 && around.elem().kind().0 == 25 {
                around = around.elem();
            }
            found = around.field(i);
        }
        found
    }

    /// Parameters and results, the receiver of a method first.
    fn signature(&self, method: &str) -> (Vec<Type>, Vec<Type>) {
        self.must_be(19, method, "func");
        let (mut ins, outs) = self.shape().signature();
        if let Some(receiver) = self.receiver {
            let first = Type {
                shape: Some(receiver),
                receiver: None,
            };
            ins.insert(0, first);
        }
        (ins, outs)
    }

    pub fn num_in(&self) -> isize {
        self.signature("NumIn").0.len() as isize
    }

    pub fn num_out(&self) -> isize {
        self.signature("NumOut").1.len() as isize
    }

    pub fn in_(&self, i: isize) -> Type {
        let (ins, _) = self.signature("In");
        match usize::try_from(i).ok().and_then(|i| ins.get(i)) {
            Some(found) => found.clone(),
            None => fail_index(i, ins.len() as isize),
        }
    }

    pub fn out(&self, i: isize) -> Type {
        let (_, outs) = self.signature("Out");
        match usize::try_from(i).ok().and_then(|i| outs.get(i)) {
            Some(found) => found.clone(),
            None => fail_index(i, outs.len() as isize),
        }
    }

    pub fn is_variadic(&self) -> bool {
        self.must_be(19, "IsVariadic", "func");
        false
    }

    pub fn num_method(&self) -> isize {
        methods_of(self).len() as isize
    }

    pub fn method(&self, i: isize) -> Method {
        let methods = methods_of(self);
        match usize::try_from(i).ok().and_then(|n| methods.get(n)) {
            Some(method) => method.of_type(self.clone(), i),
            None => wrong("reflect: Method index out of range"),
        }
    }

    pub fn method_by_name(&self, name: Str) -> (Method, bool) {
        let methods = methods_of(self);
        match methods.iter().position(|m| Str::from(m.name) == name) {
            Some(i) => (methods[i].of_type(self.clone(), i as isize), true),
            None => (Method::zero(), false),
        }
    }

    pub fn implements(&self, u: Type) -> bool {
        if u.is_nil() {
            wrong("reflect: nil type passed to Type.Implements");
        }
        if u.kind().0 != 20 {
            wrong("reflect: non-interface type passed to Type.Implements");
        }
        if self.kind().0 == 20 {
            let own = self.shape().asked();
            return u.shape().asked().iter().all(|m| own.contains(m));
        }
        u.shape().assigned(&self.shape().sample()).is_some()
    }

    pub fn assignable_to(&self, u: Type) -> bool {
        if u.is_nil() {
            wrong("reflect: nil type passed to Type.AssignableTo");
        }
        if *self == u {
            return true;
        }
        if u.kind().0 == 20 {
            return self.implements(u);
        }
        let one_has_no_name =
            self.shape().package().is_none() || u.shape().package().is_none();
        one_has_no_name && same_beneath(self, &u)
    }

    pub fn convertible_to(&self, u: Type) -> bool {
        if u.is_nil() {
            wrong("reflect: nil type passed to Type.ConvertibleTo");
        }
        let (from, to) = (self.kind().0, u.kind().0);
        let is_text = |t: &Type| {
            t.kind().0 == 23 && t.elem().shape().package() == Some("") && {
                matches!(t.elem().kind().0, 5 | 8)
            }
        };
        self.assignable_to(u.clone())
            || matches!(
                (from, to),
                (2..=14, 2..=14) | (15..=16, 15..=16) | (2..=12, 24)
            )
            || (from == 24 && is_text(&u))
            || (to == 24 && is_text(self))
            || same_beneath(self, &u)
    }
}

/// Are two types the same but for their names?
fn same_beneath(a: &Type, b: &Type) -> bool {
    if a.kind() != b.kind() || a.kind().0 == 20 {
        return false;
    }
    if a.kind().0 != 25 {
        return a.shape().underlying() == b.shape().underlying();
    }
    let (x, y) = (a.shape().fields(), b.shape().fields());
    x.len() == y.len()
        && x.iter()
            .zip(&y)
            .all(|(x, y)| x.name == y.name && x.typ == y.typ && x.embedded == y.embedded)
}
