// Implements counts that come with an error: `usize` where they are only looked at, the number of the Go where it goes on changing.

import type { CallExpr } from "../../lib/go/ast.ts";
import type { EmitContext, StdLowering, Value } from "../../lib/patterns/kit.ts";
import { argsOf, cast, closure, local, methodCall, sameType, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";

/** `io::Result<usize>`, or `.map(|n| n as i64)` of it. */
export function counted(v: Value, call: CallExpr, ctx: EmitContext): Value {
  const type = argsOf(v.type, "Result")?.[0];
  if (!type || (!sameType(type, t.usize) && !sameType(type, t.u64)) || !isChanged(call, ctx)) return v;
  return {
    ...v,
    expr: methodCall(v.expr, "map", [closure(["n"], cast(local("n"), t.i64))]),
    type: t.result(t.i64, ioError),
  };
}

/** A lowering whose count may go on changing. */
export const counting =
  (lower: StdLowering): StdLowering =>
  (c, ctx) => {
    const v = lower(c, ctx);
    return v && counted(v, c.call, ctx);
  };

/** The variable that holds the count is given other values too. */
function isChanged(call: CallExpr, ctx: EmitContext): boolean {
  const parent = ctx.facts.tree.parentOf(call);
  const first = parent?.kind === "AssignStmt" ? parent.lhs[0] : parent?.kind === "ValueSpec" ? parent.names[0] : undefined;
  if (!first || (first.kind === "Ident" && first.name === "_")) return false;
  const v = first.kind === "Ident" ? ctx.info.objectOf(first) : undefined;
  return v?.kind !== "Var" || ctx.facts.uses.of(v).some((u) => ["assign", "update", "address"].includes(u.role.kind));
}
