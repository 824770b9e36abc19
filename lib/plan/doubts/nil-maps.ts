// Implements doubts about maps that are stored into while they may be nil: Go panics there, and Rust's map is only empty.

import type { Facts } from "../../analysis/facts.ts";
import type { Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const nilMaps = (facts: Facts): readonly Evidence[] => [...variables(facts), ...fields(facts)];

/** `c := &Cache{}; c.entries[k] = v`: a literal leaves the map out, and nothing makes it behind the literal. */
const fields = (facts: Facts): readonly Evidence[] => {
  const stored = new Set(
    facts.nodesOf("AssignStmt").flatMap((s) => s.lhs.flatMap((l) => (l.kind === "IndexExpr" ? fieldAt(l.x, facts) : []))),
  );
  if (stored.size === 0) return [];
  const asked = new Set(
    facts
      .nodesOf("BinaryExpr")
      .flatMap((b) => (isNil(b.y, facts) && (b.op === "==" || b.op === "!=") ? fieldAt(b.x, facts) : [])),
  );
  return facts.nodesOf("CompositeLit").flatMap((e) => {
    const u = underlying(facts.info.typeOf(e));
    if (u.kind !== "Struct" || (e.elts.length > 0 && e.elts.some((x) => x.kind !== "KeyValueExpr"))) return [];
    const given = e.elts.map((x) => (x.kind === "KeyValueExpr" && x.key.kind === "Ident" ? x.key.name : ""));
    const missing = u.fields.find(
      (f) => underlying(f.type).kind === "Map" && stored.has(f) && !asked.has(f) && !given.includes(f.name),
    );
    return missing && !isMadeBehind(e, missing, facts) ? [doubt(e, `\`${missing.name}\` is a nil map here`)] : [];
  });
};

function fieldAt(e: Expr, facts: Facts): VarObj[] {
  const chosen = e.kind === "SelectorExpr" ? facts.info.selectionOf(e) : undefined;
  const f = chosen?.obj;
  return f?.kind === "Var" ? [f.origin ?? f] : [];
}

const isNil = (e: Expr, facts: Facts): boolean => e.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";

/** A statement of the same list assigns the field. */
function isMadeBehind(e: Expr, f: VarObj, facts: Facts): boolean {
  const s = facts.tree.stmtOf(e);
  const list = s && facts.tree.siblingsOf(s)?.list;
  return list?.some((x) => x.kind === "AssignStmt" && x.lhs.some((l) => fieldAt(l, facts).includes(f))) === true;
}

/** `var m map[K]V; m[k] = v`: declared without a value, and the first thing done to it is a store. */
const variables = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if (underlying(v.type).kind !== "Map" || !startsNil(v, facts)) return [];
    const rest = facts.uses.of(v).filter((u) => u.role.kind !== "define");
    const made = rest.find((u) => (u.role.kind === "assign" && u.steps.length === 0) || u.role.kind === "address");
    const stored = rest.find((u) => u.steps.length > 0 && (u.role.kind === "assign" || u.role.kind === "update"));
    if (!stored || (made && made.ident.span.start < stored.ident.span.start)) return [];
    return [doubt(stored.ident, `\`${v.name}\` may be a nil map`)];
  });

function startsNil(v: VarObj, facts: Facts): boolean {
  const [first] = facts.uses.of(v);
  const p = first && facts.tree.parentOf(first.ident);
  return (v.role === "local" || v.role === "package") && p?.kind === "ValueSpec" && p.values.length === 0;
}
