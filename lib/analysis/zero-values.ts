// Implements the question where Go makes the zero value of a type: variables and fields without a first value, entries that a map
// lacks, and all that holds the type by value.

import type { CallExpr, CompositeLit, Expr, Node } from "../go/ast.ts";
import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";
import { diverges, type FuncNode, isFuncNode } from "./tree.ts";

export interface ZeroMade {
  readonly because: string;
  readonly at: Node;
}

/** The first place that makes it; results beside an error that is given count as none. */
export function zeroMade(type: TypeNameObj, facts: Facts): ZeroMade | undefined {
  const holds = (t: Type): boolean => holdsByValue(t, type);
  const typeOf = (e: Expr): Type => facts.info.typeOf(e);
  for (const s of facts.nodesOf("ValueSpec")) {
    const v = s.names[0] && facts.info.objectOf(s.names[0]);
    if (s.values.length === 0 && v?.kind === "Var" && holds(v.type)) return { because: "a variable has no first value", at: s };
  }
  for (const c of facts.nodesOf("CompositeLit"))
    if (leavesOut(c, type, facts) && !isBesideFailure(c, facts)) return { because: "a literal leaves it out", at: c };
  for (const c of facts.nodesOf("CallExpr")) {
    const because = madeByCall(c, type, facts);
    if (because) return { because, at: c };
  }
  for (const i of facts.nodesOf("IndexExpr")) {
    const u = underlying(typeOf(i.x));
    if (u.kind === "Map" && holds(u.elem) && !isCommaOk(i, facts) && !isTarget(i, facts))
      return { because: "a map may lack the entry", at: i };
  }
  const closes = facts.nodesOf("CallExpr").some((c) => facts.info.builtinOf(c) === "close");
  for (const x of facts.nodesOf("UnaryExpr"))
    if (x.op === "<-" && closes && holds(typeOf(x)) && !isCommaOk(x, facts))
      return { because: "a closed channel gives it", at: x };
  for (const x of facts.nodesOf("TypeAssertExpr"))
    if (x.type && isCommaOk(x, facts) && holds(typeOf(x))) return { because: "an assertion may fail", at: x };
  for (const f of [...facts.nodesOf("FuncDecl"), ...facts.nodesOf("FuncLit")]) {
    const named = facts.info.signatureOf(f).results.vars.filter((v) => v.name !== "" && v.name !== "_" && holds(v.type));
    if (
      named.some((v) => facts.uses.of(v).some((u) => u.role.kind !== "define")) ||
      (named.length > 0 && hasBareReturn(f, facts))
    )
      return { because: "a result has a name, and starts without a value", at: f };
  }
  return undefined;
}

function madeByCall(c: CallExpr, type: TypeNameObj, facts: Facts): string | undefined {
  const builtin = facts.info.builtinOf(c);
  const made = c.args[0];
  // A function that recovers gives zero values.
  if (builtin === "recover") return "a function that recovers gives it";
  if (builtin === "new" && made && holdsByValue(facts.info.typeOf(made), type)) return "`new` makes one";
  if (builtin !== "make" || !made || !c.args[1]) return undefined;
  const u = underlying(facts.info.typeOf(made));
  const size = facts.info.constOf(c.args[1]);
  const isEmpty = size?.kind === "int" && size.value === 0n;
  return u.kind === "Slice" && holdsByValue(u.elem, type) && !isEmpty ? "`make` fills a list with it" : undefined;
}

/** The type itself, a struct with it in a field, an array of it. */
export function holdsByValue(t: Type, type: TypeNameObj, seen: ReadonlySet<Type> = new Set()): boolean {
  if (t.kind === "Named" && t.obj === type) return true;
  if (seen.has(t)) return false;
  const u = underlying(t);
  const next = new Set([...seen, t]);
  if (u.kind === "Struct") return u.fields.some((f) => holdsByValue(f.type, type, next));
  return u.kind === "Array" && u.len > 0 && holdsByValue(u.elem, type, next);
}

/** A struct literal without a field that holds the type, an array literal that is shorter than its array, a list with gaps. */
function leavesOut(c: CompositeLit, type: TypeNameObj, facts: Facts): boolean {
  const u = underlying(facts.info.typeOf(c));
  const keys = c.elts.flatMap((e) => (e.kind === "KeyValueExpr" ? [e.key] : []));
  if (u.kind === "Struct") {
    if (c.elts.length > 0 && keys.length === 0) return false;
    const given = new Set(keys.flatMap((k) => (k.kind === "Ident" ? [k.name] : [])));
    return u.fields.some((f) => !given.has(f.name) && holdsByValue(f.type, type));
  }
  if (u.kind === "Array") return holdsByValue(u.elem, type) && (c.elts.length < u.len || keys.length > 0);
  return u.kind === "Slice" && keys.length > 0 && holdsByValue(u.elem, type);
}

/** `return Order{}, err`, `return "", false`: nobody looks at what stands beside an error, or a flag that says no. */
export function isBesideFailure(e: Expr, facts: Facts): boolean {
  const r = facts.tree.parentOf(e);
  const last = r?.kind === "ReturnStmt" && r.results.length > 1 ? r.results.at(-1) : undefined;
  const f = r && facts.tree.funcOf(r);
  if (!last || last === e || !f) return false;
  const result = facts.info.signatureOf(f).results.vars.at(-1)?.type;
  if (result?.kind === "Named" && result.obj.pkg === undefined && result.obj.name === "error")
    return !(last.kind === "Ident" && facts.info.objectOf(last)?.kind === "Nil");
  return isFalse(last, facts) && saysByFlag(f, facts);
}

const isFalse = (e: Expr | undefined, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "bool" && !c.value;
};

/** Each `return` of the function gives its flag as a constant. */
const saysByFlag = (f: FuncNode, facts: Facts): boolean =>
  f.kind === "FuncDecl" &&
  f.body !== undefined &&
  facts
    .nodesOf("ReturnStmt", f.body)
    .every((r) => r.results.length > 1 && facts.info.constOf(r.results.at(-1) as Expr)?.kind === "bool");

/** `if v, ok := m[k]; ok`, and `v, ok := m[k]; if !ok { return }`: where there is nothing, nobody looks at the value. */
function isCommaOk(e: Expr, facts: Facts): boolean {
  const s = facts.tree.parentOf(e);
  if (s?.kind !== "AssignStmt" || s.lhs.length !== 2 || s.rhs.length !== 1) return false;
  const [value, flag] = s.lhs;
  if (value?.kind === "Ident" && value.name === "_") return true;
  const outer = facts.tree.parentOf(s);
  if (outer?.kind === "IfStmt" && outer.init === s) return !outer.else && isSame(outer.cond, flag, facts);
  const siblings = facts.tree.siblingsOf(s);
  const next = siblings?.list[siblings.index + 1];
  if (next?.kind !== "IfStmt" || next.init || next.else) return false;
  const last = next.body.list.at(-1);
  const denied = next.cond.kind === "UnaryExpr" && next.cond.op === "!" ? next.cond.x : undefined;
  return denied !== undefined && isSame(denied, flag, facts) && last !== undefined && diverges(last);
}

const isSame = (a: Expr, b: Expr | undefined, facts: Facts): boolean =>
  a.kind === "Ident" && b?.kind === "Ident" && facts.info.objectOf(a) === facts.info.objectOf(b);

const isTarget = (e: Expr, facts: Facts): boolean => {
  const p = facts.tree.parentOf(e);
  return p?.kind === "AssignStmt" && p.lhs.includes(e) && (p.op === "=" || p.op === ":=");
};

function hasBareReturn(f: Node, facts: Facts): boolean {
  return (
    isFuncNode(f) &&
    f.body !== undefined &&
    facts.nodesOf("ReturnStmt", f.body).some((r) => r.results.length === 0 && facts.tree.funcOf(r) === f)
  );
}
