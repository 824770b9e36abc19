// Implements type switches and assertions on closed interfaces: `match` on the enum (idioms.md `type-switch`).

import type { CaseClause, Expr, TypeAssertExpr, TypeSwitchStmt } from "../../go/ast.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import type { EnumPlan } from "../../plan/plan.ts";
import type { MatchArm, RustPat, RustStmt } from "../../rust/ast.ts";
import { block, exprStmt, ref, t, unreachable } from "../../rust/factory.ts";
import type { TypeNameObj } from "../../semantics/objects.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { armBody, breaksOut, clauseBlock } from "./switch.ts";

export function lowerTypeSwitch(s: TypeSwitchStmt, ctx: Emitter, label?: string): RustStmt[] {
  const own = label ?? (breaksOut(s, ctx) ? `'${ctx.fresh("sw")}` : undefined);
  const stmts = ctx.inSwitch(s, own, () => lowerCases(s, ctx));
  return own ? [exprStmt({ kind: "Block", label: own, stmts }, false)] : stmts;
}

function lowerCases(s: TypeSwitchStmt, ctx: Emitter): RustStmt[] {
  const plan = enumOf(s.x, ctx);
  if (!plan) return [exprStmt(ctx.unsupported(s, "FG0101", { what: "a type switch on an open interface" }).expr, true)];
  const init = s.init ? ctx.stmt(s.init) : [];
  const x = ctx.peek(s.x);
  const taken = new Set<TypeNameObj>();
  const arms: MatchArm[] = [];
  let fallback: CaseClause | undefined;
  for (const c of s.body) {
    if (c.isDefault) {
      fallback = c;
      continue;
    }
    const arm = armFor(c, plan, ctx, taken);
    if (!arm) return [exprStmt(ctx.unsupported(c, "FG0101", { what: "this case" }).expr, true)];
    arms.push(arm);
  }
  const total = plan.variants.every((v) => v.of && taken.has(v.of));
  if (fallback && !total)
    arms.push({ pat: { kind: "WildPat" }, body: armBody(clauseBlock(fallback, ctx)), origin: { span: fallback.span } });
  else if (fallback) skipClause(fallback, ctx);
  else if (!total) arms.push({ pat: { kind: "WildPat" }, body: block([]) });
  const scrutinee = x.type.kind === "RefType" ? x.expr : ref(x.expr);
  return [...init, ...x.before, exprStmt({ kind: "MatchExpr", scrutinee, arms }, false)];
}

/** All variants have their own arms: Go's default can only be nil, which the enum does not have. */
function skipClause(c: CaseClause, ctx: Emitter): void {
  for (const s of c.body) ctx.input.output.covered(s);
  for (const d of c.dangling ?? []) ctx.input.output.comment(d);
}

export function enumOf(x: Expr, ctx: Emitter): EnumPlan | undefined {
  const type = ctx.info.typeOf(x);
  return type.kind === "Named" ? ctx.plan.enumOf(type.obj) : undefined;
}

function caseType(e: Expr, ctx: Emitter): TypeNameObj | undefined {
  const type = ctx.info.typeOf(e);
  const named = type.kind === "Pointer" ? type.elem : type;
  return named.kind === "Named" ? named.obj : undefined;
}

function armFor(c: CaseClause, plan: EnumPlan, ctx: Emitter, taken: Set<TypeNameObj>): MatchArm | undefined {
  const name = ctx.plan.names.of(plan.type);
  const variants = c.list.map((e) => plan.variants.find((v) => v.of && v.of === caseType(e, ctx)));
  if (variants.some((v) => !v?.of)) return undefined;
  for (const v of variants) if (v?.of) taken.add(v.of);
  const bound = ctx.info.implicitOf(c);
  const isUsed = bound !== undefined && ctx.facts.uses.of(bound).length > 0;
  const single = variants.length === 1 ? variants[0] : undefined;
  if (isUsed && !single?.of) return undefined;
  const inner: RustPat =
    isUsed && bound && single?.of ? ctx.bind(bound, t.ref(t.path(ctx.plan.names.of(single.of)))) : { kind: "WildPat" };
  const pats = variants.map(
    (v): RustPat => ({ kind: "TupleStructPat", path: { segments: [{ name }, { name: v?.name ?? "" }] }, elems: [inner] }),
  );
  const pat: RustPat = pats.length === 1 && pats[0] ? pats[0] : { kind: "OrPat", alts: pats };
  return { pat, body: armBody(clauseBlock(c, ctx)), origin: { span: c.span } };
}

/** `x.(T)` that panics when it is not a T. */
export function lowerAssertion(e: TypeAssertExpr, ctx: Emitter, _mode: Mode): Value {
  const plan = enumOf(e.x, ctx);
  const of = e.type && caseType(e.type, ctx);
  const variant = plan?.variants.find((v) => v.of && v.of === of);
  if (!plan || !variant?.of) return ctx.unsupported(e, "FG0101", { what: "a type assertion on an open interface" });
  const x = ctx.peek(e.x);
  const name = ctx.fresh("value");
  const inner = t.path(ctx.plan.names.of(variant.of));
  const pat: RustPat = {
    kind: "TupleStructPat",
    path: { segments: [{ name: ctx.plan.names.of(plan.type) }, { name: variant.name }] },
    elems: [{ kind: "IdentPat", name }],
  };
  const failing = unreachable(`interface conversion: not a ${variant.of.name}`);
  const arms: MatchArm[] = [
    { pat, body: { kind: "PathExpr", path: { segments: [{ name }] } } },
    {
      pat: { kind: "WildPat" },
      body: plan.variants.length > 1 ? ({ ...failing, kind: "FormatMacro", name: "panic" } as typeof failing) : failing,
    },
  ];
  const kept = plan.variants.length > 1 ? arms : arms.slice(0, 1);
  return temp({ kind: "MatchExpr", scrutinee: x.type.kind === "RefType" ? x.expr : ref(x.expr), arms: kept }, t.ref(inner), {
    before: x.before,
    borrows: x.borrows,
  });
}

export { placeOf };
