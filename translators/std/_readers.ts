// Implements what a reader or writer is handed on by: a reference to itself.

import { isReaderType, isWriterType } from "../../lib/analysis/writers.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdLowering, Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { call, isString, methodCall, refMut, stripRefs, t } from "../../lib/rust/factory.ts";
import { under } from "../../lib/semantics/named.ts";
import { ioError } from "./_fallible.ts";
import { helper } from "./_helpers.ts";
import { argOf, combine, strOf } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

/** `&mut reader`, or `READER.lock().unwrap().by_ref()` of one that a package variable holds. */
export function readerBehind({ expr, type }: Value): RustExpr {
  if (type.kind === "RefType") return expr;
  const guard = expr.kind === "UnaryExpr" && expr.op === "*" && expr.expr.kind === "MethodCallExpr" ? expr.expr : undefined;
  return guard ? methodCall(guard, "by_ref", [], { import: "std::io::Read as _" }) : refMut(expr);
}

/** Stdin, a file, a buffered reader, any other reader, or a text: what can be read from it. */
export function readableOf(e: Expr, ctx: EmitContext): Value | undefined {
  const name = stdVariable(ctx, e);
  if (name === "os.Stdin") return temp(refMut(call("std::io::stdin")), t.infer);
  if (name !== undefined) return undefined;
  const read = readText(e, ctx.facts);
  if (read)
    return isBytes(read, ctx)
      ? combine(ctx, [ctx.expr(read, t.ref(t.slice(t.u8)))], t.infer, (b) => refMut(b))
      : combine(ctx, [strOf(ctx, read)], t.infer, (s) => refMut(methodCall(s, "as_bytes")));
  const of = pointerTo(e, ctx);
  // What is read from a buffer is gone from it: it may be the last that the program does with it.
  const buffer = e.kind === "UnaryExpr" && e.op === "&" ? e.x : e;
  if (of === "bytes.Buffer" && buffer.kind === "Ident" && ctx.facts.isLastUse(buffer)) {
    const held = ctx.peek(buffer);
    const look = isString(stripRefs(held.type)) ? "as_bytes" : "as_slice";
    return combine(ctx, [held], t.infer, (b) => refMut(methodCall(b, look)));
  }
  const isKnown = isReaderType(ctx.info.typeOf(e)) || ["os.File", "bufio.Reader", "strings.Reader"].includes(of);
  return isKnown ? handed(e, ctx) : undefined;
}

/** `io.ReadAll(os.Stdin)`. */
export const readAll: StdLowering = (c, ctx) => {
  const type = t.result(t.vec(t.u8), ioError);
  if (stdVariable(ctx, argOf(c, 0)) === "os.Stdin") {
    const bytes = call("std::io::Read::bytes", [call("std::io::stdin")]);
    return combine(ctx, [], type, () => methodCall(bytes, "collect"));
  }
  const reader = readableOf(argOf(c, 0), ctx);
  return reader && combine(ctx, [reader], type, (r) => call(helper(ctx, "read_all"), [r]));
};

/** Stdout, stderr, a file, a buffered writer or any other writer. */
export function writableOf(e: Expr, ctx: EmitContext): Value | undefined {
  const name = stdVariable(ctx, e);
  if (name === "os.Stdout" || name === "os.Stderr")
    return temp(refMut(call(name === "os.Stdout" ? "std::io::stdout" : "std::io::stderr")), t.infer);
  if (name === "io.Discard") return temp(refMut(call("std::io::sink")), t.infer);
  const isKnown = isWriterType(ctx.info.typeOf(e)) || pointerTo(e, ctx) === "os.File" || pointerTo(e, ctx) === "bufio.Writer";
  return name === undefined && isKnown ? handed(e, ctx) : undefined;
}

function handed(e: Expr, ctx: EmitContext): Value {
  const v = ctx.placeToWrite(e);
  return { ...v, expr: readerBehind(v), type: t.infer, place: false };
}

function pointerTo(e: Expr, ctx: EmitContext): string {
  const type = ctx.info.typeOf(e);
  return type.kind === "Pointer" && type.elem.kind === "Named" ? `${type.elem.obj.pkg}.${type.elem.obj.name}` : "";
}

const makers: readonly string[] = ["strings.NewReader", "bytes.NewReader", "bytes.NewBuffer", "bytes.NewBufferString"];

/** The text or the bytes of `strings.NewReader(text)` and its kin, made where it is read. */
export function readText(e: Expr, facts: Facts): Expr | undefined {
  const f = e.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  return e.kind === "CallExpr" && f && makers.includes(`${f.pkg}.${f.name}`) ? e.args[0] : undefined;
}

export const isBytes = (e: Expr, ctx: EmitContext): boolean => under(ctx.info.typeOf(e)).kind === "Slice";

/** What is read as an owned text. */
export function ownedText(read: Expr, ctx: EmitContext): Value {
  if (!isBytes(read, ctx)) return ctx.expr(read, t.string);
  ctx.note("bytes-to-string", read);
  return combine(ctx, [ctx.expr(read, t.ref(t.slice(t.u8)))], t.string, (b) =>
    methodCall(call("String::from_utf8_lossy", [b]), "into_owned"),
  );
}
