// Implements `defer`: what drops by itself, a guard that runs at the end of the scope, or code behind the body (idioms.md §6).

import { locksOf } from "../../../analysis/locks.ts";
import { tasksOf } from "../../../analysis/tasks.ts";
import { isLoop } from "../../../analysis/tree.ts";
import type { Use } from "../../../analysis/uses.ts";
import type { BlockStmt, CallExpr, DeferStmt, Expr, FuncDecl, FuncLit, Node, ReturnStmt, Stmt } from "../../../go/ast.ts";
import { placeOf, temp, type Value } from "../../../patterns/value.ts";
import type { FuncPlan } from "../../../plan/plan.ts";
import type { RustBlock, RustExpr, RustPat, RustStmt } from "../../../rust/ast.ts";
import { discard } from "../discard.ts";
import { awaitExpr, block, call, closure, exprStmt, letStmt, local, p, t, tuple, unit } from "../../../rust/factory.ts";
import { typeText } from "../../../rust/factory/type-query.ts";
import type { VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import type { Emitter } from "../../emitter.ts";
import { lowerBody, withTail } from "../body.ts";
import { isStopped } from "./timers.ts";
import { declareNamed, isUsedIn, namedOf, onlyReturned, resultBehind } from "./named-behind.ts";
import { guardTurns, keepTurn, turnOf } from "./defer-loop.ts";
import { handledBehind, recoverBehind } from "./recover.ts";
import { type Boundary, boundaryOf, handlerOf } from "./recover-shapes.ts";
import { isCancel } from "./contexts.ts";
import { isSignal, variableOf } from "./halves.ts";

export { handlerItem } from "./recover.ts";
export { handlerBoundary } from "./recover-shapes.ts";

type Form = "vanishes" | "loop" | "guard" | "end" | "recover" | "result" | { readonly refused: string };

export function deferStmt(s: DeferStmt, ctx: Emitter): RustStmt[] {
  const form = formOf(s, ctx);
  if (form === "vanishes") return [];
  if (form === "guard" && s.call.kind === "CallExpr") return guard(s.call, ctx);
  const kept = form === "loop" ? turn(s, ctx) : undefined;
  if (kept) return keepTurn(s, kept, ctx);
  const what = typeof form === "object" ? form.refused : "this deferred call";
  return [exprStmt(ctx.unsupported(s, "FG0101", { what }).expr, true)];
}

/** A loop is lowered: what its deferred calls are kept in stands before it. */
export const beforeLoop = (s: Stmt, ctx: Emitter): RustStmt[] =>
  !isLoop(s)
    ? []
    : ctx.facts.nodesOf("DeferStmt", s).flatMap((d) => {
        const made = turn(d, ctx);
        return made?.loop === s ? guardTurns(d, made, ctx) : [];
      });

const turn = (s: DeferStmt, ctx: Emitter): ReturnType<typeof turnOf> => {
  const literal = s.call.kind === "CallExpr" && s.call.fun.kind === "FuncLit" ? s.call.fun : undefined;
  if (s.call.kind === "CallExpr" && handlerOf(s.call, ctx)) return undefined;
  return turnOf(s, (loop) => !literal || outerStaysPut(literal, loop, ctx), ctx);
};

/** What a literal uses from outside of the loop is borrowed from before the loop on. */
const outerStaysPut = (literal: FuncLit, loop: Stmt, ctx: Emitter): boolean =>
  ctx.facts.freeVarsOf(literal).every((v) => {
    const decl = ctx.facts.uses.of(v)[0]?.ident;
    if (decl && ctx.facts.tree.isInside(decl, loop)) return true;
    const later = ctx.facts.uses.of(v).filter((u) => u.ident.span.start > loop.span.start);
    return !later.some((u) => changes(u, ctx) || givesAway(u, v, ctx));
  });

function formOf(s: DeferStmt, ctx: Emitter): Form {
  const { facts } = ctx;
  const call_ = s.call;
  if (tasksOf(facts).vanishes(s) || locksOf(facts).regionOf(s)) return "vanishes";
  if (call_.kind !== "CallExpr") return { refused: "this deferred call" };
  if (isDropped(call_, ctx)) return "vanishes";
  const f = facts.tree.funcOf(s);
  if (facts.tree.loopOf(s)) return !waits(call_, ctx) && turn(s, ctx) ? "loop" : { refused: "`defer` in a loop" };
  if (!f?.body?.list.includes(s)) return { refused: "`defer` inside a branch" };
  const literal = call_.fun.kind === "FuncLit" ? call_.fun : undefined;
  if (facts.nodesOf("CallExpr", call_).some((c) => ctx.info.builtinOf(c) === "recover")) {
    const boundary = boundaryOf(literal, ctx);
    return boundary && (onlyReturned(namedOf(f, ctx), call_, ctx) || setsAfterPanic(boundary, s, f, ctx))
      ? "recover"
      : { refused: "this use of `recover`" };
  }
  if (literal && writesResult(literal, f, ctx)) {
    const all = namedOf(f, ctx);
    const isWhole = all.length === ctx.info.signatureOf(f).results.vars.length && all.length > 0;
    const returns = facts.nodesOf("ReturnStmt", literal).some((r) => facts.tree.funcOf(r) === literal);
    return isWhole && !usedBefore(all, s, f, ctx) && !returns && literal.type.params.list.length === 0 && !waits(call_, ctx)
      ? "result"
      : { refused: "a deferred function that changes a result" };
  }
  if (!literal && handlerOf(call_, ctx))
    return onlyReturned(namedOf(f, ctx), call_, ctx) && !waits(call_, ctx) ? "recover" : { refused: "this use of `recover`" };
  if (!literal && isReplacedLater(call_, s, ctx)) return { refused: "a deferred call on what is replaced later" };
  const isOpen =
    literal !== undefined && (literal.type.params.list.length > 0 || facts.nodesOf("ReturnStmt", literal).length > 0);
  const isGuard = !waits(call_, ctx) && capturesStayPut(s, call_, literal, ctx);
  return isGuard ? "guard" : isOpen ? { refused: "a deferred function with parameters or returns" } : "end";
}

/**
 * `defer p.Close()` and `p = other` behind it: Go knows now what the method is called on, or which function it is. A method
 * with a value receiver has a copy of what `p` points at now.
 */
function isReplacedLater(c: CallExpr, s: DeferStmt, ctx: Emitter): boolean {
  const on = c.fun.kind === "SelectorExpr" ? c.fun.x : c.fun;
  const v = on.kind === "Ident" ? ctx.info.objectOf(on) : undefined;
  const held = v?.kind === "Var" ? underlying(v.type).kind : undefined;
  const isCopied = held === "Pointer" && copiedReceiver(c, ctx).length > 0;
  return (
    v?.kind === "Var" &&
    (held === "Pointer" || held === "Interface" || held === "Signature") &&
    ctx.facts.usesAfter(v, s).some((u) => (u.steps.length === 0 && u.role.kind === "assign") || (isCopied && changes(u, ctx)))
  );
}

/** Statements before the deferred one use them: they stand outside of what gives them their values. */
const usedBefore = (named: readonly VarObj[], s: DeferStmt, f: FuncDecl | FuncLit, ctx: Emitter): boolean =>
  named.some((v) =>
    ctx.facts.uses
      .of(v)
      .some((u) => u.role.kind !== "define" && ctx.facts.tree.isInside(u.ident, f) && u.ident.span.start < s.span.start),
  );

/** Whatever the body has put into the named results by then, the handler sets each that it uses: nothing of it is lost. */
function setsAfterPanic(b: Boundary, s: DeferStmt, f: FuncDecl | FuncLit, ctx: Emitter): boolean {
  const named = namedOf(f, ctx);
  if (!b.check || named.length < ctx.info.signatureOf(f).results.vars.length || usedBefore(named, s, f, ctx)) return false;
  const { body } = b.check.stmt;
  return named.every((v) => {
    const uses = ctx.facts.uses.of(v).filter((u) => u.role.kind !== "define");
    const handled = uses.filter((u) => ctx.facts.tree.isInside(u.ident, s));
    const isSet = (x: Stmt): boolean =>
      x.kind === "AssignStmt" && x.op === "=" && x.lhs.some((l) => l.kind === "Ident" && ctx.info.objectOf(l) === v);
    const at = body.list.findIndex(isSet);
    const first = body.list[at];
    // Nor is it looked at before.
    const early = first && handled.some((u) => u.ident.span.start < first.span.start);
    return uses.length === handled.length || (at >= 0 && !early && !isReadBy(first, v, ctx));
  });
}

const isReadBy = (s: Stmt | undefined, v: VarObj, ctx: Emitter): boolean =>
  s?.kind === "AssignStmt" && s.rhs.some((r) => isUsedIn(v, r, ctx));

/** Closing what the end of the scope drops: files, connections, the sending half of a channel. */
function isDropped(c: CallExpr, ctx: Emitter): boolean {
  const f = ctx.info.calleeOf(c);
  if (ctx.info.builtinOf(c) === "close") {
    const v = c.args[0] && variableOf(c.args[0], ctx);
    const halves = v && ctx.plan.channels.halvesOf(v);
    if (!halves || isSignal(v, ctx)) return false;
    ctx.note("channel-close", c, { name: v.name });
    return true;
  }
  if (c.fun.kind === "Ident" && isCancel(variableOf(c.fun, ctx), ctx)) return true;
  if (isStopped(c, ctx)) return true;
  const closes = f?.name === "Close" && f.pkg !== undefined && f.pkg !== "" && c.args.length === 0;
  if (closes) ctx.note("defer-close", c);
  return closes;
}

function writesResult(literal: FuncLit, f: Node, ctx: Emitter): boolean {
  const named =
    f.kind === "FuncDecl" || f.kind === "FuncLit" ? ctx.info.signatureOf(f).results.vars.filter((v) => v.name !== "") : [];
  return named.some((v) => ctx.facts.uses.of(v).some((u) => ctx.facts.tree.isInside(u.ident, literal)));
}

function waits(c: CallExpr, ctx: Emitter): boolean {
  const { facts } = ctx;
  if (
    facts.nodesOf("SendStmt", c).length > 0 ||
    facts.nodesOf("SelectStmt", c).length > 0 ||
    facts.nodesOf("UnaryExpr", c).some((u) => u.op === "<-")
  )
    return true;
  return facts.nodesOf("CallExpr", c).some((x) => {
    const f = ctx.info.calleeOf(x);
    if (!f) return false;
    return f.pkg ? facts.stdEffectsOf(f)?.blocks === true : ctx.plan.func(f).async;
  });
}

/** The guard borrows what it uses from here to the end: nothing may change or give it away meanwhile, nor may the guard itself. */
function capturesStayPut(s: DeferStmt, c: CallExpr, literal: FuncLit | undefined, ctx: Emitter): boolean {
  const { facts } = ctx;
  const used = new Set<VarObj>();
  const now = madeNow(c, ctx);
  for (const id of facts.nodesOf("Ident", literal ?? c)) {
    const v = ctx.info.objectOf(id);
    if (now.some((e) => facts.tree.isInside(id, e))) continue;
    if (v?.kind !== "Var" || v.role === "field" || v.role === "package") continue;
    const decl = ctx.info.declOf(v) ?? facts.uses.of(v)[0]?.ident;
    if (decl && facts.tree.isInside(decl, c)) continue;
    used.add(v);
  }
  return [...used].every((v) => {
    // An argument that is copied now is free of the variable.
    if (!literal && underlying(v.type).kind === "Basic") return true;
    const inside = facts.uses.of(v).filter((u) => facts.tree.isInside(u.ident, c));
    if (inside.some((u) => changes(u, ctx))) return false;
    return !facts.isUsedAfter(v, s, (u) => changes(u, ctx) || givesAway(u, v, ctx));
  });
}

function changes(u: Use, ctx: Emitter): boolean {
  const { role } = u;
  switch (role.kind) {
    case "assign":
    case "update":
    case "address":
      return true;
    case "receiver":
      return ctx.facts.stdEffectsOf(role.callee)?.mutatesReceiver ?? ctx.plan.func(role.callee).self === "&mut self";
    case "argument": {
      if (role.builtin) return ["delete", "clear", "copy", "append"].includes(role.builtin) && role.index === 0;
      const std = role.callee && ctx.facts.stdEffectsOf(role.callee);
      if (std) return std.mutates.includes(role.index);
      const param = role.callee && ctx.plan.func(role.callee).params[role.index];
      return param === undefined || (param.type.kind === "RefType" && param.type.mut);
    }
    default:
      return false;
  }
}

const givesAway = (u: Use, v: VarObj, ctx: Emitter): boolean =>
  u.steps.length === 0 && ["return", "send", "store"].includes(u.role.kind) && !ctx.plan.isCopy(ctx.typeOfBinding(v));

/** `let _deferred = scopeguard::guard((), |()| …);`: guards run in reverse order, on every way out and on a panic. */
function guard(c: CallExpr, ctx: Emitter): RustStmt[] {
  ctx.requireCrate("scopeguard");
  ctx.note("defer-call", c);
  const given = parametersOf(c, ctx);
  const { before, stmts } = deferredCode(c, ctx);
  const only = stmts.length === 1 ? stmts[0] : undefined;
  const body: RustExpr =
    only?.kind === "ExprStmt" && !only.trivia && only.expr.kind !== "Unsupported" && givesNothing(c, ctx)
      ? only.expr
      : block(stmts);
  const run = closure([given.pat], body, { move: false });
  const guarded = call({ kind: "PathExpr", path: { segments: [{ name: "scopeguard" }, { name: "guard" }] } }, [given.value, run]);
  return [...given.before, ...before, letStmt("_deferred", guarded)];
}

/** What the parameters of a deferred literal are given: the guard keeps it, and hands it to the closure. */
function parametersOf(c: CallExpr, ctx: Emitter): { before: readonly RustStmt[]; value: RustExpr; pat: RustPat } {
  const none = { before: [], value: unit, pat: p.tuple([]) };
  if (c.fun.kind !== "FuncLit") return none;
  const params = ctx.info.signatureOf(c.fun).params.vars;
  if (params.length === 0) return none;
  const values = params.map((v, i) => {
    const type = ctx.rustType(v.type);
    const x = ctx.expr(c.args[i] as Expr, type);
    return { ...x, type };
  });
  const { before, exprs } = ctx.sequence(values);
  const pats = params.map((v, i): RustPat => {
    const pat = ctx.bind(v, values[i]?.type ?? t.infer);
    const isUsed = ctx.facts.uses.of(v).some((u) => u.role.kind !== "define");
    return isUsed ? pat : p.wild;
  });
  const [one] = pats;
  return pats.length === 1 && one && exprs[0]
    ? { before, value: exprs[0], pat: one }
    : { before, value: tuple(exprs), pat: p.tuple(pats) };
}

/** What a guard runs gives no value. */
function givesNothing(c: CallExpr, ctx: Emitter): boolean {
  const f = ctx.info.calleeOf(c);
  return f?.pkg !== "" || f.type.results.vars.length === 0;
}

/** What other calls give to a deferred call is made now: its arguments, the function that it calls, what its method is called on. */
function madeNow(c: CallExpr, ctx: Emitter): readonly Expr[] {
  const calls = (n: Node): boolean =>
    ctx.facts.nodesOf("CallExpr", n).some((x) => !ctx.info.isConversion(x) && !ctx.info.builtinOf(x));
  const on = c.fun.kind === "SelectorExpr" ? c.fun.x : c.fun;
  if (c.fun.kind === "FuncLit") return [];
  return [on, ...c.args].filter((e) => calls(e) || (e !== on && isReadThrough(e, ctx) && isOtherLater(e, ctx)));
}

/** A value that a pointer, a map, a slice or a package variable holds at this time: `*p`, `p.name`, `m[k]`, `len(m)`. */
function isReadThrough(e: Expr, ctx: Emitter): boolean {
  const { facts, info } = ctx;
  if (info.constOf(e) || !["Basic", "Struct", "Array"].includes(underlying(info.typeOf(e)).kind)) return false;
  const kindOf = (x: Expr): string => underlying(info.typeOf(x)).kind;
  return (
    facts.nodesOf("StarExpr", e).length > 0 ||
    facts.nodesOf("SelectorExpr", e).some((s) => info.objectOf(s.sel)?.kind === "Var" && kindOf(s.x) === "Pointer") ||
    facts.nodesOf("IndexExpr", e).some((i) => ["Map", "Slice", "Pointer"].includes(kindOf(i.x))) ||
    facts.nodesOf("CallExpr", e).some((c) => info.builtinOf(c) && c.args.some((a) => ["Map", "Chan"].includes(kindOf(a)))) ||
    facts.nodesOf("Ident", e).some((id) => isPackageVar(info.objectOf(id)))
  );
}

const isPackageVar = (o: unknown): o is VarObj => (o as VarObj | undefined)?.kind === "Var" && (o as VarObj).role === "package";

/** What it reads may be another value by the time when the deferred call runs. */
function isOtherLater(e: Expr, ctx: Emitter): boolean {
  return ctx.facts.nodesOf("Ident", e).some((id) => {
    const v = ctx.info.objectOf(id);
    if (v?.kind !== "Var" || v.role === "field") return false;
    if (v.role === "package") return ctx.facts.uses.of(v).some((u) => changes(u, ctx));
    const b = ctx.bindings.of(v);
    return (b && /\bA?Rc</.test(typeText(b.type))) || ctx.facts.usesAfter(v, id).some((u) => changes(u, ctx));
  });
}

/** The call's arguments are evaluated now, the call runs later. */
function deferredCode(c: CallExpr, ctx: Emitter): { before: RustStmt[]; stmts: RustStmt[] } {
  if (c.fun.kind === "FuncLit")
    return { before: [], stmts: lowerBody(c.fun.body, ctx.plan.closure(c.fun), ctx).stmts as RustStmt[] };
  const before: RustStmt[] = [];
  const kept: { v: VarObj; value: Value }[] = [];
  const now = madeNow(c, ctx);
  const made = now.map((e) => {
    const v = isReadThrough(e, ctx) ? ctx.expr(e, ctx.rustType(ctx.info.typeOf(e))) : ctx.expr(e);
    const param = ctx.info.calleeOf(c)?.type.params.vars[c.args.indexOf(e)];
    const name = ctx.fresh(param?.name ? ctx.nameOf(param) : e === c.fun ? "finish" : "given");
    const isMut =
      typeText(v.type).includes("FnMut") || (c.fun.kind === "SelectorExpr" && e === c.fun.x && changesReceiver(c, ctx));
    before.push(...v.before, letStmt({ kind: "IdentPat", name, ...(isMut && { mut: true }) }, v.expr));
    return placeOf(local(name), v.type);
  });
  for (const a of [...copiedReceiver(c, ctx), ...c.args].filter((x) => !now.includes(x))) {
    for (const id of ctx.facts.nodesOf("Ident", a)) {
      const v = ctx.info.objectOf(id);
      const b = v?.kind === "Var" ? ctx.bindings.of(v) : undefined;
      if (v?.kind !== "Var" || !b || kept.some((k) => k.v === v) || !isChangedLater(v, id, ctx)) continue;
      const name = ctx.fresh(`${b.name}_then`);
      const copy = ctx.coerce(
        { expr: local(b.name), type: b.type, before: [], place: true, movable: false, borrows: [] },
        b.type,
      );
      before.push(...copy.before, letStmt(name, copy.expr));
      kept.push({ v, value: temp(local(name), b.type) });
    }
  }
  const emit = kept.reduceRight<() => Value>(
    (run, k) => () => ctx.withBinding(k.v, k.value, run),
    () => ctx.lower(c, "peek"),
  );
  const v = ctx.withValues(now, made, emit);
  const isUnit = v.expr.kind === "TupleExpr" && v.expr.elems.length === 0;
  return { before, stmts: [...v.before, ...(isUnit ? [] : [discard(v, ctx, c)])] };
}

/** A method with a value receiver has its own copy, made now. */
function copiedReceiver(c: CallExpr, ctx: Emitter): readonly Expr[] {
  const f = ctx.info.calleeOf(c);
  const isValue = f?.recv !== undefined && f.recv.kind !== "Pointer" && underlying(f.recv).kind !== "Interface";
  return isValue && c.fun.kind === "SelectorExpr" ? [c.fun.x] : [];
}

const changesReceiver = (c: CallExpr, ctx: Emitter): boolean => {
  const f = ctx.info.calleeOf(c);
  return f !== undefined && !f.pkg && ctx.plan.func(f).self === "&mut self";
};

/** A pointer, map or channel is the same one later, whatever happens behind it. */
const isChangedLater = (v: VarObj, at: Node, ctx: Emitter): boolean => {
  const isReference = ["Pointer", "Map", "Chan", "Slice", "Interface", "Signature"].includes(underlying(v.type).kind);
  return ctx.facts
    .usesAfter(v, at)
    .some((u) =>
      isReference ? u.steps.length === 0 && (u.role.kind === "assign" || u.role.kind === "update") : changes(u, ctx),
    );
};

// ---- code behind the body

/** Emits a function's body; deferred calls that wait or change what the body uses run behind it. */
export function deferredBody(
  b: BlockStmt,
  ctx: Emitter,
  lower: () => RustBlock,
  f: Node | undefined = ctx.facts.tree.parentOf(b),
): RustBlock {
  const at = b.list.findIndex((s) => s.kind === "DeferStmt" && ["end", "recover", "result"].includes(formOf(s, ctx) as string));
  const s = b.list[at];
  if (s?.kind !== "DeferStmt" || s.call.kind !== "CallExpr" || (f?.kind !== "FuncDecl" && f?.kind !== "FuncLit")) return lower();
  const obj = f.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
  const plan = f.kind === "FuncLit" ? ctx.plan.closure(f) : obj && ctx.plan.func(obj);
  if (!plan) return lower();
  ctx.input.output.lowered(s);
  const form = formOf(s, ctx);
  const before = lowerBody({ ...b, list: b.list.slice(0, at) }, plan, ctx, b);
  return { ...before, ...behind({ ...b, list: b.list.slice(at + 1) }, s.call, form, before, plan, f, ctx) };
}

function behind(
  rest: BlockStmt,
  deferred: CallExpr,
  form: Form,
  first: RustBlock,
  plan: FuncPlan,
  f: FuncDecl | FuncLit,
  ctx: Emitter,
): RustBlock {
  const kept = argumentsNow(deferred, ctx);
  const inner = deferredBody(
    rest,
    ctx,
    () => {
      const outer = ctx.current;
      ctx.current = plan;
      try {
        const named = namedOf(f, ctx).filter((v) => isOwnOf(v, rest, f, ctx));
        const declared = named.map((v) => declareNamed(v, ctx));
        const body = ctx.block(rest);
        return withTail({ ...body, stmts: [...declared, ...body.stmts] }, plan);
      } finally {
        ctx.current = outer;
      }
    },
    f,
  );
  const boundary = form === "recover" && deferred.fun.kind === "FuncLit" ? boundaryOf(deferred.fun, ctx) : undefined;
  if (boundary) {
    const { stmts, tail } = recoverBehind(boundary, inner, plan, f, ctx);
    return { ...first, stmts: [...first.stmts, ...stmts], ...(tail && { tail }) };
  }
  if (form === "recover") {
    const { stmts, tail } = handledBehind(deferred, kept.run(), inner, plan, f, ctx);
    return { ...first, stmts: [...first.stmts, ...kept.before, ...stmts], ...(tail && { tail }) };
  }
  const changed = form === "result" ? resultBehind(deferred, inner, plan, f, ctx) : undefined;
  if (changed) return { ...first, stmts: [...first.stmts, ...changed.stmts], ...(changed.tail && { tail: changed.tail }) };
  ctx.note("defer-at-end", deferred);
  const run = kept.run();
  const returns = ctx.facts.nodesOf("ReturnStmt", rest).filter((r: ReturnStmt) => ctx.facts.tree.funcOf(r) === f);
  const early = returns.some((r) => rest.list.at(-1) !== (r as Stmt));
  const stmts = [...first.stmts, ...kept.before];
  // What was deferred later runs earlier: its guards must be gone by then.
  const guarded = rest.list.some((s) => s.kind === "DeferStmt" && !tasksOf(ctx.facts).vanishes(s));
  if (guarded && !early && !inner.tail) return block([...stmts, exprStmt(inner, false), ...run]);
  if (guarded && !early) return block([...stmts, letStmt("result", inner), ...run], local("result"));
  if (!early && !inner.tail) return { ...inner, stmts: [...stmts, ...inner.stmts, ...run] };
  if (!early)
    return { ...inner, stmts: [...stmts, ...inner.stmts, letStmt("result", inner.tail), ...run], tail: local("result") };
  const body: RustExpr = plan.async
    ? awaitExpr({ ...inner, async: "async" })
    : call({ kind: "ParenExpr", expr: closure([], inner, plan.ret ? { ret: plan.ret } : {}) }, []);
  if (!plan.ret) return block([...stmts, exprStmt(body, true), ...run]);
  return block([...stmts, letStmt("result", body, undefined), ...run], local("result"));
}

/** The body itself uses the named result, or a bare `return` gives it. */
function isOwnOf(v: VarObj, rest: BlockStmt, f: FuncDecl | FuncLit, ctx: Emitter): boolean {
  const { facts } = ctx;
  const deferred = rest.list.filter((s) => s.kind === "DeferStmt");
  const isHere = (n: Node): boolean =>
    rest.list.some((s) => facts.tree.isInside(n, s)) && !deferred.some((d) => facts.tree.isInside(n, d));
  return (
    facts.uses.of(v).some((u) => u.role.kind !== "define" && isHere(u.ident)) ||
    facts.nodesOf("ReturnStmt", f).some((r) => r.results.length === 0 && facts.tree.funcOf(r) === f && isHere(r))
  );
}

function argumentsNow(c: CallExpr, ctx: Emitter): { before: RustStmt[]; run: () => RustStmt[] } {
  if (c.fun.kind === "FuncLit") return { before: [], run: () => deferredCode(c, ctx).stmts };
  const code = deferredCode(c, ctx);
  return { before: code.before, run: () => code.stmts };
}
