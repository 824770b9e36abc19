// Implements doubts about pointers to elements, `p := &list[i]`, and lists read from a map: in Go they stay what they were while
// the list, or the map, goes on to change.

import type { Facts } from "../../analysis/facts.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Expr, Ident } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const elementPointers = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("AssignStmt").flatMap((s) => {
    const [name] = s.lhs;
    const [value] = s.rhs;
    const v = name?.kind === "Ident" ? facts.info.objectOf(name) : undefined;
    if (name?.kind !== "Ident" || v?.kind !== "Var" || !value || s.lhs.length !== 1) return [];
    return [...movedAway(name, v, value, facts), ...missing(v, value, facts)];
  });

/** `p := &list[i]; list = list[1:]`, and `p` is still used. */
function movedAway(name: Ident, v: VarObj, value: Expr, facts: Facts): readonly Evidence[] {
  if (value.kind !== "UnaryExpr" || value.op !== "&" || value.x.kind !== "IndexExpr") return [];
  const root = storageOf(value.x);
  const list = root.kind === "Ident" ? facts.info.objectOf(root) : undefined;
  if (list?.kind !== "Var") return [];
  const scope = facts.tree.parentOf(name);
  const later = facts.usesAfter(v, name);
  const replaced = facts
    .usesAfter(list, name)
    .find((u) => isReplaced(u) && later.some((l) => facts.tree.canFollow(u.ident, l.ident, scope)));
  return replaced ? [doubt(replaced.ident, `\`${v.name}\` points into \`${list.name}\`, which is replaced here`)] : [];
}

const isReplaced = (u: Use): boolean => u.role.kind === "assign" && u.steps.length === 0;

/** `v := m[k]; sort.Strings(v)`: without an entry, Go sorts nothing, and Rust has nothing to sort. */
function missing(v: VarObj, value: Expr, facts: Facts): readonly Evidence[] {
  if (value.kind !== "IndexExpr" || underlying(facts.info.typeOf(value.x)).kind !== "Map") return [];
  if (underlying(v.type).kind !== "Slice") return [];
  const change = facts.uses
    .of(v)
    .find(
      ({ role }) =>
        role.kind === "argument" && role.callee && facts.stdEffectsOf(role.callee)?.mutates.includes(role.index) === true,
    );
  return change ? [doubt(change.ident, `\`${v.name}\` is changed, and may be in no map`)] : [];
}
