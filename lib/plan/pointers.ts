// Implements the choice of what a stored Go pointer becomes (design.md, "the heart"; idioms.md A4).

import { leavesFunction } from "../analysis/tree.ts";
import type { Facts } from "../analysis/facts.ts";
import type { Use } from "../analysis/uses.ts";
import type { Expr, Node } from "../go/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Named, Type } from "../semantics/types.ts";
import type { Decision, Evidence } from "./decision.ts";

/** Cheapest form that the facts allow for stored pointers to one type. */
export type PointerForm = "value" | "box" | "rc" | "arc";

export interface PointerPlan {
  formOf(pointee: Type): PointerForm;
  isNilable(slot: VarObj): boolean;
  readonly decisions: readonly Decision[];
}

export const pointeeName = (t: Type): TypeNameObj | undefined => {
  const u = t.kind === "Pointer" ? t.elem : undefined;
  return u?.kind === "Named" ? (u.origin ?? u).obj : undefined;
};

export function planPointers(facts: Facts, isShared: (t: TypeNameObj) => Evidence | undefined): PointerPlan {
  const evidence = collectSharing(facts);
  const forms = new Map<TypeNameObj, PointerForm>();
  const decisions: Decision[] = [];
  for (const t of facts.info.typeNames) {
    if (t.type.kind !== "Named") continue;
    const thread = isShared(t);
    const shared = evidence.get(t);
    const recursive = reachesItself(t.type);
    const stored = isStored(t, facts);
    const form: PointerForm = thread ? "arc" : shared ? "rc" : recursive ? "box" : "value";
    forms.set(t, form);
    const decision = decide(t, form, thread ? [thread] : (shared ?? stored ?? []));
    if (decision) decisions.push(decision);
  }
  const nilable = collectNilable(facts);
  return {
    formOf: (p) => (p.kind === "Named" ? (forms.get((p.origin ?? p).obj) ?? "value") : "value"),
    isNilable: (v) => nilable.has(v),
    decisions,
  };
}

function decide(t: TypeNameObj, form: PointerForm, evidence: readonly Evidence[]): Decision | undefined {
  if (evidence.length === 0) return undefined;
  const spans = evidence.map((e) => e.span);
  const args = { type: t.name };
  const value = { form: `\`${t.name}\` by value`, because: "stored pointers must be able to outlive one another" };
  const box = { form: `\`Option<Box<${t.name}>>\``, because: "a second owner could not exist" };
  switch (form) {
    case "rc":
      return { id: "pointer-shared", spans, chosen: `Rc<RefCell<${t.name}>>`, rejected: [{ ...value, because: "several places hold the same value and see each other's changes" }, box], evidence, args };
    case "arc":
      return { id: "pointer-shared-tasks", spans, chosen: `Arc<Mutex<${t.name}>>`, rejected: [{ form: `\`Rc<RefCell<${t.name}>>\``, because: "an `Rc` can't cross to another task" }, { ...value, because: "the tasks change one value" }], evidence, args };
    case "box":
      return { id: "pointer-owned-link", spans, chosen: `Option<Box<${t.name}>>`, rejected: [{ ...value, because: "a type can't contain itself without a pointer between" }, { form: `\`Rc<RefCell<${t.name}>>\``, because: "each stored pointer is the only one" }], evidence, args };
    default:
      return { id: "pointer-value", spans, chosen: t.name, rejected: [{ form: `\`Box<${t.name}>\``, because: "it has one owner and a known size" }], evidence, args };
  }
}

/** Does a value of the type hold, through pointers, slices excluded, a value of the same type? */
function reachesItself(start: Named): boolean {
  const seen = new Set<TypeNameObj>();
  const visit = (t: Type): boolean => {
    if (t.kind === "Pointer") return visit(t.elem);
    if (t.kind === "Array") return visit(t.elem);
    if (t.kind === "Named") {
      if (t.obj === start.obj) return true;
      if (seen.has(t.obj)) return false;
      seen.add(t.obj);
      return visit(t.underlying);
    }
    return t.kind === "Struct" && t.fields.some((f) => visit(f.type));
  };
  const u = start.underlying;
  return u.kind === "Struct" && u.fields.some((f) => visit(f.type));
}

function isStored(t: TypeNameObj, facts: Facts): Evidence[] | undefined {
  const found: Evidence[] = [];
  for (const s of facts.nodesOf("Field")) {
    if (s.type.kind !== "StarExpr" || facts.tree.parentOf(facts.tree.parentOf(s) ?? s)?.kind !== "StructType") continue;
    if (pointeeName(facts.info.typeOf(s.type)) === t) found.push({ text: `the field \`${facts.textOf(s)}\` holds one`, span: s.span });
  }
  return found.length > 0 ? found : undefined;
}

/**
 * Pointers that two places hold at once: a pointer variable that is stored twice, or stored and then used to change or
 * read the value, or a stored pointer that is copied out and kept.
 */
function collectSharing(facts: Facts): Map<TypeNameObj, Evidence[]> {
  const shared = new Map<TypeNameObj, Evidence[]>();
  const note = (v: Type, items: readonly Evidence[]): void => {
    const t = pointeeName(v);
    if (!t || items.length === 0) return;
    shared.set(t, [...(shared.get(t) ?? []), ...items].slice(0, 4));
  };
  for (const v of facts.uses.variables) {
    if (v.type.kind !== "Pointer" || pointeeName(v.type)?.pkg) continue;
    note(v.type, storedAndUsed(v, facts));
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
  if (r.kind === "argument") return r.builtin === "append" ? r.index > 0 : r.callee !== undefined && keepsParam(r.callee, r.index, facts, 0);
  return false;
};

/** Does the function store what it gets as this parameter? */
function keepsParam(f: import("../semantics/objects.ts").FuncObj, index: number, facts: Facts, depth: number): boolean {
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
    const why = first.role.kind === "return" ? "and given back to the caller" : keepsValue(first, facts) ? "and stored again" : "and used afterwards";
    return [
      { text: `\`${v.name}\` is stored here`, span: k.place.span },
      { text: why, span: first.place.span },
    ];
  }
  return [];
}

/** A pointer read out of a field or an element and kept elsewhere while the first place keeps it. */
function copiedOut(e: Expr, facts: Facts): Evidence[] {
  if (facts.info.typeOf(e).kind !== "Pointer" || facts.info.isType(e)) return [];
  const p = facts.tree.parentOf(e);
  if (!p || isMoveOut(e, p, facts)) return [];
  const keeps =
    (p.kind === "KeyValueExpr" && p.value === e) ||
    (p.kind === "CompositeLit" && p.elts.includes(e)) ||
    (p.kind === "AssignStmt" && p.rhs.includes(e) && p.lhs[p.rhs.indexOf(e)]?.kind !== "Ident") ||
    (p.kind === "SendStmt" && p.value === e) ||
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
    p.kind === "KeyValueExpr" || p.kind === "CompositeLit" || p.kind === "SendStmt" ||
    (p.kind === "AssignStmt" && p.lhs[p.rhs.indexOf(addr)]?.kind !== "Ident") ||
    (p.kind === "CallExpr" && facts.info.builtinOf(p) === "append");
  const later = facts.usesAfter(v, x)[0];
  if (!keeps || !later || leavesFunction(facts.tree.stmtOf(addr))) return [];
  return [
    { text: `the address of \`${v.name}\` is stored here`, span: addr.span },
    { text: "and the variable is used afterwards", span: later.place.span },
  ];
}

/** Slots where nil can be: assigned, compared, or left out of a literal. */
function collectNilable(facts: Facts): Set<VarObj> {
  const found = new Set<VarObj>();
  const { info } = facts;
  const mark = (e: Expr | undefined): void => {
    const slot = e && slotOf(e, facts);
    if (slot) found.add(slot);
  };
  for (const b of facts.nodesOf("BinaryExpr")) {
    if (b.op !== "==" && b.op !== "!=") continue;
    if (isNilIdent(b.y, facts)) mark(b.x);
    if (isNilIdent(b.x, facts)) mark(b.y);
  }
  for (const a of facts.nodesOf("AssignStmt")) {
    if (a.lhs.length === a.rhs.length) a.rhs.forEach((r, i) => isNilIdent(r, facts) && mark(a.lhs[i]));
  }
  for (const spec of facts.nodesOf("ValueSpec")) {
    if (spec.values.length > 0) continue;
    for (const n of spec.names) {
      const v = info.objectOf(n);
      if (v?.kind === "Var" && v.type.kind === "Pointer") found.add(v);
    }
  }
  for (const lit of facts.nodesOf("CompositeLit")) {
    const s = underlying(info.typeOf(lit));
    if (s.kind !== "Struct") continue;
    const keyed = lit.elts.filter((e) => e.kind === "KeyValueExpr");
    for (const f of s.fields) {
      const entry = keyed.find((e) => e.key.kind === "Ident" && e.key.name === f.name);
      if (lit.elts.length > 0 && keyed.length === 0) continue;
      if (!entry || isNilIdent(entry.value, facts)) found.add(f);
    }
  }
  return spread(found, facts);
}

const isNilIdent = (e: Expr, facts: Facts): boolean => e.kind === "Ident" && facts.info.objectOf(e)?.kind === "Nil";

function slotOf(e: Expr, facts: Facts): VarObj | undefined {
  if (e.kind === "ParenExpr") return slotOf(e.x, facts);
  if (e.kind === "Ident") {
    const v = facts.info.objectOf(e);
    return v?.kind === "Var" ? v : undefined;
  }
  if (e.kind === "SelectorExpr") {
    const s = facts.info.selectionOf(e);
    return s?.obj.kind === "Var" ? s.obj : undefined;
  }
  return undefined;
}

/** Nil flows along assignments and arguments: `x := y`, `f(y)`, `T{f: y}`. */
function spread(found: Set<VarObj>, facts: Facts): Set<VarObj> {
  const edges: [VarObj, VarObj][] = [];
  const link = (to: VarObj | undefined, from: Expr | undefined): void => {
    const source = from && slotOf(from, facts);
    if (to && source && to.type.kind === "Pointer") edges.push([source, to]);
  };
  for (const a of facts.nodesOf("AssignStmt")) {
    if (a.lhs.length === a.rhs.length) a.lhs.forEach((l, i) => link(slotOf(l, facts), a.rhs[i]));
  }
  for (const c of facts.nodesOf("CallExpr")) {
    const f = facts.info.calleeOf(c);
    if (!f || f.pkg) continue;
    c.args.forEach((arg, i) => {
      const p = f.type.params.vars[i];
      link(p, arg);
      if (p && p.type.kind === "Pointer" && isNilIdent(arg, facts)) found.add(p);
    });
  }
  for (const lit of facts.nodesOf("CompositeLit")) {
    const s = underlying(facts.info.typeOf(lit));
    if (s.kind !== "Struct") continue;
    lit.elts.forEach((e, i) => {
      if (e.kind !== "KeyValueExpr") link(s.fields[i], e);
      else if (e.key.kind === "Ident") link(s.fields.find((f) => e.key.kind === "Ident" && f.name === e.key.name), e.value);
    });
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of edges) {
      if (found.has(from) && !found.has(to)) {
        found.add(to);
        changed = true;
      }
    }
  }
  return found;
}
