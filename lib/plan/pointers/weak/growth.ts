// Implements which fields never let go of a node that they hold: every write to them adds one, or fills an empty place.

import { type Facts, originOf } from "../../../analysis/facts.ts";
import { isFuncNode } from "../../../analysis/tree.ts";
import type { AssignStmt, CallExpr, Expr, Node, Stmt } from "../../../go/ast.ts";
import type { FuncObj, VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import { rootIdent } from "../checks.ts";
import { fieldOf, isAbsent, isUntouched } from "./absent.ts";

/** Functions of the library that put elements in another order and lose none. */
const orders = /^(?:sort\.(?:Slice|SliceStable|Sort|Stable)|slices\.(?:Sort\w*|Reverse))$/;

/** Of these fields, those that only grow. */
export function growingFields(fields: readonly VarObj[], facts: Facts): ReadonlySet<VarObj> {
  const growing = new Set(fields);
  for (let changed = true; changed; ) {
    changed = false;
    for (const f of growing) {
      if (placesOf(f, facts).every((e) => keepsAll(e, growing, facts))) continue;
      growing.delete(f);
      changed = true;
    }
  }
  return growing;
}

const placesOf = (f: VarObj, facts: Facts): readonly Expr[] =>
  facts.nodesOf("SelectorExpr").filter((s) => fieldOf(s, facts) === f);

/** Does this use of a field or variable leave in it all that it holds? */
export function keepsAll(e: Expr, growing: ReadonlySet<VarObj>, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  switch (p?.kind) {
    case "ParenExpr":
      return keepsAll(p, growing, facts);
    case "UnaryExpr":
      return p.op !== "&";
    case "AssignStmt":
      return !p.lhs.includes(e) || isDefinition(e, p, facts) || keepsOnStore(e, e, p, growing, facts);
    case "IndexExpr": {
      const s = p.x === e ? facts.tree.parentOf(p) : undefined;
      if (s?.kind === "UnaryExpr" && s.op === "&") return false;
      return s?.kind !== "AssignStmt" || !s.lhs.includes(p) || keepsOnStore(p, e, s, growing, facts);
    }
    case "SliceExpr": {
      const outer = facts.tree.parentOf(p);
      return !(outer?.kind === "CallExpr" && ["append", "copy", "clear"].includes(facts.info.builtinOf(outer) ?? ""));
    }
    case "RangeStmt":
      return p.key !== e && p.value !== e;
    case "CallExpr":
      return p.fun === e || keepsOnCall(p, p.args.indexOf(e), facts);
    default:
      return true;
  }
}

const isDefinition = (e: Expr, s: AssignStmt, facts: Facts): boolean =>
  s.op === ":=" && e.kind === "Ident" && facts.info.isDef(e);

function keepsOnStore(place: Expr, whole: Expr, s: AssignStmt, growing: ReadonlySet<VarObj>, facts: Facts): boolean {
  const value = s.lhs.length === s.rhs.length ? s.rhs[s.lhs.indexOf(place)] : undefined;
  if (!value || s.op !== "=") return false;
  if (isPermutation(s, growing, facts)) return true;
  if (place === whole && growsFrom(value, place, facts)) return true;
  if (s.lhs.length > 1) return false;
  return (
    isAbsent(place, s, facts) ||
    isOnceEach(place, s, facts) ||
    isFirstOf(place, s, facts) ||
    isHandedOn(place, value, s, growing, facts)
  );
}

/** `a[i], a[j] = a[j], a[i]`: all of them places that keep what they get. */
function isPermutation(s: AssignStmt, growing: ReadonlySet<VarObj>, facts: Facts): boolean {
  const texts = (list: readonly Expr[]): string =>
    list
      .map((e) => facts.textOf(e))
      .toSorted()
      .join("\n");
  const isElement = (e: Expr): boolean => e.kind === "IndexExpr" && e.x.kind === "Ident" && rootVarOf(e, facts) === root;
  const root = s.lhs[0] && rootVarOf(s.lhs[0], facts);
  const stays = (e: Expr): boolean => {
    const f = fieldOf(e, facts);
    return f ? growing.has(f) : isElement(e);
  };
  return (
    s.lhs.length > 1 &&
    s.lhs.every(stays) &&
    texts(s.lhs) === texts(s.rhs) &&
    new Set(s.lhs.map((e) => facts.textOf(e))).size === s.lhs.length
  );
}

/** `append(x, …)` and `insert(x, …)`, where the function gives back what it gets. */
function growsFrom(value: Expr, place: Expr, facts: Facts): boolean {
  if (value.kind !== "CallExpr") return false;
  const text = facts.textOf(place);
  const at = value.args.findIndex((a) => facts.textOf(a) === text);
  if (facts.info.builtinOf(value) === "append") return at === 0;
  const f = facts.info.calleeOf(value);
  const recv = value.fun.kind === "SelectorExpr" && facts.textOf(value.fun.x) === text ? value.fun.x : undefined;
  return f !== undefined && !f.pkg && givesBack(f, at >= 0 ? at : recv ? "receiver" : undefined, facts, true);
}

export type Slot = number | "receiver";

export function slotVar(f: FuncObj, slot: Slot): VarObj | undefined {
  const sig = originOf(f).type;
  return slot === "receiver"
    ? sig.recv
    : slot < sig.params.vars.length - (sig.variadic ? 1 : 0)
      ? sig.params.vars[slot]
      : undefined;
}

/** Every result is what the function gets in this slot; or, where that may be: something else if it gets nil. */
export function givesBack(f: FuncObj, slot: Slot | undefined, facts: Facts, orNew: boolean): boolean {
  const v = slot === undefined ? undefined : slotVar(f, slot);
  const decl = facts.declOf(f);
  if (!v || !decl?.body || originOf(f).type.results.vars.length !== 1) return false;
  const uses = facts.uses.of(v);
  if (uses.some((u) => u.steps.length === 0 && ["assign", "update", "address"].includes(u.role.kind))) return false;
  const returns = facts.nodesOf("ReturnStmt", decl.body).filter((r) => facts.tree.funcOf(r) === decl);
  return (
    returns.length > 0 &&
    returns.every((r) => {
      const [x] = r.results;
      if (x?.kind === "Ident" && facts.info.objectOf(x) === v) return true;
      const name = uses.find((u) => u.role.kind === "nil-compare")?.ident;
      return orNew && name !== undefined && isAbsent(name, r, facts);
    })
  );
}

/** `nodes[i] = …` in a loop over the indices of a list that was made before it, and nowhere else. */
function isOnceEach(place: Expr, s: Stmt, facts: Facts): boolean {
  const list = place.kind === "IndexExpr" && place.x.kind === "Ident" ? facts.info.objectOf(place.x) : undefined;
  const index =
    place.kind === "IndexExpr" && place.indices[0]?.kind === "Ident" ? facts.info.objectOf(place.indices[0]) : undefined;
  const made = list?.kind === "Var" && list.role === "local" ? definedIn(list, facts) : undefined;
  const loop = facts.tree.loopOf(s);
  if (list?.kind !== "Var" || index?.kind !== "Var" || !made || !loop || facts.tree.siblingsOf(loop)?.list !== made.list)
    return false;
  const writes = facts.uses.of(list).filter((u) => u.role.kind === "assign" || u.role.kind === "update");
  if (writes.length !== 1 || facts.capturesOf(list).length > 0) return false;
  const ways = facts.uses
    .of(index)
    .filter((u) => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address");
  if (loop.kind === "RangeStmt")
    return ways.length === 0 && loop.key?.kind === "Ident" && facts.info.objectOf(loop.key) === index;
  const { post } = loop;
  return (
    post?.kind === "IncDecStmt" &&
    post.op === "++" &&
    ways.length === 1 &&
    ways[0]?.role.kind === "update" &&
    facts.tree.isInside(ways[0].ident, post)
  );
}

/** `n := &T{…}` stands before in the same list, gives no such field, and nobody else had `n` since. */
function isFirstOf(place: Expr, s: Stmt, facts: Facts): boolean {
  const base = place.kind === "SelectorExpr" ? place.x : undefined;
  if (base?.kind !== "Ident" || place.kind !== "SelectorExpr") return false;
  const made = madeBefore(base, s, facts);
  if (!made) return false;
  const given = made.literal.elts.some(
    (e) => e.kind !== "KeyValueExpr" || (e.key.kind === "Ident" && e.key.name === place.sel.name),
  );
  return !given && isOnlyRead(base, made.stmt, s, facts) && isUntouched(place, made.stmt, s, facts);
}

function madeBefore(id: Extract<Expr, { kind: "Ident" }>, s: Stmt, facts: Facts) {
  const siblings = facts.tree.siblingsOf(s);
  const v = facts.info.objectOf(id);
  const stmt = siblings?.list
    .slice(0, siblings.index)
    .find(
      (x) => x.kind === "AssignStmt" && x.lhs.length === 1 && x.lhs[0]?.kind === "Ident" && facts.info.objectOf(x.lhs[0]) === v,
    );
  const value = stmt?.kind === "AssignStmt" ? stmt.rhs[0] : undefined;
  const literal = value?.kind === "UnaryExpr" && value.op === "&" ? value.x : value;
  return stmt && literal?.kind === "CompositeLit" ? { stmt, literal } : undefined;
}

/** Between the two, the variable is handed to no function and no closure. */
function isOnlyRead(id: Extract<Expr, { kind: "Ident" }>, from: Stmt, to: Stmt, facts: Facts): boolean {
  const v = facts.info.objectOf(id);
  if (v?.kind !== "Var") return false;
  return facts.uses
    .of(v)
    .filter((u) => u.ident.span.start >= from.span.end && u.ident.span.end <= to.span.start)
    .every((u) => !(u.steps.length === 0 && ["argument", "receiver", "store", "send", "address"].includes(u.role.kind)));
}

/** `n.next = l.head` and then `l.head = n`: what the place held is held by what it holds now. */
function isHandedOn(place: Expr, value: Expr, s: Stmt, growing: ReadonlySet<VarObj>, facts: Facts): boolean {
  if (value.kind !== "Ident" || place.kind !== "SelectorExpr") return false;
  const text = facts.textOf(place);
  const v = facts.info.objectOf(value);
  const siblings = facts.tree.siblingsOf(s);
  const earlier = siblings?.list.slice(0, siblings.index) ?? [];
  return earlier.some((x) => {
    if (x.kind !== "AssignStmt" || x.lhs.length !== 1 || x.rhs.length !== 1) return false;
    const [l] = x.lhs;
    const [r] = x.rhs;
    if (!l || !r) return false;
    const isField =
      l.kind === "SelectorExpr" && l.x.kind === "Ident" && facts.info.objectOf(l.x) === v && facts.textOf(r) === text;
    const isLiteral = l.kind === "Ident" && facts.info.objectOf(l) === v && takesIn(r, text, growing, facts);
    const field = isField ? fieldOf(l, facts) : undefined;
    return (
      (isLiteral || (field !== undefined && growing.has(field))) && isUntouched(place, x, s, facts) && isSameUntil(v, x, s, facts)
    );
  });
}

/** The variable is not given another value between the two. */
const isSameUntil = (v: unknown, from: Stmt, to: Stmt, facts: Facts): boolean =>
  !facts
    .nodesOf("Ident", facts.tree.parentOf(to))
    .some(
      (id) =>
        facts.info.objectOf(id) === v &&
        id.span.start >= from.span.end &&
        id.span.end <= to.span.start &&
        facts.uses.useAt(id)?.role.kind === "assign" &&
        facts.uses.useAt(id)?.steps.length === 0,
    );

/** `&T{next: l.head}` */
function takesIn(e: Expr, text: string, growing: ReadonlySet<VarObj>, facts: Facts): boolean {
  const lit = e.kind === "UnaryExpr" && e.op === "&" ? e.x : e;
  const u = lit.kind === "CompositeLit" ? underlying(facts.info.typeOf(lit)) : undefined;
  if (lit.kind !== "CompositeLit" || u?.kind !== "Struct") return false;
  return lit.elts.some((x) => {
    if (x.kind !== "KeyValueExpr" || facts.textOf(x.value) !== text || x.key.kind !== "Ident") return false;
    const { name } = x.key;
    const f = u.fields.find((y) => y.name === name);
    return f !== undefined && growing.has(f.origin ?? f);
  });
}

function keepsOnCall(call: CallExpr, index: number, facts: Facts): boolean {
  const builtin = facts.info.builtinOf(call);
  if (builtin) return !["delete", "clear", "copy"].includes(builtin) || index > 0;
  if (facts.info.isConversion(call)) return true;
  const f = facts.info.calleeOf(call);
  const arg = call.args[index];
  if (!arg) return false;
  const isList = !["Pointer", "Basic"].includes(underlying(facts.info.typeOf(arg)).kind);
  if (!f) return !isList;
  if (f.pkg) return !isList || !facts.stdEffectsOf(f)?.mutates.includes(index) || orders.test(`${f.pkg}.${f.name}`);
  if (!isList) return true;
  const p = originOf(f).type.params.vars[index];
  return p !== undefined && isOnlyLookedAt(p, facts);
}

/** A list or a table whose elements the function neither replaces nor hands on. */
const isOnlyLookedAt = (p: VarObj, facts: Facts): boolean =>
  facts.uses
    .of(p)
    .every(
      ({ role, steps }) =>
        ["define", "read", "range", "nil-compare"].includes(role.kind) ||
        (role.kind === "argument" && (role.builtin === "len" || steps[0]?.step === "index")) ||
        (role.kind === "store" && steps[0]?.step === "index") ||
        (role.kind === "return" && steps[0]?.step === "index") ||
        (role.kind === "receiver" && steps[0]?.step === "index"),
    );

/** The statement that gives a variable its first value, and the list that it stands in. */
export function definedIn(v: VarObj, facts: Facts): { readonly list: readonly Stmt[]; readonly index: number } | undefined {
  const def = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  const s = def && facts.tree.stmtOf(def);
  const parent: Node | undefined = def && facts.tree.parentOf(def);
  const isPlain = s && (parent === s || (s.kind === "DeclStmt" && parent?.kind === "ValueSpec"));
  return isPlain ? facts.tree.siblingsOf(s) : undefined;
}

export const rootVarOf = (e: Expr, facts: Facts): VarObj | undefined => {
  const root = rootIdent(e);
  const v = root && facts.info.objectOf(root);
  return v?.kind === "Var" ? v : undefined;
};

export const blockOf = (s: Stmt, facts: Facts): Node | undefined => {
  const p = facts.tree.parentOf(s);
  return p && !isFuncNode(p) ? p : undefined;
};
