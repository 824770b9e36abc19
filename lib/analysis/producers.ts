// Facts about functions that give sequences (`iter.Seq`): those whose one loop yields what an iterator can give one at a time, and
// where such sequences are used up.

import type { CallExpr, Expr, ForStmt, FuncDecl, FuncLit, IfStmt, Node, RangeStmt, Stmt } from "../go/ast.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { type Facts, originOf } from "./facts.ts";

export interface Producer {
  /** `func(yield func(T) bool) { … }`, which the function returns. */
  readonly lit: FuncLit;
  readonly yields: VarObj;
  readonly items: readonly Type[];
  /** What it declares before the loop. */
  readonly before: readonly Stmt[];
  readonly loop: ForStmt | RangeStmt;
}

interface Sequences {
  readonly producers: ReadonlyMap<FuncObj, Producer>;
  /** Parameters that are ranged over, or handed on, once. */
  readonly params: ReadonlySet<VarObj>;
}

const known = new WeakMap<Facts, Sequences>();

function sequences(facts: Facts): Sequences {
  const done = known.get(facts);
  if (done) return done;
  const found = findSequences(facts);
  known.set(facts, found);
  return found;
}

/** What the function yields by one loop, if all its callers use that up at once. */
export const producerOf = (f: FuncObj, facts: Facts): Producer | undefined => sequences(facts).producers.get(originOf(f));

/** The literal is what a function gives as a sequence. */
export const isSequence = (f: FuncLit, facts: Facts): boolean =>
  [...sequences(facts).producers.values()].some((p) => p.lit === f);

/** The parameter is a sequence that is used up here, once. */
export const isSequenceParam = (v: VarObj, facts: Facts): boolean => sequences(facts).params.has(v);

/** The call of a producer that the expression is. */
export function producerCall(e: Expr, facts: Facts): { readonly call: CallExpr; readonly producer: Producer } | undefined {
  const x = e.kind === "ParenExpr" ? e.x : e;
  const f = x.kind === "CallExpr" ? facts.info.calleeOf(x) : undefined;
  const producer = f && producerOf(f, facts);
  return x.kind === "CallExpr" && producer ? { call: x, producer } : undefined;
}

/** Types of the items of `iter.Seq[T]`, `iter.Seq2[K, V]` and `func(yield func(T) bool)`. */
export function itemsOf(type: Type): readonly Type[] | undefined {
  if (type.kind === "Named" && type.obj.pkg === "iter") return type.typeArgs;
  const [yields, ...more] = type.kind === "Signature" && type.results.vars.length === 0 ? type.params.vars : [];
  const u = yields && more.length === 0 ? underlying(yields.type) : undefined;
  const [given, ...others] = u?.kind === "Signature" ? u.results.vars : [];
  const isYield = given?.type.kind === "Basic" && given.type.basic === "bool" && others.length === 0;
  const items = u?.kind === "Signature" ? u.params.vars.map((v) => v.type) : [];
  return isYield && (items.length === 1 || items.length === 2) ? items : undefined;
}

function findSequences(facts: Facts): Sequences {
  const { info } = facts;
  const producers = new Map<FuncObj, Producer>();
  for (const d of facts.nodesOf("FuncDecl")) {
    const f = info.funcObjOf(d);
    const p = f && !isAskedFor(f, facts) ? producerIn(d, facts) : undefined;
    if (f && p) producers.set(f, p);
  }
  const params = new Set<VarObj>();
  for (const d of facts.nodesOf("FuncDecl"))
    for (const v of info.funcObjOf(d)?.type.params.vars ?? []) if (itemsOf(v.type) && isUsedOnce(v, d, facts)) params.add(v);
  // One that is not used up at once takes away what hands it on, and so on.
  for (let isStable = false; !isStable; ) {
    isStable = true;
    const isSource = (e: Expr): boolean => {
      const x = e.kind === "ParenExpr" ? e.x : e;
      const f = x.kind === "CallExpr" ? info.calleeOf(x) : undefined;
      const v = x.kind === "Ident" ? info.objectOf(x) : undefined;
      return f ? producers.has(originOf(f)) : v?.kind === "Var" && params.has(v);
    };
    const isTaken = (e: Node): boolean => {
      const p = facts.tree.parentOf(e);
      if (p?.kind === "ParenExpr") return isTaken(p);
      if (p?.kind === "RangeStmt") return p.x === e && p.op !== "=";
      if (p?.kind !== "CallExpr") return false;
      const f = info.calleeOf(p);
      if (!f || p.fun === e) return false;
      if (f.pkg === "slices") return ["Collect", "Sorted"].includes(f.name);
      const param = originOf(f).type.params.vars[p.args.indexOf(e as Expr)];
      return param !== undefined && params.has(param);
    };
    for (const [f, p] of producers) {
      const source = p.loop.kind === "RangeStmt" && itemsOf(info.typeOf(p.loop.x)) ? p.loop.x : undefined;
      const uses = usesOf(f, facts);
      if (uses.every((u) => u !== undefined && isTaken(u)) && (!source || isSource(source))) continue;
      producers.delete(f);
      isStable = false;
    }
    for (const v of params) {
      const given = argumentsFor(v, facts);
      const use = facts.uses.of(v).find((u) => u.role.kind !== "define")?.ident;
      if (given.length > 0 && given.every(isSource) && use && isTaken(use)) continue;
      params.delete(v);
      isStable = false;
    }
  }
  return { producers, params };
}

/** A method of an interface has a type that can be named. */
const isAskedFor = (f: FuncObj, facts: Facts): boolean =>
  f.recv !== undefined &&
  facts.info.typeNames.some((o) => {
    const u = underlying(o.type);
    return u.kind === "Interface" && u.methods.some((m) => m.name === f.name);
  });

function producerIn(d: FuncDecl, facts: Facts): Producer | undefined {
  const [only, ...more] = d.body?.list ?? [];
  const lit = only?.kind === "ReturnStmt" && more.length === 0 && only.results.length === 1 ? only.results[0] : undefined;
  const result = facts.info.funcObjOf(d)?.type.results.vars[0]?.type;
  const items = result && itemsOf(result);
  if (lit?.kind !== "FuncLit" || !items || d.body?.dangling) return undefined;
  const [yields] = facts.info.signatureOf(lit).params.vars;
  const list = lit.body.list.at(-1)?.kind === "ReturnStmt" ? lit.body.list.slice(0, -1) : lit.body.list;
  const loop = list.at(-1);
  const before = list.slice(0, -1);
  if (!yields || (loop?.kind !== "ForStmt" && loop?.kind !== "RangeStmt")) return undefined;
  if (!before.every((s) => isIdle(s, facts)) || takesOver(lit, loop, facts)) return undefined;
  const tests = facts.nodesOf("IfStmt", loop.body).filter((s) => yieldIn(s, yields, facts) !== undefined);
  const asked = facts.uses.of(yields).filter((u) => u.role.kind !== "define").length;
  if (tests.length === 0 || tests.length !== asked) return undefined;
  const canStop = tests.every((s) => endsTurn(s, loop, facts));
  return canStop ? { lit, yields, items, before, loop } : undefined;
}

/** `if !yield(v) { return }`, or `if ok && !yield(v) { return }` with what is asked before. */
export function yieldIn(
  s: IfStmt,
  yields: VarObj,
  facts: Facts,
): { readonly call: CallExpr; readonly asked: Expr | undefined } | undefined {
  const [act, ...more] = s.body.list;
  if (s.init || s.else || act?.kind !== "ReturnStmt" || act.results.length + more.length > 0) return undefined;
  const isAnd = s.cond.kind === "BinaryExpr" && s.cond.op === "&&";
  const last = s.cond.kind === "BinaryExpr" && isAnd ? s.cond.y : s.cond;
  const call = last.kind === "UnaryExpr" && last.op === "!" ? last.x : undefined;
  if (call?.kind !== "CallExpr" || call.fun.kind !== "Ident" || facts.info.objectOf(call.fun) !== yields) return undefined;
  return { call, asked: s.cond.kind === "BinaryExpr" && isAnd ? s.cond.x : undefined };
}

/** It stands in this loop itself, and what comes after it in a turn has no effect but on the loop's own variables. */
function endsTurn(s: Stmt, loop: ForStmt | RangeStmt, facts: Facts): boolean {
  if (loop.kind === "ForStmt" && loop.post && !isIdle(loop.post, facts)) return false;
  for (let n: Node = s; n !== loop.body; ) {
    const list = facts.tree.siblingsOf(n as Stmt);
    const p = facts.tree.parentOf(n);
    if (!list || !p) return false;
    const rest = list.list.slice(list.index + 1);
    if (!rest.every((x) => isIdle(x, facts))) return false;
    if (p === loop.body) return true;
    const branch: Node | undefined = p.kind === "BlockStmt" ? facts.tree.parentOf(p) : undefined;
    if (branch?.kind !== "IfStmt" || branch.else || branch.init) return false;
    n = branch;
  }
  return true;
}

/** It only sets variables, to what has no effect. */
function isIdle(s: Stmt, facts: Facts): boolean {
  if (s.kind === "BlockStmt") return s.list.every((x) => isIdle(x, facts));
  if (s.kind === "IfStmt")
    return !s.init && hasNoEffect(s.cond, facts) && isIdle(s.body, facts) && (!s.else || isIdle(s.else, facts));
  const sets =
    s.kind === "IncDecStmt" || s.kind === "DeclStmt" || (s.kind === "AssignStmt" && s.lhs.every((l) => l.kind === "Ident"));
  return sets && hasNoEffect(s, facts);
}

const hasNoEffect = (n: Node, facts: Facts): boolean =>
  facts.nodesOf("UnaryExpr", n).every((u) => u.op !== "<-") &&
  facts.nodesOf("FuncLit", n).length === 0 &&
  facts
    .nodesOf("CallExpr", n)
    .every((c) => facts.info.isConversion(c) || ["len", "cap", "min", "max"].includes(facts.info.builtinOf(c) ?? ""));

/** It changes what its maker was given, or goes over a list that it has made: an iterator only borrows. */
function takesOver(lit: FuncLit, loop: ForStmt | RangeStmt, facts: Facts): boolean {
  const changes = facts
    .freeVarsOf(lit)
    .some((v) =>
      facts.uses
        .of(v)
        .some(
          (u) =>
            facts.tree.isInside(u.ident, lit) &&
            (u.role.kind === "address" ||
              ((u.role.kind === "assign" || u.role.kind === "update") &&
                (u.steps.length > 0 || underlying(v.type).kind !== "Basic"))),
        ),
    );
  const ranged = loop.kind === "RangeStmt" ? facts.nodesOf("Ident", loop.x) : [];
  const own = ranged.some((id) => {
    const v = facts.info.objectOf(id);
    return v?.kind === "Var" && v.span !== undefined && v.span.start > lit.span.start && v.span.end < lit.span.end;
  });
  // An array is handed over as a whole, a channel is waited for, and a package variable stands behind a lock.
  const isHeld = facts.nodesOf("Ident", lit).some((id) => {
    const v = facts.info.objectOf(id);
    if (v?.kind !== "Var") return false;
    const isOuter = v.span !== undefined && v.span.start < lit.span.start;
    return v.role === "package" || (isOuter && ["Array", "Chan"].includes(underlying(v.type).kind));
  });
  return changes || own || isHeld;
}

/** Where the function is called; undefined for a use that is no call. */
function usesOf(f: FuncObj, facts: Facts): readonly (Node | undefined)[] {
  return facts.nodesOf("Ident").flatMap((id): (Node | undefined)[] => {
    const used = facts.info.useOf(id);
    if (used?.kind !== "Func" || originOf(used) !== f) return [];
    const outer = facts.tree.parentOf(id);
    let callee: Node = outer?.kind === "SelectorExpr" && outer.sel === id ? outer : id;
    const indexed = facts.tree.parentOf(callee);
    if (indexed?.kind === "IndexExpr" && indexed.x === callee) callee = indexed;
    const p = facts.tree.parentOf(callee);
    return [p?.kind === "CallExpr" && p.fun === callee ? p : undefined];
  });
}

function argumentsFor(v: VarObj, facts: Facts): readonly Expr[] {
  return facts.nodesOf("CallExpr").flatMap((c) => {
    const f = facts.info.calleeOf(c);
    const at = f ? originOf(f).type.params.vars.indexOf(v) : -1;
    const e = at >= 0 ? c.args[at] : undefined;
    return e ? [e] : [];
  });
}

/** Named once in the function, and in no loop of it, nor in a literal other than the one that it returns. */
function isUsedOnce(v: VarObj, d: FuncDecl, facts: Facts): boolean {
  const [use, ...more] = facts.uses.of(v).filter((u) => u.role.kind !== "define");
  if (!use || more.length > 0 || !d.body) return false;
  const returned = d.body.list[0]?.kind === "ReturnStmt" ? d.body.list[0].results[0] : undefined;
  for (const p of facts.tree.ancestorsOf(use.ident)) {
    if (p === d) return true;
    if (p.kind === "FuncLit" && p !== returned) return false;
    if ((p.kind === "ForStmt" || p.kind === "RangeStmt") && !(p.kind === "RangeStmt" && p.x === use.ident)) return false;
  }
  return false;
}
