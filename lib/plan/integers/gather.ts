// Implements the edges between integers: each statement and expression of the program says which of them meet, and where.

import type { AssignStmt, BinaryExpr, CallExpr, CompositeLit, Expr, Ident, Node, ReturnStmt, SwitchStmt } from "../../go/ast.ts";
import { localFnsOf } from "../../analysis/local-fns.ts";
import { fieldsOf, isIntMap, resultOf } from "../../analysis/numbers/variables.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { isAboutSign, mirrored } from "./borders.ts";
import { type Flow, i64, placeOf, usize } from "./flow.ts";
import { forLoop, range } from "./loops.ts";
import { rigid } from "./min-cut.ts";
import { isInt, isIntType } from "./slots.ts";

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);

/** What the graph does not hold. `indices`: differences that need no proof, as only an index takes them. */
export interface Excused {
  readonly indices: ReadonlySet<Expr>;
  /** Differences that stop at zero, with the node of the variable that takes them. */
  readonly saturated: ReadonlyMap<Expr, number>;
  /** Loops that have as many turns as this list has elements. */
  readonly lists: ReadonlyMap<Node, Ident>;
}

export function gather(flow: Flow): Excused {
  const { facts } = flow;
  const indices = new Set<Expr>();
  const done = new Set<Expr>();
  const lists = new Map<Node, Ident>();
  const saturated = new Map<Expr, number>();
  for (const e of facts.nodesOf("ForStmt")) forLoop(e, flow, done, lists);
  for (const e of facts.nodesOf("IndexExpr")) {
    const u = underlying(facts.info.typeOf(e.x));
    const base = u.kind === "Pointer" ? underlying(u.elem) : u;
    if (facts.info.isType(e) || base.kind === "Signature") continue;
    for (const i of e.indices) {
      if (base.kind === "Map") flow.link(i, i64);
      else index(i, flow, indices, done);
    }
  }
  for (const e of facts.nodesOf("SliceExpr")) for (const i of [e.low, e.high, e.max]) if (i) index(i, flow, indices, done);
  for (const e of facts.nodesOf("CallExpr")) call(e, flow);
  for (const s of facts.nodesOf("AssignStmt")) assign(s, flow, done, saturated);
  for (const s of facts.nodesOf("ValueSpec")) {
    s.names.forEach((n, i) => {
      const o = facts.info.objectOf(n);
      if (o?.kind === "Var") arrive(n, s.values, s.names.length, i, flow, saturated);
      else if (o?.kind === "Const" && s.values[i]) flow.link(s.values[i], flow.of(n));
    });
  }
  for (const e of facts.nodesOf("BinaryExpr")) if (!saturated.has(e)) binary(e, flow, done);
  for (const s of facts.nodesOf("RangeStmt")) range(s, flow, lists);
  for (const s of facts.nodesOf("ReturnStmt")) returned(s, flow);
  for (const e of facts.nodesOf("CompositeLit")) literal(e, flow);
  for (const s of facts.nodesOf("SendStmt")) flow.into(s.value, elemOf(facts.info.typeOf(s.chan)) ?? unknownType, i64);
  for (const s of facts.nodesOf("SwitchStmt")) switched(s, flow);
  return { indices, lists, saturated };
}

const unknownType: Type = { kind: "Basic", basic: "invalid" };

const elemOf = (type: Type): Type | undefined => {
  const u = underlying(type);
  return u.kind === "Chan" || u.kind === "Slice" || u.kind === "Array" || u.kind === "Map" ? u.elem : undefined;
};

/** A difference below zero ends both programs here: it needs no proof, only natural sides. */
function index(i: Expr, flow: Flow, indices: Set<Expr>, done: Set<Expr>): void {
  const e = i.kind === "ParenExpr" ? i.x : i;
  if (e.kind === "BinaryExpr" && e.op === "-" && isInt(e, flow.facts) && !flow.naturals.isNatural(e)) {
    if (flow.naturals.isNatural(e.x) && flow.naturals.isNatural(e.y)) {
      // One cast of a signed difference, or none of its parts.
      indices.add(e);
      done.add(e);
      flow.link(e.x, usize);
      flow.link(e.y, usize);
      return;
    }
  }
  flow.counted(e);
}

function call(e: CallExpr, flow: Flow): void {
  const { info } = flow.facts;
  const builtin = info.builtinOf(e);
  if (isInt(e, flow.facts)) flow.of(e);
  if (builtin) return builtinCall(builtin, e, flow);
  if (info.isConversion(e)) return conversion(e, flow);
  const f = info.calleeOf(e);
  if (f)
    e.args.forEach((_, i) => {
      flow.argument(e, i, f);
    });
  else {
    const u = underlying(info.typeOf(e.fun));
    const local = localFnsOf(flow.facts).calls.get(e);
    const own = local && info.signatureOf(local.lit);
    e.args.forEach((a, i) => {
      const p = own && !own.variadic ? own.params.vars[i] : undefined;
      if (p && isIntType(p.type) && isInt(a, flow.facts)) return flow.link(a, flow.slot(p));
      flow.into(a, u.kind === "Signature" ? (u.params.vars[i]?.type ?? unknownType) : unknownType, i64);
    });
  }
}

function builtinCall(name: string, e: CallExpr, flow: Flow): void {
  switch (name) {
    case "make":
      for (const a of e.args.slice(1)) flow.link(a, usize);
      return;
    case "append":
      if (!e.ellipsis)
        for (const a of e.args.slice(1)) flow.into(a, elemOf(flow.facts.info.typeOf(e)) ?? unknownType, flow.inList(e));
      return;
    case "delete":
      flow.link(e.args[1], i64);
      return;
    case "panic":
      flow.fix(e.args[0]);
      return;
    default:
      return;
  }
}

function conversion(e: CallExpr, flow: Flow): void {
  const to = flow.facts.info.typeOf(e);
  const u = underlying(to);
  const x = e.args[0];
  if (!x || !isInt(x, flow.facts) || isIntType(to)) return;
  if (to.kind === "TypeParam" || u.kind === "Interface") flow.fix(x);
  else if (to.kind !== "Basic" || u.kind !== "Basic" || u.basic === "int64" || u.basic === "string") flow.link(x, i64);
}

function binary(e: BinaryExpr, flow: Flow, done: Set<Expr>): void {
  const { facts } = flow;
  // What is printed is free, but its parts may not be.
  if (isInt(e, facts) && !done.has(e) && !flow.inside.has(e)) flow.of(e);
  if (!comparisons.has(e.op) || done.has(e)) return;
  const [x, y] = [isInt(e.x, facts), isInt(e.y, facts)];
  if (x !== y) {
    // Compared with a value of an interface type.
    flow.fix(e.x);
    flow.fix(e.y);
    return;
  }
  if (!x) return;
  if (isAboutSign(e.op, e.y, facts)) flow.fix(e.x);
  else if (isAboutSign(mirrored[e.op] ?? e.op, e.x, facts)) flow.fix(e.y);
  else if (!shifted(e, flow, done)) flow.link(e.x, flow.of(e.y));
}

/** `i < len(xs)-1` is `i + 1 < xs.len()` where both are natural. */
function shifted(e: BinaryExpr, flow: Flow, done: Set<Expr>): boolean {
  const { y } = e;
  const { naturals, facts } = flow;
  if (y.kind !== "BinaryExpr" || y.op !== "-" || !facts.info.constOf(y.y) || naturals.isNatural(y)) return false;
  if (!naturals.isNatural(e.x) || !naturals.isNatural(y.x) || !naturals.isNatural(y.y)) return false;
  flow.link(e.x, flow.of(y.x));
  done.add(y);
  return true;
}

function assign(s: AssignStmt, flow: Flow, done: ReadonlySet<Expr>, saturated: Map<Expr, number>): void {
  const { facts } = flow;
  if (s.op === "=" || s.op === ":=") {
    s.lhs.forEach((l, i) => {
      const r = s.rhs[i];
      if (!(r && s.lhs.length === s.rhs.length && done.has(r))) arrive(l, s.rhs, s.lhs.length, i, flow, saturated);
    });
    return;
  }
  const [l, r] = [s.lhs[0], s.rhs[0]];
  if (!l || !isInt(l, facts)) return;
  if (s.op !== "<<=" && s.op !== ">>=") flow.link(r, placeOf(l, flow));
}

/** Of a difference that is not below zero where anybody sees it, the parts are natural and it stops at zero. */
function stopsAtZero(l: Expr, value: Expr, v: VarObj, flow: Flow, saturated: Map<Expr, number>): boolean {
  if (flow.naturals.isNatural(value) || !flow.naturals.has(v) || !flow.naturals.stopsAtZero(value, v)) return false;
  const e = value.kind === "ParenExpr" ? value.x : value;
  const own = placeOf(l, flow);
  if (e.kind === "BinaryExpr") for (const part of [e.x, e.y]) flow.link(part, own);
  saturated.set(e, own);
  return true;
}

/** One of several values, or of several results: those come as they are, and can't be cast one by one. */
function arrive(l: Expr, values: readonly Expr[], places: number, i: number, flow: Flow, saturated: Map<Expr, number>): void {
  if (l.kind === "Ident" && l.name === "_") return;
  const { info } = flow.facts;
  const o = l.kind === "Ident" ? info.objectOf(l) : undefined;
  const type = o?.kind === "Var" ? o.type : info.typeOf(l);
  const value = values.length === places ? values[i] : undefined;
  if (value && o?.kind === "Var" && isIntType(type) && stopsAtZero(l, value, o, flow, saturated)) return;
  if (values.length === places) {
    flow.into(values[i], type, placeOf(l, flow));
    return;
  }
  const [only] = values;
  const f = only?.kind === "CallExpr" ? info.calleeOf(only) : undefined;
  const result = f && !f.pkg ? resultOf(f, i) : undefined;
  const from =
    result && isIntType(result.type)
      ? flow.slot(result)
      : i === 0 && only?.kind === "IndexExpr" && isIntMap(info.typeOf(only.x))
        ? flow.inList(only.x)
        : i64;
  if (isIntType(type)) flow.cut.link(placeOf(l, flow), from, rigid);
  else if (result && isIntType(result.type)) flow.cut.link(from, i64, rigid);
}

function returned(s: ReturnStmt, flow: Flow): void {
  const { facts } = flow;
  const f = facts.tree.funcOf(s);
  if (!f) return;
  const { vars } = facts.info.signatureOf(f).results;
  const obj = f.kind === "FuncDecl" ? facts.info.funcObjOf(f) : undefined;
  const slotAt = (i: number): number => {
    const r = obj && resultOf(obj, i);
    return r && isIntType(r.type) ? flow.slot(r) : i64;
  };
  if (s.results.length === vars.length) {
    s.results.forEach((e, i) => {
      flow.into(e, vars[i]?.type ?? unknownType, slotAt(i));
    });
    return;
  }
  const callee = s.results[0]?.kind === "CallExpr" ? facts.info.calleeOf(s.results[0]) : undefined;
  vars.forEach((v, i) => {
    const r = callee && !callee.pkg ? resultOf(callee, i) : undefined;
    if (r && isIntType(r.type)) flow.cut.link(flow.slot(r), isIntType(v.type) ? slotAt(i) : i64, rigid);
    else if (s.results.length > 0 && isIntType(v.type)) flow.cut.link(slotAt(i), i64, rigid);
  });
}

function literal(e: CompositeLit, flow: Flow): void {
  const u = underlying(flow.facts.info.typeOf(e));
  const type = u.kind === "Pointer" ? underlying(u.elem) : u;
  const fields = fieldsOf(e, flow.facts);
  e.elts.forEach((x, i) => {
    const value = x.kind === "KeyValueExpr" ? x.value : x;
    if (type.kind === "Struct") {
      const name = x.kind === "KeyValueExpr" && x.key.kind === "Ident" ? x.key.name : undefined;
      const f = x.kind === "KeyValueExpr" ? fields.find((y) => y.name === name) : fields[i];
      if (f) flow.into(value, f.type, isIntType(f.type) ? flow.slot(f) : i64);
      return;
    }
    flow.into(value, elemOf(type) ?? unknownType, flow.inList(e));
    if (type.kind === "Map" && x.kind === "KeyValueExpr") flow.into(x.key, type.key, i64);
  });
}

function switched(s: SwitchStmt, flow: Flow): void {
  const { tag } = s;
  if (!tag || !isInt(tag, flow.facts)) return;
  for (const e of s.body.flatMap((c) => c.list)) {
    const c = flow.facts.info.constOf(e);
    if (c?.kind === "int" && c.value < 0n) flow.fix(tag);
    // A constant by name is a pattern, which can't be cast.
    else flow.link(e, flow.of(tag), c ? rigid : 1);
  }
}
