// Implements builders of text as a `String`: `strings.Builder`, and `bytes.Buffer` where it holds text.

import { formatText } from "../../lib/analysis/format-texts.ts";
import { isKnownAscii } from "../../lib/analysis/known-texts.ts";
import type { StdCall, StdFunction, StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import { call, char, exprStmt, isString, methodCall, ok, ref, stripRefs, t, vecElem } from "../../lib/rust/factory.ts";
import { type Folded, foldOperands, isFolded, operandsOf, written } from "./_format.ts";
import { ioError } from "./_fallible.ts";
import { inStatement } from "./_position.ts";
import { argOf, asciiOf, charOf, combine, constString, literalOf, strOf, unparen } from "./_values.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { writersOf } from "../../lib/analysis/writers.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";

/** A `String`; bytes where some function of the program writes to it as to any `io.Writer`, which may be no text. */
export const builderType = (name: string, facts: Facts): RustType =>
  writersOf(facts).buffers.has(name) ? t.vec(t.u8) : t.string;

const isBytes = (v: Value): boolean => vecElem(stripRefs(v.type)) !== undefined;

/** `buf.extend_from_slice(…)`. */
const extended = (buf: RustExpr, bytes: RustExpr): RustExpr => methodCall(buf, "extend_from_slice", [bytes]);

const writeString: StdLowering = (c, ctx) => {
  const e = argOf(c, 0);
  const dest = ctx.placeToWrite(c.recv!);
  const folded = formatOf(ctx, e);
  if (folded)
    return temp(written(folded, dest.expr, isBytes(dest) ? "std::io::Write as _" : "std::fmt::Write as _"), t.unit, {
      before: [...dest.before, ...folded.before],
    });
  if (isBytes(dest)) return combine(ctx, [dest, strOf(ctx, e)], t.unit, (sb, s) => extended(sb, methodCall(s, "as_bytes")));
  const known = literalOf(e) && constString(ctx, e);
  if (known !== undefined && [...known].length === 1)
    return combine(ctx, [dest], t.unit, (sb) => methodCall(sb, "push", [char(known)]));
  return combine(ctx, [dest, strOf(ctx, e)], t.unit, (sb, s) => methodCall(sb, "push_str", [s]));
};

/** `sb.WriteString(fmt.Sprintf(…))` writes into the builder directly. */
function formatOf(ctx: EmitContext, e: Expr): Folded | undefined {
  const inner = unparen(e);
  if (inner.kind !== "CallExpr" || !isSprintf(ctx, inner) || inner.ellipsis) return undefined;
  const format = inner.args[0] && formatText(inner.args[0], ctx.facts);
  if (format === undefined) return undefined;
  const folded = foldOperands(ctx, format, operandsOf(ctx, inner.args.slice(1)));
  return isFolded(folded) && !folded.only ? folded : undefined;
}
const isSprintf = (ctx: EmitContext, e: CallExpr): boolean => {
  const callee = ctx.info.calleeOf(e);
  return callee?.pkg === "fmt" && callee.name === "Sprintf";
};

const writeRune: StdLowering = (c, ctx) => {
  const dest = ctx.placeToWrite(c.recv!);
  return combine(ctx, [dest, charOf(ctx, argOf(c, 0))], t.unit, (sb, r) =>
    isBytes(dest) ? extended(sb, methodCall(methodCall(r, "to_string"), "as_bytes")) : methodCall(sb, "push", [r]),
  );
};

const writeByte: StdLowering = (c, ctx) => {
  const dest = ctx.placeToWrite(c.recv!);
  if (isBytes(dest)) return combine(ctx, [dest, ctx.expr(argOf(c, 0), t.u8)], t.unit, (sb, b) => methodCall(sb, "push", [b]));
  const ascii = asciiOf(ctx, argOf(c, 0));
  const given = unparen(argOf(c, 0));
  if (!ascii && !(given.kind === "IndexExpr" && isKnownAscii(given.x, ctx.facts))) ctx.note("text-bytes", c.call);
  return combine(ctx, [ctx.placeToWrite(c.recv!), ascii ?? ctx.expr(argOf(c, 0), t.u8)], t.unit, (sb, b) =>
    methodCall(sb, "push", [ascii ? b : call("char::from", [b])]),
  );
};

/** Bytes that are no UTF-8 cannot stand in a `String`: they are replaced, as the caution says. */
const write: StdLowering = (c, ctx) => {
  const dest = ctx.placeToWrite(c.recv!);
  if (!inStatement(ctx, c.call)) return isBytes(dest) ? writeCounted(c, dest, ctx) : undefined;
  if (isBytes(dest)) return combine(ctx, [dest, ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)))], t.unit, (sb, b) => extended(sb, b));
  ctx.note("bytes-to-string", c.call);
  return combine(ctx, [dest, ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)))], t.unit, (sb, b) =>
    methodCall(sb, "push_str", [ref(call("String::from_utf8_lossy", [b]))]),
  );
};

/** `return b.buf.Write(p)`: a buffer takes all. */
function writeCounted(c: StdCall, dest: Value, ctx: EmitContext): Value | undefined {
  const [p] = c.args;
  if (p?.kind !== "Ident") return undefined;
  const { before, exprs } = ctx.sequence([dest, ctx.expr(p, t.ref(t.slice(t.u8)))]);
  const [buf, bytes] = exprs as [RustExpr, RustExpr];
  return temp(ok(methodCall(bytes, "len")), t.result(t.usize, ioError), {
    before: [...before, exprStmt(extended(buf, bytes), true)],
  });
}

/** The whole text: a place, which its reader borrows, moves or clones. */
const string: StdLowering = (c, ctx) => {
  const seen = ctx.peek(c.recv!);
  if (isBytes(seen)) {
    ctx.note("bytes-to-string", c.call);
    const bytes = seen.type.kind === "RefType" ? seen.expr : ref(seen.expr);
    return temp(methodCall(call("String::from_utf8_lossy", [bytes]), "into_owned"), t.string, { before: seen.before });
  }
  return c.want && isString(c.want) ? ctx.expr(c.recv!, t.string) : seen;
};

const length: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.usize, (sb) => methodCall(sb, "len"));
const capacity: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.usize, (sb) => methodCall(sb, "capacity"));
const reset: StdLowering = (c, ctx) => combine(ctx, [ctx.placeToWrite(c.recv!)], t.unit, (sb) => methodCall(sb, "clear"));
const grow: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.placeToWrite(c.recv!), ctx.expr(argOf(c, 0), t.usize)], t.unit, (sb, n) => methodCall(sb, "reserve", [n]));

const mutating = (lower: StdLowering): StdFunction => ({ lower, mutatesReceiver: true });

/** Where somebody asks how much was written, there is no form yet. */
const unasked =
  (lower: StdLowering): StdLowering =>
  (c, ctx) => {
    const parent = ctx.facts.tree.parentOf(c.call);
    const isAsked = parent?.kind !== "AssignStmt" || !parent.lhs.every((l) => l.kind === "Ident" && l.name === "_");
    return !inStatement(ctx, c.call) && isAsked ? undefined : lower(c, ctx);
  };

export const builderMethods = (type: string): Record<string, StdFunction | StdLowering> => ({
  [`${type}.Write`]: mutating(write),
  [`${type}.WriteString`]: mutating(unasked(writeString)),
  [`${type}.WriteByte`]: mutating(unasked(writeByte)),
  [`${type}.WriteRune`]: mutating(unasked(writeRune)),
  [`${type}.String`]: string,
  [`${type}.Len`]: length,
  [`${type}.Cap`]: capacity,
  [`${type}.Reset`]: mutating(reset),
  [`${type}.Grow`]: mutating(grow),
});
