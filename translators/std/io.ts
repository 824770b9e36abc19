// Implements package io where a reader or writer is a trait object or a standard stream.

import { isOwnWrite } from "../../lib/analysis/writers.ts";
import type { CallExpr } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { bound, call, isString, letStmt, local, methodCall, ref, stripRefs, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { inStatement } from "./_position.ts";
import { argOf, combine, strOf } from "./_values.ts";
import { stdVariable, writtenWhole } from "./_writers.ts";

/** `io.ReadAll(os.Stdin)`. */
const readAll: StdLowering = (c, ctx) => {
  if (stdVariable(ctx, argOf(c, 0)) !== "os.Stdin") return undefined;
  const bytes = call("std::io::Read::bytes", [call("std::io::stdin")]);
  return combine(ctx, [], t.result(t.vec(t.u8), ioError), () => methodCall(bytes, "collect"));
};

const writeString: StdLowering = (c, ctx) => {
  if (!inStatement(ctx, c.call)) return undefined;
  const to = argOf(c, 0);
  const dest = ctx.placeToWrite(to.kind === "UnaryExpr" && to.op === "&" ? to.x : to);
  if (isString(stripRefs(dest.type)))
    return combine(ctx, [dest, strOf(ctx, argOf(c, 1))], t.unit, (w, s) => methodCall(w, "push_str", [s]));
  return combine(ctx, [dest, strOf(ctx, argOf(c, 1))], t.unit, (w, s) =>
    methodCall(writtenWhole({ ...dest, expr: w }, methodCall(s, "as_bytes")), "unwrap"),
  );
};

/** Go's `Write` takes all or says why not, as `write_all` does: the count is that of what was given. */
const write: StdLowering = (c, ctx) => {
  const dest = ctx.placeToWrite(c.recv!);
  const bytes = ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)));
  if (inStatement(ctx, c.call))
    return combine(ctx, [dest, bytes], t.unit, (w, b) => methodCall(writtenWhole({ ...dest, expr: w }, viewed(b)), "unwrap"));
  const seen = viewed(bytes.expr);
  const taken = givenTo(c.call, ctx);
  const held = taken || isSimple(seen) ? undefined : ctx.fresh("data");
  const data = seen.kind === "RefExpr" ? seen.expr : seen;
  const shown = held === undefined ? seen : seen.kind === "RefExpr" ? ref(local(held)) : local(held);
  const { before, exprs } = ctx.sequence([dest]);
  const whole = writtenWhole({ ...dest, expr: exprs[0] ?? dest.expr }, shown);
  const counted: RustExpr = {
    kind: "ClosureExpr",
    move: false,
    params: [{ pat: { kind: "TuplePat", elems: [] } }],
    body: methodCall(taken ?? (held === undefined ? seen : local(held)), "len"),
  };
  return temp(methodCall(whole, "map", [counted]), t.result(t.usize, ioError), {
    before: [...bytes.before, ...(held === undefined ? [] : [letStmt(held, data)]), ...before],
  });
};

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

export default defineStdPackage({
  path: "io",
  functions: {
    ReadAll: readAll,
    WriteString: { lower: writeString, mutates: [0] },
    "Writer.Write": { lower: write, mutatesReceiver: true },
  },
  values: {
    Discard: () => temp(call("std::io::sink"), t.path("std::io::Sink")),
  },
  types: {
    Reader: { rust: t.box(t.dyn(bound("std::io::Read"))) },
    Writer: { rust: t.box(t.dyn(bound("std::io::Write"))) },
  },
});
