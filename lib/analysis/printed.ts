// Facts about what package fmt is given to print: each operand with its verb.

import type { CallExpr, Expr } from "../go/ast.ts";
import type { Facts } from "./facts.ts";
import { once } from "./once.ts";

export interface Printed {
  readonly expr: Expr;
  /** `v` where no format says more. */
  readonly verb: string;
}

/** The operands of fmt's functions, and of those of log that print as they do. */
export const printedOperands = once((facts: Facts): readonly Printed[] =>
  facts.nodesOf("CallExpr").flatMap((c) => operandsOf(c, facts)),
);

function operandsOf(c: CallExpr, facts: Facts): readonly Printed[] {
  const f = facts.info.calleeOf(c);
  if ((f?.pkg !== "fmt" && f?.pkg !== "log") || /scan/i.test(f.name) || c.ellipsis) return [];
  const from = f.type.params.vars.length - 1;
  const rest = c.args.slice(from);
  const format = f.name.endsWith("f") ? c.args[from - 1] : undefined;
  if (!format) return rest.map((expr) => ({ expr, verb: "v" }));
  const text = facts.info.constOf(format);
  const verbs = text?.kind === "string" ? verbsOf(text.value) : undefined;
  return rest.map((expr, i) => ({ expr, verb: verbs?.[i] ?? "v" }));
}

/** The verb of each operand; undefined where stars or indexes say which operand is meant. */
function verbsOf(format: string): readonly string[] | undefined {
  const found = [...format.matchAll(/%([-+# 0]*[\d.]*)([^\d.])/gu)].map((m) => m[2] ?? "");
  if (found.some((verb) => verb === "*" || verb === "[")) return undefined;
  return found.filter((verb) => verb !== "%");
}
