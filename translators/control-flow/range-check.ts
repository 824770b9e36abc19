// Implements the idiom of two comparisons that ask whether a number lies between two constants: a range answers.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { BinaryExpr, Expr, Ident } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { isChar, methodCall, not, paren, range, rangeInclusive, ref, stripRefs, t } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly value: Ident;
  readonly low: Expr;
  readonly high: Expr;
  readonly inclusive: boolean;
  readonly outside: boolean;
}

/**
 * Form: `lo <= x && x <= hi`, `x < lo || x > hi`, each comparison either way round. Variant: the upper bound excluded. Restrictions:
 * x is a variable of an integer type and the bounds are constants in order. Caveat: on floats the negated form would take NaN for outside.
 */
export default definePattern<"BinaryExpr", Data>({
  id: "range-check",
  root: "BinaryExpr",
  tier: "idiom",
  category: "syntax",
  title: "One question where there were two comparisons",
  what: "The two comparisons of `{name}` become one question: whether it lies in a range, or belongs to the class of characters that the range is.",
  why: "`a..b` and `a..=b` are values with methods; the number and its bounds are each written once.",
  link: { text: "Range::contains", url: "https://doc.rust-lang.org/std/ops/struct.Range.html#method.contains" },
  match(node, facts) {
    const outside = node.op === "||";
    if (!outside && node.op !== "&&") return undefined;
    const bounds = [boundOf(node.x, facts), boundOf(node.y, facts)].map((b) => b && (outside ? opposite(b) : b));
    const low = bounds.find((b) => b?.op === ">=");
    const high = bounds.find((b) => b?.op === "<" || b?.op === "<=");
    if (!low || !high || facts.info.objectOf(low.value) !== facts.info.objectOf(high.value) || low.number > high.number)
      return undefined;
    return covers<Data>(
      [],
      { value: low.value, low: low.bound, high: high.bound, inclusive: high.op === "<=", outside },
      { name: low.value.name },
    );
  },
  // Before → after: `n < 1 || n > 6` → `!(1..=6).contains(&n)`; `'0' <= r && r <= '9'` → `r.is_ascii_digit()`.
  rewrite(_node, d, ctx) {
    const v = ctx.peek(d.value);
    const type = stripRefs(v.type);
    const [low, high] = [ctx.expr(d.low, type), ctx.expr(d.high, type)];
    if (v.before.length + low.before.length + high.before.length > 0) return undefined;
    const asked = asciiClass(low.expr, high.expr, d.inclusive);
    const isText = isChar(type) || (type.kind === "PathType" && type.path.segments[0]?.name === "u8");
    const subject = v.type.kind === "RefType" ? v.expr : ref(v.expr);
    const bounds = paren(d.inclusive ? rangeInclusive(low.expr, high.expr) : range(low.expr, high.expr));
    const inside = asked && isText ? methodCall(v.expr, asked) : methodCall(bounds, "contains", [subject]);
    return temp(d.outside ? not(inside) : inside, t.bool);
  },
});

type Op = "<" | "<=" | ">" | ">=";
interface Bound {
  readonly value: Ident;
  readonly op: Op;
  readonly bound: Expr;
  readonly number: bigint;
}

const turned: Readonly<Record<Op, Op>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const negated: Readonly<Record<Op, Op>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };
const isOp = (op: BinaryExpr["op"]): op is Op => op in turned;
const opposite = (b: Bound): Bound => ({ ...b, op: negated[b.op] });

/** `x >= 1` and `1 <= x` alike. */
function boundOf(e: Expr, facts: Facts): Bound | undefined {
  const c = e.kind === "ParenExpr" ? e.x : e;
  if (c.kind !== "BinaryExpr" || !isOp(c.op)) return undefined;
  return compared(c.x, c.op, c.y, facts) ?? compared(c.y, turned[c.op], c.x, facts);
}

function compared(value: Expr, op: Op, bound: Expr, facts: Facts): Bound | undefined {
  const number = facts.info.constOf(bound);
  if (value.kind !== "Ident" || facts.info.constOf(value) || facts.info.objectOf(value)?.kind !== "Var" || number?.kind !== "int")
    return undefined;
  const u = underlying(facts.info.typeOf(value));
  return u.kind === "Basic" && /^u?int/.test(u.basic) ? { value, op, bound, number: number.value } : undefined;
}

/** The classes of ASCII that have a method of their own. */
function asciiClass(low: RustExpr, high: RustExpr, inclusive: boolean): string | undefined {
  const [a, b] = [letterOf(low), letterOf(high)];
  if (!inclusive || a === undefined || b === undefined) return undefined;
  return { "09": "is_ascii_digit", az: "is_ascii_lowercase", AZ: "is_ascii_uppercase" }[a + b];
}

function letterOf(e: RustExpr): string | undefined {
  if (e.kind !== "LitExpr") return undefined;
  if (e.lit.kind === "byte") return String.fromCharCode(e.lit.value);
  return e.lit.kind === "char" ? e.lit.value : undefined;
}
