// Implements forms that say in one word what the Go had to spell out, and which clippy would ask for.

import type { MatchArm, RustExpr } from "../../rust/ast.ts";
import { binary, methodCall, opAssign, ref, tryExpr } from "../../rust/factory.ts";

type Of<K extends RustExpr["kind"]> = Extract<RustExpr, { kind: K }>;

const text = (e: unknown): string =>
  JSON.stringify(e, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));
const same = (a: RustExpr, b: RustExpr): boolean => text(a) === text(b);

/** `a == b || a > b` is `a >= b`. */
export function oneComparison(e: Of<"BinaryExpr">): RustExpr {
  const { left, right } = e;
  if (e.op !== "||" || left.kind !== "BinaryExpr" || right.kind !== "BinaryExpr") return e;
  const [equal, order] = left.op === "==" ? [left, right] : [right, left];
  if (equal.op !== "==" || (order.op !== "<" && order.op !== ">") || !isBare(order.left) || !isBare(order.right)) return e;
  return same(equal.left, order.left) && same(equal.right, order.right) ? binary(order.left, `${order.op}=`, order.right) : e;
}

/** `!x.is_some_and(|e| a == b)` is `x.is_none_or(|e| a != b)`. */
export function noneOr(e: Of<"UnaryExpr">): RustExpr | undefined {
  const asked = e.expr;
  if (e.op !== "!" || asked.kind !== "MethodCallExpr" || asked.method !== "is_some_and") return undefined;
  const [test] = asked.args;
  const body = test?.kind === "ClosureExpr" ? test.body : undefined;
  if (test?.kind !== "ClosureExpr" || body?.kind !== "BinaryExpr" || (body.op !== "==" && body.op !== "!=")) return undefined;
  const opposite: RustExpr = { ...test, body: { ...body, op: body.op === "==" ? "!=" : "==" } };
  return { ...asked, method: "is_none_or", args: [opposite], ...(e.origin && { origin: e.origin }) };
}

/** A name, a field of one, or a number: reading it twice or once is the same. */
const isBare = (e: RustExpr): boolean =>
  e.kind === "PathExpr" || e.kind === "LitExpr" || (e.kind === "FieldExpr" && isBare(e.expr));

/** A match that a method or `?` stands for. */
export function shorterMatch(e: Of<"MatchExpr">): RustExpr {
  const asked = orReturn(e);
  return asked.kind === "MatchExpr" ? orDefault(asked) : asked;
}

/** `match r { Ok(value) => value, Err(_) => 0 }` is `r.unwrap_or_default()`. */
function orDefault(e: Of<"MatchExpr">): RustExpr {
  const [yes, no] = e.arms;
  if (e.arms.length !== 2 || !yes || !no || !isInner(yes) || !isMissing(no.pat) || !isZero(no.body)) return e;
  return { ...methodCall(e.scrutinee, "unwrap_or_default"), ...(e.origin && { origin: e.origin }) };
}

/** `match r { Ok(n) => n, Err(err) => return Err(err) }` is `r?`. */
function orReturn(e: Of<"MatchExpr">): RustExpr {
  const [yes, no] = e.arms;
  if (e.arms.length !== 2 || !yes || !no || no.guard || !isInner(yes)) return e;
  const held = no.pat.kind === "TupleStructPat" && no.pat.path.segments.at(-1)?.name === "Err" ? no.pat.elems[0] : undefined;
  const body = no.body.kind === "Block" && no.body.stmts.length === 0 ? no.body.tail : no.body;
  const given = body?.kind === "ReturnExpr" && body.value?.kind === "CallExpr" ? body.value : undefined;
  const [error] = given?.args ?? [];
  const isSame =
    held?.kind === "IdentPat" &&
    given?.fun.kind === "PathExpr" &&
    given.fun.path.segments.at(-1)?.name === "Err" &&
    error?.kind === "PathExpr" &&
    error.path.segments.length === 1 &&
    error.path.segments[0]?.name === held.name;
  return isSame ? { ...tryExpr(e.scrutinee), ...(e.origin && { origin: e.origin }) } : e;
}

function isInner({ pat, body, guard }: MatchArm): boolean {
  const inner =
    pat.kind === "TupleStructPat" && /^(?:Ok|Some)$/.test(pat.path.segments.at(-1)?.name ?? "") ? pat.elems[0] : undefined;
  return (
    !guard &&
    inner?.kind === "IdentPat" &&
    !inner.mut &&
    body.kind === "PathExpr" &&
    body.path.segments.length === 1 &&
    body.path.segments[0]?.name === inner.name
  );
}

const isMissing = (pat: MatchArm["pat"]): boolean =>
  (pat.kind === "PathPat" && pat.path.segments.at(-1)?.name === "None") ||
  (pat.kind === "TupleStructPat" && pat.path.segments.at(-1)?.name === "Err" && isIgnored(pat.elems[0]));

const isIgnored = (pat: MatchArm["pat"] | undefined): boolean =>
  pat?.kind === "WildPat" || (pat?.kind === "IdentPat" && pat.name === "_");

const isZero = (e: RustExpr): boolean =>
  (e.kind === "LitExpr" &&
    ((e.lit.kind === "num" && /^0(?:\.0)?$/.test(e.lit.text)) || (e.lit.kind === "bool" && !e.lit.value))) ||
  (e.kind === "CallExpr" &&
    e.args.length === 0 &&
    e.fun.kind === "PathExpr" &&
    /^(?:String|Vec)$/.test(e.fun.path.segments[0]?.name ?? ""));

/** `text[n..].as_bytes()` is `&text.as_bytes()[n..]`, which asks for no end of a character. */
export function bytesOfPart(e: Of<"MethodCallExpr">): RustExpr | undefined {
  const part = e.recv.kind === "RefExpr" ? e.recv.expr : e.recv;
  if (e.method !== "as_bytes" || part.kind !== "IndexExpr" || part.index.kind !== "RangeExpr") return undefined;
  return ref({ ...part, expr: methodCall(part.expr, "as_bytes") });
}

/** `.map(|&i| i)` is `.copied()`. */
export function copiedItems(e: Of<"MethodCallExpr">): RustExpr | undefined {
  const [f] = e.args;
  if (e.method !== "map" || f?.kind !== "ClosureExpr" || f.params.length !== 1 || f.body.kind !== "PathExpr") return undefined;
  const pat = f.params[0]?.pat;
  const name = pat?.kind === "RefPat" && !pat.mut && pat.pat.kind === "IdentPat" ? pat.pat.name : undefined;
  const isItself = name !== undefined && f.body.path.segments.length === 1 && f.body.path.segments[0]?.name === name;
  return isItself ? { ...methodCall(e.recv, "copied"), ...(e.origin && { origin: e.origin }) } : undefined;
}

/** `let Err(_) = r` asks `r.is_err()`. */
export function askedForm(e: Of<"LetExpr">): RustExpr {
  const { pat } = e;
  if (pat.kind !== "TupleStructPat" || pat.elems.length !== 1 || pat.elems[0]?.kind !== "WildPat") return e;
  const [variant, ...more] = pat.path.segments;
  const method = more.length === 0 ? { Some: "is_some", Ok: "is_ok", Err: "is_err" }[variant?.name ?? ""] : undefined;
  if (method === undefined) return e;
  const of = e.expr.kind === "RefExpr" ? e.expr.expr : e.expr;
  return { ...methodCall(of, method), ...(e.origin && { origin: e.origin }) };
}

/** `xs.extend_from_slice(&vec![1, 2])` needs no list on the heap. */
export function listedPart(e: Of<"MethodCallExpr">): RustExpr | undefined {
  const [arg] = e.args;
  const list = e.method === "extend_from_slice" && arg?.kind === "RefExpr" && !arg.mut ? arg.expr : undefined;
  if (list?.kind !== "MacroExpr" || list.name !== "vec" || list.repeat) return undefined;
  const elems = list.args as readonly RustExpr[];
  return { ...e, args: [ref({ kind: "ArrayExpr", elems, ...(list.origin && { origin: list.origin }) })] };
}

/** `b = a + b` is `b += a`; of texts Rust has no such sum. */
export function addedTo(e: Of<"AssignExpr">): RustExpr {
  const { left, right } = e;
  if (right.kind === "BinaryExpr" && (right.op === ">>" || right.op === "<<") && isBare(left) && same(left, right.left))
    return { ...opAssign(left, `${right.op}=`, right.right), ...(e.origin && { origin: e.origin }) };
  if (right.kind !== "BinaryExpr" || (right.op !== "+" && right.op !== "*") || !isBare(left) || !same(left, right.right))
    return e;
  return { ...opAssign(left, `${right.op}=`, right.left), ...(e.origin && { origin: e.origin }) };
}

/** `if let Some(x) = v { if x > 1 { … } }` is one `if` with both. */
export function oneIf(e: Of<"IfExpr">): Of<"IfExpr"> {
  const { stmts, tail, dangling, label } = e.then;
  const [only] = stmts;
  const inner = tail ?? (only?.kind === "ExprStmt" && !only.trivia ? only.expr : undefined);
  if (e.else || label || dangling || stmts.length + (tail ? 1 : 0) !== 1) return e;
  if (inner?.kind !== "IfExpr" || inner.else || inner.trivia || startsWithLet(inner.cond)) return e;
  return { ...e, cond: binary(e.cond, "&&", inner.cond), then: inner.then };
}

const startsWithLet = (e: RustExpr): boolean =>
  e.kind === "LetExpr" || (e.kind === "BinaryExpr" && e.op === "&&" && startsWithLet(e.left));
