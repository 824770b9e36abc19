// Implements `defer` in a loop: a guard before the loop keeps what each turn gives, and makes the calls at the end, the last one first.

import type { CallExpr, DeferStmt, Expr, Node, Stmt } from "../../../go/ast.ts";
import { isLoop, type LoopStmt } from "../../../analysis/tree.ts";
import { placeOf, type Value } from "../../../patterns/value.ts";
import type { RustPat, RustStmt, RustType } from "../../../rust/ast.ts";
import {
  block,
  call,
  closure,
  exprStmt,
  isNumeric,
  letStmt,
  local,
  methodCall,
  p,
  path,
  t,
  tuple,
} from "../../../rust/factory.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import type { Emitter } from "../../emitter.ts";
import { lowerBody } from "../body.ts";

interface Turn {
  readonly loop: LoopStmt;
  readonly call: CallExpr;
  /** What each turn gives: arguments, and variables of the turn that a literal captures. */
  readonly parts: readonly Expr[];
  readonly captured: readonly VarObj[];
}

/** The types of what a turn keeps, known once the loop is lowered. */
const kept = new WeakMap<DeferStmt, { readonly name: string; readonly types: readonly RustType[] }>();

/** The one `defer` of a loop that stands in the function's own list. */
export function turnOf(s: DeferStmt, staysPut: (loop: LoopStmt) => boolean, ctx: Emitter): Turn | undefined {
  const { facts } = ctx;
  const f = facts.tree.funcOf(s);
  const loop = facts.tree.ancestorsOf(s).find((n) => f?.body?.list.includes(n as Stmt));
  if (!loop || !isLoop(loop) || s.call.kind !== "CallExpr" || !staysPut(loop)) return undefined;
  if (facts.nodesOf("DeferStmt", loop).length > 1) return undefined;
  const c = s.call;
  if (c.fun.kind !== "FuncLit") {
    const isOwn = c.fun.kind === "Ident" || (c.fun.kind === "SelectorExpr" && facts.info.calleeOf(c)?.recv === undefined);
    return isOwn ? { loop, call: c, parts: c.args.filter((a) => !facts.info.constOf(a)), captured: [] } : undefined;
  }
  if (facts.nodesOf("ReturnStmt", c.fun).length > 0) return undefined;
  const captured = facts.freeVarsOf(c.fun).filter((v) => isOfTurn(v, loop, ctx));
  // What a turn has of its own is copied, so nothing may change it after that.
  const isFixed = (v: VarObj): boolean =>
    underlying(v.type).kind === "Basic" &&
    facts.uses
      .of(v)
      .every((u) => !["assign", "update", "address"].includes(u.role.kind) || (loop.kind === "ForStmt" && isPost(u.ident, loop)));
  return captured.every(isFixed) ? { loop, call: c, parts: c.args, captured } : undefined;
}

const isPost = (n: Node, loop: LoopStmt): boolean =>
  loop.kind === "ForStmt" && [loop.init, loop.post].some((x) => x && n.span.start >= x.span.start && n.span.end <= x.span.end);

const isOfTurn = (v: VarObj, loop: LoopStmt, ctx: Emitter): boolean => {
  const decl = ctx.facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  return decl !== undefined && ctx.facts.tree.isInside(decl, loop);
};

/** `deferred.push((a, b));` */
export function keepTurn(s: DeferStmt, turn: Turn, ctx: Emitter): RustStmt[] {
  const name = ctx.fresh("deferred");
  const owned = (v: Value): Value => ctx.coerce(v, v.type.kind === "RefType" ? ownedOf(v.type, ctx) : v.type);
  const values = [
    ...turn.parts.map((e) =>
      owned(isNumeric(ctx.rustType(ctx.info.typeOf(e))) ? ctx.expr(e) : ctx.expr(e, ctx.rustType(ctx.info.typeOf(e)))),
    ),
    ...turn.captured.map((v) => {
      const type = ctx.typeOfBinding(v);
      return owned(placeOf(local(ctx.nameOf(v)), type));
    }),
  ];
  kept.set(s, { name, types: values.map((v) => v.type) });
  const { before, exprs } = ctx.sequence(values);
  const one = exprs.length === 1 && exprs[0] ? exprs[0] : tuple(exprs);
  return [...before, exprStmt(methodCall(local(name), "push", [one]), true)];
}

const ownedOf = (r: RustType, ctx: Emitter): RustType => {
  const inner = r.kind === "RefType" ? r.inner : r;
  return inner.kind === "PathType" && inner.path.segments.at(-1)?.name === "str" ? t.string : ctx.plan.isCopy(inner) ? inner : r;
};

/** `let mut deferred = scopeguard::guard(Vec::new(), |calls: Vec<T>| { for x in calls.into_iter().rev() {…} });`, before the loop. */
export function guardTurns(s: DeferStmt, turn: Turn, ctx: Emitter): RustStmt[] {
  const made = kept.get(s);
  if (!made) return [];
  ctx.requireCrate("scopeguard");
  ctx.note("defer-loop", s);
  const { call: c, parts, captured } = turn;
  const lit = c.fun.kind === "FuncLit" ? c.fun : undefined;
  const params = lit ? ctx.info.signatureOf(lit).params.vars : (ctx.info.calleeOf(c)?.type.params.vars ?? []);
  const names: string[] = [];
  const nameFor = (e: Expr, i: number): string => {
    const param = params[Math.min(c.args.indexOf(e), params.length - 1)];
    const isNamed = param?.name && (lit || !ctx.info.calleeOf(c)?.pkg);
    const v = e.kind === "Ident" ? ctx.info.objectOf(e) : undefined;
    const name = !lit && v?.kind === "Var" ? ctx.nameOf(v) : isNamed ? ctx.nameOf(param) : "value";
    return names.includes(name) ? `${name}${i + 1}` : name;
  };
  for (const [i, e] of parts.entries()) names.push(nameFor(e, i));
  for (const v of captured) names.push(ctx.nameOf(v));
  const values = names.map((n, i) => placeOf(local(n), made.types[i] ?? t.infer, { movable: true }));
  const run = (): RustStmt[] => {
    if (lit) {
      params.forEach((v, i) => ctx.bind(v, made.types[i] ?? t.infer));
      const inner = () => lowerBody(lit.body, ctx.plan.closure(lit), ctx).stmts as RustStmt[];
      return captured.reduceRight<() => RustStmt[]>(
        (rest, v, i) => () => ctx.withBinding(v, values[parts.length + i] as Value, rest),
        inner,
      )();
    }
    const v = ctx.withValues(parts, values, () => ctx.lower(c, "peek"));
    return [...v.before, exprStmt(v.expr, true)];
  };
  const pats: RustPat[] = names.map((n) => p.ident(n));
  const item = pats.length === 1 && pats[0] ? pats[0] : p.tuple(pats);
  const type = made.types.length === 1 && made.types[0] ? made.types[0] : t.tuple(...made.types);
  const turns = methodCall(methodCall(local("calls"), "into_iter"), "rev");
  const body = block([exprStmt({ kind: "ForExpr", pat: item, iter: turns, body: block(run()) }, false)]);
  const guarded = call(path("scopeguard::guard"), [
    call("Vec::new", []),
    closure([{ pat: p.ident("calls"), type: t.vec(type) }], body),
  ]);
  return [letStmt({ kind: "IdentPat", name: made.name, mut: true }, guarded)];
}
