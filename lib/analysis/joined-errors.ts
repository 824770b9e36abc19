// Facts about `errors.Join`: what it joins, and whether it surely gives an error.

import type { CallExpr, Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

export const isJoin = (c: CallExpr, facts: Facts): boolean => {
  const f = facts.info.calleeOf(c);
  return f?.pkg === "errors" && f.name === "Join";
};

export const joinsErrors = (facts: Facts): boolean => facts.nodesOf("CallExpr").some((c) => isJoin(c, facts));

/** One of them is surely an error: then so is what joins them. */
export const isSureJoin = (c: CallExpr, facts: Facts, isSentinel: (v: VarObj) => boolean): boolean =>
  isJoin(c, facts) && !c.ellipsis && c.args.some((a) => isSureError(a, facts, isSentinel));

/** Made here, a value of an error type, or a sentinel. */
export function isSureError(e: Expr, facts: Facts, isSentinel: (v: VarObj) => boolean): boolean {
  if (e.kind === "ParenExpr") return isSureError(e.x, facts, isSentinel);
  const o = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (o?.kind === "Var") return isSentinel(o);
  if (e.kind === "CompositeLit") return true;
  if (e.kind === "UnaryExpr") return e.op === "&" && e.x.kind === "CompositeLit";
  if (e.kind !== "CallExpr") return false;
  const f = facts.info.calleeOf(e);
  return (
    (f?.pkg === "errors" && f.name === "New") ||
    (f?.pkg === "fmt" && f.name === "Errorf") ||
    (facts.info.isConversion(e) && underlying(facts.info.typeOf(e)).kind !== "Interface") ||
    isSureJoin(e, facts, isSentinel)
  );
}

/** A list of errors that grows and is joined: nobody counts its elements, or looks at one. */
export const isOnlyJoined = (v: VarObj, facts: Facts): boolean =>
  v.role === "local" &&
  facts.capturesOf(v).length === 0 &&
  facts.uses.of(v).every(({ role, steps }) => {
    if (steps.length > 0) return false;
    if (role.kind === "define") return true;
    if (role.kind === "assign") return role.rhs?.kind === "CallExpr" && facts.info.builtinOf(role.rhs) === "append";
    return (
      role.kind === "argument" && (role.builtin === "append" ? role.index === 0 : role.call.ellipsis && isJoin(role.call, facts))
    );
  }) &&
  facts.uses.of(v).some(({ role }) => role.kind === "argument" && role.builtin !== "append");
