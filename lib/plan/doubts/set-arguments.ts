// Implements doubts about the arguments of the command line that the program sets: in Go they are a variable, and in Rust a question.

import { isArgs } from "../../analysis/arguments.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const setArguments = (facts: Facts): readonly Evidence[] => {
  const isSet = (l: Expr): boolean => isArgs(l, facts) || (l.kind === "IndexExpr" && isSet(l.x));
  return facts
    .nodesOf("AssignStmt")
    .flatMap((s) => (s.lhs.some(isSet) ? [doubt(s, "The arguments of the command line are set here")] : []));
};
