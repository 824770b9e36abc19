// Implements closures that call themselves: a nested `fn`, with what they capture as further parameters.

import type { CallExpr, FuncLit } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustParam, RustExpr, RustStmt, RustType } from "../../rust/ast.ts";
import { call, itemStmt, local, t } from "../../rust/factory.ts";
import { viewOf } from "../../plan/types.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";
import { lowerBody } from "./body.ts";
import { dynamicArgs } from "./variadic.ts";

interface Nested {
  readonly lit: FuncLit;
  readonly captures: readonly VarObj[];
}

const known = new WeakMap<VarObj, Nested | "none">();
const types = new WeakMap<VarObj, readonly RustType[]>();

/** `var f func(…)`, assigned once to a literal that calls `f`, and only ever called. */
export function nestedOf(v: VarObj, ctx: Emitter): Nested | undefined {
  const done = known.get(v) ?? find(v, ctx) ?? "none";
  known.set(v, done);
  return done === "none" ? undefined : done;
}

function find(v: VarObj, ctx: Emitter): Nested | undefined {
  if (v.role !== "local" || underlying(v.type).kind !== "Signature") return undefined;
  const uses = ctx.facts.uses.of(v);
  const stores = uses.filter((u) => u.role.kind === "assign");
  const role = stores[0]?.role;
  const lit =
    stores.length === 1 && role?.kind === "assign" && role.stmt.kind === "AssignStmt" && role.stmt.lhs.length === 1
      ? role.rhs
      : undefined;
  if (lit?.kind !== "FuncLit" || !uses.every((u) => ["define", "assign", "called"].includes(u.role.kind))) return undefined;
  if (!uses.some((u) => u.role.kind === "called" && ctx.facts.tree.isInside(u.ident, lit))) return undefined;
  const captures = ctx.facts.freeVarsOf(lit).filter((x) => x !== v && x.role !== "package");
  const inClosure = uses.some((u) =>
    [...ctx.facts.tree.ancestorsOf(u.ident)].some((p) => p.kind === "FuncLit" && p !== lit && !ctx.facts.tree.isInside(lit, p)),
  );
  const callsClosures = captures.some((x) => underlying(x.type).kind === "Signature");
  return inClosure || callsClosures || ctx.plan.closure(lit).async ? undefined : { lit, captures };
}

export function nestedFn(v: VarObj, n: Nested, ctx: Emitter): RustStmt[] {
  const plan = ctx.plan.closure(n.lit);
  const outer = n.captures.map((x) => ctx.bindings.of(x));
  const wants = n.captures.map((x) => captureType(x, n.lit, ctx));
  types.set(v, wants);
  const params: RustParam[] = [
    ...plan.params.map((p) => ({ pat: ctx.bind(p.obj, p.type), type: p.type })),
    ...n.captures.map((x, i) => ({ pat: ctx.bind(x, wants[i] as RustType), type: wants[i] as RustType })),
  ];
  const body = lowerBody(n.lit.body, plan, ctx);
  n.captures.forEach((x, i) => {
    const b = outer[i];
    if (b) ctx.bindings.restore(x, b);
  });
  return [
    itemStmt({
      kind: "FnItem",
      name: ctx.nameOf(v),
      params,
      ...(plan.ret && { ret: plan.ret }),
      body,
      origin: { span: n.lit.span },
    }),
  ];
}

/** Numbers by value, the rest borrowed; changed where the closure changes it. */
function captureType(x: VarObj, lit: FuncLit, ctx: Emitter): RustType {
  const bound = ctx.typeOfBinding(x);
  const held = bound.kind === "RefType" ? bound.inner : bound;
  const changes = ctx.facts.uses
    .of(x)
    .some(
      (u) =>
        ctx.facts.tree.isInside(u.ident, lit) &&
        (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address"),
    );
  if (changes || ctx.plan.isMutated(x)) return t.refMut(held);
  return ctx.plan.isCopy(held) ? held : viewOf(held);
}

/** `f(args)`, with what the function captures behind its own arguments. */
export function callNested(e: CallExpr, v: VarObj, n: Nested, ctx: Emitter): Value {
  const plan = ctx.plan.closure(n.lit);
  const wanted = plan.params.map((p) => p.type);
  const args = dynamicArgs(e, ctx.info.signatureOf(n.lit), wanted, ctx);
  const wants = types.get(v) ?? [];
  const captured = n.captures.map((x, i) => {
    const use = ctx.facts.uses.of(x).find((u) => ctx.facts.tree.isInside(u.ident, n.lit));
    const bound = ctx.typeOfBinding(x);
    const want = wants[i] ?? bound;
    if (bound.kind === "RefType" && bound.mut && want.kind === "RefType" && want.mut) return temp(local(ctx.nameOf(x)), want);
    return use ? ctx.expr(use.ident, want) : temp(local(ctx.nameOf(x)), bound);
  });
  const { before, exprs } = ctx.sequence([...args, ...captured]);
  return temp(call(local(ctx.nameOf(v)), exprs as RustExpr[]), plan.ret ?? t.unit, { before });
}
