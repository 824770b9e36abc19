// Implements methods that a type has by what it embeds, where an interface asks for them: the type hands on to the field that has
// them (idioms.md `embed-delegate`).

import type { RustExpr } from "../../rust/ast.ts";
import { boxInner, field } from "../../rust/factory.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import type { Emitter } from "../emitter.ts";

/** `self.engine`, where the method is the embedded engine's; the receiver itself, where it is the type's own. */
export function holderOf(o: TypeNameObj, m: FuncObj, receiver: RustExpr, ctx: Emitter): RustExpr {
  const found = ctx.info.lookup({ kind: "Pointer", elem: o.type }, m.name);
  return (found?.path ?? []).reduce<RustExpr>((place, step) => {
    const slot = ctx.plan.typeOfSlot(step);
    const held = boxInner(slot) ?? slot;
    const isPlain =
      held.kind === "DynType" || (held.kind === "PathType" && held.path.import === undefined && !held.path.segments[0]?.generics);
    if (!isPlain)
      ctx.input.output.fault(
        o.span ?? { start: 0, end: 0 },
        `\`${o.name}\` has \`${m.name}\` by what it embeds and may share or lack`,
      );
    return field(place, ctx.nameOf(step));
  }, receiver);
}
