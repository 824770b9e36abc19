// Implements the operands of `x op= y`: number types, shift counts, wrapping where the code relies on it.

import { isMeantToWrap } from "../../analysis/numbers/wraps.ts";
import type { AssignOp, AssignStmt, BinaryExpr, Expr, IncDecStmt } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustType } from "../../rust/ast.ts";
import { isFloat, isNumeric, simpleName, t } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Emitter } from "../emitter.ts";

export function numberOperand(r: Expr, type: RustType, op: AssignOp, ctx: Emitter): Value {
  if (op === "<<=" || op === ">>=") return ctx.derefd(ctx.expr(r, t.u32));
  return isNumeric(type) ? ctx.coerce(ctx.derefd(ctx.expr(r, type)), type) : ctx.expr(r, type);
}

const methods: Readonly<Record<string, string | undefined>> = {
  "+": "wrapping_add",
  "-": "wrapping_sub",
  "*": "wrapping_mul",
};

/**
 * The method that says that wrapping is meant (idioms.md `int-wrap`): what hashes do, unsigned `*` and `-`, and integers so
 * narrow that programs come to their end. Only counting up in 64 bits does not.
 */
export function wrappingMethod(
  at: BinaryExpr | AssignStmt | IncDecStmt,
  op: string,
  type: RustType,
  ctx: Emitter,
): string | undefined {
  const name = simpleName(type) ?? "";
  if (isFloat(type) || !isNumeric(type) || name === "usize") return undefined;
  const wraps = isNarrow(targetOf(at), name, ctx) || (name === "u64" && op !== "+") || isMeantToWrap(at, ctx.facts);
  return wraps ? methods[op] : undefined;
}

const targetOf = (at: BinaryExpr | AssignStmt | IncDecStmt): Expr | undefined =>
  at.kind === "BinaryExpr" ? at : at.kind === "IncDecStmt" ? at.x : at.lhs[0];

/** At most 32 bits. A rune is computed with as an `i32`, which it never comes near to fill. */
function isNarrow(target: Expr | undefined, name: string, ctx: Emitter): boolean {
  if (/^u(8|16|32)$/.test(name)) return true;
  const u = target && underlying(ctx.info.typeOf(target));
  return u?.kind === "Basic" && /^int(8|16|32)$/.test(u.basic) && u.alias !== "rune" && /^i(8|16|32)$/.test(name);
}
