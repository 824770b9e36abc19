// Implements the methods of a buffered reader and of a text that is read from: lines, bytes and characters.

import type { EmitContext, StdCall, StdFunction, StdLowering, Value } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { call, t } from "../../lib/rust/factory.ts";
import { counting } from "./_counts.ts";
import { ioError } from "./_fallible.ts";
import { helper } from "./_helpers.ts";
import { readerBehind } from "./_readers.ts";
import { argOf, combine, constInt } from "./_values.ts";

/** The line with its end; at the end of the input an error that Go calls EOF. Who does not look at it takes what there is. */
const readLine: StdLowering = (c, ctx) => {
  if (constInt(ctx, argOf(c, 0)) !== 10n) return undefined;
  ctx.note("stdin-text", c.call);
  return onReader(c, ctx, t.result(t.string, ioError), isIgnored(c, ctx) ? "go_read_rest" : "go_read_line");
};
/** `line, _ := in.ReadString('\n')`. */
function isIgnored(c: StdCall, ctx: EmitContext): boolean {
  const s = ctx.facts.tree.parentOf(c.call);
  const error = s?.kind === "AssignStmt" ? s.lhs[1] : undefined;
  return error?.kind === "Ident" && error.name === "_";
}
const readPart: StdLowering = (c, ctx) => {
  if (constInt(ctx, argOf(c, 0)) !== 10n || isIgnored(c, ctx)) return undefined;
  ctx.note("stdin-text", c.call);
  return onReader(c, ctx, t.tuple(t.string, t.option(ioError)), "go_read_part");
};

const readBytes: StdLowering = (c, ctx) => {
  ctx.note("long-lines", c.call);
  return onReader(c, ctx, t.result(t.tuple(t.vec(t.u8), t.bool), ioError), "go_read_bytes");
};

/** A byte, or a character with its length. */
const readByte: StdLowering = (c, ctx) => onReader(c, ctx, t.result(t.u8, ioError), "go_read_byte");
const readRune: StdLowering = (c, ctx) => {
  ctx.note("stdin-text", c.call);
  return onReader(c, ctx, t.result(t.tuple(t.char, t.i64), ioError), "go_read_rune");
};

function onReader(c: StdCall, ctx: EmitContext, type: RustType, name: Parameters<typeof helper>[1]): Value {
  const reader = ctx.placeToWrite(c.recv!);
  return combine(ctx, [reader], type, (r) => call(helper(ctx, name), [readerBehind({ ...reader, expr: r })]));
}

/** Of `*bufio.Reader`, and of `*strings.Reader` as far as it has them. */
export const readerMethods: Readonly<Record<string, StdFunction>> = {
  "Reader.ReadString": { lower: readLine, lowerBoth: readPart, mutatesReceiver: true },
  "Reader.ReadLine": { lower: readBytes, mutatesReceiver: true },
  "Reader.ReadByte": { lower: readByte, mutatesReceiver: true },
  "Reader.ReadRune": { lower: readRune, mutatesReceiver: true },
};

/** `n, err := r.Read(buf)` of a text: what was read, and at its end an error that Go calls EOF. */
export const readInto: StdFunction = {
  lower: counting((c, ctx) => {
    const reader = ctx.placeToWrite(c.recv!);
    return combine(ctx, [reader, ctx.borrowMut(argOf(c, 0))], t.result(t.usize, ioError), (r, buf) =>
      call(helper(ctx, "go_read"), [readerBehind({ ...reader, expr: r }), buf]),
    );
  }),
  mutatesReceiver: true,
  mutates: [0],
};
