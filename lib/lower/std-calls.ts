// Implements questions about calls of the standard library that lowerings need not ask themselves.

import type { StdCall } from "../patterns/kit.ts";
import type { Value } from "../patterns/value.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { FuncObj } from "../semantics/objects.ts";
import { receiverBase } from "./defaults/call.ts";
import type { Emitter } from "./emitter.ts";
import { isNewtype } from "./newtype.ts";

/** Functions over lists and maps of any type; `sort.Sort` takes the methods of the type itself. */
export const opensLists = (f: FuncObj): boolean =>
  f.pkg === "slices" || f.pkg === "maps" || (f.pkg === "sort" && !/^(?:Sort|Stable|Reverse|IsSorted)$/.test(f.name));

/** A call that Go would not compile: lowerings may count on their arguments. */
export function lacksArguments(c: StdCall, f: FuncObj, info: TypeInfo): boolean {
  const needed = f.type.params.vars.length - (f.type.variadic ? 1 : 0);
  const [only] = c.args;
  return c.args.length < needed && !(c.args.length === 1 && only && info.typeOf(only).kind === "Tuple");
}

/** `p.WriteString(s)`, where `p` embeds a builder: the method is the embedded value's. */
export function onHolder<T>(c: StdCall, f: FuncObj, ctx: Emitter, lower: () => T): T {
  const path = c.sel && ctx.info.selectionOf(c.sel)?.path;
  if (!c.sel || !c.recv || !path || path.length === 0) return lower();
  const holder = receiverBase(c.sel, ctx, ctx.facts.stdEffectsOf(f)?.mutatesReceiver ?? true);
  return ctx.withValues([c.recv], [holder], lower);
}

/** What a function over lists gives back of a tuple struct's list is of that type again. */
export function closedAgain(c: StdCall, v: Value, ctx: Emitter): Value {
  const type = ctx.info.typeOf(c.call);
  return isNewtype(type, ctx) ? ctx.coerce(v, ctx.rustType(type)) : v;
}
