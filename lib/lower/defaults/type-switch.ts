// Implements type switches and assertions on interfaces that became an enum: a `match` (idioms.md `type-switch`).

import type { CaseClause, Expr, TypeAssertExpr, TypeSwitchStmt } from "../../go/ast.ts";
import { isChangedInPlace } from "../../analysis/changes.ts";
import { askedSum, variantPat } from "../../patterns/asked-sums.ts";
import { failedAssertion } from "../../patterns/assertions.ts";
import { placeOf, temp, type Value } from "../../patterns/value.ts";
import { isKeptCopy, type SumPlan, type SumVariant, variantOf } from "../../plan/sums.ts";
import type { MatchArm, RustBlock, RustExpr, RustPat, RustStmt } from "../../rust/ast.ts";
import { block, deref, exprStmt, letStmt, local, t } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter, Mode } from "../emitter.ts";
import { armOf, breaksOut, clauseBlock } from "./switch.ts";

export function lowerTypeSwitch(s: TypeSwitchStmt, ctx: Emitter, label?: string): RustStmt[] {
  const own = label ?? (breaksOut(s, ctx) ? `'${ctx.fresh("sw")}` : undefined);
  const stmts = ctx.inSwitch(s, own, () => lowerCases(s, ctx));
  return own ? [exprStmt({ kind: "Block", label: own, stmts }, false)] : stmts;
}

function lowerCases(s: TypeSwitchStmt, ctx: Emitter): RustStmt[] {
  const sum = ctx.plan.sumOf(ctx.info.typeOf(s.x));
  if (!sum) return [exprStmt(ctx.unsupported(s, "FG0101", { what: "a type switch on an open interface" }).expr, true)];
  const init = s.init ? ctx.stmt(s.init) : [];
  const seen = askedSum(ctx.peek(s.x), sum, ctx);
  const { isNilable } = seen;
  const taken = new Set<string>();
  const arms: MatchArm[] = [];
  let fallback: CaseClause | undefined;
  for (const c of s.body) {
    if (c.isDefault) {
      fallback = c;
      continue;
    }
    const arm = armFor(c, sum, ctx, taken, isNilable);
    if (!arm) return [exprStmt(ctx.unsupported(c, "FG0101", { what: "this case" }).expr, true)];
    arms.push(arm);
  }
  const canBeNil = isNilable || sum.nil !== undefined;
  const total = sum.variants.every((v) => taken.has(v.name)) && (!canBeNil || taken.has(sum.nil ?? none));
  if (fallback && !total) {
    const bound = usedIn(fallback, ctx);
    if (bound && isNilable) return [exprStmt(ctx.unsupported(fallback, "FG0101", { what: "this case" }).expr, true)];
    const pat: RustPat = bound ? ctx.bind(bound, t.ref(t.path(sum.name))) : { kind: "WildPat" };
    arms.push(armOf(pat, fallback, ctx));
  } else if (fallback) skipClause(fallback, ctx);
  else if (!total) arms.push({ pat: { kind: "WildPat" }, body: block([]) });
  return [...init, ...seen.value.before, exprStmt(asked(seen.value.expr, arms), false)];
}

/** A `match` that asks for one variant, and does nothing otherwise, is an `if let`. */
function asked(scrutinee: RustExpr, arms: readonly MatchArm[]): RustExpr {
  const [only, other] = arms;
  const isOne = arms.length === 2 && other?.pat.kind === "WildPat" && other.body.kind === "Block" && isEmptyBlock(other.body);
  if (!isOne || !only) return { kind: "MatchExpr", scrutinee, arms };
  const then = only.body.kind === "Block" ? only.body : block([exprStmt(only.body, true)]);
  return { kind: "IfExpr", cond: { kind: "LetExpr", pat: only.pat, expr: scrutinee }, then };
}

const isEmptyBlock = (b: RustBlock): boolean => b.stmts.length === 0 && !b.tail && !b.dangling;

/** In the set of taken variants: nil, where the sum has no variant for it. */
const none = "None";

/** All variants have their own arms: Go's default can only be nil, which the enum does not have. */
function skipClause(c: CaseClause, ctx: Emitter): void {
  for (const s of c.body) ctx.input.output.covered(s);
  for (const d of c.dangling ?? []) ctx.input.output.comment(d);
}

/** The variable that the clause binds, where its body reads it. */
function usedIn(c: CaseClause, ctx: Emitter): VarObj | undefined {
  const bound = ctx.info.implicitOf(c);
  return bound && ctx.facts.uses.of(bound).some((u) => u.role.kind !== "define") ? bound : undefined;
}

function armFor(c: CaseClause, sum: SumPlan, ctx: Emitter, taken: Set<string>, isNilable: boolean): MatchArm | undefined {
  const asked = c.list.map((e): SumVariant | "nil" | undefined =>
    isNil(e, ctx) ? (sum.nil || isNilable ? "nil" : undefined) : variantOf(sum, ctx.info.typeOf(e)),
  );
  const variants = asked.filter((v) => v !== undefined);
  if (variants.length < asked.length) return undefined;
  for (const v of variants) taken.add(v === "nil" ? (sum.nil ?? none) : v.name);
  const bound = usedIn(c, ctx);
  const [single] = variants;
  const type = bound && variants.length === 1 && single && single !== "nil" ? single.type : undefined;
  const isWhole = bound && (variants.length > 1 || single === "nil");
  if (isNilable && (isWhole || (bound && isChanged(bound, ctx)))) return undefined;
  if (bound && isKeptCopy(bound, ctx.facts, ctx.plan)) return undefined;
  if (bound && isChanged(bound, ctx))
    return type && bound.type.kind !== "Pointer" ? copiedArm(c, sum, single as SumVariant, bound, ctx) : undefined;
  const inner: RustPat = bound && type ? ctx.bind(bound, t.ref(ctx.rustType(type))) : { kind: "WildPat" };
  const pats = variants.map((v) => (v === "nil" ? nilPat(sum) : variantPat(`${sum.name}::${v.name}`, inner, isNilable)));
  const pat: RustPat = pats.length === 1 && pats[0] ? pats[0] : { kind: "OrPat", alts: pats };
  // A clause of several types, or of nil, knows the value as the interface.
  const name = isWhole ? ctx.bind(bound, t.ref(t.path(sum.name))) : undefined;
  return armOf(name?.kind === "IdentPat" ? { ...name, sub: pat } : pat, c, ctx);
}

const isChanged = (v: VarObj, ctx: Emitter): boolean =>
  ctx.plan.isMutated(v) || ctx.facts.uses.of(v).some((u) => u.role.kind === "assign" || u.role.kind === "update");

/** The clause changes its variable, which is a copy of what the interface holds: `let mut n = *n;`. */
function copiedArm(c: CaseClause, sum: SumPlan, v: SumVariant, bound: VarObj, ctx: Emitter): MatchArm {
  const form = ctx.rustType(v.type);
  const name = ctx.nameOf(bound);
  const { expr } = ctx.coerce(placeOf(local(name), t.ref(form)), form);
  const pat = ctx.bind(bound, form);
  const body = clauseBlock(c, ctx);
  return {
    pat: patOf(sum, v, { kind: "IdentPat", name }),
    body: { ...body, stmts: [letStmt(pat, expr), ...body.stmts] },
    origin: { span: c.span },
  };
}

const isNil = (e: Expr, ctx: Emitter): boolean => e.kind === "Ident" && ctx.info.objectOf(e)?.kind === "Nil";

/** `Shape::Circle(inner)`. */
export const patOf = (sum: SumPlan, v: SumVariant, inner: RustPat): RustPat => ({
  kind: "TupleStructPat",
  path: { segments: [{ name: sum.name }, { name: v.name }] },
  elems: [inner],
});

const nilPat = (sum: SumPlan): RustPat => ({
  kind: "PathPat",
  path: { segments: sum.nil ? [{ name: sum.name }, { name: sum.nil }] : [{ name: none }] },
});

/** `x.(T)` that panics when it is not a T. */
export function lowerAssertion(e: TypeAssertExpr, ctx: Emitter, mode: Mode): Value {
  if (mode === "write" || mode === "assign" || isKeptAndChanged(e, ctx))
    return ctx.unsupported(e, "FG0101", { what: "a change through a type assertion" });
  const sum = ctx.plan.sumOf(ctx.info.typeOf(e.x));
  const variant = sum && e.type && variantOf(sum, ctx.info.typeOf(e.type));
  if (!sum || !variant) return ctx.unsupported(e, "FG0101", { what: "a type assertion on an open interface" });
  const { value: x, isNilable } = askedSum(ctx.peek(e.x), sum, ctx);
  const form = ctx.rustType(variant.type);
  const isCopy = ctx.plan.isCopy(form);
  if (isCopy) ctx.derive(form, "Clone", "Copy");
  const name = ctx.fresh("value");
  const found: MatchArm = {
    pat: variantPat(`${sum.name}::${variant.name}`, { kind: "IdentPat", name }, isNilable),
    body: isCopy ? deref(local(name)) : local(name),
  };
  const arms =
    isOnly(sum) && !isNilable ? [found] : [found, { pat: { kind: "WildPat" } as const, body: failedAssertion(variant) }];
  return temp({ kind: "MatchExpr", scrutinee: x.expr, arms }, isCopy ? form : t.ref(form), {
    before: x.before,
    ...(!isCopy && { borrows: x.borrows }),
  });
}

/** What the interface points to changes somewhere, and a copy of it would not, or would alone. */
function isKeptAndChanged(e: TypeAssertExpr, ctx: Emitter): boolean {
  const type = e.type && ctx.info.typeOf(e.type);
  if (type?.kind !== "Pointer" || !isChangedInPlace(type.elem, ctx.facts)) return false;
  const p = ctx.facts.tree.parentOf(e);
  if (p?.kind === "SelectorExpr" || p?.kind === "ParenExpr") return false;
  const id = p?.kind === "AssignStmt" && p.op === ":=" ? p.lhs[p.rhs.indexOf(e)] : undefined;
  const v = id?.kind === "Ident" ? ctx.info.objectOf(id) : undefined;
  return v?.kind !== "Var" || ctx.plan.mustOwn(v);
}

const isOnly = (sum: SumPlan): boolean => sum.variants.length === 1 && !sum.nil;
