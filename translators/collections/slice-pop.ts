// Implements slice-pop: `x := s[len(s)-1]; s = s[:len(s)-1]` → `s.pop()`, and `x := s[0]; s = s[1:]` → `s.remove(0)` (idioms.md
// `slice-view`).

import { type Pop, popOf } from "../../lib/analysis/pops.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { covers, definePattern, type EmitContext, nearMiss, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { field, int, methodCall, stripRefs, vecElem } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

type Data = Pick<Pop, "id" | "list" | "end">;

export default definePattern<"AssignStmt", Data>({
  id: "slice-pop",
  catalogue: ["slice-view", "append"],
  root: "AssignStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Reading an end and cutting it off is one call",
  what: "Both lines together take one element out of `{list}`. The `Vec` gives it away as a value, so that nothing is copied.",
  why: "A `Vec` owns its elements: what is taken out belongs to whoever took it, and the list is shorter at once.",
  pitfall: "Taking from the front moves all the others up by one. A `VecDeque` with `pop_front` does not.",
  link: { text: "Vec::pop", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.pop" },
  match(s, facts) {
    const pop = popOf(s, facts);
    if (!pop) return undefined;
    const { id, list, end, cut, named } = pop;
    if (
      named &&
      facts.uses.of(named.index).some((u) => u.role.kind !== "define" && ![s, cut].some((x) => facts.tree.isInside(u.ident, x)))
    )
      return nearMiss(`\`${named.index.name}\` is read again`, s.span);
    return covers([...(named ? [named.by] : []), cut], { id, list, end }, { list: facts.textOf(list) });
  },
  rewrite(_s, { id, list, end }, ctx) {
    const inner = elementsOf(list, ctx);
    if (!inner) return undefined;
    const { place, elem } = inner;
    const taken =
      end === "last" ? methodCall(methodCall(place.expr, "pop"), "unwrap") : methodCall(place.expr, "remove", [int(0n)]);
    return ctx.bindTo(id, temp(taken, elem, { before: place.before }));
  },
});

/** The `Vec`, where it lies in a tuple struct that stands for a defined type too. */
function elementsOf(list: Expr, ctx: EmitContext): { readonly place: Value; readonly elem: RustType } | undefined {
  const place = ctx.placeToWrite(list);
  const elem = vecElem(stripRefs(place.type));
  if (elem) return { place, elem };
  const type = ctx.info.typeOf(list);
  const u = underlying(type);
  const isOwn = type.kind === "Named" && type.obj.pkg === "" && u.kind === "Slice" && stripRefs(place.type).kind === "PathType";
  return isOwn ? { place: { ...place, expr: field(place.expr, "0") }, elem: ctx.plan.typeInList(u.elem) } : undefined;
}
