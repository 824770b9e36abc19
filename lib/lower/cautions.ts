// Implements the cautions that hang on the Go alone, whatever form its values take: where a program can end otherwise in Rust,
// and where it can go on in another order.

import type { Facts } from "../analysis/facts.ts";
import { takesUncheckedArgument } from "../analysis/arguments.ts";
import { isMeantToWrap } from "../analysis/numbers/wraps.ts";
import { growingNumbers } from "../analysis/growing.ts";
import { shownPrograms } from "../analysis/program-name.ts";
import { leavesTies } from "../analysis/ties.ts";
import { openOrder } from "../analysis/task-order.ts";
import type { BinaryExpr, Expr } from "../go/ast.ts";
import { isInteger } from "../semantics/predicates.ts";
import type { Output } from "./output.ts";

/** What no lowering can promise, in either output. */
export function noteOpen(facts: Facts, output: Output): void {
  for (const n of openOrder(facts)) output.note("task-order-open", n);
  for (const n of shownPrograms(facts)) output.note("program-path-open", n);
}

export function noteDifferences(facts: Facts, output: Output): void {
  for (const n of growingNumbers(facts)) if (!isMeantToWrap(n, facts)) output.note("int-overflow", n);
  for (const i of facts.nodesOf("IndexExpr")) if (takesUncheckedArgument(i, facts)) output.note("args-index", i);
  for (const c of facts.nodesOf("CallExpr")) if (leavesTies(c, facts)) output.note("sort-ties", c);
  if (recovers(facts)) return;
  for (const b of facts.nodesOf("BinaryExpr")) if (dividesByZero(b, facts)) output.note("panic-status", b);
}

/** By a parameter that a call gives zero, or one less each time, and that the function does not look at before. */
function dividesByZero(b: BinaryExpr, facts: Facts): boolean {
  const v = (b.op === "/" || b.op === "%") && b.y.kind === "Ident" ? facts.info.objectOf(b.y) : undefined;
  if (v?.kind !== "Var" || v.role !== "param" || !isInteger(v.type)) return false;
  const d = facts.tree.funcOf(b);
  const f = d?.kind === "FuncDecl" ? facts.info.funcObjOf(d) : undefined;
  const at = f?.type.params.vars.indexOf(v) ?? -1;
  const isAsked = facts.uses.of(v).some((u) => {
    const p = facts.tree.parentOf(u.place);
    return p?.kind === "BinaryExpr" && ["==", "!=", "<", "<=", ">", ">="].includes(p.op);
  });
  const zero = (e: Expr | undefined): boolean => {
    const c = e && facts.info.constOf(e);
    return c?.kind === "int" && c.value === 0n;
  };
  const isLess = (e: Expr | undefined): boolean =>
    e?.kind === "BinaryExpr" && e.op === "-" && e.x.kind === "Ident" && facts.info.objectOf(e.x) === v;
  const comesDown = (e: Expr | undefined): boolean => zero(e) || isLess(e);
  return f !== undefined && at >= 0 && !isAsked && facts.callsOf(f).some(({ call }) => comesDown(call.args[at]));
}

/** Some function stops panics, so that not every one of them ends the program. */
export const recovers = (facts: Facts): boolean => facts.nodesOf("CallExpr").some((c) => facts.info.builtinOf(c) === "recover");
