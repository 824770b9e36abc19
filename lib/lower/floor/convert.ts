// Implements conversions on the floor: those that Go makes silently when a value meets its place, and explicit ones.

import type { CallExpr, Expr } from "../../go/ast.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  block,
  call,
  cast,
  clone,
  closure,
  field,
  int,
  isFloat,
  isInt,
  letStmt,
  local,
  methodCall,
  path,
  pathExpr,
  ref,
  structExpr,
  t,
  typeText,
} from "../../rust/factory.ts";
import { identical, isInterface, underlying } from "../../semantics/predicates.ts";
import type { Interface, Struct, Type } from "../../semantics/types.ts";
import { coreCall, coreItem, type Floor } from "./context.ts";
import { lower, lowerTyped, operand } from "./exprs.ts";
import { fieldNameOf, looked } from "./places.ts";
import { isReflectValue } from "./reflection.ts";
import { Beyond } from "./types.ts";
import { zeroNamed, zeroOf } from "./zero.ts";
import { refusePlaceBehind } from "./log-places.ts";

const isNilLiteral = (e: Expr, f: Floor): boolean =>
  e.kind === "ParenExpr" ? isNilLiteral(e.x, f) : f.info.typeAndValueOf(e)?.mode === "nil";

/** The value of an expression as a place of this type takes it (Go spec: "Assignability"). */
export function lowerAs(e: Expr, want: Type, f: Floor): RustExpr {
  const to = f.subst(want);
  if (isNilLiteral(e, f)) return zeroOf(to, f);
  const from = f.typeOf(e);
  if (isInterface(to) && !isInterface(from)) return converted(lowerTyped(e, f), from, to, f);
  return converted(lower(e, f), from, to, f);
}

/** A value of one type as another that it is assignable to. */
export function converted(value: RustExpr, from: Type, to: Type, f: Floor): RustExpr {
  if (isInterface(to)) return toInterface(value, from, to, f);
  if (identical(from, to)) return value;
  return rewrapped(value, from, to, f);
}

/** Out of one defined type, into another with the same type beneath. */
function rewrapped(value: RustExpr, from: Type, to: Type, f: Floor): RustExpr {
  if (typeText(f.rust(from)) === typeText(f.rust(to))) return value;
  const inner = f.types.isWrapper(from) ? field(looked(value), "0") : value;
  if (f.types.isWrapper(to)) return call(constructorOf(to, f), [inner]);
  const [a, b] = [underlying(from), underlying(to)];
  if (a.kind === "Struct" && b.kind === "Struct") return rebuilt(value, from, a, to, b, f);
  return inner;
}

export const constructorOf = (type: Type, f: Floor): RustExpr => {
  const rust = f.rust(type);
  if (rust.kind !== "PathType") throw new Beyond("FG0103", { what: "type" });
  return { kind: "PathExpr", path: rust.path };
};

/** Field by field, between struct types of the same shape. */
function rebuilt(value: RustExpr, from: Type, a: Struct, to: Type, b: Struct, f: Floor): RustExpr {
  const rust = f.rust(to);
  if (rust.kind !== "PathType") return value;
  const name = f.temp("whole");
  const fields = b.fields.map((v, i) => {
    const source = a.fields[i] ?? v;
    const part = field(local(name), fieldNameOf(from, source));
    const owned = f.types.isCopy(f.subst(source.type)) ? part : clone(part);
    return { name: fieldNameOf(to, v), value: rewrapped(owned, f.subst(source.type), f.subst(v.type), f) };
  });
  return block([letStmt(name, value)], structExpr(rust.path, fields));
}

const isEmpty = (t: Type): boolean => {
  const u = underlying(t);
  return u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0;
};

export const isError = (t: Type): boolean => t.kind === "Named" && t.obj.pkg === undefined && t.obj.name === "error";

function toInterface(value: RustExpr, from: Type, to: Type, f: Floor): RustExpr {
  if (typeText(f.rust(from)) === typeText(f.rust(to))) return value;
  if (!isInterface(from)) {
    if (isReflectValue(from)) throw new Beyond("FG0201", { what: "reflect.Value as an interface value" });
    f.becomesDynamic(from);
    if (isEmpty(to)) {
      const made = coreCall("any", [value]);
      // Numbers in an array's literal take the array's type, not the type that Rust would choose.
      return value.kind === "ArrayExpr" || value.kind === "RepeatExpr" ? turbofish(made, f.rust(from)) : made;
    }
    refusePlaceBehind(to, from, f);
    f.asInterface(to);
    return call(coreItem("Dyn", "new"), [cast(call(path("std::rc::Rc::new"), [value]), t.rc(dynOf(to, f)))]);
  }
  if (!isEmpty(to) && (isOfLibrary(from) || isOfLibrary(to)) && f.info.implements(from, to)) return widened(value, from, to, f);
  const whole = methodCall(value, "any");
  return isEmpty(to) ? whole : methodCall(call(local(testFor(to, f)), [ref(whole)]), "unwrap_or", [coreItem("Dyn", "NIL")]);
}

/** What types may stand behind an interface of the library, or behind an error, is not known here. */
const isOfLibrary = (type: Type): boolean =>
  isError(type) || (type.kind === "Named" && !!type.obj.pkg && !(type.obj.pkg === "fmt" && type.obj.name === "Stringer"));

/** `widened(r, as_io_reader, |v| Rc::new(v) as Rc<dyn io::Reader>)`: the value itself as the other interface, or the one by the other. */
function widened(value: RustExpr, from: Type, to: Type, f: Floor): RustExpr {
  f.widenings.set(`${typeText(f.rust(from))} as ${typeText(f.rust(to))}`, { from, to });
  const wrapped = cast(call(path("std::rc::Rc::new"), [local("v")]), t.rc(dynOf(to, f)));
  return coreCall("widened", [value, local(testFor(to, f)), closure(["v"], wrapped)]);
}

/** `any::<[isize; 2]>(…)`. */
function turbofish(e: RustExpr, type: RustType): RustExpr {
  if (e.kind !== "CallExpr" || e.fun.kind !== "PathExpr") return e;
  const { segments } = e.fun.path;
  const last = segments.length - 1;
  const named = segments.map((s, i) => (i === last ? { ...s, generics: [type] } : s));
  return { ...e, fun: { ...e.fun, path: { ...e.fun.path, segments: named } } };
}

/** `dyn Shape` of `Dyn<dyn Shape>`. */
export const dynOf = (to: Type, f: Floor): RustType => {
  const rust = f.rust(to);
  const generics = rust.kind === "PathType" ? rust.path.segments.at(-1)?.generics?.[0] : undefined;
  if (generics) return generics;
  return t.dyn({
    kind: "TraitBound",
    path: {
      segments: [{ name: isError(to) ? "GoError" : "GoStringer" }],
      import: isError(to) ? "go::GoError" : "go::GoStringer",
    },
  });
};

/** Name of the function that looks whether a value implements an interface: `fn as_shape(value: &Any) -> Option<Dyn<dyn Shape>>`. */
export function testFor(to: Type, f: Floor): string {
  const key = typeText(f.rust(to));
  const known = f.tested.get(key);
  if (known) return known.name;
  const iface = underlying(to) as Interface;
  const word = f.types
    .wordFor(to)
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .toLowerCase();
  const name = f.names.reserve(isError(to) ? "as_error" : `as_${word.replace(/\W+/g, "_")}`);
  refusePlaceBehind(to, undefined, f);
  f.asInterface(to);
  f.tested.set(key, { name, type: to, iface });
  return name;
}

/** `T(x)` (Go spec: "Conversions"). */
export function conversion(e: CallExpr, f: Floor): RustExpr {
  const to = f.typeOf(e);
  const arg = e.args[0] as Expr;
  if (isNilLiteral(arg, f)) return zeroNamed(to, f);
  const from = f.typeOf(arg);
  const [a, b] = [underlying(from), underlying(to)];
  if (isInterface(to)) return lowerAs(arg, to, f);
  const wrap = (inner: RustExpr): RustExpr => (f.types.isWrapper(to) ? call(constructorOf(to, f), [inner]) : inner);
  const plain = (): RustExpr => {
    const v = operand(arg, f);
    return f.types.isWrapper(from) ? field(looked(v), "0") : v;
  };
  if (b.kind === "Basic" && b.basic === "string") {
    if (a.kind === "Slice") {
      const name =
        underlying(a.elem).kind === "Basic" && typeText(f.rust(underlying(a.elem))) === "u8" ? "from_bytes" : "from_runes";
      return wrap(call(coreItem("Str", name), [ref(plain())]));
    }
    if (a.kind === "Basic" && a.basic !== "string" && !a.basic.endsWith("string"))
      return wrap(call(coreItem("Str", "from_rune"), [runeOf(plain(), from, f)]));
  }
  if (b.kind === "Slice" && a.kind === "Basic")
    return wrap(methodCall(plain(), typeText(f.rust(underlying(b.elem))) === "u8" ? "to_bytes" : "to_runes"));
  if (b.kind === "Array" && a.kind === "Slice")
    return wrap(methodCall(plain(), "to_array", [], { turbofish: [t.path(String(b.len))] }));
  const array = b.kind === "Pointer" && a.kind === "Slice" ? underlying(b.elem) : undefined;
  if (b.kind === "Pointer" && array?.kind === "Array") {
    if (f.types.isWrapper(b.elem)) throw new Beyond("FG0101", { what: f.facts.textOf(e) });
    return wrap(methodCall(plain(), "to_array_ptr", [], { turbofish: [t.path(String(array.len))] }));
  }
  if (a.kind === "Basic" && b.kind === "Basic" && typeText(f.rust(a)) !== typeText(f.rust(b)))
    return wrap(numeric(lowerPlain(arg, from, f), a, b, f));
  return rewrapped(lower(arg, f), from, to, f);
}

const lowerPlain = (e: Expr, from: Type, f: Floor): RustExpr => {
  const v = lowerTyped(e, f);
  return f.types.isWrapper(from) ? field(looked(v), "0") : v;
};

const runeOf = (v: RustExpr, from: Type, f: Floor): RustExpr => {
  const name = typeText(f.rust(underlying(from)));
  if (name === "i32") return v;
  return ["u8", "i8", "i16", "u16"].includes(name)
    ? call(pathExpr("i32::from"), [v])
    : methodCall(call(pathExpr("i32::try_from"), [v]), "unwrap_or", [int(-1)]);
};

function numeric(v: RustExpr, a: Type, b: Type, f: Floor): RustExpr {
  const [from, to] = [f.rust(a), f.rust(b)];
  const [x, y] = [typeText(from), typeText(to)];
  if (x === "Uintptr") return numericFromWord(field(v, "0"), y, f, b);
  if (y === "Uintptr") return call(pathExpr({ segments: [{ name: "Uintptr" }], import: "go::Uintptr" }), [cast(v, t.u64)]);
  if (x.startsWith("Complex") && y.startsWith("Complex")) return methodCall(v, y === "Complex64" ? "to_single" : "to_double");
  if (isFloat(from) && isInt(to)) {
    const wide = coreCall(y === "u64" || y === "usize" ? "trunc_unsigned" : "trunc", [
      x === "f32" ? call(pathExpr("f64::from"), [v]) : v,
    ]);
    return y === "i64" || y === "u64" ? wide : cast(wide, to);
  }
  return cast(v, to);
}

const numericFromWord = (v: RustExpr, to: string, f: Floor, b: Type): RustExpr => (to === "u64" ? v : cast(v, f.rust(b)));
