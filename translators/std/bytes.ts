// Implements package bytes: comparison of byte slices, and `bytes.Buffer` as a `String` of text.

import type { Expr } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { binary, call, cast, exprStmt, formatMacro, isString, methodCall, stripRefs, t } from "../../lib/rust/factory.ts";
import { under } from "../../lib/semantics/named.ts";
import type { Type } from "../../lib/semantics/types.ts";
import { inlineName } from "./_pieces.ts";
import { inStatement } from "./_position.ts";
import { stdVariable } from "./_writers.ts";
import { builderMethods, builderType } from "./_text-builder.ts";
import { argOf, collectVec, combine, unparen } from "./_values.ts";

const bytes = t.ref(t.slice(t.u8));

/** A text as its characters; bytes that are no text become `\\u{FFFD}`. */
const runes: StdLowering = (c, ctx) => {
  const text = textOf(argOf(c, 0), ctx);
  if (text) return combine(ctx, [text], t.vec(t.char), (s) => collectVec(methodCall(s, "chars")));
  ctx.note("bytes-to-string", c.call);
  return combine(ctx, [ctx.expr(argOf(c, 0), bytes)], t.vec(t.char), (b) =>
    collectVec(methodCall(call("String::from_utf8_lossy", [b]), "chars")),
  );
};

/** The text of `[]byte(text)`. */
function textOf(e: Expr, ctx: EmitContext): Value | undefined {
  const inner = unparen(e);
  const [text] = inner.kind === "CallExpr" && ctx.info.isConversion(inner) ? inner.args : [];
  return text && isStringType(ctx.info.typeOf(text)) ? ctx.peek(text) : undefined;
}
const isStringType = (type: Type): boolean => {
  const u = under(type);
  return u.kind === "Basic" && /string$/.test(u.basic);
};

/** `buf.WriteTo(os.Stdout)`: all of it goes, and the buffer is empty then. */
const writeTo: StdLowering = (c, ctx) => {
  const stream = stdVariable(ctx, argOf(c, 0));
  if (!inStatement(ctx, c.call) || (stream !== "os.Stdout" && stream !== "os.Stderr")) return undefined;
  const isLast = c.recv!.kind === "Ident" && ctx.facts.isLastUse(c.recv!);
  const buf = isLast ? ctx.peek(c.recv!) : ctx.placeToWrite(c.recv!);
  if (!isString(stripRefs(buf.type))) return undefined;
  const name = inlineName(buf.expr);
  const macro = stream === "os.Stdout" ? "print" : "eprint";
  const shown = name === undefined ? formatMacro(macro, "{}", [buf.expr]) : formatMacro(macro, `{${name}}`);
  if (isLast) return temp(shown, t.unit, { before: buf.before });
  return temp(methodCall(buf.expr, "clear"), t.unit, { before: [...buf.before, exprStmt(shown, true)] });
};

/** A buffer with its first text. */
const newBuffer: StdLowering = (c, ctx) => {
  const type = builderType("bytes.Buffer", ctx.facts);
  const e = unparen(argOf(c, 0));
  const isNone = e.kind === "Ident" && ctx.info.objectOf(e)?.kind === "Nil";
  if (isNone) return temp(call(isString(type) ? "String::new" : "Vec::new"), type);
  const [text] = e.kind === "CallExpr" && ctx.info.isConversion(e) ? e.args : [];
  const given = isStringType(ctx.info.typeOf(e)) ? e : text && isStringType(ctx.info.typeOf(text)) ? text : undefined;
  if (given)
    return isString(type)
      ? ctx.expr(given, t.string)
      : combine(ctx, [ctx.expr(given, t.string)], type, (s) => methodCall(s, "into_bytes"));
  if (!isString(type)) return ctx.expr(e, type);
  ctx.note("bytes-to-string", c.call);
  return combine(ctx, [ctx.expr(e, bytes)], type, (b) => methodCall(call("String::from_utf8_lossy", [b]), "into_owned"));
};

export default defineStdPackage({
  path: "bytes",
  functions: {
    Equal: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0)), ctx.peek(argOf(c, 1))], t.bool, (a, b) => binary(a, "==", b)),
    Compare: (c, ctx) =>
      combine(ctx, [ctx.expr(argOf(c, 0), bytes), ctx.expr(argOf(c, 1), bytes)], t.i64, (a, b) =>
        cast(methodCall(a, "cmp", [b]), t.i64),
      ),
    HasPrefix: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], t.bool, (a, b) => methodCall(a, "starts_with", [b])),
    HasSuffix: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), bytes)], t.bool, (a, b) => methodCall(a, "ends_with", [b])),
    Repeat: (c, ctx) =>
      combine(ctx, [ctx.peek(argOf(c, 0)), ctx.expr(argOf(c, 1), t.usize)], t.vec(t.u8), (b, n) => methodCall(b, "repeat", [n])),
    Runes: runes,
    NewBufferString: newBuffer,
    NewBuffer: newBuffer,
    ...builderMethods("Buffer"),
    "Buffer.Bytes": (c, ctx) => {
      const v = ctx.peek(c.recv!);
      const { borrows } = ctx.borrow(c.recv!);
      const look = isString(stripRefs(v.type)) ? "as_bytes" : "as_slice";
      return combine(ctx, [v], bytes, (b) => methodCall(b, look), borrows);
    },
    "Buffer.WriteTo": { lower: writeTo, mutatesReceiver: true },
    "Buffer.Truncate": {
      lower: (c, ctx) => {
        const buf = ctx.placeToWrite(c.recv!);
        if (isString(stripRefs(buf.type))) ctx.note("string-slice", c.call);
        return combine(ctx, [buf, ctx.expr(argOf(c, 0), t.usize)], t.unit, (b, n) => methodCall(b, "truncate", [n]));
      },
      mutatesReceiver: true,
    },
  },
  types: {
    Buffer: { rust: (facts) => builderType("bytes.Buffer", facts), zero: () => call("String::new") },
  },
});
