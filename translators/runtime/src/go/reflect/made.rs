// Implements the functions of Go's package reflect that make values: New, Zero, MakeSlice, MakeMap, Append, Indirect.

use super::*;

pub fn new(typ: Type) -> Value {
    if typ.is_nil() {
        wrong("reflect: New(nil)");
    }
    let (_, make) = pointer_type(&typ);
    Value::of(Some(make(&typ.shape().zero())))
}

pub fn zero(typ: Type) -> Value {
    if typ.is_nil() {
        wrong("reflect: Zero(nil)");
    }
    Value::of(Some(typ.shape().zero()))
}

pub fn indirect(v: Value) -> Value {
    if v.kind().0 == 22 { v.elem() } else { v }
}

pub fn make_slice(typ: Type, len: isize, cap: isize) -> Value {
    if typ.kind().0 != 23 {
        wrong("reflect.MakeSlice of non-slice type");
    }
    if len < 0 {
        wrong("reflect.MakeSlice: negative len");
    }
    if cap < 0 {
        wrong("reflect.MakeSlice: negative cap");
    }
    if len > cap {
        wrong("reflect.MakeSlice: len > cap");
    }
    Value::of(typ.shape().made(len, cap))
}

pub fn make_map(typ: Type) -> Value {
    make_map_with_size(typ, 0)
}

pub fn make_map_with_size(typ: Type, _n: isize) -> Value {
    if typ.kind().0 != 21 {
        wrong("reflect.MakeMapWithSize of non-map type");
    }
    Value::of(typ.shape().made(0, 0))
}

pub fn append(s: Value, x: Slice<Value>) -> Value {
    if s.kind().0 != 23 {
        s.refuse_append();
    }
    let elem = s.type_().elem();
    let values = x.values().map(|v| v.fitting("reflect.Set", &elem));
    let more = values.collect::<Vec<_>>();
    Value::of(s.held("Append").appended(&more))
}

pub fn append_slice(s: Value, t: Value) -> Value {
    let (a, b) = (s.type_(), t.type_());
    if a != b {
        wrong(&format!(
            "reflect.AppendSlice: {} != {}",
            a.string().lossy(),
            b.string().lossy()
        ));
    }
    let all = (0..t.len()).map(|i| t.index(i)).collect::<Vec<_>>();
    append(s, Slice::from(all))
}
