// Facts about lists and maps that are changed in place: copying what holds one shows a difference between Go and Rust.
//
// Go copies a slice, a map or a struct around them shallowly: both sides go on sharing the elements. A Rust clone is
// deep. The two agree as long as nobody changes elements in place.

import type { Expr } from "../go/ast.ts";
import { underlying } from "../semantics/predicates.ts";
import { typeString } from "../semantics/typestring.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

const known = new WeakMap<Facts, ReadonlySet<string>>();

/** Does a value of the type hold a slice or map of a kind whose elements the package changes in place? */
export const sharesChangedElements = (type: Type, facts: Facts): boolean => holdsChanged(type, facts, ["Slice", "Map"]);

/** The same of maps alone, which have no other use than to be changed: two owners of one are seen to be one. */
export const sharesChangedMaps = (type: Type, facts: Facts): boolean => holdsChanged(type, facts, ["Map"]);

function holdsChanged(type: Type, facts: Facts, kinds: readonly Type["kind"][]): boolean {
  const changed = known.get(facts) ?? changedContainers(facts);
  known.set(facts, changed);
  const seen = new Set<Type>();
  const visit = (x: Type): boolean => {
    if (seen.has(x)) return false;
    seen.add(x);
    const u = underlying(x);
    if (u.kind === "Slice" || u.kind === "Map") return (kinds.includes(u.kind) && changed.has(typeString(u))) || visit(u.elem);
    if (u.kind === "Struct") return u.fields.some((f) => visit(f.type));
    return u.kind === "Array" && visit(u.elem);
  };
  return changed.size > 0 && visit(type);
}

function changedContainers(facts: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (x: Expr | undefined): void => {
    const u = x && underlying(facts.info.typeOf(x));
    if (u?.kind === "Slice" || u?.kind === "Map") found.add(typeString(u));
  };
  const noteTarget = (e: Expr): void => {
    if (e.kind === "IndexExpr") note(e.x);
    if (e.kind === "IndexExpr" || e.kind === "SelectorExpr" || e.kind === "ParenExpr" || e.kind === "StarExpr") noteTarget(e.x);
  };
  for (const s of facts.nodesOf("AssignStmt")) if (s.op !== ":=") s.lhs.forEach(noteTarget);
  for (const s of facts.nodesOf("IncDecStmt")) noteTarget(s.x);
  for (const c of facts.nodesOf("CallExpr")) {
    if (["copy", "delete", "clear"].includes(facts.info.builtinOf(c) ?? "")) note(c.args[0]);
    const f = facts.info.calleeOf(c);
    for (const i of f ? (facts.stdEffectsOf(f)?.mutates ?? []) : []) note(c.args[i]);
  }
  return found;
}
