// Implements what is said of a clone where Go's copy goes on sharing its elements: a caution for lists, which are mostly copied to
// be kept, and a fault for maps, which both sides go on changing.

import { sharesChangedElements, sharesChangedMaps } from "../analysis/containers.ts";
import type { Expr } from "../go/ast.ts";
import type { Type } from "../semantics/types.ts";
import type { Emitter } from "./emitter.ts";

export function noteShared(type: Type, at: Expr, ctx: Emitter): void {
  if (sharesChangedMaps(type, ctx.facts))
    ctx.input.output.fault(at.span, `\`${ctx.facts.textOf(at)}\` has a map that both sides of the copy change`);
  else if (sharesChangedElements(type, ctx.facts)) ctx.note("copied-container", at);
}
