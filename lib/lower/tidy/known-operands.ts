// Implements operators one of whose operands decides or changes nothing: `true && x`, `false || x`, `!true`, `100 * 1`; and truths that are printed.

import type { RustExpr } from "../../rust/ast.ts";

type Binary = Extract<RustExpr, { kind: "BinaryExpr" }>;

const boolOf = (e: RustExpr): boolean | undefined => {
  const x = e.kind === "ParenExpr" ? e.expr : e;
  return x.kind === "LitExpr" && x.lit.kind === "bool" ? x.lit.value : undefined;
};

/** `true && x` is `x`, and `false && x` is `false`: Go asks `x` no more than Rust does. */
export function withKnownOperand(e: Binary): RustExpr {
  if (e.op !== "&&" && e.op !== "||") return withoutNeutral(e);
  const decides = e.op === "||";
  const [left, right] = [boolOf(e.left), boolOf(e.right)];
  if (left !== undefined) return stands(left === decides ? e.left : e.right, e);
  // On the right it decides only after the left was asked.
  if (right !== undefined && (right !== decides || isIdle(e.left))) return stands(right === decides ? e.right : e.left, e);
  return e;
}

/** `!true` is `false`. */
export function knownOpposite(e: Extract<RustExpr, { kind: "UnaryExpr" }>): RustExpr {
  const value = e.op === "!" ? boolOf(e.expr) : undefined;
  return value === undefined ? e : stands({ kind: "LitExpr", lit: { kind: "bool", value: !value } }, e);
}

/** The numbers that an operator leaves the other operand with. */
const neutral: Readonly<Record<string, string>> = {
  "*": "1",
  "/": "1",
  "+": "0",
  "-": "0",
  "|": "0",
  "^": "0",
  "<<": "0",
  ">>": "0",
};

function withoutNeutral(e: Binary): RustExpr {
  const negative = e.op === "*" ? (negated(e.left, e.right) ?? negated(e.right, e.left)) : undefined;
  if (negative) return stands(negative, e);
  const number = neutral[e.op];
  // `1 << 0` is the first of several bits.
  if (number === undefined || (e.op === "<<" && isNumber(e.left, "1"))) return e;
  if (isNumber(e.right, number) && isOwnNumber(e.left)) return stands(e.left, e);
  return ["*", "+", "|", "^"].includes(e.op) && isNumber(e.left, number) && isOwnNumber(e.right) ? stands(e.right, e) : e;
}

/** `-1 * x` is `-x`. */
function negated(one: RustExpr, x: RustExpr): RustExpr | undefined {
  const isMinusOne = one.kind === "UnaryExpr" && one.op === "-" && isNumber(one.expr, "1");
  if (!isMinusOne || (x.kind === "LitExpr" && !isNumber(x, "1"))) return undefined;
  const isPlain = ["PathExpr", "FieldExpr", "CallExpr", "MethodCallExpr", "IndexExpr", "ParenExpr", "LitExpr"].includes(x.kind);
  return { kind: "UnaryExpr", op: "-", expr: isPlain ? x : { kind: "ParenExpr", expr: x } };
}

const isNumber = (e: RustExpr, text: string): boolean =>
  e.kind === "LitExpr" && e.lit.kind === "num" && e.lit.text === text && e.lit.suffix === undefined && !e.trivia;

/** A number that is no reference to one, so that it may stand alone. */
const isOwnNumber = (e: RustExpr): boolean =>
  (e.kind === "LitExpr" && e.lit.kind === "num") || e.kind === "BinaryExpr" || e.kind === "CastExpr";

const stands = (e: RustExpr, whole: RustExpr): RustExpr =>
  whole.origin || whole.trivia
    ? { ...e, ...(whole.origin && { origin: whole.origin }), ...(whole.trivia && { trivia: whole.trivia }) }
    : e;

/** `println!("{} {x}", false)` is `println!("false {x}")`. */
export function withKnownInside(e: Extract<RustExpr, { kind: "FormatMacro" }>): RustExpr {
  const { template } = e;
  const isPlain = e.args.every((a) => a.name === undefined) && !/\{\d|[$*]/.test(template ?? "");
  if (template === undefined || !isPlain || e.args.every((a) => boolOf(a.expr) === undefined)) return e;
  const kept: (typeof e.args)[number][] = [];
  let at = 0;
  const text = template.replace(/\{\{|\}\}|\{(:[^{}]*)?\}/g, (whole: string, spec: string | undefined) => {
    const arg = whole === "{{" || whole === "}}" ? undefined : e.args[at++];
    const value = arg && (spec === undefined || spec === ":?") ? boolOf(arg.expr) : undefined;
    if (arg && value === undefined) kept.push(arg);
    return value === undefined ? whole : String(value);
  });
  return at === e.args.length ? { ...e, template: text, args: kept } : e;
}

const isIdle = (e: RustExpr): boolean =>
  e.kind === "LitExpr" ||
  e.kind === "PathExpr" ||
  (e.kind === "UnaryExpr" && e.op === "!" && isIdle(e.expr)) ||
  (e.kind === "ParenExpr" && isIdle(e.expr)) ||
  (e.kind === "FieldExpr" && isIdle(e.expr));
