// Implements the evidence that two places hold one pointer at once (idioms.md A4): then it is shared.

import { isChangedInPlace } from "../../analysis/changes.ts";
import type { Facts } from "../../analysis/facts.ts";
import { leavesFunction } from "../../analysis/tree.ts";
import { pointerIndex } from "../../analysis/pointer-index.ts";
import { isGivenAway } from "../../analysis/pops.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Expr, Node } from "../../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { pointeeName } from "./pointee.ts";

/**
 * Pointers that two places hold at once: a pointer variable that is stored twice, or stored and then used to change or
 * read the value, or a stored pointer that is copied out and kept.
 */
export function collectSharing(facts: Facts): Map<TypeNameObj, Evidence[]> {
  const shared = new Map<TypeNameObj, Evidence[]>();
  const note = (v: Type, items: readonly Evidence[]): void => {
    const t = pointeeName(v);
    if (!t || items.length === 0) return;
    shared.set(t, [...(shared.get(t) ?? []), ...items].slice(0, 4));
  };
  for (const v of facts.uses.variables) {
    if (v.type.kind !== "Pointer" || pointeeName(v.type)?.pkg) continue;
    note(v.type, storedAndUsed(v, facts));
    note(v.type, lookedAndKept(v, facts));
  }
  for (const sel of facts.nodesOf("SelectorExpr")) note(facts.info.typeOf(sel), copiedOut(sel, facts));
  for (const idx of facts.nodesOf("IndexExpr")) note(facts.info.typeOf(idx), copiedOut(idx, facts));
  for (const addr of facts.nodesOf("UnaryExpr")) {
    if (addr.op === "&") note(facts.info.typeOf(addr), addressKept(addr.x, addr, facts));
  }
  return shared;
}

export const keepsValue = (u: Use, facts: Facts): boolean => {
  const r = u.role;
  if (u.steps.length > 0) return false;
  if (r.kind === "send") return true;
  if (r.kind === "store") return r.into !== "variable";
  if (r.kind === "argument")
    return r.builtin === "append" ? r.index > 0 : r.callee !== undefined && keepsParam(r.callee, r.index, facts, 0);
  return false;
};

/** Does the function store what it gets as this parameter? */
function keepsParam(f: FuncObj, index: number, facts: Facts, depth: number): boolean {
  const std = facts.stdEffectsOf(f);
  if (std) return std.keeps.includes(index);
  const decl = facts.declOf(f);
  if (!decl || depth > 8) return false;
  const p = f.type.params.vars[Math.min(index, f.type.params.vars.length - 1)];
  if (!p) return false;
  return facts.uses.of(p).some((u) => {
    if (u.steps.length > 0) return false;
    if (u.role.kind === "return") return false;
    if (u.role.kind === "argument" && u.role.callee) return keepsParam(u.role.callee, u.role.index, facts, depth + 1);
    return keepsValue(u, facts);
  });
}

function storedAndUsed(v: VarObj, facts: Facts): Evidence[] {
  const uses = facts.uses.of(v);
  const kept = uses.filter((u) => keepsValue(u, facts));
  for (const k of kept) {
    const later = facts.usesAfter(v, k.ident).filter((u) => !(u.role.kind === "assign" && u.steps.length === 0));
    const first = later[0];
    if (!first) continue;
    const why =
      first.role.kind === "return"
        ? "and given back to the caller"
        : keepsValue(first, facts)
          ? "and stored again"
          : "and used afterwards";
    return [
      { text: `\`${v.name}\` is stored here`, span: k.place.span },
      { text: why, span: first.place.span },
    ];
  }
  return [];
}

/** `a := b.accounts[name]; return a`: the map keeps the account that the caller gets. */
function lookedAndKept(v: VarObj, facts: Facts): Evidence[] {
  if (v.role !== "local" || v.type.kind !== "Pointer" || !isChangedInPlace(v.type.elem, facts)) return [];
  const kept = facts.uses.of(v).find((u) => u.steps.length === 0 && (u.role.kind === "return" || keepsValue(u, facts)));
  const source = kept && storedSource(v, facts);
  if (!kept || !source) return [];
  return [
    { text: `\`${v.name}\` is a stored pointer`, span: source.span },
    { text: kept.role.kind === "return" ? "and the caller gets it too" : "and it is stored again", span: kept.place.span },
  ];
}

/** The field or element that gave the local its value. */
function storedSource(v: VarObj, facts: Facts): Expr | undefined {
  const index = pointerIndex(facts);
  const place = [...index.sourcesOf(v), ...index.firstOf(v)].find(
    (e) => e.kind === "SelectorExpr" || (e.kind === "IndexExpr" && !isGivenAway(e, facts)),
  );
  if (place) return place;
  for (const s of facts.nodesOf("RangeStmt")) if (s.value?.kind === "Ident" && facts.info.objectOf(s.value) === v) return s.x;
  return undefined;
}

/** A pointer read out of a field or an element and kept elsewhere while the first place keeps it. */
function copiedOut(e: Expr, facts: Facts): Evidence[] {
  const type = facts.info.typeOf(e);
  if (type.kind !== "Pointer" || facts.info.isType(e)) return [];
  const p = facts.tree.parentOf(e);
  if (!p || isMoveOut(e, p, facts) || isGivenAway(e, facts)) return [];
  const keeps =
    (p.kind === "KeyValueExpr" && p.value === e) ||
    (p.kind === "CompositeLit" && p.elts.includes(e)) ||
    (p.kind === "AssignStmt" && p.rhs.includes(e) && p.lhs[p.rhs.indexOf(e)]?.kind !== "Ident") ||
    (p.kind === "SendStmt" && p.value === e) ||
    (p.kind === "ReturnStmt" && isChangedInPlace(type.elem, facts)) ||
    (p.kind === "CallExpr" && facts.info.builtinOf(p) === "append" && p.args.indexOf(e) > 0);
  return keeps ? [{ text: "a stored pointer is copied to a second place", span: e.span }] : [];
}

/** `x.next = &T{next: x.next}` and `x.head = x.head.next`: the old place is overwritten by the same statement. */
function isMoveOut(e: Expr, parent: Node, facts: Facts): boolean {
  const stmt = facts.tree.stmtOf(parent) ?? parent;
  if (stmt.kind !== "AssignStmt" || stmt.lhs.length !== 1 || !stmt.lhs[0]) return false;
  const target = facts.textOf(stmt.lhs[0]);
  const source = facts.textOf(e);
  return source === target || source.startsWith(`${target}.`);
}

/** `p := &x` or `store(&x)` where `x` itself goes on being used. */
function addressKept(x: Expr, addr: Expr, facts: Facts): Evidence[] {
  if (x.kind !== "Ident") return [];
  const v = facts.info.objectOf(x);
  const p = facts.tree.parentOf(addr);
  if (v?.kind !== "Var" || !p) return [];
  const keeps =
    p.kind === "KeyValueExpr" ||
    p.kind === "CompositeLit" ||
    p.kind === "SendStmt" ||
    (p.kind === "AssignStmt" && p.lhs[p.rhs.indexOf(addr)]?.kind !== "Ident") ||
    (p.kind === "CallExpr" && facts.info.builtinOf(p) === "append");
  const later = facts.usesAfter(v, x)[0];
  if (!keeps || !later || leavesFunction(facts.tree.stmtOf(addr))) return [];
  return [
    { text: `the address of \`${v.name}\` is stored here`, span: addr.span },
    { text: "and the variable is used afterwards", span: later.place.span },
  ];
}
