// Facts about calls of json.Unmarshal: what they read into is still zero, and what happens where they fail.

import { givenAt } from "./given.ts";
import type { CallExpr, Expr, Ident, IfStmt, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { diverges } from "./tree.ts";
import { isNil } from "./uses.ts";

/** `var v T; json.Unmarshal(data, &v)`: the variable, if nothing has touched it before. */
export function zeroTarget(call: CallExpr, facts: Facts): VarObj | undefined {
  const [, target] = call.args;
  if (target?.kind !== "UnaryExpr" || target.op !== "&" || target.x.kind !== "Ident") return undefined;
  const v = facts.info.objectOf(target.x);
  if (v?.kind !== "Var" || v.role !== "local" || facts.capturesOf(v).length > 0) return undefined;
  const [first, ...rest] = facts.uses.of(v);
  if (first?.role.kind !== "define" || !startsEmpty(first.ident, facts)) return undefined;
  const { tree } = facts;
  const isOnce = tree.loopOf(first.ident) === tree.loopOf(call) && tree.funcOf(first.ident) === tree.funcOf(call);
  return isOnce && rest.every((u) => u.ident === target.x || u.ident.span.start > call.span.end) ? v : undefined;
}

/** `var v T`, `v := T{}`, `v := []T{}`. */
function startsEmpty(id: Ident, facts: Facts): boolean {
  const p = facts.tree.parentOf(id);
  if (p?.kind === "ValueSpec" && p.values.length === 0) return true;
  const value = givenAt(id, facts);
  return (
    value?.kind === "CompositeLit" &&
    value.elts.length === 0 &&
    /^(?:Struct|Slice)$/.test(underlying(facts.info.typeOf(value)).kind)
  );
}

/** The text that is read, where the program says it. */
export function knownText(data: Expr, facts: Facts): string | undefined {
  const e = data.kind === "ParenExpr" ? data.x : data;
  const c = facts.info.constOf(e);
  if (c?.kind === "string") return c.bytes ? undefined : c.value;
  if (e.kind === "CallExpr" && facts.info.isConversion(e) && e.args[0]) return knownText(e.args[0], facts);
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var" || (v.role !== "local" && v.role !== "package")) return undefined;
  const uses = facts.uses.of(v);
  // Once it is bytes, any part of it may change.
  const isSteady = uses.every((u) => u.steps.length === 0 && /^(?:define|read|argument|store)$/.test(u.role.kind));
  const [first] = uses;
  const value = isSteady && first?.role.kind === "define" ? givenAt(first.ident, facts) : undefined;
  return value && (isBytes(value, facts) ? uses.length === 2 : true) ? knownText(value, facts) : undefined;
}

const isBytes = (e: Expr, facts: Facts): boolean => facts.info.constOf(e) === undefined;

/** After an error the program does not look at what was read: Go leaves there what it found until then. */
export function leavesOnError(call: CallExpr, v: VarObj, facts: Facts): boolean {
  const p = facts.tree.parentOf(call);
  if (p?.kind === "ReturnStmt") return p.results.length === 1;
  if (p?.kind !== "AssignStmt" || p.lhs.length !== 1) return false;
  const outer = facts.tree.parentOf(p);
  const next = outer?.kind === "IfStmt" && outer.init === p ? outer : following(p, facts);
  const [err] = p.lhs;
  if (next?.kind !== "IfStmt" || !err || !asksFor(err, next, facts)) return false;
  const isUsed = facts.uses.of(v).some((u) => facts.tree.isInside(u.ident, next.body));
  return diverges(next.body) && !isUsed;
}

/** `if err != nil`. */
const asksFor = (err: Expr, s: IfStmt, facts: Facts): boolean =>
  s.cond.kind === "BinaryExpr" &&
  s.cond.op === "!=" &&
  isNil(s.cond.y, facts.info) &&
  err.kind === "Ident" &&
  s.cond.x.kind === "Ident" &&
  facts.info.objectOf(s.cond.x) === facts.info.objectOf(err);

const following = (s: Stmt, facts: Facts): Stmt | undefined => {
  const place = facts.tree.siblingsOf(s);
  return place?.list[place.index + 1];
};
