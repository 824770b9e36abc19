// Implements questions about Go errors that patterns and lowerings share: what stands around them, who makes and who asks.

import type { Facts } from "../analysis/facts.ts";
import type { CallExpr, Expr, Ident, Node } from "../go/ast.ts";
import type { Plan, ResultPlan } from "../plan/plan.ts";
import { isErrorType, isNilExpr } from "../plan/results.ts";
import type { VarObj } from "../semantics/objects.ts";

/** What the function around a node gives. */
export function resultAround(n: Node, facts: Facts, plan: Plan): ResultPlan | undefined {
  const f = facts.tree.funcOf(n);
  if (f?.kind === "FuncLit") return plan.closure(f).result;
  const obj = f && facts.info.funcObjOf(f);
  return obj && plan.func(obj).result;
}

/** The variable that an identifier names. */
export const varOf = (e: Expr | undefined, facts: Facts): VarObj | undefined => {
  const o = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return o?.kind === "Var" ? o : undefined;
};

export const isErrorExpr = (e: Expr | undefined, facts: Facts): boolean => e !== undefined && isErrorType(facts.info.typeOf(e));

/** `nil`, `0`, `""`, `false`, `T{}` and variables that nothing has set: values that say nothing beside an error. */
export function isZeroValue(e: Expr, facts: Facts): boolean {
  if (isNilExpr(e, facts)) return true;
  const c = facts.info.constOf(e);
  if (c)
    return (
      (c.kind === "int" && c.value === 0n) ||
      (c.kind === "string" && c.value === "" && !c.bytes) ||
      (c.kind === "bool" && !c.value) ||
      (c.kind === "float" && c.value.num === 0n)
    );
  if (e.kind === "CompositeLit") return e.elts.length === 0;
  if (e.kind === "UnaryExpr" && e.op === "&" && e.x.kind === "CompositeLit") return e.x.elts.length === 0;
  if (e.kind === "StarExpr") return e.x.kind === "CallExpr" && facts.info.builtinOf(e.x) === "new";
  const v = varOf(e, facts);
  return v !== undefined && v.role !== "package" && isUnset(v, e as Ident, facts);
}

/** Declared without a value, or a named result, and never set before here. */
function isUnset(v: VarObj, at: Ident, facts: Facts): boolean {
  const decl = facts.info.declOf(v);
  const spec = decl?.kind === "ValueSpec" ? decl : decl && facts.tree.parentOf(decl);
  if (v.role !== "result" && !(spec?.kind === "ValueSpec" && spec.values.length === 0)) return false;
  return facts.uses
    .of(v)
    .every((u) => !["assign", "update", "address", "receiver"].includes(u.role.kind) || u.ident.span.start > at.span.start);
}

/** `errors.New(…)` or `fmt.Errorf(…)`. */
export function makesError(e: CallExpr, facts: Facts): boolean {
  const f = facts.info.calleeOf(e);
  return (f?.pkg === "errors" && f.name === "New") || (f?.pkg === "fmt" && f.name === "Errorf");
}

/** Does any code ask what kind of error it has? */
export const observesKinds = (facts: Facts): boolean =>
  facts.nodesOf("CallExpr").some((c) => {
    const f = facts.info.calleeOf(c);
    return f?.pkg === "errors" && (f.name === "Is" || f.name === "As" || f.name === "AsType" || f.name === "Unwrap");
  });

/** `fmt.Errorf("%w and %w", a, b)`: an error with two sources, which Rust's `source` cannot say. */
export function wrapsSeveral(e: CallExpr, facts: Facts): boolean {
  const c = e.args[0] && facts.info.constOf(e.args[0]);
  return makesError(e, facts) && c?.kind === "string" && [...c.value.replaceAll("%%", "").matchAll(/%[-+# 0]*w/g)].length > 1;
}
