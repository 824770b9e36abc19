// Implements package unicode/utf8: lengths and validity of text that Rust keeps valid by its types.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { bool, call, cast, chain, char, closure, int, local, methodCall, t, tuple } from "../../lib/rust/factory.ts";
import { helper } from "./_helpers.ts";
import { argOf, charOf, combine, textOf } from "./_values.ts";

const bytesOf = (c: Parameters<typeof argOf>[0], ctx: Parameters<typeof textOf>[0]) =>
  ctx.expr(argOf(c, 0), t.ref(t.slice(t.u8)));

/** The character at one end with its length in bytes; an empty text has none. */
const charAt =
  (end: "next" | "next_back"): StdLowering =>
  (c, ctx) =>
    combine(ctx, [textOf(ctx, argOf(c, 0))], t.tuple(t.char, t.i64), (s) =>
      methodCall(chain(s, ["chars"], [end]), "map_or", [
        tuple([char("\u{FFFD}"), int(0)]),
        closure(["c"], tuple([local("c"), cast(methodCall(local("c"), "len_utf8"), t.i64)])),
      ]),
    );

export default defineStdPackage({
  path: "unicode/utf8",
  functions: {
    DecodeRuneInString: charAt("next"),
    DecodeRune: (c, ctx) => combine(ctx, [bytesOf(c, ctx)], t.tuple(t.char, t.i64), (b) => call(helper(ctx, "decode_rune"), [b])),
    DecodeLastRuneInString: charAt("next_back"),
    RuneCountInString: (c, ctx) => combine(ctx, [textOf(ctx, argOf(c, 0))], t.usize, (s) => chain(s, ["chars"], ["count"])),
    RuneCount: (c, ctx) =>
      combine(ctx, [bytesOf(c, ctx)], t.usize, (b) => chain(call("String::from_utf8_lossy", [b]), ["chars"], ["count"])),
    RuneLen: (c, ctx) => combine(ctx, [charOf(ctx, argOf(c, 0))], t.usize, (r) => methodCall(r, "len_utf8")),
    ValidString: (c, ctx) => ({ ...ctx.peek(argOf(c, 0)), expr: bool(true), type: t.bool, place: false, borrows: [] }),
    Valid: (c, ctx) => combine(ctx, [bytesOf(c, ctx)], t.bool, (b) => methodCall(call("std::str::from_utf8", [b]), "is_ok")),
    ValidRune: (c, ctx) =>
      combine(ctx, [ctx.expr(argOf(c, 0), t.i32)], t.bool, (r) =>
        methodCall(call("char::from_u32", [cast(r, t.u32)]), "is_some"),
      ),
  },
  values: {
    RuneError: () => temp(char("\u{FFFD}"), t.char),
    UTFMax: () => temp(int(4), t.i64, { literal: true }),
  },
});
