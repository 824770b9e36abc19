// Implements the opposite of an order of floats, which is no order where one of them is NaN.

import type { Expr } from "../../go/ast.ts";
import type { RustExpr } from "../../rust/ast.ts";
import { methodCall, pathExpr, ref } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

const others: Readonly<Record<string, string>> = { "<": "is_ge", "<=": "is_gt", ">": "is_le", ">=": "is_lt" };

/** `!(a < b)` is `a.partial_cmp(&b).is_none_or(Ordering::is_ge)`: true where there is another order, or none. */
export function notOrdered(asked: RustExpr, x: Expr, ctx: Emitter): RustExpr | undefined {
  const e = asked.kind === "ParenExpr" ? asked.expr : asked;
  const go = x.kind === "ParenExpr" ? x.x : x;
  const method = e.kind === "BinaryExpr" ? others[e.op] : undefined;
  if (e.kind !== "BinaryExpr" || go.kind !== "BinaryExpr" || method === undefined || e.left.kind === "LitExpr") return undefined;
  const u = underlying(ctx.info.typeOf(go.x));
  if (u.kind !== "Basic" || !u.basic.includes("float")) return undefined;
  const order = methodCall(receiver(e.left), "partial_cmp", [ref(e.right)]);
  const is = pathExpr({ segments: [{ name: "Ordering" }, { name: method }], import: "std::cmp::Ordering" });
  return methodCall(order, "is_none_or", [is]);
}

const receiver = (e: RustExpr): RustExpr =>
  ["PathExpr", "FieldExpr", "MethodCallExpr", "CallExpr", "IndexExpr", "ParenExpr"].includes(e.kind)
    ? e
    : { kind: "ParenExpr", expr: e };
