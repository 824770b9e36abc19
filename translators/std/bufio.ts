// Implements package bufio over the standard streams; loops over a Scanner belong to the pattern `scanner-loop`.

import { defineStdPackage, type StdCall, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, formatMacro, methodCall, refMut, sameType, stripRefs, t } from "../../lib/rust/factory.ts";
import { ioError } from "./_fallible.ts";
import { foldPrint, isFolded, operandsOf, written } from "./_format.ts";
import { helper } from "./_helpers.ts";
import { inStatement } from "./_position.ts";
import { argOf, charOf, combine, constInt } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

const stdin = t.path("std::io::BufReader", t.path("std::io::Stdin"));
const stdout = t.path("std::io::BufWriter", t.path("std::io::Stdout"));

const newReader: StdLowering = (c, ctx) =>
  stdVariable(ctx, argOf(c, 0)) === "os.Stdin"
    ? temp(call("std::io::BufReader::new", [call("std::io::stdin")]), stdin)
    : undefined;
const newWriter: StdLowering = (c, ctx) =>
  stdVariable(ctx, argOf(c, 0)) === "os.Stdout"
    ? temp(call("std::io::BufWriter::new", [call("std::io::stdout")]), stdout)
    : undefined;

/** The line with its end; at the end of the input an error that Go calls EOF. */
const readLine: StdLowering = (c, ctx) => {
  if (constInt(ctx, argOf(c, 0)) !== 10n) return undefined;
  const reader = ctx.placeToWrite(c.recv!);
  return combine(ctx, [reader], t.result(t.string, ioError), (r) =>
    call(helper(ctx, "go_read_line"), [reader.type.kind === "RefType" ? r : refMut(r)]),
  );
};

/** A write whose error nobody looks at must not be lost: it panics. */
function checked(ctx: EmitContext, c: StdCall, v: Value): Value {
  return inStatement(ctx, c.call) ? { ...v, expr: methodCall(v.expr, "unwrap"), type: t.unit } : v;
}

// ---- Scanners outside the pattern `scanner-loop`

const lineScanner = t.path("LineScanner");

const newScanner: StdLowering = (c, ctx) =>
  stdVariable(ctx, argOf(c, 0)) === "os.Stdin" ? temp(call(`${helper(ctx, "LineScanner")}::new`), lineScanner) : undefined;
const scan: StdLowering = (c, ctx) => combine(ctx, [ctx.placeToWrite(c.recv!)], t.bool, (s) => methodCall(s, "scan"));
/** Inside a `scanner-loop` the scanner reads as the line itself. */
const text: StdLowering = (c, ctx) => {
  const v = ctx.peek(c.recv!);
  return sameType(stripRefs(v.type), lineScanner)
    ? combine(ctx, [v], t.ref(t.str), (s) => methodCall(s, "text"), ctx.borrow(c.recv!).borrows)
    : v;
};
const scanError: StdLowering = (c, ctx) =>
  combine(ctx, [ctx.placeToWrite(c.recv!)], t.option(ioError), (s) => methodCall(s, "err"));
const split: StdLowering = (c, ctx) => {
  const name = stdVariable(ctx, argOf(c, 0));
  if (name === "bufio.ScanLines") return temp({ kind: "TupleExpr", elems: [] }, t.unit);
  return name === "bufio.ScanWords"
    ? combine(ctx, [ctx.placeToWrite(c.recv!)], t.unit, (s) => methodCall(s, "split_words"))
    : undefined;
};

const flush: StdLowering = (c, ctx) =>
  checked(
    ctx,
    c,
    combine(ctx, [ctx.placeToWrite(c.recv!)], t.result(t.unit, ioError), (w) =>
      methodCall(w, "flush", [], { import: "std::io::Write as _" }),
    ),
  );

const writeText: StdLowering = (c, ctx) => {
  const text = inStatement(ctx, c.call) ? foldPrint(ctx, operandsOf(ctx, c.args), false) : undefined;
  if (!text || !isFolded(text)) return undefined;
  const writer = ctx.placeToWrite(c.recv!);
  return temp(written(text, writer.expr, "std::io::Write as _"), t.unit, { before: [...writer.before, ...text.before] });
};
const writeRune: StdLowering = (c, ctx) => {
  if (!inStatement(ctx, c.call)) return undefined;
  return combine(ctx, [ctx.placeToWrite(c.recv!), charOf(ctx, argOf(c, 0))], t.unit, (w, x) =>
    methodCall(formatMacro("write", "{}", [x], [w], "std::io::Write as _"), "unwrap"),
  );
};

export default defineStdPackage({
  path: "bufio",
  functions: {
    NewReader: newReader,
    NewWriter: newWriter,
    NewScanner: newScanner,
    "Scanner.Scan": { lower: scan, mutatesReceiver: true },
    "Scanner.Text": text,
    "Scanner.Err": { lower: scanError, mutatesReceiver: true },
    "Scanner.Split": { lower: split, mutatesReceiver: true },
    /** Lines have no limit here. */
    "Scanner.Buffer": () => temp({ kind: "TupleExpr", elems: [] }, t.unit),
    "Reader.ReadString": { lower: readLine, mutatesReceiver: true },
    "Writer.Flush": { lower: flush, mutatesReceiver: true },
    "Writer.WriteString": { lower: writeText, mutatesReceiver: true },
    "Writer.WriteRune": { lower: writeRune, mutatesReceiver: true },
    "Writer.WriteByte": { lower: writeRune, mutatesReceiver: true },
  },
  types: {
    Reader: { rust: stdin },
    Writer: { rust: stdout },
    Scanner: { rust: lineScanner },
  },
});
