// Implements what is said of a clone where Go's copy goes on sharing its elements: a caution for lists, which are mostly copied to
// be kept, and a fault for maps, which both sides go on changing.

import { sharesChangedElements, sharesChangedMaps } from "../analysis/containers.ts";
import type { Expr } from "../go/ast.ts";
import { isString, underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import type { Emitter } from "./emitter.ts";

export function noteShared(type: Type, at: Expr, ctx: Emitter): void {
  // Go copies here, too: `[]byte(text)`.
  if (at.kind === "CallExpr" && ctx.info.isConversion(at) && isText(at.args[0], ctx)) return;
  const held = grownFrom(at, type, ctx);
  if (sharesChangedMaps(held, ctx.facts))
    ctx.input.output.fault(at.span, `\`${ctx.facts.textOf(at)}\` has a map that both sides of the copy change`);
  else if (sharesChangedElements(held, ctx.facts)) ctx.note("copied-container", at);
}

/** A list that `append` makes another one of: what its elements hold is shared, and whether they are, `append-copies` says. */
function grownFrom(at: Expr, type: Type, ctx: Emitter): Type {
  const p = ctx.facts.tree.parentOf(at);
  const u = underlying(type);
  const isGrown = p?.kind === "CallExpr" && ctx.info.builtinOf(p) === "append" && p.args[0] === at;
  return isGrown && u.kind === "Slice" ? u.elem : type;
}

const isText = (e: Expr | undefined, ctx: Emitter): boolean => e !== undefined && isString(ctx.info.typeOf(e));
