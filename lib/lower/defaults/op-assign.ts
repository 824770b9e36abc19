// Implements the operands of `x op= y`: number types, shift counts, wrapping where the code relies on it.

import type { AssignOp, AssignStmt, Expr } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustType } from "../../rust/ast.ts";
import { isFloat, isNumeric, simpleName, t } from "../../rust/factory.ts";
import type { Emitter } from "../emitter.ts";

export function numberOperand(r: Expr, type: RustType, op: AssignOp, ctx: Emitter): Value {
  if (op === "<<=" || op === ">>=") return ctx.derefd(ctx.expr(r, t.u32));
  return isNumeric(type) ? ctx.coerce(ctx.derefd(ctx.expr(r, type)), type) : ctx.expr(r, type);
}

const methods: Readonly<Record<string, string | undefined>> = {
  "+=": "wrapping_add",
  "-=": "wrapping_sub",
  "*=": "wrapping_mul",
};

/** The method that says that wrapping is meant (idioms.md `int-wrap`). */
export function wrappingMethod(s: AssignStmt, type: RustType, ctx: Emitter): string | undefined {
  const name = simpleName(type) ?? "";
  if (isFloat(type) || !isNumeric(type) || name === "usize") return undefined;
  const unsigned = /^u\d+$/.test(name);
  const f = ctx.facts.tree.funcOf(s);
  const hashes = f?.kind === "FuncDecl" && /hash|rand|crc|checksum|fnv|lcg/i.test(f.name.name);
  if (hashes || (unsigned && (s.op !== "+=" || name !== "u64"))) return methods[s.op];
  return undefined;
}
