// Implements the search for second names: `b := a[1:3]`, `m2 := m1` and `p := &x`, where both names mean the same places for as
// long as the second one is there.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import type { Expr, Ident, Stmt } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Span } from "../../source/span.ts";

export interface SecondName {
  readonly variable: VarObj;
  /** Where it is declared. */
  readonly id: Ident;
  readonly decl: Stmt;
  /** What it is a name of: `a`, `a[1:3]` or `&x`. */
  readonly of: Expr;
  readonly first: Ident;
  /** The first line that says it: there the Rust has the first name. */
  readonly use?: Span;
}

export function secondNamesIn(facts: Facts): readonly SecondName[] {
  const found = [...declared(facts)].filter((n) => isSecond(n, facts));
  // One after the other: what another one stands on is read first, and the rest the next time.
  const firsts = new Set(found.map((n) => facts.info.objectOf(n.first)));
  const chosen = found.filter((n) => !firsts.has(n.variable));
  return chosen.length > 0 ? chosen : found.slice(0, 1);
}

function* declared(facts: Facts): Iterable<SecondName> {
  const made = (id: Expr | undefined, of: Expr | undefined, decl: Stmt): SecondName | undefined => {
    const variable = id?.kind === "Ident" && facts.info.isDef(id) ? facts.info.objectOf(id) : undefined;
    const first = of && firstIn(of);
    if (id?.kind !== "Ident" || variable?.kind !== "Var" || variable.role !== "local" || !of || !first) return undefined;
    return { variable, id, decl, of, first };
  };
  for (const s of facts.nodesOf("AssignStmt")) {
    const name = s.op === ":=" && s.lhs.length === 1 && s.rhs.length === 1 ? made(s.lhs[0], s.rhs[0], s) : undefined;
    if (name) yield name;
  }
  for (const s of facts.nodesOf("DeclStmt")) {
    const [spec, more] = s.decl.kind === "GenDecl" ? s.decl.specs : [];
    if (spec?.kind !== "ValueSpec" || more || spec.names.length !== 1) continue;
    const name = made(spec.names[0], spec.values[0], s);
    if (name) yield name;
  }
}

function firstIn(of: Expr): Ident | undefined {
  if (of.kind === "Ident") return of;
  if (of.kind === "UnaryExpr" && of.op === "&" && of.x.kind === "Ident") return of.x;
  return of.kind === "SliceExpr" && of.x.kind === "Ident" && !of.max ? of.x : undefined;
}

function isSecond({ variable, id, decl, of, first }: SecondName, facts: Facts): boolean {
  const a = facts.info.objectOf(first);
  if (a?.kind !== "Var" || a.role === "field" || !facts.tree.siblingsOf(decl) || !isSharing(of, a)) return false;
  // An interface that holds a pointer is not nil, whatever the pointer is.
  const isAsked = facts.uses.of(variable).some((u) => u.role.kind === "nil-compare");
  if (isAsked && underlying(variable.type).kind === "Interface") return false;
  if (facts.uses.of(variable).some((u) => u.role.kind !== "define" && u.steps.length === 0 && isReplaced(u))) return false;
  if (facts.uses.of(variable).some((u) => facts.info.isDef(u.ident) && u.ident !== id)) return false;
  return isSteady(a, of, decl, facts) && !isHidden(first, variable, facts) && hasPart(of, a, facts);
}

const isReplaced = (u: Use): boolean => u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address";

/** Whether a copy of this value means the same places. */
function isSharing(of: Expr, a: VarObj): boolean {
  const u = underlying(a.type);
  if (of.kind === "UnaryExpr") return true;
  if (of.kind === "SliceExpr") return u.kind === "Slice" || u.kind === "Array";
  return u.kind === "Map" || u.kind === "Slice" || u.kind === "Pointer";
}

/** An array and what an address is taken of are places themselves; a list, a map or a pointer must not be replaced. */
function isSteady(a: VarObj, of: Expr, decl: Stmt, facts: Facts): boolean {
  if (of.kind === "UnaryExpr" || underlying(a.type).kind === "Array") return true;
  const isEarly = (u: Use): boolean =>
    u.ident.span.end <= decl.span.start && u.func === facts.tree.funcOf(decl) && facts.tree.loopOf(decl) === undefined;
  return facts.uses.of(a).every((u) => u.steps.length > 0 || !isReplaced(u) || (u.role.kind === "assign" && isEarly(u)));
}

/** Another variable of the first one's name, somewhere in the function. */
function isHidden(first: Ident, variable: VarObj, facts: Facts): boolean {
  const [use] = facts.uses.of(variable);
  const a = facts.info.objectOf(first);
  return (
    use?.func === undefined ||
    facts.nodesOf("Ident", use.func).some((x) => x.name === first.name && facts.info.isDef(x) && facts.info.objectOf(x) !== a)
  );
}

/** Go looks whether there is such a part where the name is declared: it must be seen that there is. */
function hasPart(of: Expr, a: VarObj, facts: Facts): boolean {
  if (of.kind !== "SliceExpr") return true;
  const bounds = [of.low, of.high].filter((x) => x !== undefined).map((x) => facts.info.constOf(x));
  if (bounds.some((c) => c?.kind !== "int")) return false;
  const length = lengthIn(a, facts);
  return bounds.every((c) => c?.kind === "int" && (c.value === 0n || (length !== undefined && c.value <= length)));
}

/** How many elements an array has, or a list that is written out where it is declared, or made. */
export function lengthIn(a: VarObj, facts: Facts): bigint | undefined {
  const u = underlying(a.type);
  if (u.kind === "Array") return BigInt(u.len);
  const made = madeAs(a, facts);
  if (made?.kind === "CompositeLit")
    return made.elts.some((x) => x.kind === "KeyValueExpr") ? undefined : BigInt(made.elts.length);
  const n = made?.kind === "CallExpr" && facts.info.builtinOf(made) === "make" ? made.args[1] : undefined;
  const c = n && facts.info.constOf(n);
  return c?.kind === "int" ? c.value : undefined;
}

/** The same, where the list has no room behind its elements. */
export function roomIn(a: VarObj, facts: Facts): bigint | undefined {
  const made = madeAs(a, facts);
  return made?.kind === "CallExpr" && made.args[2] ? undefined : lengthIn(a, facts);
}

/** What a variable is declared with that nobody replaces. */
function madeAs(a: VarObj, facts: Facts): Expr | undefined {
  const uses = facts.uses.of(a);
  const decl = uses.find((x) => x.role.kind === "define")?.ident;
  return !decl || uses.some((x) => x.steps.length === 0 && isReplaced(x)) ? undefined : givenAt(decl, facts);
}
