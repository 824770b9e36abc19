// Implements zero values (idioms.md `zero-default`).

import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  boxInner,
  bool,
  call,
  char,
  float,
  int,
  isFloat,
  isInt,
  isOption,
  isRc,
  isString,
  none,
  num,
  panic,
  path,
  pathExpr,
  repeat,
  simpleName,
  str,
  t,
  vecElem,
} from "../../rust/factory.ts";
import { zeroVariant } from "../../plan/enums.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";
import { nilOf } from "../sums.ts";
import { isWeak, noOne } from "../weak.ts";
import { innerType, isNewtype, wrappedIn } from "../newtype.ts";
import { newOf } from "./builtin.ts";

export function zeroValue(type: Type, ctx: Emitter): Value {
  return zeroOf(type, ctx.rustType(type), ctx);
}

/** Zero of an element of a list or an array. */
export const zeroInList = (elem: Type, ctx: Emitter): Value => zeroOf(elem, ctx.plan.typeInList(elem), ctx);

/** Zero of a Go type whose slot has this Rust type. */
export function zeroOf(type: Type, rust: RustType, ctx: Emitter): Value {
  const name = rust.kind === "PathType" ? rust.path.segments.at(-1)?.name : undefined;
  if (name === "Option") return temp(none, rust);
  if (isWeak(rust)) return temp(noOne(), rust);
  if (name?.startsWith("Atomic") && type.kind === "Basic") return temp(call(path(`std::sync::atomic::${name}::default`)), rust);
  if (type.kind === "TypeParam") return temp(defaultOf(rust), rust);
  const u = underlying(type);
  // A pointer that is never nil stands for what it leads to.
  if (type.kind === "Pointer" && type.elem.kind === "Named" && type.elem.obj.pkg) return zeroOf(type.elem, rust, ctx);
  if (type.kind === "Named" && type.obj.pkg) {
    const std = ctx.input.std.zeroOf(type.obj.pkg, type.obj.name, ctx.facts);
    if (rust.kind === "InferType")
      return ctx.unsupported({ kind: "BadExpr", span: type.obj.span ?? { start: 0, end: 0 } }, "FG0201", {
        what: `${type.obj.pkg}.${type.obj.name}`,
      });
    if (vecElem(rust)) return temp(newOf(rust), rust);
    // No reader is none.
    if (boxInner(rust)?.kind === "DynType" || (std && !std.value))
      return ctx.unsupported({ kind: "BadExpr", span: type.obj.span ?? { start: 0, end: 0 } }, "FG0101", {
        what: `a zero value of \`${type.obj.pkg}.${type.obj.name}\``,
      });
    return temp(std?.value ?? call(path("Default::default")), rust);
  }
  if (isNewtype(type, ctx) && u.kind === "Signature")
    return temp(wrappedIn(rust, nilFunction(u.params.vars.length, innerType(type, ctx))), rust);
  if (isNewtype(type, ctx))
    return temp(wrappedIn(rust, innerType(type, ctx).kind === "RefType" ? str("") : zeroValue(u, ctx).expr), rust);
  switch (u.kind) {
    case "Basic":
      return basicZero(type, u.basic, rust, ctx);
    case "Slice":
      return temp(newOf(rust), rust);
    case "Map":
      return temp(newOf(rust), rust);
    case "Array": {
      const elem = zeroInList(u.elem, ctx);
      const isCopy = ctx.plan.isCopy(elem.type);
      if (isCopy) ctx.derive(elem.type, "Clone", "Copy");
      return isCopy
        ? temp(repeat(elem.expr, int(u.len)), rust)
        : temp(
            call(path("std::array::from_fn"), [
              { kind: "ClosureExpr", move: false, params: [{ pat: { kind: "WildPat" } }], body: elem.expr },
            ]),
            rust,
          );
    }
    case "Struct":
      if (u.fields.length === 0 && type.kind !== "Named") return temp({ kind: "TupleExpr", elems: [] }, t.unit);
      ctx.derive(rust, "Default");
      return temp(defaultOf(rust), rust);
    case "Open":
      // A type that the snippet does not declare, by its name: whoever declares it derives `Default`.
      if (rust.kind !== "PathType") break;
      ctx.derive(rust, "Default");
      return temp(defaultOf(rust), rust);
    case "TypeParam":
      return temp(defaultOf(rust), rust);
    case "Interface":
      return nilOf(rust, ctx) ?? temp(call(path("Default::default")), rust);
    case "Signature":
      return temp(nilFunction(u.params.vars.length, rust), rust);
  }
  return ctx.unsupported({ kind: "BadExpr", span: ctx.here }, "FG0101", { what: "this zero value" });
}

/** A function that nobody has assigned yet: calling it panics, as in Go. */
function nilFunction(params: number, rust: RustType): RustExpr {
  const ignored = Array.from({ length: params }, () => ({ pat: { kind: "WildPat" as const } }));
  const panics: RustExpr = {
    kind: "ClosureExpr",
    move: false,
    params: ignored,
    body: panic("invalid memory address or nil pointer dereference"),
  };
  return rust.kind === "FnPtrType" ? panics : call(isRc(rust) ? path("std::rc::Rc::new") : "Box::new", [panics]);
}

/** Zero of a Rust type, as one writes it. */
export function zeroOfRust(rust: RustType): RustExpr {
  if (isString(rust)) return call("String::new");
  if (isInt(rust)) return int(0);
  if (isFloat(rust)) return float(0);
  if (vecElem(rust)) return call("Vec::new");
  if (isOption(rust)) return none;
  if (simpleName(rust) === "bool") return bool(false);
  return rust.kind === "RefType" ? call(path("Default::default")) : defaultOf(rust);
}

const defaultOf = (rust: RustType): RustExpr =>
  rust.kind === "PathType"
    ? call({
        kind: "PathExpr",
        path: { segments: [{ name: rust.path.segments.at(-1)?.name ?? "Default" }, { name: "default" }] },
      })
    : call(path("Default::default"));

function basicZero(type: Type, kind: string, rust: RustType, ctx: Emitter): Value {
  if (type.kind === "Named") {
    const e = ctx.plan.enumOf(type.obj);
    const first = e && zeroVariant(e);
    if (first) return temp(pathExpr(`${ctx.plan.names.of(type.obj)}::${first.name}`), rust);
    if (e)
      return ctx.unsupported({ kind: "BadExpr", span: type.obj.span ?? { start: 0, end: 0 } }, "FG0101", {
        what: `a zero value of \`${type.obj.name}\``,
      });
  }
  if (kind === "bool") return temp(bool(false), rust);
  if (kind === "string") return temp(call(path("String::new")), t.string);
  if (rust.kind === "PathType" && rust.path.segments[0]?.name === "char") return temp(char("\0"), rust);
  return temp(kind.startsWith("float") ? num("0.0") : num("0"), rust, { literal: true });
}
