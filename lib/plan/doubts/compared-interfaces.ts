// Implements doubts about values of an interface that are compared while pointers stand behind it: Go asks whether it is the same
// pointer, and what Rust keeps behind the interface is the value itself.

import { wantedTypes } from "../../analysis/conversions.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { isNilIdent } from "../pointers/nilable.ts";
import { isErrorType } from "../results.ts";
import { doubt } from "./doubt.ts";

export const comparedInterfaces = (facts: Facts): readonly Evidence[] => {
  const isInterface = (e: Expr): boolean => {
    const type = facts.info.typeOf(e);
    return underlying(type).kind === "Interface" && type.kind !== "TypeParam" && !isErrorType(type);
  };
  const isPointer = (e: Expr): boolean => facts.info.typeOf(e).kind === "Pointer";
  const compared = facts
    .nodesOf("BinaryExpr")
    .filter((b) => (b.op === "==" || b.op === "!=") && !isNilIdent(b.x, facts) && !isNilIdent(b.y, facts))
    .filter((b) => [b.x, b.y].some(isInterface));
  if (compared.length === 0) return [];
  const isPut = wantedTypes(facts).some(({ expr, type }) => {
    const p = facts.tree.parentOf(expr);
    const isPrinted = p?.kind === "CallExpr" && Boolean(facts.info.calleeOf(p)?.pkg);
    return isPointer(expr) && !isPrinted && underlying(type).kind === "Interface" && !isErrorType(type);
  });
  return compared.flatMap((b) =>
    isPut || [b.x, b.y].some(isPointer) ? [doubt(b, `\`${facts.textOf(b)}\` compares what may be pointers`)] : [],
  );
};
