// Implements operators on the floor: integers wrap, shifts count as Go counts, comparisons meet at one type.

import type { BinaryExpr, BinaryOp, Expr, UnaryExpr } from "../../go/ast.ts";
import type { RustBinaryOp, RustExpr } from "../../rust/ast.ts";
import {
  binary as rustBinary,
  block,
  call,
  cast,
  field,
  int,
  letStmt,
  local,
  methodCall,
  not,
  t,
  typeText,
} from "../../rust/factory.ts";
import { identical, isInterface, underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { constructorOf, lowerAs } from "./convert.ts";
import { coreCall, type Floor } from "./context.ts";
import { hasCall, inOrder } from "./order.ts";
import { lower, lowerTyped, operand } from "./exprs.ts";
import { looked } from "./places.ts";
import { Beyond } from "./types.ts";

type Kind = "int" | "float" | "complex" | "string" | "bool" | "other";

export function kindOf(type: Type): Kind {
  const u = underlying(type);
  if (u.kind !== "Basic") return "other";
  if (/^(?:untyped )?(?:int|uint|rune)/.test(u.basic) || u.basic === "uintptr") return "int";
  if (u.basic.includes("float")) return "float";
  if (u.basic.includes("complex")) return "complex";
  if (u.basic.includes("string")) return "string";
  return u.basic.includes("bool") ? "bool" : "other";
}

const wrap = (e: RustExpr, type: Type, f: Floor): RustExpr => (f.types.isWrapper(type) ? call(constructorOf(type, f), [e]) : e);
const isWord = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Basic" && u.basic === "uintptr";
};

/** The number inside wrappers. */
export function bareNumber(v: RustExpr, type: Type, f: Floor): RustExpr {
  // Rust looks through a reference by itself.
  const seen = v.kind === "UnaryExpr" && v.op === "*" && v.expr.kind === "PathExpr" ? v.expr : v;
  const inner = f.types.isWrapper(type) ? field(seen, "0") : v;
  return isWord(type) ? field(inner, "0") : inner;
}

export function wrapNumber(v: RustExpr, type: Type, f: Floor): RustExpr {
  return wrap(
    isWord(type) ? call({ kind: "PathExpr", path: { segments: [{ name: "Uintptr" }], import: "go::Uintptr" } }, [v]) : v,
    type,
    f,
  );
}

const wrapping: Readonly<Record<string, string>> = {
  "+": "wrapping_add",
  "-": "wrapping_sub",
  "*": "wrapping_mul",
  "/": "wrapping_div",
  "%": "wrapping_rem",
};

/** `x op y` of bare numbers of one type, or of texts. */
export function arithmetic(x: RustExpr, op: BinaryOp, y: RustExpr, kind: Kind, divisor?: bigint): RustExpr {
  if (kind === "int" && wrapping[op]) {
    const safe = (op === "/" || op === "%") && divisor !== undefined && divisor !== 0n && divisor !== -1n;
    // A method looks through a reference by itself.
    const on = x.kind === "UnaryExpr" && x.op === "*" && x.expr.kind === "PathExpr" ? x.expr : x;
    return safe ? rustBinary(x, op as RustBinaryOp, y) : methodCall(on, wrapping[op] ?? "", [y]);
  }
  if (op === "&^") return rustBinary(x, "&", not(y));
  return rustBinary(x, op as RustBinaryOp, y);
}

export function binary(e: BinaryExpr, f: Floor): RustExpr {
  const type = f.typeOf(e);
  switch (e.op) {
    case "&&":
    case "||":
      return wrap(withinBounds(bareBool(e.x, f), e.op, bareBool(e.y, f)), type, f);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return wrap(comparison(e, f), type, f);
    case "<<":
    case ">>":
      return wrapNumber(shift(bareNumber(lowerTyped(e.x, f), f.typeOf(e.x), f), e.op, e.y, f), type, f);
    default: {
      const kind = kindOf(type);
      const c = f.info.constOf(e.y);
      const x = bareNumber(kind === "int" ? lowerTyped(e.x, f) : lower(e.x, f), f.typeOf(e.x), f);
      const y = bareNumber(lower(e.y, f), f.typeOf(e.y), f);
      return wrapNumber(
        inOrder([e.x, e.y], [x, y], f, ([a, b]) =>
          arithmetic(a as RustExpr, e.op, b as RustExpr, kind, c?.kind === "int" ? c.value : undefined),
        ),
        type,
        f,
      );
    }
  }
}

/** `'a' <= c && c <= 'z'` is a range that contains `c`. */
function withinBounds(x: RustExpr, op: "&&" | "||", y: RustExpr): RustExpr {
  if (x.kind === "BinaryExpr" && x.op === op && isBound(y) && isBound(x.right)) {
    const right = withinBounds(x.right, op, y);
    return right.kind === "BinaryExpr" ? rustBinary(x, op, y) : rustBinary(x.left, op, right);
  }
  const [a, b] = [boundOf(x), boundOf(y)];
  const same = a && b && textOf(a.subject) === textOf(b.subject);
  if (!same) return rustBinary(x, op, y);
  const low = [a, b].find((o) => o.op === (op === "&&" ? ">=" : "<"));
  const high = [a, b].find((o) => (op === "&&" ? o.op === "<=" || o.op === "<" : o.op === ">" || o.op === ">="));
  if (!low || !high || low === high) return rustBinary(x, op, y);
  const inclusive = high.op === "<=" || high.op === ">";
  const known = inclusive ? asciiClasses[`${byteOf(low.limit)}${byteOf(high.limit)}`] : undefined;
  if (known) return op === "&&" ? methodCall(a.subject, known) : not(methodCall(a.subject, known));
  const span: RustExpr = { kind: "RangeExpr", low: low.limit, high: high.limit, inclusive };
  const inside = methodCall({ kind: "ParenExpr", expr: span }, "contains", [{ kind: "RefExpr", mut: false, expr: a.subject }]);
  return op === "&&" ? inside : not(inside);
}

const asciiClasses: Readonly<Record<string, string>> = {
  az: "is_ascii_lowercase",
  AZ: "is_ascii_uppercase",
  "09": "is_ascii_digit",
};

const byteOf = (e: RustExpr): string => (e.kind === "LitExpr" && e.lit.kind === "byte" ? String.fromCharCode(e.lit.value) : "?");

const isBound = (e: RustExpr): boolean => boundOf(e) !== undefined;

interface Bound {
  readonly subject: RustExpr;
  readonly op: RustBinaryOp;
  readonly limit: RustExpr;
}

const mirrored: Readonly<Record<string, RustBinaryOp>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** A comparison of a place with a literal. */
function boundOf(e: RustExpr): Bound | undefined {
  if (e.kind !== "BinaryExpr" || !(e.op in mirrored)) return undefined;
  if (isLimit(e.right) && isPlace(e.left)) return { subject: e.left, op: e.op, limit: e.right };
  const op = mirrored[e.op];
  return isLimit(e.left) && isPlace(e.right) && op ? { subject: e.right, op, limit: e.left } : undefined;
}

/** A number, or `'a' as i32`. */
const isLimit = (e: RustExpr): boolean => e.kind === "LitExpr" || (e.kind === "CastExpr" && e.expr.kind === "LitExpr");

const isPlace = (e: RustExpr): boolean => e.kind === "PathExpr" || (e.kind === "FieldExpr" && isPlace(e.expr));

const textOf = (e: RustExpr): string =>
  JSON.stringify(e, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));

const bareBool = (e: Expr, f: Floor): RustExpr => {
  const v = lower(e, f);
  return f.types.isWrapper(f.typeOf(e)) ? field(looked(v), "0") : v;
};

/** A count below the width is Rust's own shift; others may be as large as they like. */
export function shift(x: RustExpr, op: "<<" | ">>", count: Expr, f: Floor): RustExpr {
  const c = f.info.constOf(count);
  const rustOp = op;
  if (c?.kind === "int" && c.value < 8n) return rustBinary(x, rustOp, int(Number(c.value)));
  const n = c?.kind === "int" ? int(c.value > 64n ? 64 : Number(c.value)) : countOf(count, f);
  return coreCall(op === "<<" ? "shift_left" : "shift_right", [x, n]);
}

/** The count as `u64`; a negative one panics. */
function countOf(e: Expr, f: Floor): RustExpr {
  const type = f.typeOf(e);
  const v = bareNumber(lowerTyped(e, f), type, f);
  const u = underlying(type);
  const unsigned = u.kind === "Basic" && /^u/.test(u.basic) && !u.basic.startsWith("untyped");
  return unsigned ? (typeText(f.rust(u)) === "u64" ? v : cast(v, t.u64)) : coreCall("shift_count", [cast(v, t.i64)]);
}

const isNil = (e: Expr, f: Floor): boolean =>
  f.info.typeAndValueOf(e)?.mode === "nil" || (e.kind === "ParenExpr" && isNil(e.x, f));

function comparison(e: BinaryExpr, f: Floor): RustExpr {
  const op = e.op as RustBinaryOp;
  if (isNil(e.y, f) || isNil(e.x, f)) {
    const other = isNil(e.y, f) ? e.x : e.y;
    const v = operand(other, f);
    const test = methodCall(f.types.isWrapper(f.typeOf(other)) ? field(looked(v), "0") : looked(v), "is_nil");
    return op === "!=" ? not(test) : test;
  }
  const [a, b] = [f.typeOf(e.x), f.typeOf(e.y)];
  if (isInterface(a) !== isInterface(b) || (isInterface(a) && !identical(a, b))) {
    const common = isInterface(a) ? (isInterface(b) && methodsOf(b) < methodsOf(a) ? b : a) : b;
    return rustBinary(lowerAs(e.x, common, f), op, lowerAs(e.y, common, f));
  }
  const plain = emptiness(e, f) ?? truth(e, f) ?? multiple(e, f) ?? notANumber(e, f);
  if (plain) return plain;
  const differ = typeText(f.rust(a)) !== typeText(f.rust(b));
  const side = (v: Expr): RustExpr =>
    differ && f.types.isWrapper(f.typeOf(v)) ? field(looked(operand(v, f)), "0") : compared(v, f);
  const [x, y] = [side(e.x), side(e.y)];
  return inOrder([e.x, e.y], [x, y], f, ([l, r]) => rustBinary(l as RustExpr, op, r as RustExpr));
}

/** `len(s) == 0` and `len(s) < 1` of a text ask whether it is empty. */
function emptiness(e: BinaryExpr, f: Floor): RustExpr | undefined {
  const call = e.x.kind === "CallExpr" && f.info.builtinOf(e.x) === "len" ? e.x : undefined;
  const arg = call?.args[0];
  const c = f.info.constOf(e.y);
  if (!arg || c?.kind !== "int" || kindOf(f.typeOf(arg)) !== "string" || f.info.constOf(e.x)) return undefined;
  const asks = `${e.op} ${c.value}`;
  if (asks !== "== 0" && asks !== "< 1" && asks !== "!= 0" && asks !== "> 0" && asks !== ">= 1") return undefined;
  const test = methodCall(bareNumber(operand(arg, f), f.typeOf(arg), f), "is_empty");
  return asks === "== 0" || asks === "< 1" ? test : not(test);
}

/** `n % 10 == 0` of a number without a sign asks whether it is a multiple; by a variable, which may be 0, it panics and stays. */
function multiple(e: BinaryExpr, f: Floor): RustExpr | undefined {
  const rest = e.x.kind === "ParenExpr" ? e.x.x : e.x;
  if ((e.op !== "==" && e.op !== "!=") || rest.kind !== "BinaryExpr" || rest.op !== "%" || f.info.constOf(rest)) return undefined;
  const [by, zero] = [f.info.constOf(rest.y), f.info.constOf(e.y)];
  const type = f.typeOf(rest);
  if (type.kind !== "Basic" || !/^uint(?:8|16|32|64)?$|^byte$/.test(type.basic)) return undefined;
  if (by?.kind !== "int" || by.value === 0n || zero?.kind !== "int" || zero.value !== 0n) return undefined;
  const test = methodCall(lowerTyped(rest.x, f), "is_multiple_of", [lower(rest.y, f)]);
  return e.op === "==" ? test : not(test);
}

/** `ok == true` is `ok`. */
function truth(e: BinaryExpr, f: Floor): RustExpr | undefined {
  if (e.op !== "==" && e.op !== "!=") return undefined;
  const [x, c] = f.info.constOf(e.y)?.kind === "bool" ? [e.x, f.info.constOf(e.y)] : [e.y, f.info.constOf(e.x)];
  if (c?.kind !== "bool" || f.info.constOf(x) || isInterface(f.typeOf(x))) return undefined;
  return c.value === (e.op === "==") ? bareBool(x, f) : not(bareBool(x, f));
}

/** `x != x`: only NaN is not itself. */
function notANumber(e: BinaryExpr, f: Floor): RustExpr | undefined {
  const same = f.facts.textOf(e.x) === f.facts.textOf(e.y) && (e.op === "==" || e.op === "!=");
  if (!same || f.info.constOf(e.x) || hasCall(e.x, f) || kindOf(f.typeOf(e.x)) !== "float") return undefined;
  const test = methodCall(bareNumber(lower(e.x, f), f.typeOf(e.x), f), "is_nan");
  return e.op === "==" ? not(test) : test;
}

/** The other side of a comparison says the type of a constant. */
const compared = (e: Expr, f: Floor): RustExpr => (f.info.constOf(e) ? lower(e, f) : operand(e, f));

const methodsOf = (t: Type): number => {
  const u = underlying(t);
  return u.kind === "Interface" ? u.methods.length + u.embeddeds.length : 0;
};

const opposites: Readonly<Record<string, RustBinaryOp>> = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

/** `!(a == b)` is `a != b`; with NaN neither `a < b` nor `a >= b` holds. */
function opposite(v: RustExpr, e: Expr, f: Floor): RustExpr {
  const inner = e.kind === "ParenExpr" ? e.x : e;
  const bare = v.kind === "ParenExpr" ? v.expr : v;
  const op = bare.kind === "BinaryExpr" && inner.kind === "BinaryExpr" && bare.op === inner.op ? opposites[bare.op] : undefined;
  if (!op || bare.kind !== "BinaryExpr" || inner.kind !== "BinaryExpr") return not(v);
  const isOrdered = op === "==" || op === "!=" || kindOf(f.typeOf(inner.x)) === "int" || kindOf(f.typeOf(inner.x)) === "string";
  if (isOrdered) return { ...bare, op };
  const holds = f.temp("holds");
  return block([letStmt(holds, bare)], not(local(holds)));
}

export function unary(e: UnaryExpr, f: Floor): RustExpr {
  const type = f.typeOf(e);
  const v = (): RustExpr => bareNumber(lowerTyped(e.x, f), f.typeOf(e.x), f);
  switch (e.op) {
    case "!":
      return wrap(opposite(bareBool(e.x, f), e.x, f), type, f);
    case "-":
      return wrapNumber(
        kindOf(type) === "int" ? methodCall(v(), "wrapping_neg") : { kind: "UnaryExpr", op: "-", expr: v() },
        type,
        f,
      );
    case "^":
      return wrapNumber(not(v()), type, f);
    case "+":
      return lower(e.x, f);
    case "<-":
      throw new Beyond("FG0501", {});
    default:
      throw new Beyond("FG0101", { what: e.op });
  }
}
