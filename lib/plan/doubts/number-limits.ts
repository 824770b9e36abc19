// Implements doubts about numbers: constants that no integer of Rust's program holds, and floats that find entries of a map.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import { isInteger, underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const numberLimits = (facts: Facts): readonly Evidence[] => [
  ...wideConstants(facts),
  ...floatKeys(facts),
  ...computedLimits(facts),
];

/** `const Big = 1 << 100`: Go computes with it, and no variable can hold it. */
const wideConstants = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("ValueSpec").flatMap((s) =>
    s.names.flatMap((n) => {
      const c = facts.info.objectOf(n);
      if (c?.kind !== "Const" || c.value.kind !== "int" || c.type.kind !== "Basic" || !c.type.basic.startsWith("untyped"))
        return [];
      return c.value.value >= 2n ** 63n || c.value.value < -(2n ** 63n)
        ? [doubt(n, `\`${n.name}\` is wider than any integer`)]
        : [];
    }),
  );

/** `x := math.MaxInt64; x++`: at the end of the widest integers, where Go goes on at the other end. */
const computedLimits = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    const uses = facts.uses.of(v);
    if (!isInteger(v.type) || !uses.some((u) => isLimit(givenAt(u.ident, facts), facts))) return [];
    const computed = uses.find((u) => u.role.kind === "update" || isOperand(u.place, facts));
    return computed ? [doubt(computed.ident, `\`${v.name}\` is computed with at the limits of its type`)] : [];
  });

function isLimit(e: Expr | undefined, facts: Facts): boolean {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && (c.value >= 2n ** 62n || c.value < -(2n ** 62n));
}

const isOperand = (e: Expr, facts: Facts): boolean => {
  const p = facts.tree.parentOf(e);
  return p?.kind === "ParenExpr" ? isOperand(p, facts) : p?.kind === "BinaryExpr" && ["+", "-", "*"].includes(p.op);
};

/** Rust's maps ask for keys with an equality that holds for every value, which NaN is against. */
const floatKeys = (facts: Facts): readonly Evidence[] =>
  facts
    .nodesOf("MapType")
    .flatMap((m) => (holdsFloat(facts.info.typeOf(m.key)) ? [doubt(m, "a map whose keys hold floats")] : []));

function holdsFloat(type: Type): boolean {
  const u = underlying(type);
  if (u.kind === "Basic") return u.basic.includes("float") || u.basic.includes("complex");
  if (u.kind === "Array") return holdsFloat(u.elem);
  return u.kind === "Struct" && u.fields.some((f) => holdsFloat(f.type));
}
