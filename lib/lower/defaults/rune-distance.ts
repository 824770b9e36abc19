// Implements `int(r - 'a')` and `counts[r-'a']`: how far a character stands from another one, computed in the type that is wanted.

import type { Expr } from "../../go/ast.ts";
import { temp, type Value } from "../../patterns/value.ts";
import type { RustType } from "../../rust/ast.ts";
import { binary, isChar } from "../../rust/factory.ts";
import { charToInt } from "../coerce.ts";
import type { Emitter } from "../emitter.ts";

/**
 * A difference of characters always fits what Go computes it in, so that it may be computed in a wider type. In `usize` only
 * where an index is wanted: one below zero ends both programs.
 */
export function runeDistance(e: Expr, to: RustType, ctx: Emitter): Value | undefined {
  if (e.kind === "ParenExpr") return runeDistance(e.x, to, ctx);
  if (e.kind !== "BinaryExpr" || e.op !== "-" || ctx.info.constOf(e)) return undefined;
  const type = ctx.info.typeOf(e);
  const from = ctx.info.constOf(e.y);
  const isLetter = e.y.kind === "BasicLit" && e.y.lit === "CHAR" && from?.kind === "int" && from.value < 0x80n;
  if (type.kind !== "Basic" || type.alias !== "rune" || !isLetter || ctx.info.constOf(e.x)) return undefined;
  const simple = e.x.kind === "Ident" ? ctx.derefd(ctx.peek(e.x)) : undefined;
  if (!simple || !isChar(simple.type)) return undefined;
  const letter = ctx.expr(e.y);
  return temp(binary(charToInt(simple.expr, to), "-", charToInt(letter.expr, to)), to, { before: simple.before });
}
