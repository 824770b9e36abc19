// Facts about searches that mark "not found" by -1, and the `Option` behind their translation.

import type { Facts } from "../analysis/facts.ts";
import type { CallExpr, Expr } from "../go/ast.ts";
import type { Value } from "./value.ts";
import { t } from "../rust/factory.ts";
import type { VarObj } from "../semantics/objects.ts";

/** `strings.Index` and its kin, `slices.Index` and `slices.IndexFunc`. */
export function isSearch(call: CallExpr, facts: Facts): boolean {
  const callee = facts.info.calleeOf(call);
  return (
    (callee?.pkg === "strings" && /^(Last)?Index/.test(callee.name)) ||
    (callee?.pkg === "slices" && /^Index(Func)?$/.test(callee.name))
  );
}

/** `i >= 0`, `i != -1`, `i > -1` say "found"; `i < 0`, `i == -1` say "missing". */
export function sentinelTest(cond: Expr, index: VarObj, facts: Facts): "found" | "missing" | undefined {
  if (cond.kind === "ParenExpr") return sentinelTest(cond.x, index, facts);
  if (cond.kind !== "BinaryExpr" || cond.x.kind !== "Ident" || facts.info.objectOf(cond.x) !== index) return undefined;
  const limit = facts.info.constOf(cond.y);
  if (limit?.kind !== "int") return undefined;
  const test = `${cond.op} ${limit.value}`;
  if (test === ">= 0" || test === "!= -1" || test === "> -1") return "found";
  return test === "< 0" || test === "== -1" || test === "<= -1" ? "missing" : undefined;
}

/** The search without the -1 put in place of `None`. */
export function optionOf(v: Value): Value {
  const { expr } = v;
  return expr.kind === "MethodCallExpr" && expr.method === "map_or" ? { ...v, expr: expr.recv, type: t.option(t.usize) } : v;
}
