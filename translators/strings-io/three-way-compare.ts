// Implements three-way-compare: `x.Cmp(y) < 0`, `strings.Compare(a, b) == 0` → `x < y`, `a == b`.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { BinaryExpr, Expr } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustBinaryOp, RustType } from "../../lib/rust/ast.ts";
import { binary, isAnyRef, isStr, isString, methodCall, ref, t } from "../../lib/rust/factory.ts";

interface Data {
  readonly left: Expr;
  readonly right: Expr;
  readonly op: RustBinaryOp;
}
const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const functions: ReadonlySet<string> = new Set(["strings.Compare", "cmp.Compare", "bytes.Compare"]);

export default definePattern<"BinaryExpr", Data>({
  id: "three-way-compare",
  title: "A comparison reads as one",
  category: "types",
  what: "The three-way result that is compared with 0 becomes the comparison itself.",
  why: "Rust's operators work on every type that has `PartialEq` or `PartialOrd`, texts and big numbers included.",
  link: { text: "PartialOrd", url: "https://doc.rust-lang.org/std/cmp/trait.PartialOrd.html" },
  root: "BinaryExpr",
  tier: "stdlib",
  match(node, facts) {
    const zero = facts.info.constOf(node.y);
    if (!comparisons.has(node.op) || zero?.kind !== "int" || zero.value !== 0n) return undefined;
    const sides = sidesOf(node, facts);
    return sides && covers<Data>([], { ...sides, op: node.op as RustBinaryOp });
  },
  rewrite(_node, d, ctx) {
    const [a, b] = level(ctx.peek(d.left), ctx.peek(d.right));
    const { before, exprs } = ctx.sequence([a, b]);
    return temp(binary(exprs[0]!, d.op, exprs[1]!), t.bool, { before });
  },
});

function sidesOf(node: BinaryExpr, facts: Facts): { readonly left: Expr; readonly right: Expr } | undefined {
  if (node.x.kind !== "CallExpr") return undefined;
  const callee = facts.info.calleeOf(node.x);
  const [first, second] = node.x.args;
  if (callee?.pkg === "math/big" && callee.name === "Cmp" && node.x.fun.kind === "SelectorExpr" && first)
    return { left: node.x.fun.x, right: first };
  return callee && functions.has(`${callee.pkg}.${callee.name}`) && first && second ? { left: first, right: second } : undefined;
}

/** Both sides as references, or both as values; of two texts only one of which is a `String`, both as `&str`. */
function level(a: Value, b: Value): readonly [Value, Value] {
  const [left, right] = [a, b].map((v) => (v.type.kind === "RefType" ? v.type.inner : v.type));
  if (left && right && isString(left) !== isString(right) && isText(left) && isText(right)) return [asStr(a), asStr(b)];
  if (isAnyRef(a.type) === isAnyRef(b.type)) return [a, b];
  const lent = (v: Value): Value => (isAnyRef(v.type) ? v : { ...v, expr: ref(v.expr) });
  return [lent(a), lent(b)];
}

const isText = (r: RustType): boolean => isString(r) || isStr(r);
const asStr = (v: Value): Value =>
  isString(v.type.kind === "RefType" ? v.type.inner : v.type)
    ? { ...v, expr: methodCall(v.expr, "as_str"), type: t.ref(t.str) }
    : v;
