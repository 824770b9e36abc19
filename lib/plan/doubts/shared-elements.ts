// Implements doubts about slices and maps that share their elements: two names for one array or map, of which one changes it while
// the other is still read.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import { storageOf } from "../../analysis/storage.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Expr, Ident } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

interface View {
  readonly name: VarObj;
  readonly decl: Ident;
  readonly source: VarObj;
}

export function sharedElements(facts: Facts): readonly Evidence[] {
  const views = facts.uses.variables.flatMap((v) => viewsOf(v, facts));
  return views.flatMap((view) => {
    const own = facts.usesAfter(view.name, view.decl).filter((u) => u.role.kind !== "define");
    const others = views.filter((o) => o !== view && o.source === view.source).flatMap((o) => facts.uses.of(o.name));
    const rest = [...facts.usesAfter(view.source, view.decl), ...others].filter((u) => !isInDeclaration(u, view, facts));
    const isTurned = rest.some((r) => own.some((u) => canFollow(r, u, view, facts)));
    // A map that is used by its second name first, and by its first one then, is lent and given back.
    if (isMap(view.name) && !isTurned) return [];
    const clash = own.find((u) => changesElements(u, facts) && rest.some((r) => canFollow(u, r, view, facts)));
    const hidden = rest.find((u) => changesElements(u, facts) && own.some((r) => canFollow(u, r, view, facts)));
    const at = clash ?? hidden;
    return at ? [doubt(at.ident, `\`${view.name.name}\` and \`${view.source.name}\` share the elements that change here`)] : [];
  });
}

/** `v := s[a:b]`, `v := s`: declarations and assignments that make the variable another name for elements of `s`. */
function viewsOf(v: VarObj, facts: Facts): readonly View[] {
  if (v.role === "field" || (underlying(v.type).kind !== "Slice" && !isMap(v))) return [];
  return facts.uses.of(v).flatMap((u) => {
    if (u.steps.length > 0 || (u.role.kind !== "define" && u.role.kind !== "assign")) return [];
    const value = givenAt(u.ident, facts);
    const root = value && isView(value, facts) ? storageOf(value) : undefined;
    const source = root?.kind === "Ident" ? facts.info.objectOf(root) : undefined;
    return source?.kind === "Var" && source !== v ? [{ name: v, decl: u.ident, source }] : [];
  });
}

const isMap = (v: VarObj): boolean => underlying(v.type).kind === "Map";

const isView = (e: Expr, facts: Facts): boolean => {
  const x = e.kind === "ParenExpr" ? e.x : e;
  if (x.kind === "Ident" && underlying(facts.info.typeOf(x)).kind === "Map") return true;
  if (x.kind === "SliceExpr") return underlying(facts.info.typeOf(x)).kind === "Slice";
  return x.kind === "Ident" || x.kind === "IndexExpr" ? underlying(facts.info.typeOf(x)).kind === "Slice" : false;
};

const isInDeclaration = (u: Use, view: View, facts: Facts): boolean => {
  const p = facts.tree.parentOf(view.decl);
  return p !== undefined && facts.tree.isInside(u.ident, p);
};

/** While this view lasts: each turn of a loop around its declaration makes another one. */
const canFollow = (a: Use, b: Use, view: View, facts: Facts): boolean =>
  a.ident !== b.ident && facts.tree.canFollow(a.ident, b.ident, facts.tree.parentOf(view.decl));

/** Stores into an element, or hands the elements to who may. */
function changesElements(u: Use, facts: Facts): boolean {
  const { role } = u;
  if (role.kind === "assign" || role.kind === "update") return u.steps.some((s) => s.step === "index");
  if (role.kind !== "argument") return false;
  if (role.builtin) return ["copy", "clear", "delete"].includes(role.builtin) && role.index === 0;
  const std = role.callee && facts.stdEffectsOf(role.callee);
  return std?.mutates.includes(role.index) ?? false;
}
