// Implements forms that say the same in fewer words: `x == true`, `(*p).x`, `.map(|k| k.clone())`, a `return` at the end.

import type { RustBlock, RustExpr, RustStmt } from "../../rust/ast.ts";
import { call } from "../../rust/factory.ts";

/** `x == true` is `x`, `x != true` is `!x`. */
export function comparedWithBool(e: Extract<RustExpr, { kind: "BinaryExpr" }>): RustExpr {
  if (e.op !== "==" && e.op !== "!=") return e;
  const [known, other] = boolOf(e.right) !== undefined ? [boolOf(e.right), e.left] : [boolOf(e.left), e.right];
  if (known === undefined) return e;
  const at = e.origin ? { origin: e.origin } : {};
  if (known === (e.op === "==")) return { ...other, ...at };
  const isPlain = ["PathExpr", "FieldExpr", "CallExpr", "MethodCallExpr", "IndexExpr", "ParenExpr"].includes(other.kind);
  return { kind: "UnaryExpr", op: "!", expr: isPlain ? other : { kind: "ParenExpr", expr: other }, ...at };
}

const boolOf = (e: RustExpr): boolean | undefined => (e.kind === "LitExpr" && e.lit.kind === "bool" ? e.lit.value : undefined);

/** `(*self).x` is `self.x`. */
export function throughDeref(e: RustExpr): RustExpr | undefined {
  const x = e.kind === "ParenExpr" ? e.expr : e;
  const isName = x.kind === "UnaryExpr" && x.op === "*" && x.expr.kind === "PathExpr" && x.expr.path.segments.length === 1;
  return isName ? x.expr : undefined;
}

/** `.map(|k| k.clone())` is `.cloned()`. */
export function cloned(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const [f] = e.args;
  if (e.method !== "map" || f?.kind !== "ClosureExpr" || f.params.length !== 1) return undefined;
  const p = f.params[0]?.pat;
  const b = f.body;
  const isClone =
    p?.kind === "IdentPat" &&
    b.kind === "MethodCallExpr" &&
    b.method === "clone" &&
    b.recv.kind === "PathExpr" &&
    b.recv.path.segments.length === 1 &&
    b.recv.path.segments[0]?.name === p.name;
  return isClone ? { ...e, method: "cloned", args: [] } : undefined;
}

/** `a..=b - 1` is `a..b`. */
export function withoutMinusOne(e: Extract<RustExpr, { kind: "RangeExpr" }>): RustExpr {
  const { high } = e;
  const isLess = high?.kind === "BinaryExpr" && high.op === "-" && high.right.kind === "LitExpr" && high.right.lit.kind === "num";
  return e.inclusive && isLess && high.right.kind === "LitExpr" && high.right.lit.kind === "num" && high.right.lit.text === "1"
    ? { ...e, inclusive: false, high: high.left }
    : e;
}

/** `println!("{}: {n}", i)` is `println!("{i}: {n}")`. */
export function namesInside(e: Extract<RustExpr, { kind: "FormatMacro" }>): RustExpr {
  const places = [...(e.template ?? "").matchAll(/\{\{|\}\}|\{([^{}:]*)(:[^{}]*)?\}/g)].filter((m) => m[1] !== undefined);
  const positional = places.filter((m) => m[1] === "");
  const isPlain = places.every((m) => !/^\d/.test(m[1] ?? "") && !/[$*]/.test(m[2] ?? ""));
  if (!isPlain || positional.length !== e.args.length || e.args.some((a) => a.name !== undefined)) return e;
  const names = e.args.map((a) => nameOf(a.expr));
  if (names.every((n) => n === undefined)) return e;
  let at = -1;
  const template = (e.template ?? "").replace(/\{\{|\}\}|\{(:[^{}]*)?\}/g, (whole: string, spec: string | undefined) => {
    if (whole === "{{" || whole === "}}") return whole;
    at += 1;
    return names[at] === undefined ? whole : `{${names[at]}${spec ?? ""}}`;
  });
  return { ...e, template, args: e.args.filter((_, i) => names[i] === undefined) };
}

/** A name that a format text may hold: no raw one. */
const nameOf = (e: RustExpr): string | undefined => {
  const name = e.kind === "PathExpr" && e.path.segments.length === 1 && !e.path.import ? e.path.segments[0]?.name : undefined;
  return name !== undefined && /^[a-z_][a-z0-9_]*$/.test(name) && name !== "self" ? name : undefined;
};

/** `"".to_string()` is `String::new()`. */
export function emptyText(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const isEmpty = e.recv.kind === "LitExpr" && e.recv.lit.kind === "str" && e.recv.lit.value === "";
  return isEmpty && e.method === "to_string" ? { ...call("String::new"), ...(e.origin && { origin: e.origin }) } : undefined;
}

/** `s.as_bytes().len()` is `s.len()`. */
export function lengthOfText(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const isAsked = (e.method === "len" || e.method === "is_empty") && e.recv.kind === "MethodCallExpr";
  return isAsked && e.recv.kind === "MethodCallExpr" && e.recv.method === "as_bytes" && e.recv.args.length === 0
    ? { ...e, recv: e.recv.recv }
    : undefined;
}

/** `x.into_owned().trim()` of a `Cow` is `x.trim()`: a method that only reads needs no owner. */
export function readWhereItIs(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const { recv } = e;
  const isOwned = recv.kind === "MethodCallExpr" && recv.method === "into_owned" && recv.args.length === 0;
  return isOwned && readers.has(e.method) ? { ...e, recv: recv.recv } : undefined;
}
/** `f(&x.into_owned())` of a `Cow` is `f(&x)`. */
export const lentWhereItIs = (e: RustExpr): RustExpr =>
  e.kind === "RefExpr" && !e.mut && e.expr.kind === "MethodCallExpr" && e.expr.method === "into_owned"
    ? { ...e, expr: e.expr.recv }
    : e;
const readers = new Set(["to_lowercase", "to_uppercase", "len", "is_empty", "contains", "replace", "repeat"]);

/** `s.push_str(&char::from(b).to_string())` is `s.push(char::from(b))`, and `s.push_str(" ")` is `s.push(' ')`. */
export function pushedChar(e: Extract<RustExpr, { kind: "MethodCallExpr" }>): RustExpr | undefined {
  const [arg] = e.args;
  const literal = e.method === "push_str" && arg?.kind === "LitExpr" && arg.lit.kind === "str" ? arg.lit.value : undefined;
  if (literal !== undefined && [...literal].length === 1)
    return { ...e, method: "push", args: [{ kind: "LitExpr", lit: { kind: "char", value: literal } }] };
  const text = e.method === "push_str" && arg?.kind === "RefExpr" ? arg.expr : undefined;
  const made = text?.kind === "MethodCallExpr" && text.method === "to_string" ? text.recv : undefined;
  const isChar =
    made?.kind === "CallExpr" &&
    made.fun.kind === "PathExpr" &&
    made.fun.path.segments.map((s) => s.name).join("::") === "char::from";
  return made && isChar ? { ...e, method: "push", args: [made] } : undefined;
}

/** `7 as usize` is `7_usize`. */
export function typedNumber(e: Extract<RustExpr, { kind: "CastExpr" }>): RustExpr {
  const name = e.type.kind === "PathType" && e.type.path.segments.length === 1 ? (e.type.path.segments[0]?.name ?? "") : "";
  const lit = e.expr.kind === "LitExpr" ? e.expr.lit : undefined;
  // What is longer than two digits is sure to fit into the wide types alone.
  const isBare = lit?.kind === "num" && lit.suffix === undefined && /^\d[\d_]*$/.test(lit.text);
  const isPlain = isBare && (lit.text.length <= 2 || (lit.text.length <= 20 && /64|128|size/.test(name)));
  return isPlain && /^[iu](?:8|16|32|64|128|size)$/.test(name)
    ? ({ ...e.expr, lit: { ...lit, suffix: name }, ...(e.origin && { origin: e.origin }) } as RustExpr)
    : e;
}

/** `a + 1 <= b` is `a < b`. */
export function withoutPlusOne(e: Extract<RustExpr, { kind: "BinaryExpr" }>): Extract<RustExpr, { kind: "BinaryExpr" }> {
  const less = (x: RustExpr): RustExpr | undefined =>
    x.kind === "BinaryExpr" &&
    x.op === "+" &&
    x.right.kind === "LitExpr" &&
    x.right.lit.kind === "num" &&
    x.right.lit.text === "1"
      ? x.left
      : undefined;
  const [left, right] = [e.op === "<=" ? less(e.left) : undefined, e.op === ">=" ? less(e.right) : undefined];
  return left ? { ...e, op: "<", left } : right ? { ...e, op: ">", right } : e;
}

/** A body that is one block and nothing else is that block. */
export function onlyBlock(b: RustBlock): RustBlock {
  const inner = b.stmts.length === 0 && b.tail?.kind === "Block" ? b.tail : undefined;
  return inner && !inner.label && !inner.trivia && !b.dangling ? onlyBlock(inner) : b;
}

/** A function's body without a bare `return` on its last way out. */
export function withoutReturn(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  if (b.tail || !last || last.kind !== "ExprStmt") return b;
  const rest = b.stmts.slice(0, -1);
  if (last.expr.kind === "ReturnExpr" && !last.expr.value && !last.trivia) return { ...b, stmts: rest };
  const done = inBranches(last.expr);
  return done === last.expr ? b : { ...b, stmts: [...rest, { ...last, expr: done } as RustStmt] };
}

function inBranches(e: RustExpr): RustExpr {
  if (e.kind === "Block") return withoutReturn(e);
  if (e.kind === "MatchExpr") {
    const arms = e.arms.map((a) => (a.trivia ? a : { ...a, body: armBody(a.body) }));
    return arms.every((a, i) => a.body === e.arms[i]?.body) ? e : { ...e, arms };
  }
  if (e.kind !== "IfExpr") return e;
  const then = withoutReturn(e.then);
  const other = e.else && inBranches(e.else);
  return then === e.then && other === e.else ? e : { ...e, then, ...(other && { else: other }) };
}

/** `{ println!("Zero"); return; }` is `println!("Zero")`. */
function armBody(e: RustExpr): RustExpr {
  if (e.kind === "ReturnExpr" && !e.value) return { kind: "Block", stmts: [] };
  const done = inBranches(e);
  const [only, ...more] = done !== e && done.kind === "Block" && !done.dangling && !done.label ? done.stmts : [];
  return only?.kind === "ExprStmt" && more.length === 0 && !only.trivia && only.expr.kind === "FormatMacro" ? only.expr : done;
}

/** Behind `process::exit(1)` nothing runs: a value that only satisfied Go's compiler is left out. */
export function withoutUnreached(b: RustBlock): RustBlock {
  const last = b.stmts.at(-1);
  const exit = last?.kind === "ExprStmt" && last.expr.kind === "CallExpr" ? last.expr.fun : undefined;
  const isExit =
    exit?.kind === "PathExpr" &&
    exit.path.segments
      .map((s) => s.name)
      .join("::")
      .endsWith("process::exit");
  if (!isExit || b.tail?.kind !== "LitExpr" || b.tail.trivia) return b;
  const { tail: _, ...rest } = b;
  return rest;
}
