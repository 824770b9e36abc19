// Implements `p == q` on pointers: identity, never the contents (idioms.md `ptr-eq`).

import type { BinaryExpr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustExpr, RustType } from "../../rust/ast.ts";
import {
  argsOf,
  binary,
  call,
  closure,
  isOption,
  local,
  methodCall,
  not,
  optionInner,
  path,
  pathExpr,
  ref,
  t,
} from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

type Handle = "Rc" | "Arc";
const paths = { Rc: "std::rc::Rc", Arc: "std::sync::Arc" } as const;

/** Undefined where the sides are no pointers. */
export function comparePointers(e: BinaryExpr, ctx: Emitter): Value | undefined {
  if (ctx.info.typeOf(e.x).kind !== "Pointer" || ctx.info.typeOf(e.y).kind !== "Pointer") return undefined;
  const l = ctx.peek(e.x);
  const r = ctx.peek(e.y);
  const handle = handleOf(l.type);
  if (handle !== handleOf(r.type)) return refuse(e, ctx);
  const { before, exprs } = ctx.sequence([l, r]);
  const [a, b] = exprs as [RustExpr, RustExpr];
  const same = handle
    ? sameHandle({ ...l, expr: a }, { ...r, expr: b }, handle)
    : sameReference({ ...l, expr: a }, { ...r, expr: b });
  if (!same) return refuse(e, ctx);
  return temp(e.op === "==" ? same : otherwise(same), t.bool, { before });
}

const otherwise = (same: RustExpr): RustExpr =>
  same.kind === "BinaryExpr" && same.op === "=="
    ? { ...same, op: "!=" }
    : not(same.kind === "BinaryExpr" ? { kind: "ParenExpr", expr: same } : same);

const refuse = (e: BinaryExpr, ctx: Emitter): Value => ctx.unsupported(e, "FG0401", { what: ctx.facts.textOf(e.x) });

const strip = (r: RustType): RustType => (r.kind === "RefType" ? strip(r.inner) : r);
const handleOf = (r: RustType): Handle | undefined => {
  const inner = strip(optionInner(strip(r)) ?? strip(r));
  return argsOf(inner, "Rc") ? "Rc" : argsOf(inner, "Arc") ? "Arc" : undefined;
};

function sameHandle(l: Value, r: Value, handle: Handle): RustExpr {
  const byRef = (v: Value): RustExpr => (v.type.kind === "RefType" ? v.expr : ref(v.expr));
  const isNilable = (v: Value): boolean => isOption(strip(v.type));
  const same = path(`${paths[handle]}::ptr_eq`);
  if (!isNilable(l) && !isNilable(r)) return call(same, [byRef(l), byRef(r)]);
  if (isNilable(l) && isNilable(r)) return binary(addressOf(l, handle), "==", addressOf(r, handle));
  const [option, other] = isNilable(l) ? [l, r] : [r, l];
  return methodCall(viewed(option), "is_some_and", [closure(["p"], call(same, [local("p"), byRef(other)]))]);
}

/** `Option<&Rc<T>>` of an option or of a reference to one. */
const viewed = (v: Value): RustExpr => (optionInner(strip(v.type))?.kind === "RefType" ? v.expr : methodCall(v.expr, "as_ref"));
const addressOf = (v: Value, handle: Handle): RustExpr =>
  methodCall(viewed(v), "map", [pathExpr(path(`${paths[handle]}::as_ptr`))]);

/** Two references, optional or not, to places that live on. */
function sameReference(l: Value, r: Value): RustExpr | undefined {
  const isRef = (v: Value): boolean => v.type.kind === "RefType" && !isOption(v.type.inner);
  const eq = path("std::ptr::eq");
  if (isRef(l) && isRef(r)) return call(eq, [l.expr, r.expr]);
  const [a, b] = [lookOf(l), lookOf(r)];
  if (a && b) {
    const address = pathExpr(path("std::ptr::from_ref"));
    return binary(methodCall(a, "map", [address]), "==", methodCall(b, "map", [address]));
  }
  const option = a ?? b;
  const other = a ? r : l;
  return option && isRef(other)
    ? methodCall(option, "is_some_and", [closure(["p"], call(eq, [local("p"), other.expr]))])
    : undefined;
}

/** `Option<&T>` of a look that may be none, or of a link. */
function lookOf(v: Value): RustExpr | undefined {
  const held = optionInner(strip(v.type));
  if (held?.kind === "RefType") return held.mut ? methodCall(v.expr, "as_deref") : v.expr;
  return held && argsOf(held, "Box") ? methodCall(v.expr, "as_deref") : undefined;
}
