// Implements switch statements: `match` where the cases are constants, an if chain otherwise (idioms.md `switch-match`).

import type { CaseClause, Expr, SelectStmt, Stmt, SwitchStmt, TypeSwitchStmt } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import { isAny } from "../../plan/any-values.ts";
import type { EnumPlan } from "../../plan/plan.ts";
import type { MatchArm, RustBlock, RustExpr, RustPat, RustStmt } from "../../rust/ast.ts";
import { binary, block, exprStmt, isString, letStmt, local, methodCall, simpleName, t } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";
import { plainComment } from "../trivia.ts";
import { newtypeInner } from "../newtype.ts";
import { balance, incomparable } from "./binary.ts";

export function lowerSwitch(s: SwitchStmt, ctx: Emitter, label?: string): RustStmt[] {
  const own = label ?? (breaksOut(s, ctx) ? `'${ctx.fresh("sw")}` : undefined);
  const cases = s.body.some(fallsThrough) ? withoutFallthrough(s, ctx) : s;
  const init = s.init ? ctx.stmt(s.init) : [];
  // What leaves it stands in the author's switch, whatever became of its cases.
  const stmts = ctx.inSwitch(s, own, () => lowerCases(cases, ctx));
  const all = [...init, ...stmts];
  if (own) {
    // The block of a lone default is the labelled one.
    const [only] = all;
    const inner = all.length === 1 && only?.kind === "ExprStmt" && only.expr.kind === "Block" ? only.expr : undefined;
    return [exprStmt({ kind: "Block", stmts: all, ...(inner && !inner.label && !inner.tail ? inner : {}), label: own }, false)];
  }
  return init.length > 0 ? [exprStmt(block(all), false)] : all;
}

const fallsThrough = (c: CaseClause): boolean => {
  const last = c.body.at(-1);
  return last?.kind === "BranchStmt" && last.tok === "fallthrough";
};

/** A case that falls through runs the next one's statements behind its own; an empty one only adds its values. */
function withoutFallthrough(s: SwitchStmt, ctx: Emitter): SwitchStmt {
  const clauses: CaseClause[] = [];
  let pending: CaseClause | undefined;
  s.body.forEach((c, i) => {
    for (const x of c.body) if (fallsThrough(c) && x === c.body.at(-1)) ctx.input.output.covered(x);
    const isEmpty = fallsThrough(c) && c.body.length === 1 && !c.isDefault && s.body[i + 1]?.isDefault === false;
    const merged = pending ? { ...c, list: [...pending.list, ...c.list], ...(pending.trivia && { trivia: pending.trivia }) } : c;
    pending = isEmpty ? merged : undefined;
    if (!isEmpty) clauses.push({ ...merged, body: statementsFrom(s, i) });
  });
  return { ...s, body: clauses };
}

function statementsFrom(s: SwitchStmt, i: number): readonly Stmt[] {
  const c = s.body[i];
  if (!c) return [];
  return fallsThrough(c) ? [...c.body.slice(0, -1), ...statementsFrom(s, i + 1)] : c.body;
}

/** An unlabelled `break` inside leaves the switch. */
export function breaksOut(s: SwitchStmt | TypeSwitchStmt | SelectStmt, ctx: Emitter): boolean {
  return ctx.facts.nodesOf("BranchStmt", s).some((b) => {
    if (b.tok !== "break" || b.label) return false;
    for (const p of ctx.facts.tree.ancestorsOf(b)) {
      if (p === s) return true;
      if (["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt", "FuncLit"].includes(p.kind)) return false;
    }
    return false;
  });
}

function lowerCases(s: SwitchStmt, ctx: Emitter): RustStmt[] {
  if (!s.tag) return chain(s, s.body, ctx, (c) => anyOf(c.list.map((e) => ctx.derefd(ctx.peek(e)).expr)));
  const tag = ctx.peek(s.tag);
  const patterns = s.body.map((c) => c.list.map((e) => constantPattern(e, tag, ctx)));
  const isOneTest = s.body.length === 1 && patterns[0]?.length === 1 && !s.body[0]?.isDefault && !enumOfTag(tag, ctx);
  if (!isOneTest && patterns.flat().every((p) => p !== undefined) && !isFloatTag(tag))
    return [...tag.before, exprStmt(matchOn(tag, s, patterns as RustPat[][], ctx), false)];
  const name = ctx.fresh("tag");
  const held: Value = { ...tag, before: [], expr: tag.expr.kind === "PathExpr" ? tag.expr : local(name) };
  const hold: RustStmt[] =
    tag.expr.kind === "PathExpr" ? [] : [letStmt(name, tag.place ? { kind: "RefExpr", mut: false, expr: tag.expr } : tag.expr)];
  const compared: Value = hold.length > 0 && tag.place ? { ...held, type: t.ref(tag.type) } : held;
  const sum = isAny(ctx.info.typeOf(s.tag)) ? ctx.plan.any?.sum : undefined;
  if (sum) ctx.derive(t.path(sum.name), "PartialEq");
  const stmts = chain(s, s.body, ctx, (c) =>
    anyOf(
      c.list.map((e) => {
        if (!sum && incomparable(compared.type)) return ctx.unsupported(e, "FG0101", { what: "this comparison" }).expr;
        const [l, r] = sum ? [ctx.derefd(compared), ctx.expr(e, t.path(sum.name))] : balance(compared, ctx.peek(e), ctx);
        return binary(l.expr, "==", r.expr);
      }),
    ),
  );
  return [...tag.before, ...hold, ...stmts];
}

const isFloatTag = (v: Value): boolean => /^f\d+$/.test(simpleName(v.type.kind === "RefType" ? v.type.inner : v.type) ?? "");

function anyOf(conds: readonly RustExpr[]): RustExpr {
  return conds.reduce((l, r) => binary(l, "||", r));
}

/** Cases in source order; the default last, wherever it stands. */
function chain(s: SwitchStmt, clauses: readonly CaseClause[], ctx: Emitter, condOf: (c: CaseClause) => RustExpr): RustStmt[] {
  const fallback = clauses.find((c) => c.isDefault);
  const tests = clauses.filter((c) => !c.isDefault);
  let otherwise: RustExpr | undefined = fallback && clauseBlock(fallback, ctx);
  if (tests.length === 0) return otherwise ? [exprStmt(otherwise, false)] : [];
  const lowered = tests.map((c) => ({ cond: condOf(c), then: clauseBlock(c, ctx), clause: c }));
  for (const c of lowered.toReversed()) {
    otherwise = {
      kind: "IfExpr",
      cond: c.cond,
      then: c.then,
      origin: { span: c.clause.span },
      ...(otherwise && { else: otherwise }),
    };
  }
  void s;
  return otherwise ? [exprStmt(otherwise, false)] : [];
}

export function clauseBlock(c: CaseClause, ctx: Emitter): RustBlock {
  for (const d of c.dangling ?? []) ctx.input.output.comment(d);
  const leading = c.trivia?.leading.map((x) => plainComment(x.text)) ?? [];
  const stmts = ctx.stmts(c.body);
  const dangling = c.dangling?.map((d) => plainComment(d.text)) ?? [];
  const first = stmts[0];
  const carried =
    leading.length > 0 && first
      ? [
          { ...first, trivia: { ...first.trivia, leading: [...leading, ...(first.trivia?.leading ?? [])] } } as RustStmt,
          ...stmts.slice(1),
        ]
      : stmts;
  const all = [...(leading.length > 0 && !first ? leading : []), ...dangling];
  return { kind: "Block", stmts: carried, origin: { span: c.span }, ...(all.length > 0 && { dangling: all }) };
}

function matchOn(tag: Value, s: SwitchStmt, patterns: readonly RustPat[][], ctx: Emitter): RustExpr {
  const arms: MatchArm[] = [];
  let fallback: MatchArm | undefined;
  const named = patterns.flat().length;
  s.body.forEach((c, i) => {
    if (c.isDefault && coversAll(tag, named, ctx)) {
      ctx.coverAll({ kind: "BlockStmt", list: c.body, span: c.span, ...(c.dangling && { dangling: c.dangling }) });
      return;
    }
    const alts = patterns[i] as RustPat[];
    const pat: RustPat = alts.length === 1 && alts[0] ? alts[0] : { kind: "OrPat", alts };
    if (c.isDefault) fallback = armOf({ kind: "WildPat" }, c, ctx);
    else arms.push(armOf(pat, c, ctx));
  });
  const total = isExhaustive(tag, arms, ctx);
  if (fallback) arms.push(fallback);
  else if (!total) arms.push({ pat: { kind: "WildPat" }, body: block([]) });
  return { kind: "MatchExpr", scrutinee: scrutinee(tag, ctx), arms };
}

/** The arm of a clause; a comment behind its one expression stands behind the arm. */
export function armOf(pat: RustPat, c: CaseClause, ctx: Emitter): MatchArm {
  const b = clauseBlock(c, ctx);
  const body = bodyOf(b);
  const trailing = body !== b ? b.stmts[0]?.trivia?.trailing : undefined;
  return { pat, body, origin: { span: c.span }, ...(trailing && { trivia: { trailing } }) };
}

/** An arm with one expression needs no block. */
function bodyOf(b: RustBlock): RustExpr {
  const only = b.stmts.length === 1 ? b.stmts[0] : undefined;
  if (
    only?.kind === "ExprStmt" &&
    !only.trivia?.leading &&
    !b.dangling &&
    !b.label &&
    (only.expr.kind === "ReturnExpr" ||
      only.expr.kind === "FormatMacro" ||
      only.expr.kind === "BreakExpr" ||
      only.expr.kind === "ContinueExpr")
  )
    return only.expr;
  return b;
}

function scrutinee(tag: Value, ctx: Emitter): RustExpr {
  if (tag.type.kind === "RefType" && newtypeInner(tag.type.inner, ctx)) return { kind: "UnaryExpr", op: "*", expr: tag.expr };
  if (isString(tag.type)) return methodCall(tag.expr, "as_str");
  if (tag.type.kind === "RefType" && isString(tag.type.inner)) return methodCall(tag.expr, "as_str");
  if (tag.type.kind === "RefType" && /^(bool|char|usize|isize|[iuf]\d+)$/.test(simpleName(tag.type.inner) ?? ""))
    return { kind: "UnaryExpr", op: "*", expr: tag.expr };
  return tag.expr;
}

function isExhaustive(tag: Value, arms: readonly MatchArm[], ctx: Emitter): boolean {
  return coversAll(tag, arms.flatMap((a) => (a.pat.kind === "OrPat" ? a.pat.alts : [a.pat])).length, ctx);
}

/** Go forbids duplicate cases, so that as many cases as constants are all of them. */
function coversAll(tag: Value, cases: number, ctx: Emitter): boolean {
  const plan = enumOfTag(tag, ctx);
  return plan !== undefined && cases >= plan.variants.length;
}

function enumOfTag(tag: Value, ctx: Emitter): EnumPlan | undefined {
  const type = tag.type.kind === "RefType" ? tag.type.inner : tag.type;
  return ctx.info.typeNames
    .map((o) => ctx.plan.enumOf(o))
    .find((e) => e && type.kind === "PathType" && type.path.segments.at(-1)?.name === ctx.plan.names.of(e.type));
}

/** `Perm(0)` of a tuple struct. */
function tupleOf(e: Extract<RustExpr, { kind: "CallExpr" }>): RustPat | undefined {
  const [only] = e.args;
  return e.args.length === 1 && e.fun.kind === "PathExpr" && only?.kind === "LitExpr" && only.lit.kind === "num"
    ? { kind: "TupleStructPat", path: e.fun.path, elems: [{ kind: "LitPat", expr: only }] }
    : undefined;
}

/** A constant case as a pattern: literals, named constants, enum variants. */
function constantPattern(e: Expr, tag: Value, ctx: Emitter): RustPat | undefined {
  if (!ctx.info.constOf(e)) return undefined;
  const type = tag.type.kind === "RefType" && simpleName(tag.type.inner) !== "str" ? tag.type.inner : tag.type;
  const v = ctx.expr(e, isString(type) || (type.kind === "RefType" && simpleName(type.inner) === "str") ? undefined : type);
  switch (v.expr.kind) {
    case "LitExpr":
      return { kind: "LitPat", expr: v.expr };
    case "UnaryExpr":
      return v.expr.op === "-" ? { kind: "LitPat", expr: v.expr } : undefined;
    case "PathExpr":
      return { kind: "PathPat", path: v.expr.path };
    case "CallExpr":
      return tupleOf(v.expr);
    default:
      return undefined;
  }
}
