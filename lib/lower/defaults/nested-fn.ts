// Implements local functions that are no closures: a nested `fn`, with what it captures as further parameters.

import type { CallExpr, Ident } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import { boundsOf } from "../../plan/bounds.ts";
import { viewOf } from "../../plan/types.ts";
import type { GenericParam, RustExpr, RustParam, RustStmt, RustType } from "../../rust/ast.ts";
import { call, isVec, itemStmt, local, ref, refMut, t, vecElem } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";
import { lowerBody } from "./body.ts";
import { isCell } from "./cells.ts";
import { deferredBody } from "./deferred-body.ts";
import type { Nested } from "./local-fns.ts";
import { dynamicArgs } from "./variadic.ts";

const types = new WeakMap<VarObj, readonly RustType[]>();

export function nestedFn(v: VarObj, n: Nested, ctx: Emitter): RustStmt[] {
  const plan = ctx.plan.closure(n.lit);
  const outer = n.captures.map((x) => ctx.bindings.of(x));
  if (n.captures.some((x, i) => !outer[i] || ctx.bindings.aliasOf(x)))
    return [
      {
        kind: "ExprStmt",
        expr: ctx.unsupported(n.lit, "FG0101", { what: "this closure, which calls itself," }).expr,
        semi: true,
      },
    ];
  const wants = n.captures.map((x) => captureType(x, n, ctx));
  types.set(v, wants);
  if (n.captures.length > 0)
    ctx.note("nested-fn", n.lit, { name: v.name, names: n.captures.map((x) => `\`${x.name}\``).join(", ") });
  const params: RustParam[] = [
    ...plan.params.map((p) => ({ pat: ctx.bind(p.obj, p.type), type: p.type })),
    ...n.captures.map((x, i) => {
      const pat = ctx.bind(x, wants[i] as RustType);
      // What is assigned stands behind the reference.
      ctx.bindings.keepOnce(x);
      return { pat, type: wants[i] as RustType };
    }),
  ];
  const body = deferredBody(n.lit.body, ctx, () => lowerBody(n.lit.body, plan, ctx), n.lit);
  n.captures.forEach((x, i) => {
    const b = outer[i];
    if (b) ctx.bindings.restore(x, b);
  });
  return [
    itemStmt({
      kind: "FnItem",
      name: ctx.nameOf(v),
      ...(n.typeParams.length > 0 && { generics: genericsOf(n, ctx) }),
      params,
      ...(plan.ret && { ret: plan.ret }),
      body,
      // Past this number clippy asks for a struct.
      ...(params.length > 7 && { attrs: ["allow(clippy::too_many_arguments)"] }),
      origin: { span: n.lit.span },
    }),
  ];
}

/** Declared anew, with what the function around it asks of them. */
function genericsOf(n: Nested, ctx: Emitter): GenericParam[] {
  const decl = ctx.facts.tree.ancestorsOf(n.lit).find((x) => x.kind === "FuncDecl");
  const decls = decl?.kind === "FuncDecl" ? [decl] : [];
  return n.typeParams.map((p) => ({ name: p.obj.name, bounds: boundsOf(p, decls, ctx.facts, ctx.plan.isCopy) }));
}

/** Numbers by value, the rest borrowed; changed where the closure changes it. */
function captureType(x: VarObj, n: Nested, ctx: Emitter): RustType {
  const bound = ctx.typeOfBinding(x);
  if (isCell(x, ctx)) return bound.kind === "RefType" ? bound : t.ref(bound);
  const held = bound.kind === "RefType" ? bound.inner : bound;
  if (held.kind === "ImplType") return isFnMut(held) ? t.refMut(held) : t.ref(held);
  if (n.changed.has(x)) {
    const elem = isVec(held) ? vecElem(held) : undefined;
    return t.refMut(elem && !isReplaced(x, ctx) ? t.slice(elem) : held);
  }
  return ctx.plan.isCopy(held) ? held : viewOf(held);
}

const isFnMut = (r: Extract<RustType, { kind: "ImplType" }>): boolean =>
  r.bounds.some((b) => b.kind === "TraitBound" && b.path.segments.at(-1)?.name === "FnMut");

/** The list itself is set or grows: its elements alone would not do. */
const isReplaced = (x: VarObj, ctx: Emitter): boolean =>
  ctx.facts.uses.of(x).some((u) => u.steps.length === 0 && ["assign", "update", "address"].includes(u.role.kind));

/** `f(args)`, with what the function captures behind its own arguments. */
export function callNested(e: CallExpr, v: VarObj, n: Nested, ctx: Emitter): Value {
  const plan = ctx.plan.closure(n.lit);
  const wanted = plan.params.map((p) => p.type);
  const args = dynamicArgs(e, ctx.info.signatureOf(n.lit), wanted, ctx);
  const lent = args.flatMap((a) => (a.type.kind === "RefType" ? a.borrows : []));
  if (lent.some((x) => n.changed.has(x)))
    ctx.input.output.fault(e.span, `\`${v.name}\` is given a part of what it changes by its name, too`);
  const wants = types.get(v) ?? [];
  const captured = n.captures.map((x, i) => given(x, e, wants[i] ?? ctx.typeOfBinding(x), n, ctx));
  const { before, exprs } = ctx.sequence([...args, ...captured]);
  return temp(call(local(ctx.nameOf(v)), exprs as RustExpr[]), plan.ret ?? t.unit, { before });
}

function given(x: VarObj, e: CallExpr, want: RustType, n: Nested, ctx: Emitter): Value {
  const b = ctx.bindings.of(x);
  const bound = ctx.typeOfBinding(x);
  const name = local(b?.name ?? ctx.nameOf(x));
  // A reference is lent on.
  if (bound.kind === "RefType" && want.kind === "RefType" && (bound.mut || !want.mut)) return temp(name, want);
  if (isCell(x, ctx)) return temp(ref(name), want);
  if (want.kind === "RefType" && want.inner.kind === "ImplType") {
    if (want.mut) ctx.bindings.markMut(x);
    return temp(want.mut ? refMut(name) : ref(name), want);
  }
  const use = ctx.facts.nodesOf("Ident", n.lit).find((id) => ctx.info.objectOf(id) === x);
  return ctx.expr(use ?? (e.fun as Ident), want);
}
