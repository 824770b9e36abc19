// Implements what reflect knows of a type of the library that the program doesn't name: what it is called, and what it implements.

use super::*;
use std::any::TypeId;

/// A type that is known by one of its values.
pub struct Bare {
    pub id: TypeId,
    pub value: Any,
}

impl Bare {
    fn fail(&self) -> ! {
        fail_untranslated(&self.value.type_name())
    }
}

impl Shape for Bare {
    fn id(&self) -> TypeId {
        self.id
    }
    fn name(&self) -> String {
        self.value.type_name()
    }
    fn kind(&self) -> Kind {
        if self.name().starts_with('*') {
            return Kind(22);
        }
        self.fail()
    }
    fn package(&self) -> Option<&'static str> {
        if self.name().starts_with('*') {
            return None;
        }
        self.fail()
    }
    fn elem(&self) -> Option<Type> {
        self.fail()
    }
    fn key(&self) -> Option<Type> {
        self.fail()
    }
    fn fields(&self) -> Vec<Field> {
        self.fail()
    }
    fn signature(&self) -> (Vec<Type>, Vec<Type>) {
        self.fail()
    }
    fn size(&self) -> i64 {
        self.fail()
    }
    fn comparable(&self) -> bool {
        self.fail()
    }
    fn underlying(&self) -> String {
        self.fail()
    }
    fn asked(&self) -> Vec<(&'static str, Type)> {
        self.fail()
    }
    fn zero(&self) -> Held {
        self.fail()
    }
    fn sample(&self) -> Any {
        self.value.clone()
    }
    fn of_scalar(&self, _scalar: &Repr) -> Option<Held> {
        self.fail()
    }
    fn assigned(&self, _value: &Any) -> Option<Held> {
        self.fail()
    }
    fn made(&self, _len: isize, _cap: isize) -> Option<Held> {
        self.fail()
    }
}

/// A value of such a type: it can be taken out and printed.
pub struct BareVariable(pub Any);

impl BareVariable {
    fn fail(&self) -> ! {
        fail_untranslated(&self.0.type_name())
    }
}

impl Variable for BareVariable {
    fn typ(&self) -> Type {
        known_type(&self.0)
    }
    fn std(&self) -> &dyn std::any::Any {
        self
    }
    fn load(&self) -> Any {
        self.0.clone()
    }
    fn look(&self) -> Repr {
        self.0.repr()
    }
    fn copied(&self) -> Held {
        self.fail()
    }
    fn take(&self, _from: &Held) -> bool {
        self.fail()
    }
    fn part(&self, _index: usize) -> Option<Held> {
        self.fail()
    }
    fn target(&self) -> Option<Held> {
        self.fail()
    }
    fn len(&self) -> Option<isize> {
        None
    }
    fn cap(&self) -> Option<isize> {
        None
    }
    fn nil(&self) -> Option<bool> {
        match self.0.repr() {
            Repr::Ptr(_, target) => Some(target.is_none()),
            _ => Some(false),
        }
    }
    fn entries(&self) -> Option<Vec<(Held, Held)>> {
        None
    }
    fn entry(&self, _key: &Held) -> Option<Held> {
        None
    }
    fn set_entry(&self, _key: &Held, _value: Option<&Held>) {}
    fn appended(&self, _more: &[Held]) -> Option<Held> {
        None
    }
    fn window(&self, _low: isize, _high: isize) -> Option<Held> {
        None
    }
    fn swap(&self, _i: isize, _j: isize) {}
    fn call(&self, _args: &[Held]) -> Vec<Held> {
        Vec::new()
    }
}
