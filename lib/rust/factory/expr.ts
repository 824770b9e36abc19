// Implements constructors of expressions that hold no statements.

import type { RustAssignOp, RustBinaryOp, RustExpr, RustLit, RustPat, RustType } from "../ast.ts";
import { type PatLike, patLike } from "./pat.ts";
import { type PathLike, pathLike } from "./path.ts";

/** A callee: an expression, or the path of a function. */
type Callee = PathLike | RustExpr;

const isExpr = (x: Callee): x is RustExpr => typeof x !== "string" && "kind" in x;
const lit = (l: RustLit): RustExpr => ({ kind: "LitExpr", lit: l });

// ---- Literals and names

/** `5`, `-5`; `suffix` as in `5_i64`. A negative number is a negation. */
export function int(value: number | bigint | string, suffix?: string): RustExpr {
  const text = String(value);
  if (text.startsWith("-")) return neg(num(text.slice(1), suffix));
  return num(text, suffix);
}
/** `1.5`, `2.0`: a point is added to a whole number. */
export function float(value: number | string, suffix?: string): RustExpr {
  const text = String(value);
  if (text.startsWith("-")) return neg(float(text.slice(1), suffix));
  return num(/[.eE]/.test(text) ? text : `${text}.0`, suffix);
}
export const num = (text: string, suffix?: string): RustExpr =>
  lit(suffix === undefined ? { kind: "num", text } : { kind: "num", text, suffix });
export const str = (value: string): RustExpr => lit({ kind: "str", value });
export const rawStr = (value: string): RustExpr => lit({ kind: "str", value, raw: true });
export const bytes = (value: readonly number[]): RustExpr => lit({ kind: "bytestr", value });
export const char = (value: string): RustExpr => lit({ kind: "char", value });
export const byte = (value: number): RustExpr => lit({ kind: "byte", value });
export const bool = (value: boolean): RustExpr => lit({ kind: "bool", value });

export const pathExpr = (path: PathLike): RustExpr => ({ kind: "PathExpr", path: pathLike(path) });
/** A local variable or parameter. */
export const local = (name: string): RustExpr => ({ kind: "PathExpr", path: { segments: [{ name }] } });
export const self: RustExpr = local("self");
export const none: RustExpr = local("None");
export const unit: RustExpr = { kind: "TupleExpr", elems: [] };

// ---- Operators

export const binary = (left: RustExpr, op: RustBinaryOp, right: RustExpr): RustExpr => ({ kind: "BinaryExpr", op, left, right });
export const and = (left: RustExpr, right: RustExpr): RustExpr => binary(left, "&&", right);
export const or = (left: RustExpr, right: RustExpr): RustExpr => binary(left, "||", right);
export const eq = (left: RustExpr, right: RustExpr): RustExpr => binary(left, "==", right);
/** The opposite; that of the opposite is the thing itself. */
export const not = (expr: RustExpr): RustExpr =>
  expr.kind === "UnaryExpr" && expr.op === "!" ? expr.expr : { kind: "UnaryExpr", op: "!", expr };
/** `-x`, and `-(-x)`, whose second sign would else be taken for a decrement. */
export const neg = (expr: RustExpr): RustExpr => ({
  kind: "UnaryExpr",
  op: "-",
  expr: expr.kind === "UnaryExpr" && expr.op === "-" ? { kind: "ParenExpr", expr } : expr,
});
export const deref = (expr: RustExpr): RustExpr => ({ kind: "UnaryExpr", op: "*", expr });
export const ref = (expr: RustExpr): RustExpr => ({ kind: "RefExpr", mut: false, expr });
export const refMut = (expr: RustExpr): RustExpr => ({ kind: "RefExpr", mut: true, expr });
export const assign = (left: RustExpr, right: RustExpr): RustExpr => ({ kind: "AssignExpr", left, right });
export const opAssign = (left: RustExpr, op: RustAssignOp, right: RustExpr): RustExpr => ({
  kind: "OpAssignExpr",
  op,
  left,
  right,
});
export const cast = (expr: RustExpr, type: RustType): RustExpr => ({ kind: "CastExpr", expr, type });
export const range = (low?: RustExpr, high?: RustExpr): RustExpr => ({
  kind: "RangeExpr",
  ...(low && { low }),
  ...(high && { high }),
  inclusive: false,
});
export const rangeInclusive = (low: RustExpr | undefined, high: RustExpr): RustExpr => ({
  kind: "RangeExpr",
  ...(low && { low }),
  high,
  inclusive: true,
});
export const paren = (expr: RustExpr): RustExpr => ({ kind: "ParenExpr", expr });

// ---- Calls and places

/** `f(args)`; the callee is a path text (`call("std::mem::take", [x])`) or an expression. */
export const call = (fun: Callee, args: readonly RustExpr[] = []): RustExpr => ({
  kind: "CallExpr",
  fun: isExpr(fun) ? fun : pathExpr(fun),
  args,
});
export const methodCall = (
  recv: RustExpr,
  method: string,
  args: readonly RustExpr[] = [],
  extra: { readonly turbofish?: readonly RustType[]; readonly import?: string } = {},
): RustExpr => ({ kind: "MethodCallExpr", recv, method, args, ...extra });
/** Methods in a row: `chain(x, ["iter"], ["map", f], ["collect"])`. */
export const chain = (recv: RustExpr, ...links: readonly (readonly [string, ...RustExpr[]])[]): RustExpr =>
  links.reduce<RustExpr>((on, [method, ...args]) => methodCall(on, method, args), recv);
export const field = (expr: RustExpr, name: string): RustExpr => ({ kind: "FieldExpr", expr, field: name });
export const selfField = (name: string): RustExpr => field(self, name);
export const index = (expr: RustExpr, at: RustExpr): RustExpr => ({ kind: "IndexExpr", expr, index: at });
export const tryExpr = (expr: RustExpr): RustExpr => ({ kind: "TryExpr", expr });
export const awaitExpr = (expr: RustExpr): RustExpr => ({ kind: "AwaitExpr", expr });
export const clone = (expr: RustExpr): RustExpr => methodCall(expr, "clone");
export const some = (expr: RustExpr): RustExpr => call("Some", [expr]);
export const ok = (expr: RustExpr): RustExpr => call("Ok", [expr]);
export const err = (expr: RustExpr): RustExpr => call("Err", [expr]);

// ---- Composite values

export const tuple = (elems: readonly RustExpr[]): RustExpr => ({ kind: "TupleExpr", elems });
export const array = (elems: readonly RustExpr[]): RustExpr => ({ kind: "ArrayExpr", elems });
/** `[elem; len]`. */
export const repeat = (elem: RustExpr, len: RustExpr): RustExpr => ({ kind: "RepeatExpr", elem, len });
export interface FieldInit {
  readonly name: string;
  readonly value: RustExpr;
}
/** `Path { a: x, ..base }`; fields as a list of `{name, value}` or as an object. */
export const structExpr = (
  path: PathLike,
  fields: readonly FieldInit[] | Readonly<Record<string, RustExpr>>,
  base?: RustExpr,
): RustExpr => ({
  kind: "StructExpr",
  path: pathLike(path),
  fields: isFieldList(fields) ? fields : Object.entries(fields).map(([name, value]) => ({ name, value })),
  ...(base && { base }),
});
const isFieldList = (fields: readonly FieldInit[] | Readonly<Record<string, RustExpr>>): fields is readonly FieldInit[] =>
  Array.isArray(fields);

export interface ClosureOptions {
  readonly move?: boolean;
  readonly async?: boolean;
  readonly ret?: RustType;
}
/** A closure parameter: a name, a pattern, or a pattern with its type. */
export type ClosureParam = PatLike | { readonly pat: RustPat; readonly type?: RustType };
export const closure = (params: readonly ClosureParam[], body: RustExpr, options: ClosureOptions = {}): RustExpr => ({
  kind: "ClosureExpr",
  move: options.move ?? false,
  ...(options.async && { async: true }),
  params: params.map((param) =>
    typeof param !== "string" && "pat" in param && !("kind" in param) ? param : { pat: patLike(param) },
  ),
  ...(options.ret && { ret: options.ret }),
  body,
});

/** `|x| …` as used everywhere: `moveClosure` adds `move`. */
export const moveClosure = (params: readonly ClosureParam[], body: RustExpr): RustExpr => closure(params, body, { move: true });
