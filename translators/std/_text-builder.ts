// Implements builders of text as a `String`: `strings.Builder`, and `bytes.Buffer` where it holds text.

import { formatText } from "../../lib/analysis/format-texts.ts";
import type { StdFunction, StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, char, isString, methodCall, ref, t } from "../../lib/rust/factory.ts";
import { type Folded, foldOperands, isFolded, operandsOf, written } from "./_format.ts";
import { inStatement } from "./_position.ts";
import { argOf, asciiOf, charOf, combine, constString, literalOf, strOf, unparen } from "./_values.ts";
import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";

const writeString: StdLowering = (c, ctx) => {
  const e = argOf(c, 0);
  const dest = ctx.placeToWrite(c.recv!);
  const folded = formatOf(ctx, e);
  if (folded)
    return temp(written(folded, dest.expr, "std::fmt::Write as _"), t.unit, { before: [...dest.before, ...folded.before] });
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

const writeRune: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.placeToWrite(c.recv!), charOf(ctx, argOf(c, 0))], t.unit, (sb, r) => methodCall(sb, "push", [r]));

const writeByte: StdLowering = (c, ctx) => {
  const ascii = asciiOf(ctx, argOf(c, 0));
  if (!ascii) ctx.note("text-bytes", c.call);
  return combine(ctx, [ctx.placeToWrite(c.recv!), ascii ?? ctx.expr(argOf(c, 0), t.u8)], t.unit, (sb, b) =>
    methodCall(sb, "push", [ascii ? b : call("char::from", [b])]),
  );
};

/** Bytes that are no UTF-8 cannot stand in a `String`: they are replaced, as the caution says. */
const write: StdLowering = (c, ctx) => {
  if (!inStatement(ctx, c.call)) return undefined;
  ctx.note("text-bytes", c.call);
  return combine(ctx, [ctx.placeToWrite(c.recv!), ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)))], t.unit, (sb, b) =>
    methodCall(sb, "push_str", [ref(call("String::from_utf8_lossy", [b]))]),
  );
};

/** The whole text: a place, which its reader borrows, moves or clones. */
const string: StdLowering = (c, ctx) => (c.want && isString(c.want) ? ctx.expr(c.recv!, t.string) : ctx.peek(c.recv!));

const length: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.usize, (sb) => methodCall(sb, "len"));
const capacity: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.usize, (sb) => methodCall(sb, "capacity"));
const reset: StdLowering = (c, ctx) => combine(ctx, [ctx.placeToWrite(c.recv!)], t.unit, (sb) => methodCall(sb, "clear"));
const grow: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.placeToWrite(c.recv!), ctx.expr(argOf(c, 0), t.usize)], t.unit, (sb, n) => methodCall(sb, "reserve", [n]));

const mutating = (lower: StdLowering): StdFunction => ({ lower, mutatesReceiver: true });

export const builderMethods = (type: string): Record<string, StdFunction | StdLowering> => ({
  [`${type}.Write`]: mutating(write),
  [`${type}.WriteString`]: mutating(writeString),
  [`${type}.WriteByte`]: mutating(writeByte),
  [`${type}.WriteRune`]: mutating(writeRune),
  [`${type}.String`]: string,
  [`${type}.Len`]: length,
  [`${type}.Cap`]: capacity,
  [`${type}.Reset`]: mutating(reset),
  [`${type}.Grow`]: mutating(grow),
});
