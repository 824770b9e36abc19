// Implements conditions and loops that ask whether there is a value and then open it, as ones that ask once:
// `x.is_some() && x.as_ref().unwrap().ok` is `x.as_ref().is_some_and(|x| x.ok)`, and `while x.is_some()` is `while let Some(x) = &x`.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { closure, letExpr, local, methodCall, p, ref, sameExpr, tryExpr } from "../../rust/factory.ts";
import { isExpr, mapTree, walkTree } from "../../rust/print/tree.ts";
import { isOpened, mentions, reaches, variableAsked, withNode } from "./asked-once.ts";

type Binary = Extract<RustExpr, { kind: "BinaryExpr" }>;
type While = Extract<RustExpr, { kind: "WhileExpr" }>;

/** `a.is_some() && …` with `is_some_and`, `a.is_none() || …` with `is_none_or`. */
export function askedAndOpened(e: Binary): RustExpr {
  const [asks, gives] = e.op === "&&" ? ["is_some", "is_some_and"] : e.op === "||" ? ["is_none", "is_none_or"] : [];
  if (!asks || !gives) return e;
  const parts = operands(e, e.op);
  for (const [at, x] of parts.entries()) {
    const question = questionIn(x, asks, gives);
    const last = question ? parts.findLastIndex((y, i) => i > at && opens(y, question.held)) : -1;
    if (!question || last < 0) continue;
    const { held, name, known } = question;
    const inside = parts.slice(at + 1, last + 1);
    if (inside.some((y) => mentions(withName(y, held, "_"), name) || leaves(y))) continue;
    const opened = [...known, ...inside.map((y) => withName(y, held, name))];
    if (opened.some((y) => reaches(y, held))) continue;
    const isCopied = inside.some((y) => copies(y, held));
    const test = methodCall(isCopied ? held : methodCall(held, "as_ref"), gives, [
      closure([p.ident(name)], joined(opened, e.op)),
    ]);
    return joined([...parts.slice(0, at), test, ...parts.slice(last + 1)], e.op);
  }
  return e;
}

interface Question {
  readonly held: RustExpr;
  readonly name: string;
  /** What it asks of the value already. */
  readonly known: readonly RustExpr[];
}

/** `x.is_some()`, or `x.as_ref().is_some_and(|x| …)`. */
function questionIn(e: RustExpr, asks: string, gives: string): Question | undefined {
  if (e.kind !== "MethodCallExpr") return undefined;
  if (e.method === asks && e.args.length === 0) {
    const name = nameFor(e.recv);
    return name === undefined ? undefined : { held: e.recv, name, known: [] };
  }
  const [test] = e.args;
  const held = e.recv.kind === "MethodCallExpr" && e.recv.method === "as_ref" ? e.recv.recv : e.recv;
  const name = nameFor(held);
  const known = e.method === gives && test?.kind === "ClosureExpr" ? test.body : undefined;
  return known && name !== undefined ? { held, name, known: [known] } : undefined;
}

/** A loop over what is there: nothing in it changes the link, but a last step that replaces the name it is reached by. */
export function whileThere(e: While): While {
  const variable = variableAsked(e.cond);
  const stepped = variable && withNode(e.body, variable);
  if (variable && stepped) return { ...e, cond: letExpr(p.some("node"), variable), body: stepped };
  const held = heldBy(e.cond);
  const name = held && nameFor(held);
  if (!held || !name || e.body.tail || e.label !== undefined || mentions(e.body, name)) return e;
  const last = e.body.stmts.at(-1);
  const step = last?.kind === "ExprStmt" && last.expr.kind === "AssignExpr" ? last.expr : undefined;
  const root = rootOf(held);
  const steps = step?.left.kind === "PathExpr" && root !== undefined && sameExpr(step.left, root);
  const body = withName(e.body, held, name) as RustBlock;
  const rest = steps ? body.stmts.slice(0, -1) : body.stmts;
  if (!steps || rest.some((s) => reaches(s, held) || assignsTo(s, root)) || reaches(stepOf(body), held) || !mentions(body, name))
    return e;
  return { ...e, cond: letExpr(p.some(name), ref(held)), body };
}

/**
 * `x.as_ref()?; let a = x.as_ref().unwrap();` is `let a = x.as_ref()?;`, and behind `if x.is_none() { return; }` it is
 * `let Some(a) = x.as_ref() else { return; };`.
 */
export function openedAtOnce(b: RustBlock): RustBlock {
  const stmts: RustStmt[] = [];
  for (const s of b.stmts) {
    const joined = asOneLet(stmts.at(-1), s);
    if (joined) stmts.pop();
    stmts.push(joined ?? s);
  }
  return stmts.length === b.stmts.length ? b : { ...b, stmts };
}

function asOneLet(asks: RustStmt | undefined, s: RustStmt): RustStmt | undefined {
  if (asks?.kind !== "ExprStmt" || s.kind !== "LetStmt" || !s.init || s.else || s.trivia?.leading?.length) return undefined;
  const looks = s.init.kind === "MethodCallExpr" && s.init.method === "unwrap" ? s.init.recv : undefined;
  if (looks?.kind !== "MethodCallExpr" || (looks.method !== "as_ref" && looks.method !== "as_mut")) return undefined;
  const held = looks.recv;
  const trivia = asks.trivia && { trivia: { ...s.trivia, ...asks.trivia } };
  const { expr } = asks;
  if (expr.kind === "TryExpr") {
    const isAsked = expr.expr.kind === "MethodCallExpr" && expr.expr.method === "as_ref" && sameExpr(expr.expr.recv, held);
    return isAsked ? { ...s, init: tryExpr(looks), ...trivia } : undefined;
  }
  if (expr.kind !== "IfExpr" || expr.else || s.type || s.pat.kind !== "IdentPat") return undefined;
  const { cond, then } = expr;
  const isAsked = cond.kind === "MethodCallExpr" && cond.method === "is_none" && sameExpr(cond.recv, held);
  if (!isAsked || !endsInReturn(then)) return undefined;
  return { ...s, pat: p.some(s.pat), init: looks, else: then, ...trivia };
}

function endsInReturn(b: RustBlock): boolean {
  const last = b.stmts.at(-1);
  return !b.tail && last?.kind === "ExprStmt" && ["ReturnExpr", "BreakExpr", "ContinueExpr"].includes(last.expr.kind);
}

const stepOf = (b: RustBlock): unknown => {
  const last = b.stmts.at(-1);
  return last?.kind === "ExprStmt" && last.expr.kind === "AssignExpr" ? last.expr.right : last;
};

const operands = (e: RustExpr, op: string): RustExpr[] =>
  e.kind === "BinaryExpr" && e.op === op ? [...operands(e.left, op), ...operands(e.right, op)] : [e];

const joined = (parts: readonly RustExpr[], op: Binary["op"]): RustExpr =>
  parts.reduce((left, right) => ({ kind: "BinaryExpr", op, left, right }));

/** What `x.is_some()` asks about, where it is a field. */
const heldBy = (e: RustExpr): RustExpr | undefined =>
  e.kind === "MethodCallExpr" && e.method === "is_some" && e.args.length === 0 && e.recv.kind === "FieldExpr"
    ? e.recv
    : undefined;

/** A name for the value: that of the field or the variable. */
function nameFor(held: RustExpr): string | undefined {
  const name = held.kind === "FieldExpr" ? held.field : held.kind === "PathExpr" ? held.path.segments.at(-1)?.name : undefined;
  return name !== undefined && /^[a-z]\w*$/.test(name) && name !== "self" ? name : undefined;
}

/** `x.as_ref().unwrap()`, and `x.unwrap()` of what is copied. */
const isOpenedHere = (e: RustExpr, held: RustExpr): boolean =>
  isOpened(e, held) ||
  (e.kind === "MethodCallExpr" && e.method === "unwrap" && held.kind === "PathExpr" && sameExpr(e.recv, held));

const rootOf = (e: RustExpr): RustExpr | undefined =>
  e.kind === "PathExpr" ? e : e.kind === "FieldExpr" ? rootOf(e.expr) : undefined;

const opens = (n: RustExpr, held: RustExpr): boolean => holds(n, (x) => isOpenedHere(x, held));

/** It opens the name itself: what it holds is a reference. */
const copies = (n: RustExpr, held: RustExpr): boolean => holds(n, (x) => isOpenedHere(x, held) && !isOpened(x, held));

function holds(tree: RustExpr, is: (e: RustExpr) => boolean): boolean {
  let found = false;
  walkTree(tree, (x) => {
    found ||= isExpr(x) && is(x);
    return !found;
  });
  return found;
}

const withName = <N extends RustExpr | RustBlock>(n: N, held: RustExpr, name: string): N =>
  mapTree(n, (x) => (isExpr(x) && isOpenedHere(x, held) ? local(name) : x)) as N;

/** What can't stand in a closure. */
const leaves = (n: RustExpr): boolean =>
  /"kind":"(?:AwaitExpr|TryExpr|ReturnExpr|BreakExpr|ContinueExpr)"/.test(JSON.stringify(n));

const assignsTo = (n: unknown, root: RustExpr | undefined): boolean => {
  if (typeof n !== "object" || n === null) return false;
  const e = n as RustExpr;
  if ((e.kind === "AssignExpr" || e.kind === "OpAssignExpr") && root && sameExpr(rootOf(e.left) ?? e.left, root)) return true;
  return Object.entries(n).some(([key, value]) => key !== "origin" && key !== "trivia" && assignsTo(value, root));
};
