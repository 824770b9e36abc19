// Implements expressions on the floor: each becomes one Rust expression that owns its value.

import type { CompositeLit, Expr, Ident, SelectorExpr, TypeAssertExpr } from "../../go/ast.ts";
import type { RustExpr } from "../../rust/ast.ts";
import {
  array,
  block,
  call,
  clone,
  exprStmt,
  field,
  index,
  int,
  letMut,
  letStmt,
  local,
  methodCall,
  ref,
  str,
  structExpr,
  t,
  tuple,
  vecMacro,
} from "../../rust/factory.ts";
import { upperCamel } from "../../rust/names.ts";
import { isInterface, underlying } from "../../semantics/predicates.ts";
import type { FuncObj, VarObj } from "../../semantics/objects.ts";
import type { Type } from "../../semantics/types.ts";
import { lowerCall } from "./calls.ts";
import { constant } from "./constants.ts";
import { constructorOf, lowerAs, testFor } from "./convert.ts";
import { coreCall, coreItem, type Floor } from "./context.ts";
import { inOrder } from "./order.ts";
import { closureOf, functionValue, methodValue } from "./functions.ts";
import { binary, unary } from "./operators.ts";
import {
  addressOf,
  arrayBehind,
  fieldNameOf,
  indexValue,
  looked,
  peekPlace,
  type Place,
  placeOf,
  read,
  unwrapped,
  variable,
} from "./places.ts";
import { methodsOf } from "./traits.ts";
import { Beyond } from "./types.ts";
import { zeroNamed, zeroOf } from "./zero.ts";

/** The value, owned by whoever asks. */
export function lower(e: Expr, f: Floor): RustExpr {
  return stamped(bare(e, f, false), e);
}

/** As `lower`, where nothing around says the type of a number: it says so itself. */
export function lowerTyped(e: Expr, f: Floor): RustExpr {
  return stamped(bare(e, f, true), e);
}

const stamped = (r: RustExpr, e: Expr): RustExpr => (r.origin ? r : { ...r, origin: { span: e.span } });

/** The value only looked at: a plain local is not copied. */
export function operand(e: Expr, f: Floor): RustExpr {
  if (f.info.constOf(e)) return lowerTyped(e, f);
  const isPlace =
    e.kind === "Ident" || e.kind === "SelectorExpr" || e.kind === "IndexExpr" || e.kind === "StarExpr" || e.kind === "ParenExpr";
  if (!isPlace || f.info.typeAndValueOf(e)?.mode === "nil") return lower(e, f);
  if (e.kind === "ParenExpr") return operand(e.x, f);
  const mode = f.info.typeAndValueOf(e)?.mode;
  return mode === "variable" || mode === "mapindex" || mode === "value" ? stamped(peekPlace(placeOf(e, f), f), e) : lower(e, f);
}

/** The value that a defined type wraps. */
export function operandBeneath(e: Expr, f: Floor): RustExpr {
  const v = looked(operand(e, f));
  return f.types.isWrapper(f.typeOf(e)) ? field(v, "0") : v;
}

function bare(e: Expr, f: Floor, typed: boolean): RustExpr {
  const c = f.info.constOf(e);
  if (c && c.kind !== "unknown") return constant(e, c, f, typed);
  switch (e.kind) {
    case "Ident":
      return ident(e, f);
    case "ParenExpr":
      return bare(e.x, f, typed);
    case "FuncLit":
      return closureOf(e, f);
    case "CompositeLit":
      return composite(e, f.typeOf(e), f, typed);
    case "SelectorExpr":
      return selector(e, f);
    case "IndexExpr": {
      const fn = f.info.typeAndValueOf(e);
      if (underlying(f.typeOf(e)).kind === "Signature" && fn?.mode === "value" && f.info.isType(e.indices[0] as Expr))
        return functionValue(e, f);
      return read(placeOf(e, f), f);
    }
    case "SliceExpr":
      return slice(e, f);
    case "TypeAssertExpr":
      return assertion(e, f);
    case "CallExpr":
      return lowerCall(e, f);
    case "StarExpr":
      return read(placeOf(e, f), f);
    case "UnaryExpr":
      return e.op === "&" ? address(e.x, f) : unary(e, f);
    case "BinaryExpr":
      return binary(e, f);
    default:
      throw new Beyond("FG0101", { what: e.kind });
  }
}

function ident(e: Ident, f: Floor): RustExpr {
  const obj = f.info.objectOf(e);
  switch (obj?.kind) {
    case "Var":
      return readVar(e, obj, f);
    case "Func":
      return functionValue(e, f);
    case "Nil":
      return zeroOf(f.typeOf(e), f);
    default:
      throw new Beyond("FG0103", { what: e.name });
  }
}

/** A plain local moves out at its last use, unless a closure around holds it. */
function readVar(e: Ident, v: VarObj, f: Floor): RustExpr {
  const place = variable(v, f);
  if (place.kind === "direct" && !f.types.isCopy(place.type) && f.movable(e, v)) return place.expr;
  return read(place, f);
}

function selector(e: SelectorExpr, f: Floor): RustExpr {
  const s = f.info.selectionOf(e);
  if (s?.kind === "method" || s?.kind === "methodExpr") return methodValue(e, s.obj as FuncObj, f);
  if (s) return read(placeOf(e, f), f);
  const obj = f.info.objectOf(e.sel);
  if (obj?.kind === "Func") return functionValue(e, f);
  if (obj?.kind === "Var") return f.libraryPlace(obj) ? read(placeOf(e, f), f) : f.libraryVariable(obj);
  throw new Beyond("FG0201", { what: f.facts.textOf(e) });
}

/** `&x`. */
function address(x: Expr, f: Floor): RustExpr {
  if (x.kind === "ParenExpr") return address(x.x, f);
  if (x.kind === "CompositeLit") return call(coreItem("Ptr", "new"), [composite(x, f.typeOf(x), f)]);
  return addressOf(placeOf(x, f), f);
}

// ---- composite literals

export function composite(e: CompositeLit, type: Type, f: Floor, typed = false): RustExpr {
  const u = underlying(type);
  // An elided `&T` in a list of pointers.
  if (u.kind === "Pointer") {
    const made = call(coreItem("Ptr", "new"), [composite(e, u.elem, f)]);
    return f.types.isWrapper(type) ? call(constructorOf(type, f), [made]) : made;
  }
  const inner = compositeBeneath(e, type, u, f, typed && !f.types.isWrapper(type));
  return f.types.isWrapper(type) ? call(constructorOf(type, f), [inner]) : inner;
}

function compositeBeneath(e: CompositeLit, type: Type, u: Type, f: Floor, typed: boolean): RustExpr {
  switch (u.kind) {
    case "Struct":
      return structLiteral(e, type, f);
    case "Array":
      return arrayLiteral(e, u.elem, Math.max(u.len, 0), f, typed);
    case "Slice": {
      const from: RustExpr = {
        kind: "PathExpr",
        path: { segments: [{ name: "Slice", generics: [f.rust(u.elem)] }, { name: "from" }], import: "go::Slice" },
      };
      return call(from, [sliceElements(e, u.elem, f)]);
    }
    case "Map": {
      const pairs = e.elts.flatMap((x) =>
        x.kind === "KeyValueExpr" ? [tuple([element(x.key, u.key, f), element(x.value, u.elem, f)])] : [],
      );
      const make = (name: string): RustExpr => ({
        kind: "PathExpr",
        path: { segments: [{ name: "Map", generics: [f.rust(u.key), f.rust(u.elem)] }, { name }], import: "go::Map" },
      });
      return pairs.length === 0 ? call(make("make")) : call(make("from"), [vecMacro(pairs)]);
    }
    default:
      throw new Beyond("FG0103", { what: f.facts.textOf(e) });
  }
}

/** `typed`: nothing around says the type of a number. */
function element(x: Expr, want: Type, f: Floor, typed = false): RustExpr {
  if (x.kind === "CompositeLit" && !x.type) return composite(x, f.subst(want), f, typed);
  return typed && !isInterface(f.subst(want)) && f.info.constOf(x) ? lowerTyped(x, f) : lowerAs(x, want, f);
}

function structLiteral(e: CompositeLit, type: Type, f: Floor): RustExpr {
  const u = underlying(type);
  const rust = f.rust(type);
  if (u.kind !== "Struct" || rust.kind !== "PathType") return { kind: "TupleExpr", elems: [] };
  const fields = e.elts.map((x, i) => {
    const v = x.kind === "KeyValueExpr" ? u.fields.find((o) => x.key.kind === "Ident" && o.name === x.key.name) : u.fields[i];
    if (!v) throw new Beyond("FG0103", { what: f.facts.textOf(x) });
    return { name: fieldNameOf(type, v), value: element(x.kind === "KeyValueExpr" ? x.value : x, v.type, f) };
  });
  const rest = fields.length < u.fields.length ? zeroNamed(type, f) : undefined;
  if (isClosedStruct(type, f)) return setIn(zeroNamed(type, f), fields, f);
  if (rest && fields.length === 0) return rest;
  const given = e.elts.map((x) => (x.kind === "KeyValueExpr" ? x.value : x));
  const join = (values: readonly RustExpr[]): RustExpr =>
    structExpr(
      rust.path,
      fields.map((x, i) => ({ ...x, value: values[i] as RustExpr })),
      rest,
    );
  return inOrder(
    given,
    fields.map((x) => x.value),
    f,
    join,
  );
}

/** A struct of the library whose helper has parts that programs can't name. */
function isClosedStruct(type: Type, f: Floor): boolean {
  const obj = type.kind === "Named" ? type.obj : undefined;
  const module = obj?.pkg ? f.runtime.moduleOf(obj.pkg) : undefined;
  const item = obj && module !== undefined ? f.runtime.find(module, upperCamel(obj.name)) : undefined;
  return item !== undefined && /^\s+(?!pub\b)\w+:/m.test(item.text);
}

function setIn(start: RustExpr, fields: readonly { readonly name: string; readonly value: RustExpr }[], f: Floor): RustExpr {
  if (fields.length === 0) return start;
  const whole = f.temp("whole");
  const sets = fields.map((x) => exprStmt({ kind: "AssignExpr", left: field(local(whole), x.name), right: x.value }));
  return block([letMut(whole, start), ...sets], local(whole));
}

/** Elements at their places, gaps filled with zero. */
function placed(e: CompositeLit, f: Floor): Map<number, Expr> {
  const at = new Map<number, Expr>();
  let next = 0;
  for (const x of e.elts) {
    if (x.kind === "KeyValueExpr") {
      const c = f.info.constOf(x.key);
      next = c?.kind === "int" ? Number(c.value) : next;
    }
    at.set(next, x.kind === "KeyValueExpr" ? x.value : x);
    next += 1;
  }
  return at;
}

const MAX_WRITTEN = 4096;

function arrayLiteral(e: CompositeLit, elem: Type, len: number, f: Floor, typed: boolean): RustExpr {
  const at = placed(e, f);
  const zero = (): RustExpr => zeroOf(f.subst(elem), f);
  const first = Math.min(...at.keys());
  // Written with its type: nothing around may say it.
  if (at.size === 0) return zeroNamed({ kind: "Array", elem: f.subst(elem), len }, f);
  if (len - at.size <= 32 && len <= MAX_WRITTEN)
    return array(
      Array.from({ length: len }, (_, i) => (at.has(i) ? element(at.get(i) as Expr, elem, f, typed && i === first) : zero())),
    );
  const name = f.temp("list");
  const sets = [...at].map(([i, x]) =>
    exprStmt({ kind: "AssignExpr", left: index(local(name), int(i)), right: element(x, elem, f) }),
  );
  return block(
    [letMut(name, zeroOf({ kind: "Array", elem: f.subst(elem), len }, f), t.array(f.rust(elem), len)), ...sets],
    local(name),
  );
}

function sliceElements(e: CompositeLit, elem: Type, f: Floor): RustExpr {
  const at = placed(e, f);
  const len = Math.max(0, ...[...at.keys()].map((i) => i + 1));
  if (len > MAX_WRITTEN) throw new Beyond("FG0101", { what: "so long a list with gaps" });
  if (at.size === len && len > 0) {
    const given = Array.from({ length: len }, (_, i) => at.get(i) as Expr);
    return inOrder(
      given,
      given.map((x) => element(x, elem, f)),
      f,
      vecMacro,
    );
  }
  return vecMacro(
    Array.from({ length: len }, (_, i) => (at.has(i) ? element(at.get(i) as Expr, elem, f) : zeroOf(f.subst(elem), f))),
  );
}

// ---- slices

function slice(e: Extract<Expr, { kind: "SliceExpr" }>, f: Floor): RustExpr {
  const type = f.typeOf(e.x);
  const u = underlying(type);
  const base =
    u.kind === "Array"
      ? methodCall(addressOf(arrayPlace(e.x, f), f), "all")
      : u.kind === "Pointer"
        ? methodCall(arrayBehind(e.x, f), "all")
        : operandBeneath(e.x, f);
  const low = e.low ? indexValue(e.low, f) : undefined;
  const isArray = u.kind === "Array" || u.kind === "Pointer";
  // Go has looked at constant bounds of an array already.
  const method = (name: string, limit: Expr): string =>
    isArray && !f.info.constOf(limit) ? name.replace("slice", "slice_array") : name;
  const cut = ((): RustExpr => {
    if (e.max && e.high)
      return methodCall(base, method("slice_max", e.max), [low ?? int(0), indexValue(e.high, f), indexValue(e.max, f)]);
    if (e.high) return methodCall(base, method("slice", e.high), [low ?? int(0), indexValue(e.high, f)]);
    if (low) return methodCall(base, "slice_from", [low]);
    return isArray ? base : clone(base);
  })();
  return f.types.isWrapper(f.typeOf(e)) ? call(constructorOf(f.typeOf(e), f), [cut]) : cut;
}

/** The array itself, where a defined type wraps it. */
const arrayPlace = (e: Expr, f: Floor): Place => {
  const place = placeOf(e, f);
  return f.types.isWrapper(place.type) ? unwrapped(place) : place;
};

// ---- type assertions

function assertion(e: TypeAssertExpr, f: Floor): RustExpr {
  const to = f.typeOf(e);
  const value = operand(e.x, f);
  if (isInterface(to)) {
    const name = f.temp("value");
    const u = underlying(to);
    const whole = methodCall(value, "any");
    if (u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0) return methodCall(whole, "expect_any");
    return block(
      [letStmt(name, whole)],
      coreCall("expect_interface", [call(local(testFor(to, f)), [ref(local(name))]), ref(local(name)), str(firstMethod(to))]),
    );
  }
  f.becomesDynamic(to);
  return methodCall(value, "expect", [], { turbofish: [f.rust(to)] });
}

/** The method that a type without any of them is said to miss. */
function firstMethod(type: Type): string {
  const u = underlying(type);
  const names = u.kind === "Interface" ? methodsOf(u).map((m) => m.name) : [];
  return names.sort()[0] ?? "";
}

/** `v, ok := x.(T)` as a tuple. */
export function assertionWithOk(e: TypeAssertExpr, f: Floor): RustExpr {
  const to = f.subst(f.info.typeOf(e).kind === "Tuple" ? f.info.typeOf(e.type as Expr) : f.info.typeOf(e));
  const value = operand(e.x, f);
  if (!isInterface(to)) {
    f.becomesDynamic(to);
    return methodCall(value, "test", [], { turbofish: [f.rust(to)] });
  }
  const u = underlying(to);
  const whole = methodCall(value, "any");
  if (u.kind === "Interface" && u.methods.length === 0 && u.embeddeds.length === 0) return methodCall(whole, "test_any");
  return coreCall("test_interface", [call(local(testFor(to, f)), [ref(whole)])]);
}
