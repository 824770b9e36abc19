// Facts about arithmetic that relies on wrapping: hashes, generators of random numbers, factors of many digits.

import type { AssignStmt, BinaryExpr, IncDecStmt } from "../../go/ast.ts";
import type { Facts } from "../facts.ts";

export function isMeantToWrap(at: BinaryExpr | AssignStmt | IncDecStmt, facts: Facts): boolean {
  const f = facts.tree.funcOf(at);
  if (f?.kind === "FuncDecl" && /hash|rand|crc|checksum|fnv|lcg/i.test(f.name.name)) return true;
  return (
    at.kind === "BinaryExpr" &&
    facts.nodesOf("BasicLit", at).some((l) => l.lit === "INT" && l.value.replaceAll("_", "").length >= 10)
  );
}
