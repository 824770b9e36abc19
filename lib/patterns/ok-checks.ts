// Implements the reading of Go's comma-ok: a source with a flag, the test of the flag behind it, and the option in their place.

import type { Facts } from "../analysis/facts.ts";
import { diverges } from "../analysis/tree.ts";
import type { AssignStmt, BlockStmt, Expr, IfStmt } from "../go/ast.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustPat, RustStmt, RustType } from "../rust/ast.ts";
import { optionInner, p, t } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import { bindTargets, isBlank } from "./error-checks.ts";
import { varOf } from "./error-facts.ts";
import type { EmitContext } from "./emit-context.ts";
import { changesThrough, mustCopyOut, type OptionSource, optionSource, optionValue } from "./lookups.ts";
import type { Value } from "./value.ts";

/** `v, ok := source`. */
export interface OkAssign {
  readonly values: readonly Expr[];
  readonly flag: VarObj;
  readonly source: OptionSource;
}

export function okAssign(s: AssignStmt, facts: Facts, plan: Plan): OkAssign | undefined {
  // What a select receives is no statement of its own.
  const around = facts.tree.parentOf(s);
  if (around?.kind === "CommClause" && around.comm === s) return undefined;
  const flag = varOf(s.lhs.at(-1), facts);
  const source = s.rhs.length === 1 && s.lhs.length > 1 ? optionSource(s.rhs[0], facts, plan) : undefined;
  if (flag?.role !== "local" || !source) return undefined;
  return { values: s.lhs.slice(0, -1), flag, source };
}

/** `ok` or `!ok`. */
export function flagTest(cond: Expr, flag: VarObj, facts: Facts): "yes" | "no" | undefined {
  if (cond.kind === "ParenExpr") return flagTest(cond.x, flag, facts);
  if (cond.kind === "UnaryExpr" && cond.op === "!") return varOf(cond.x, facts) === flag ? "no" : undefined;
  return varOf(cond, facts) === flag ? "yes" : undefined;
}

/** Is the flag read anywhere between here and its next assignment but in this place? */
export function flagReadBeyond(flag: VarObj, def: AssignStmt, place: Expr, facts: Facts): boolean {
  return facts.uses.of(flag).some((u) => {
    if (u.role.kind === "define" || u.role.kind === "assign" || facts.tree.isInside(u.ident, place)) return false;
    if (u.ident.span.start < def.span.start)
      return (
        facts.tree.loopOf(def) !== undefined &&
        facts.tree.canFollow(def, u.ident, undefined) &&
        !redefinedBefore(flag, u.ident.span.start, facts)
      );
    const next = facts.uses
      .of(flag)
      .find((x) => (x.role.kind === "define" || x.role.kind === "assign") && x.ident.span.start > def.span.end);
    return !next || u.ident.span.start < next.ident.span.start;
  });
}

const redefinedBefore = (flag: VarObj, at: number, facts: Facts): boolean =>
  facts.uses.of(flag).some((u) => (u.role.kind === "define" || u.role.kind === "assign") && u.ident.span.start < at);

/** A variable of the source is read in this block only (or nowhere). */
export const readOnlyIn = (values: readonly Expr[], root: IfStmt, place: BlockStmt, facts: Facts): boolean =>
  values.every((e) => {
    const v = varOf(e, facts);
    return (
      !v ||
      facts.uses
        .of(v)
        .every((u) => u.role.kind === "define" || facts.tree.isInside(u.ident, place) || !facts.tree.isInside(u.ident, root))
    );
  });

export const leavesBlock = (b: BlockStmt): boolean => diverges(b.list.at(-1));

export interface Found {
  readonly value: Value;
  readonly pat: RustPat;
  readonly after: readonly RustStmt[];
}

/** The option, and `Some(v)` that binds its values. */
export function foundOption(a: OkAssign, ctx: EmitContext): Found | undefined {
  const write = changesThrough(a.source, a.values[0], ctx);
  const value = optionValue(a.source, ctx, mustCopyOut(a.source, a.values, ctx), write);
  const inner: RustType | undefined = value && optionInner(value.type);
  if (!value || !inner) return undefined;
  const { pat, after } = bindTargets(a.values, inner.kind === "InferType" ? t.infer : inner, ctx);
  const bound = a.values.every(isBlank) ? p.wild : pat;
  return { value, pat: p.some(bound), after };
}
