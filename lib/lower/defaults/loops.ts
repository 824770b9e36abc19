// Implements for statements (idioms.md `for-range-int`).

import { knownLength, rowLength } from "../../analysis/known-values.ts";
import type { Expr, ForStmt, Node, NodeOf, Stmt } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustBinaryOp, RustBlock, RustExpr, RustPat, RustStmt, RustType } from "../../rust/ast.ts";
import { block, exprStmt, methodCall, num, simpleName, t } from "../../rust/factory.ts";
import { isInteger, isString, underlying } from "../../semantics/predicates.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";
import { isNewtype } from "../newtype.ts";
import { aboveLast } from "../../plan/integers/countdowns.ts";
import { isAnchored } from "./declare.ts";
import { changesOwner } from "./ownership.ts";

export const labelled = (label: string | undefined) => (label ? { label } : {});

export function lowerFor(s: ForStmt, ctx: Emitter, named?: string): RustStmt[] {
  const counted = countedLoop(s, ctx, named);
  if (counted) return counted;
  const label = named ?? (breaksBesideContinue(s, ctx) ? `'${ctx.fresh("outer")}` : undefined);
  const init = s.init ? ctx.stmt(s.init) : [];
  const isEndless = s.cond?.kind === "Ident" && s.cond.name === "true" && ctx.info.constOf(s.cond) !== undefined;
  const cond = s.cond && !isEndless ? ctx.derefd(ctx.peek(s.cond)) : undefined;
  const body = ctx.inLoop(s, label, s.post, () => loopBody(s, ctx));
  const loop = loopOf(cond, body, label, s.cond !== undefined && comparesInOrder(s.cond, ctx));
  const stmts = [...init, ...loop];
  return init.length > 0 && needsScope(s, ctx) ? [exprStmt(block(stmts), false)] : stmts;
}

/** `while cond { … }`, or `loop` with the test inside where the condition needs statements before it. */
function loopOf(cond: Value | undefined, body: RustBlock, label: string | undefined, isOrdered: boolean): RustStmt[] {
  if (!cond) return [exprStmt({ kind: "LoopExpr", body, ...labelled(label) }, false)];
  if (cond.before.length === 0) return [exprStmt({ kind: "WhileExpr", cond: cond.expr, body, ...labelled(label) }, false)];
  const test = exprStmt(
    {
      kind: "IfExpr",
      cond: opposite(cond.expr, isOrdered),
      then: block([exprStmt({ kind: "BreakExpr" }, true)]),
    },
    false,
  );
  return [
    exprStmt({ kind: "LoopExpr", body: { ...body, stmts: [...cond.before, test, ...body.stmts] }, ...labelled(label) }, false),
  ];
}

const opposites: Readonly<Partial<Record<string, RustBinaryOp>>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

/** `i >= n` for `!(i < n)`; not of floats, of which neither may hold. */
function opposite(e: RustExpr, isOrdered: boolean): RustExpr {
  if (e.kind === "UnaryExpr" && e.op === "!") return e.expr;
  const op = e.kind === "BinaryExpr" && isOrdered ? opposites[e.op] : undefined;
  return op && e.kind === "BinaryExpr" ? { ...e, op } : { kind: "UnaryExpr", op: "!", expr: e };
}

const comparesInOrder = (e: Expr, ctx: Emitter): boolean =>
  e.kind === "BinaryExpr" && (isInteger(ctx.info.typeOf(e.x)) || isString(ctx.info.typeOf(e.x)));

/** `continue` leaves the labelled body of a loop with a post statement: a `break` beside it must name the loop. */
function breaksBesideContinue(s: ForStmt, ctx: Emitter): boolean {
  if (!s.post) return false;
  const own = ctx.facts.nodesOf("BranchStmt", s.body).filter((b) => !b.label && leaves(b, ctx) === s);
  return own.some((b) => b.tok === "break") && own.some((b) => b.tok === "continue");
}

/** The loop or switch that an unlabelled branch means. */
function leaves(b: NodeOf<"BranchStmt">, ctx: Emitter): Node | undefined {
  const kinds =
    b.tok === "break"
      ? ["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt", "FuncLit"]
      : ["ForStmt", "RangeStmt", "FuncLit"];
  for (const p of ctx.facts.tree.ancestorsOf(b)) if (kinds.includes(p.kind)) return p;
  return undefined;
}

/** A loop variable declared by the init statement must not be seen behind the loop. */
function needsScope(s: ForStmt, ctx: Emitter): boolean {
  if (s.init?.kind !== "AssignStmt" || s.init.op !== ":=") return false;
  const siblings = ctx.facts.tree.siblingsOf(s);
  return siblings !== undefined && siblings.index < siblings.list.length - 1;
}

/** Body, then the post statement; a `continue` must not skip that: it leaves a labelled block around the body. */
function loopBody(s: ForStmt, ctx: Emitter): RustBlock {
  const body = ctx.block(s.body);
  if (!s.post) return body;
  const post = ctx.stmt(s.post);
  const label = ctx.usedContinueLabel();
  if (!label) return { ...body, stmts: [...body.stmts, ...post] };
  return block([exprStmt({ ...body, label }, false), ...post]);
}

/** `for i := a; i < b; i++` → `for i in a..b`, when nothing changes `i` or the bound on the way. */
function countedLoop(s: ForStmt, ctx: Emitter, label?: string): RustStmt[] | undefined {
  const c = counting(s, ctx);
  if (!c) return undefined;
  const { v, from, to, inclusive, down, step } = c;
  const type = ctx.plan.integers.isUsize(v) ? t.usize : ctx.rustType(v.type);
  // `n - 1` as the top would be no number where n is zero: the range ends before n.
  const above = down && simpleName(type) === "usize" ? aboveLast(from, ctx.facts) : undefined;
  const low = ctx.derefd(ctx.expr(down ? to : from, type));
  const high = above
    ? lessened(ctx.coerce(ctx.derefd(ctx.expr(above.n, type)), type), above.less)
    : simpleName(type) === "usize" && !down
      ? (arrayLength(to, ctx) ?? upperBound(to, ctx))
      : ctx.derefd(ctx.expr(down ? from : to, type));
  const lowExpr = ctx.coerce(low, type);
  const highExpr = ctx.coerce(high, type);
  const bothLiteral = low.literal === true && high.literal === true;
  const suffixed =
    bothLiteral && highExpr.expr.kind === "LitExpr" && highExpr.expr.lit.kind === "num" && needsSuffix(v, type, ctx)
      ? num(highExpr.expr.lit.text, simpleName(type))
      : highExpr.expr;
  const span: RustExpr = {
    kind: "RangeExpr",
    low: down && !inclusive ? plusOne(lowExpr.expr) : lowExpr.expr,
    high: suffixed,
    inclusive: !above && (down || inclusive),
  };
  const iter = adapt(span, down, step);
  const unused = ctx.facts.uses.of(v).every((u) => !ctx.facts.tree.isInside(u.ident, s.body));
  const pat: RustPat = unused ? { kind: "WildPat" } : ctx.bind(v, type);
  const body = ctx.inLoop(s, label, undefined, () => ctx.block(s.body));
  const isPlain = simpleName(type) === "usize" && !step && !down;
  const list = isPlain ? (ctx.plan.integers.listOf(s) ?? (inclusive ? undefined : walkedWhole(s, v, to, ctx))) : undefined;
  const over = list && { over: ctx.peek(list).expr };
  return [
    ...lowExpr.before,
    ...highExpr.before,
    exprStmt({ kind: "ForExpr", pat, iter, body, ...over, ...labelled(label) }, false),
  ];
}

/** `len(a)` of an array: a constant in Go, and a question about the array to who reads it. */
function arrayLength(e: Expr, ctx: Emitter): Value | undefined {
  const a = e.kind === "CallExpr" && ctx.info.builtinOf(e) === "len" ? e.args[0] : undefined;
  if (a?.kind !== "Ident" || underlying(ctx.info.typeOf(a)).kind !== "Array") return undefined;
  const list = ctx.peek(a);
  return temp(methodCall(list.expr, "len"), t.usize, { before: list.before });
}

/** The list that the body indexes by the counter, where it is known to have as many elements as the loop has turns. */
function walkedWhole(s: ForStmt, v: VarObj, to: Expr, ctx: Emitter): Expr | undefined {
  const bound = ctx.info.constOf(to);
  if (bound?.kind !== "int") return undefined;
  const lists = ctx.facts.nodesOf("IndexExpr", s.body).flatMap((e) => {
    const [at] = e.indices;
    return at?.kind === "Ident" && ctx.info.objectOf(at) === v ? [e.x] : [];
  });
  return lists.find((x) => (knownLength(x, ctx.facts) ?? rowLength(x, ctx.facts)) === bound.value);
}

/** What is left of a natural number; nothing where it is smaller. */
const lessened = (n: Value, less: bigint): Value =>
  less === 0n ? n : { ...n, literal: false, expr: methodCall(n.expr, "saturating_sub", [num(less.toString())]) };

/** `n - i - 1` as a bound: `n.saturating_sub(i + 1)`, no turn where Go's difference is negative. */
function upperBound(e: Expr, ctx: Emitter): Value {
  if (ctx.plan.integers.formOf(e) === "usize") return ctx.derefd(ctx.expr(e, t.usize));
  const taken: Expr[] = [];
  let base = e;
  while (base.kind === "BinaryExpr" && base.op === "-" && !ctx.info.constOf(base)) {
    taken.unshift(base.y);
    base = base.x;
  }
  const n = ctx.coerce(ctx.derefd(ctx.expr(base, t.usize)), t.usize);
  if (taken.length === 0) return n;
  const parts = taken.map((x) => ctx.coerce(ctx.derefd(ctx.expr(x, t.usize)), t.usize));
  const { before, exprs } = ctx.sequence([n, ...parts]);
  const [whole, ...rest] = exprs as [RustExpr, ...RustExpr[]];
  return temp(
    methodCall(whole, "saturating_sub", [rest.reduce((l, r) => ({ kind: "BinaryExpr", op: "+", left: l, right: r }))]),
    t.usize,
    { before },
  );
}

const plusOne = (e: RustExpr): RustExpr =>
  e.kind === "LitExpr" && e.lit.kind === "num"
    ? num(String(BigInt(e.lit.text.replaceAll("_", "")) + 1n))
    : { kind: "BinaryExpr", op: "+", left: e, right: num("1") };

function adapt(span: RustExpr, down: boolean, step: Value | undefined): RustExpr {
  const forward = down ? methodCall(span, "rev") : span;
  return step ? methodCall(forward, "step_by", [step.expr]) : forward;
}

/** The counter would default to `i32` where nothing else types it and arithmetic could tell. */
const needsSuffix = (v: VarObj, type: RustType, ctx: Emitter): boolean => simpleName(type) !== "i32" && !isAnchored(v, ctx);

interface Counting {
  readonly v: VarObj;
  readonly from: Expr;
  readonly to: Expr;
  readonly inclusive: boolean;
  readonly down: boolean;
  readonly step?: Value;
}

function counting(s: ForStmt, ctx: Emitter): Counting | undefined {
  const { init, cond, post } = s;
  if (init?.kind !== "AssignStmt" || init.op !== ":=" || init.lhs.length !== 1 || init.lhs[0]?.kind !== "Ident" || !init.rhs[0])
    return undefined;
  const v = ctx.info.objectOf(init.lhs[0]);
  if (v?.kind !== "Var" || cond?.kind !== "BinaryExpr" || cond.x.kind !== "Ident" || ctx.info.objectOf(cond.x) !== v)
    return undefined;
  const u = underlying(v.type);
  if (u.kind !== "Basic" || !/^u?int/.test(u.basic) || isNewtype(v.type, ctx)) return undefined;
  const by = stepOf(post, v, s, ctx);
  if (by === undefined) return undefined;
  const { down } = by;
  if (down ? !["<", "<="].every(() => cond.op === ">" || cond.op === ">=") : cond.op !== "<" && cond.op !== "<=")
    return undefined;
  const changed = ctx.facts.uses
    .of(v)
    .some(
      (use) =>
        ctx.facts.tree.isInside(use.ident, s.body) &&
        (use.role.kind === "assign" || use.role.kind === "update" || use.role.kind === "address"),
    );
  if (changed || !isInvariant(cond.y, s, ctx)) return undefined;
  // `rev().step_by(k)` counts from the top as Go does only when the top is included: it is.
  const { size } = by;
  const step =
    typeof size !== "bigint"
      ? { step: ctx.expr(size, t.usize) }
      : size === 1n
        ? {}
        : { step: temp(num(size.toString()), t.usize) };
  return { v, from: init.rhs[0], to: cond.y, inclusive: cond.op === "<=" || cond.op === ">=", down, ...step };
}

/** By how much a counter goes on: a number, or a variable that stays what it is and is never zero. */
interface Step {
  readonly down: boolean;
  readonly size: bigint | Expr;
}

function stepOf(post: Stmt | undefined, v: VarObj, loop: ForStmt, ctx: Emitter): Step | undefined {
  const isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && ctx.info.objectOf(e) === v;
  if (post?.kind === "IncDecStmt" && isV(post.x)) return { down: post.op === "--", size: 1n };
  if (post?.kind !== "AssignStmt" || !isV(post.lhs[0]) || !post.rhs[0] || (post.op !== "+=" && post.op !== "-="))
    return undefined;
  const [by] = post.rhs;
  const c = ctx.info.constOf(by);
  if (c) return c.kind === "int" && c.value > 0n ? { down: post.op === "-=", size: c.value } : undefined;
  const isSteady = post.op === "+=" && by.kind === "Ident" && !isV(by) && isInvariant(by, loop, ctx);
  return isSteady && ctx.plan.integers.isPositive(by) ? { down: false, size: by } : undefined;
}

/** A range takes its bound once: the bound must not change while the loop runs. */
function isInvariant(e: Expr, s: ForStmt, ctx: Emitter): boolean {
  if (ctx.info.constOf(e)) return true;
  switch (e.kind) {
    case "Ident": {
      const v = ctx.info.objectOf(e);
      return (
        v?.kind === "Var" &&
        !ctx.facts.uses
          .of(v)
          .some((u) => ctx.facts.tree.isInside(u.ident, s.body) && (changesOwner(u, ctx) || u.role.kind === "address")) &&
        v.role !== "package" &&
        ctx.facts.capturesOf(v).every((c) => !c.writes)
      );
    }
    case "SelectorExpr":
      return isStable(e, s, ctx);
    case "CallExpr": {
      // What stands behind the options is read once.
      const f = ctx.info.calleeOf(e);
      if (f?.pkg === "flag" && f.name === "NArg") return true;
      return ctx.info.builtinOf(e) === "len" && e.args[0] !== undefined && isInvariant(e.args[0], s, ctx);
    }
    case "BinaryExpr":
      return isInvariant(e.x, s, ctx) && isInvariant(e.y, s, ctx);
    case "ParenExpr":
      return isInvariant(e.x, s, ctx);
    case "IndexExpr":
      return isInvariant(e.x, s, ctx) && e.indices.every((i) => isInvariant(i, s, ctx));
    case "SliceExpr":
      return [e.x, e.low, e.high, e.max].every((x) => !x || isInvariant(x, s, ctx));
    default:
      return false;
  }
}

/** A field: no assignment to that field and no call in the body that could reach it. */
function isStable(e: Extract<Expr, { kind: "SelectorExpr" }>, s: ForStmt, ctx: Emitter): boolean {
  const sel = ctx.info.selectionOf(e);
  if (sel?.kind !== "field" || sel.obj.kind !== "Var" || !isInvariant(e.x, s, ctx)) return false;
  const writes = ctx.facts.uses
    .ofField(sel.obj)
    .some(
      (u) =>
        ctx.facts.tree.isInside(u.sel, s.body) &&
        (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address"),
    );
  const calls = ctx.facts.nodesOf("CallExpr", s.body).some((c) => {
    const f = ctx.info.calleeOf(c);
    return f !== undefined && !f.pkg && ctx.plan.func(f).self === "&mut self";
  });
  return !writes && !calls;
}
