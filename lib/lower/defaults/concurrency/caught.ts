// Implements `recover()` behind a boundary: the name of what was caught.

import type { CallExpr } from "../../../go/ast.ts";
import { temp, type Value } from "../../../patterns/value.ts";
import { local, t, unit } from "../../../rust/factory.ts";
import type { Emitter } from "../../emitter.ts";

/** The name of what a boundary caught, for the `recover()` that asks for it. */
export const caughtAs = new WeakMap<CallExpr, string>();

/** `recover()`: the text of the panic, if there was one. */
export function lowerRecover(e: CallExpr, ctx: Emitter): Value {
  const name = caughtAs.get(e);
  if (!name) return ctx.unsupported(e, "FG0101", { what: "this use of `recover`" });
  return name === "nobody" ? temp(unit, t.unit) : temp(local(name), t.option(t.string));
}
