// Implements the iterators of a list that is a `VecDeque`.

import type { EmitContext, StdCall } from "../../lib/patterns/kit.ts";
import { argsOf, methodCall, ref, stripRefs, t } from "../../lib/rust/factory.ts";
import type { ListIterator } from "./_list-iterators.ts";
import { combine } from "./_values.ts";

function elements(c: StdCall, ctx: EmitContext, isBackward: boolean): ListIterator {
  const list = ctx.peek(c.recv!);
  const elem = argsOf(stripRefs(list.type), "VecDeque")?.[0] ?? t.infer;
  const value = combine(
    ctx,
    [list],
    t.infer,
    (l) => {
      if (isBackward) return methodCall(methodCall(l, "iter"), "rev");
      return list.type.kind === "RefType" ? methodCall(l, "iter") : ref(l);
    },
    list.borrows,
  );
  return { value, item: t.ref(elem) };
}

export const elementsForward = (c: StdCall, ctx: EmitContext): ListIterator => elements(c, ctx, false);
export const elementsBackward = (c: StdCall, ctx: EmitContext): ListIterator => elements(c, ctx, true);
