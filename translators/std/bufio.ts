// Implements package bufio over the standard streams; loops over a Scanner belong to the pattern `scanner-loop`.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, Ident } from "../../lib/go/ast.ts";
import { defineStdPackage, type StdCall, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { array, call, formatMacro, methodCall, ref, refMut, sameType, stripRefs, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { ioError } from "./_fallible.ts";
import { foldPrint, isFolded, operandsOf, written } from "./_format.ts";
import { helper } from "./_helpers.ts";
import { inStatement } from "./_position.ts";
import { argOf, charOf, combine, constInt } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

const stream = { Reader: "os.Stdin", Writer: "os.Stdout" } as const;
const buffered = { Reader: "std::io::BufReader", Writer: "std::io::BufWriter" } as const;
type Kind = keyof typeof stream;

/** What all readers or writers of the program have behind them: one type in Rust. */
const behind = (kind: Kind, facts: Facts): "stream" | "file" => {
  const made = facts.nodesOf("CallExpr").filter((c) => {
    const f = facts.info.calleeOf(c);
    return f?.pkg === "bufio" && (f.name === `New${kind}` || f.name === `New${kind}Size`);
  });
  return made.length > 0 && made.every((c) => c.args[0] && openedFile(c.args[0], facts)) ? "file" : "stream";
};
const typeOf =
  (kind: Kind) =>
  (facts: Facts): RustType => {
    const std = kind === "Reader" ? "std::io::Stdin" : "std::io::Stdout";
    return t.path(buffered[kind], t.path(behind(kind, facts) === "file" ? "std::fs::File" : std));
  };

/** A local `*os.File`. */
function openedFile(e: Expr, facts: Facts): VarObj | undefined {
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  const type = v?.kind === "Var" && v.role === "local" && v.type.kind === "Pointer" ? v.type.elem : undefined;
  return v?.kind === "Var" && type?.kind === "Named" && type.obj.pkg === "os" && type.obj.name === "File" ? v : undefined;
}

/** `BufReader::new(io::stdin())`; a file goes into its buffer, where nothing but its closing comes after. */
const newBuffer =
  (kind: Kind): StdLowering =>
  (c, ctx) => {
    const arg = argOf(c, 0);
    const type = typeOf(kind)(ctx.facts);
    const isFile = behind(kind, ctx.facts) === "file";
    if (!isFile && stdVariable(ctx, arg) !== stream[kind]) return undefined;
    if (!isFile)
      return temp(call(`${buffered[kind]}::new`, [call(kind === "Reader" ? "std::io::stdin" : "std::io::stdout")]), type);
    const v = openedFile(arg, ctx.facts);
    if (!v || !ctx.facts.usesAfter(v, arg).every((u) => isClosedLater(u.ident, ctx.facts))) return undefined;
    return combine(ctx, [ctx.peek(arg)], type, (f) => call(`${buffered[kind]}::new`, [f]));
  };
/** `defer file.Close()`, which has no Rust. */
const isClosedLater = (id: Ident, facts: Facts): boolean => {
  const sel = facts.tree.parentOf(id);
  const closing = sel && facts.tree.parentOf(sel);
  return (
    closing?.kind === "CallExpr" &&
    facts.tree.parentOf(closing)?.kind === "DeferStmt" &&
    facts.info.calleeOf(closing)?.name === "Close"
  );
};

/** The line with its end; at the end of the input an error that Go calls EOF. Who does not look at it takes what there is. */
const readLine: StdLowering = (c, ctx) => {
  if (constInt(ctx, argOf(c, 0)) !== 10n) return undefined;
  const s = ctx.facts.tree.parentOf(c.call);
  const error = s?.kind === "AssignStmt" ? s.lhs[1] : undefined;
  const isIgnored = error?.kind === "Ident" && error.name === "_";
  return onReader(c, ctx, t.result(t.string, ioError), isIgnored ? "go_read_rest" : "go_read_line");
};
const readPart: StdLowering = (c, ctx) =>
  constInt(ctx, argOf(c, 0)) === 10n ? onReader(c, ctx, t.tuple(t.string, t.option(ioError)), "go_read_part") : undefined;

const readBytes: StdLowering = (c, ctx) => {
  ctx.note("long-lines", c.call);
  return onReader(c, ctx, t.result(t.tuple(t.vec(t.u8), t.bool), ioError), "go_read_bytes");
};

function onReader(c: StdCall, ctx: EmitContext, type: RustType, name: Parameters<typeof helper>[1]): Value {
  const reader = ctx.placeToWrite(c.recv!);
  return combine(ctx, [reader], type, (r) => call(helper(ctx, name), [reader.type.kind === "RefType" ? r : refMut(r)]));
}

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

/** Where somebody asks for its error, the byte alone is written. */
const writeByte: StdLowering = (c, ctx) =>
  inStatement(ctx, c.call)
    ? writeRune(c, ctx)
    : combine(ctx, [ctx.placeToWrite(c.recv!), ctx.expr(argOf(c, 0), t.u8)], t.result(t.unit, ioError), (w, b) =>
        methodCall(w, "write_all", [ref(array([b]))], { import: "std::io::Write as _" }),
      );

export default defineStdPackage({
  path: "bufio",
  functions: {
    NewReader: newBuffer("Reader"),
    NewReaderSize: newBuffer("Reader"),
    NewWriter: newBuffer("Writer"),
    NewWriterSize: newBuffer("Writer"),
    NewScanner: newScanner,
    "Scanner.Scan": { lower: scan, mutatesReceiver: true },
    "Scanner.Text": text,
    "Scanner.Err": { lower: scanError, mutatesReceiver: true },
    "Scanner.Split": { lower: split, mutatesReceiver: true },
    /** Lines have no limit here. */
    "Scanner.Buffer": () => temp({ kind: "TupleExpr", elems: [] }, t.unit),
    "Reader.ReadString": { lower: readLine, lowerBoth: readPart, mutatesReceiver: true },
    "Reader.ReadLine": { lower: readBytes, mutatesReceiver: true },
    "Writer.Flush": { lower: flush, mutatesReceiver: true },
    "Writer.WriteString": { lower: writeText, mutatesReceiver: true },
    "Writer.WriteRune": { lower: writeRune, mutatesReceiver: true },
    "Writer.WriteByte": { lower: writeByte, mutatesReceiver: true },
  },
  types: {
    Reader: { rust: typeOf("Reader") },
    Writer: { rust: typeOf("Writer") },
    Scanner: { rust: lineScanner },
  },
});
