// Implements `w.Write(bytes)`, which takes all or says why not: the method of writers, of files and of the standard streams.

import { isOwnWrite } from "../../lib/analysis/writers.ts";
import type { CallExpr } from "../../lib/go/ast.ts";
import type { EmitContext, StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { letStmt, local, methodCall, ref, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine } from "./_values.ts";
import { writtenWhole } from "./_writers.ts";

/** Go's `Write` takes all or says why not, as `write_all` does: the count is that of what was given. */
export const writeWhole: StdLowering = (c, ctx) => {
  const dest = ctx.placeToWrite(c.recv!);
  const bytes = ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)));
  if (inStatement(ctx, c.call))
    return combine(ctx, [dest, bytes], t.unit, (w, b) => methodCall(writtenWhole({ ...dest, expr: w }, viewed(b)), "unwrap"));
  if (ignoresCount(ctx, c.call))
    return combine(ctx, [dest, bytes], t.result(t.unit, ioError), (w, b) => writtenWhole({ ...dest, expr: w }, viewed(b)));
  const seen = viewed(bytes.expr);
  const taken = givenTo(c.call, ctx);
  const data = seen.kind === "RefExpr" ? seen.expr : seen;
  const held = taken || isSimple(data) ? undefined : ctx.fresh("data");
  const shown = held === undefined ? seen : seen.kind === "RefExpr" ? ref(local(held)) : local(held);
  const { before, exprs } = ctx.sequence([dest]);
  const whole = writtenWhole({ ...dest, expr: exprs[0] ?? dest.expr }, shown);
  return temp(countedBy(whole, taken ?? (held === undefined ? data : local(held))), t.result(t.usize, ioError), {
    before: [...bytes.before, ...(held === undefined ? [] : [letStmt(held, data)]), ...before],
  });
};

/** `w.write_all(data).map(|()| data.len())`. */
export const countedBy = (whole: RustExpr, data: RustExpr): RustExpr =>
  methodCall(whole, "map", [
    { kind: "ClosureExpr", move: false, params: [{ pat: { kind: "TuplePat", elems: [] } }], body: methodCall(data, "len") },
  ]);

/** `_, err := w.Write(bytes)`: how many were written is how many were given. */
export function ignoresCount(ctx: EmitContext, call: CallExpr): boolean {
  const parent = ctx.facts.tree.parentOf(call);
  const [first] = parent?.kind === "AssignStmt" ? parent.lhs : [];
  return first?.kind === "Ident" && first.name === "_";
}

/** `return w.w.Write(f(p))`: what the method was given is taken as a whole, however much of it goes on. Nobody reads another count. */
function givenTo(call: CallExpr, ctx: EmitContext): RustExpr | undefined {
  const f = ctx.facts.tree.funcOf(call);
  const obj = f?.kind === "FuncDecl" ? ctx.info.funcObjOf(f) : undefined;
  const [p] = obj?.type.params.vars ?? [];
  const isGivenBack = ctx.facts.tree.parentOf(call)?.kind === "ReturnStmt";
  return isGivenBack && obj && p && isOwnWrite(obj, ctx.facts) ? local(ctx.nameOf(p)) : undefined;
}

/** `&text.into_bytes()` is `text.as_bytes()`. */
const viewed = (e: RustExpr): RustExpr =>
  e.kind === "RefExpr" && e.expr.kind === "MethodCallExpr" && e.expr.method === "into_bytes"
    ? methodCall(e.expr.recv, "as_bytes")
    : e;

/** A name, or a part of one: read twice, it is the same. */
const isSimple = (e: RustExpr): boolean => e.kind === "PathExpr" || (e.kind === "FieldExpr" && isSimple(e.expr));
