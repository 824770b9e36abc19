// Implements the reading of Go's error checks: a call that gives an error, the `if err != nil` behind it, what it does.

import { diverges } from "../analysis/tree.ts";
import type { Facts } from "../analysis/facts.ts";
import { givesPart } from "../analysis/zero-with-error.ts";
import type { AssignStmt, BlockStmt, CallExpr, Expr, Ident, IfStmt, ReturnStmt, Stmt } from "../go/ast.ts";
import { isNilCheck } from "../plan/errors/flow.ts";
import type { Plan } from "../plan/plan.ts";
import type { RustPat, RustStmt, RustType } from "../rust/ast.ts";
import { assign, exprStmt, letStmt, local, p, t } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isErrorExpr, isZeroValue, makesError, varOf } from "./error-facts.ts";
import type { Propagation } from "./error-try.ts";
import type { EmitContext } from "./emit-context.ts";
import type { Value } from "./value.ts";

/** `v, err := f()` for a call that gives a `Result` in Rust. */
export interface FallibleAssign {
  readonly stmt: AssignStmt;
  readonly call: CallExpr;
  readonly values: readonly Expr[];
  readonly variable: VarObj;
}

export function fallibleAssign(stmt: AssignStmt, facts: Facts, plan: Plan): FallibleAssign | undefined {
  const call = stmt.rhs[0];
  const variable = varOf(stmt.lhs.at(-1), facts);
  if (
    stmt.rhs.length !== 1 ||
    call?.kind !== "CallExpr" ||
    !variable ||
    variable.role === "package" ||
    !isErrorExpr(stmt.lhs.at(-1), facts)
  )
    return undefined;
  if (makesError(call, facts) || plan.errors.resultOf(call)?.form !== "result") return undefined;
  if (variable.role === "result" && facts.capturesOf(variable).length > 0) return undefined;
  if (givesPart(facts.info.calleeOf(call)) && isPartRead(stmt, facts)) return undefined;
  return { stmt, call, values: stmt.lhs.slice(0, -1), variable };
}

/** `n, err := fmt.Fscan(…); if err != nil { print(n) }`: the check looks at what came beside the error. */
function isPartRead(stmt: AssignStmt, facts: Facts): boolean {
  const siblings = facts.tree.siblingsOf(stmt);
  const parent = facts.tree.parentOf(stmt);
  const check = parent?.kind === "IfStmt" ? parent : siblings?.list[siblings.index + 1];
  if (check?.kind !== "IfStmt") return false;
  return stmt.lhs.slice(0, -1).some((e) => {
    const v = varOf(e, facts);
    return v !== undefined && facts.nodesOf("Ident", check).some((id) => facts.info.objectOf(id) === v && !facts.info.isDef(id));
  });
}

/** `if err != nil { return …, err }`: nothing but passing the error on. */
export interface ReturnCheck {
  readonly check: IfStmt;
  readonly ret: ReturnStmt;
  readonly how: Propagation;
}

/** The check, or why it is more than one. */
export function returnCheck(check: IfStmt, variable: VarObj, facts: Facts): ReturnCheck | string | undefined {
  const ret = check.body.list[0];
  if (check.else || check.body.list.length !== 1 || ret?.kind !== "ReturnStmt") return undefined;
  const returned = ret.results.at(-1);
  if (!returned) return undefined;
  if (!ret.results.slice(0, -1).every((e) => isZeroValue(e, facts)))
    return "a value is returned beside the error, which `?` would drop";
  const isSame = varOf(returned, facts) === variable;
  if (!isSame && !(returned.kind === "CallExpr" ? makesError(returned, facts) : isNewError(returned, facts))) return undefined;
  return { check, ret, how: { variable, returned } };
}

/** A sentinel or a new error struct. */
function isNewError(e: Expr, facts: Facts): boolean {
  if (e.kind === "UnaryExpr") return e.op === "&" && e.x.kind === "CompositeLit";
  const v = varOf(e, facts);
  return e.kind === "CompositeLit" || (v?.role === "package" && isErrorExpr(e, facts));
}

/** Reads of the variable that may see this error and stand outside the check; those where it is nil and returned don't count. */
export function usesBeyond(a: FallibleAssign, check: IfStmt, facts: Facts, plan: Plan): readonly Ident[] {
  const { flow } = plan.errors;
  return flow.usesOf(a.stmt, a.variable).filter((id) => !facts.tree.isInside(id, check) && !isReturnedNil(id, facts, plan));
}

/** `return v, err` where each error was checked before: it is nil. */
export function isReturnedNil(id: Ident, facts: Facts, plan: Plan): boolean {
  const parent = facts.tree.parentOf(id);
  return parent?.kind === "ReturnStmt" && parent.results.at(-1) === id && plan.errors.flow.isNilAt(id);
}

/** Is the variable read inside the block? */
export const isReadIn = (v: VarObj, b: BlockStmt, facts: Facts): boolean =>
  facts.nodesOf("Ident", b).some((id) => facts.info.objectOf(id) === v);

export const checksNil = isNilCheck;
export const leaves = (b: BlockStmt): boolean => diverges(b.list.at(-1));
export const isBlank = (e: Expr): boolean => e.kind === "Ident" && e.name === "_";

/** Patterns for the values of a fallible call, with what must follow where a variable existed before. */
export interface Targets {
  readonly pat: RustPat;
  /** Assignments to older variables, by way of temporaries. */
  readonly after: readonly RustStmt[];
  readonly names: readonly string[];
}

export function bindTargets(values: readonly Expr[], ok: RustType, ctx: EmitContext): Targets {
  const types = values.length === 1 ? [ok] : ok.kind === "TupleType" ? ok.elems : values.map(() => t.infer);
  const after: RustStmt[] = [];
  const names: string[] = [];
  const pats = values.map((e, i) => {
    const type = types[i] ?? t.infer;
    const v = varOf(e, ctx.facts);
    if (isBlank(e)) return p.wild;
    if (v && e.kind === "Ident" && ctx.info.isDef(e)) {
      names.push(ctx.nameOf(v));
      return ctx.bind(v, type.kind === "InferType" ? ctx.rustType(v.type) : type);
    }
    const name = ctx.fresh(v ? `${ctx.nameOf(v)}_new` : "value");
    const place = ctx.placeToWrite(e);
    const value = ctx.coerce({ expr: local(name), type, before: [], place: true, movable: true, borrows: [] }, place.type);
    after.push(...place.before, ...value.before, exprStmt(assign(place.expr, value.expr)));
    names.push(name);
    return p.ident(name);
  });
  const only = pats[0];
  return { pat: pats.length === 1 && only ? only : p.tuple(pats), after, names };
}

/** `let v = value;`, `let (a, b) = value;`, `place = value;`, `value;`. */
export function assignTargets(values: readonly Expr[], value: Value, ctx: EmitContext): readonly RustStmt[] {
  const first = values[0];
  if (values.every(isBlank)) return [...value.before, exprStmt(value.expr)];
  if (values.length === 1 && first?.kind === "Ident" && ctx.info.isDef(first)) return ctx.bindTo(first, value);
  if (values.length === 1 && first) {
    const place = ctx.placeToWrite(first);
    const v = ctx.coerce(value, place.type);
    return [...place.before, ...v.before, exprStmt(assign(place.expr, v.expr))];
  }
  const { pat, after } = bindTargets(values, value.type, ctx);
  return [...value.before, letStmt(pat, value.expr), ...after];
}

/** The statement after this one in its list. */
export function nextOf(s: Stmt, facts: Facts): Stmt | undefined {
  const sib = facts.tree.siblingsOf(s);
  return sib?.list[sib.index + 1];
}

/** The statements after this one in its list. */
export function restOf(s: Stmt, facts: Facts): readonly Stmt[] {
  const sib = facts.tree.siblingsOf(s);
  return sib ? sib.list.slice(sib.index + 1) : [];
}
