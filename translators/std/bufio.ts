// Implements package bufio over the standard streams; loops over a Scanner belong to the pattern `scanner-loop`.

import type { Facts } from "../../lib/analysis/facts.ts";
import { isReaderType } from "../../lib/analysis/writers.ts";
import type { CallExpr, Expr, Ident } from "../../lib/go/ast.ts";
import { defineStdPackage, type StdCall, type EmitContext, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { array, bound, call, formatMacro, methodCall, none, ref, sameType, stripRefs, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { ioError } from "./_fallible.ts";
import { foldPrint, isFolded, operandsOf, written } from "./_format.ts";
import { helper } from "./_helpers.ts";
import { ownedText, readText } from "./_readers.ts";
import { readerMethods } from "./_reader-methods.ts";
import { inStatement } from "./_position.ts";
import { argOf, charOf, combine, constInt, unparen } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

const stream = { Reader: "os.Stdin", Writer: "os.Stdout" } as const;
const buffered = { Reader: "std::io::BufReader", Writer: "std::io::BufWriter" } as const;
type Kind = keyof typeof stream;

/** What all readers or writers of the program have behind them: one type in Rust. */
const behind = (kind: Kind, facts: Facts): "stream" | "file" => {
  const made = [...callsTo(`New${kind}`, facts), ...callsTo(`New${kind}Size`, facts)].filter((c) => !isInScanner(c, facts));
  return made.length > 0 && made.every((c) => c.args[0] && openedFile(c.args[0], facts)) ? "file" : "stream";
};
const typeOf =
  (kind: Kind) =>
  (facts: Facts): RustType => {
    const std = kind === "Reader" ? "std::io::Stdin" : "std::io::Stdout";
    return t.path(buffered[kind], t.path(behind(kind, facts) === "file" ? "std::fs::File" : std));
  };

const callsTo = (name: string, facts: Facts): readonly CallExpr[] =>
  facts.nodesOf("CallExpr").filter((c) => isCallTo(c, "bufio", name, facts));
const isCallTo = (e: Expr, pkg: string, name: string, facts: Facts): e is CallExpr => {
  const f = e.kind === "CallExpr" ? facts.info.calleeOf(e) : undefined;
  return f?.pkg === pkg && f.name === name;
};

/** `bufio.NewScanner(bufio.NewReader(os.Stdin))`: one buffer is enough. */
const unbuffered = (e: Expr, facts: Facts): Expr => {
  const inner = unparen(e);
  const isBuffer = isCallTo(inner, "bufio", "NewReader", facts) || isCallTo(inner, "bufio", "NewReaderSize", facts);
  return isBuffer && inner.args[0] ? unbuffered(inner.args[0], facts) : inner;
};
const isInScanner = (c: CallExpr, facts: Facts): boolean => {
  const outer = facts.tree.parentOf(c);
  return outer?.kind === "CallExpr" && isCallTo(outer, "bufio", "NewScanner", facts);
};

/** `os.Stdin` written in place. */
const isStdin = (e: Expr, facts: Facts): boolean =>
  e.kind === "SelectorExpr" && e.sel.name === "Stdin" && e.x.kind === "Ident" && facts.info.packageOf(e.x)?.path === "os";

/** The file goes into its buffer, where nothing but its closing comes after. */
const soleUse = (e: Expr, facts: Facts): boolean => {
  const v = openedFile(e, facts);
  return v !== undefined && facts.usesAfter(v, e).every((u) => isClosedLater(u.ident, facts));
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
    if (!soleUse(arg, ctx.facts)) return undefined;
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

/** A write whose error nobody looks at must not be lost: it panics. */
function checked(ctx: EmitContext, c: StdCall, v: Value): Value {
  return inStatement(ctx, c.call) ? { ...v, expr: methodCall(v.expr, "unwrap"), type: t.unit } : v;
}

// ---- Scanners outside the pattern `scanner-loop`

/** What a scanner reads from. */
type ScanSource = "stdin" | "file" | "reader" | "text";
const scanned: Readonly<Record<ScanSource, RustType>> = {
  stdin: t.path("std::io::Stdin"),
  file: t.path("std::fs::File"),
  reader: t.refMut(t.dyn(bound("std::io::Read"))),
  text: t.path("std::io::Cursor", t.string),
};

function sourceOf(e: Expr, facts: Facts): ScanSource | undefined {
  const from = unbuffered(e, facts);
  if (isStdin(from, facts)) return "stdin";
  if (openedFile(from, facts)) return "file";
  if (isReaderType(facts.info.typeOf(from))) return "reader";
  return readText(from, facts) && "text";
}

/** All scanners of the program have one type. */
function scannerType(facts: Facts): RustType {
  const made = callsTo("NewScanner", facts).map((c) => sourceOf(c.args[0]!, facts));
  const [first] = made;
  const isOne = first !== undefined && made.every((s) => s === first);
  return t.path("LineScanner", made.length === 0 ? scanned.stdin : isOne ? scanned[first] : anyReader);
}
const anyReader = t.box(t.dyn(bound("std::io::Read")));
const isBoxed = (facts: Facts): boolean => {
  const type = scannerType(facts);
  return type.kind === "PathType" && sameType(type, t.path("LineScanner", anyReader));
};
const isScanner = (type: RustType): boolean => type.kind === "PathType" && type.path.segments.at(-1)?.name === "LineScanner";

const newScanner: StdLowering = (c, ctx) => {
  const from = unbuffered(argOf(c, 0), ctx.facts);
  const source = sourceOf(from, ctx.facts);
  const read = source && scannedFrom(from, source, ctx);
  if (!read) return undefined;
  if (source !== "text") ctx.note("stdin-text", c.call);
  const name = helper(ctx, "LineScanner");
  const made = isBoxed(ctx.facts) ? "boxed" : "new";
  if (made === "boxed") helper(ctx, "scan_boxed");
  return combine(ctx, [read], scannerType(ctx.facts), (r) => call(`${name}::${made}`, [r]));
};

function scannedFrom(from: Expr, source: ScanSource, ctx: EmitContext): Value | undefined {
  switch (source) {
    case "stdin":
      return temp(call("std::io::stdin"), scanned.stdin);
    case "file":
      return soleUse(from, ctx.facts) ? ctx.peek(from) : undefined;
    case "reader":
      return isBoxed(ctx.facts) ? undefined : ctx.borrowMut(from);
    case "text":
      return combine(ctx, [ownedText(readText(from, ctx.facts)!, ctx)], scanned.text, (s) => call("std::io::Cursor::new", [s]));
  }
}

const scan: StdLowering = (c, ctx) => combine(ctx, [ctx.placeToWrite(c.recv!)], t.bool, (s) => methodCall(s, "scan"));
/** Inside a `scanner-loop` the scanner reads as the line itself. */
const text: StdLowering = (c, ctx) => {
  const v = ctx.peek(c.recv!);
  return isScanner(stripRefs(v.type))
    ? combine(ctx, [v], t.ref(t.str), (s) => methodCall(s, "text"), ctx.borrow(c.recv!).borrows)
    : v;
};
/** The bytes of the line, which Go overwrites with the next. */
const bytesOfLine: StdLowering = (c, ctx) => {
  const v = text(c, ctx)!;
  return combine(ctx, [v], t.ref(t.slice(t.u8)), (s) => methodCall(s, "as_bytes"), v.borrows);
};
const scanError: StdLowering = (c, ctx) => {
  // Behind a `scanner-loop` that handed each error on.
  if (!isScanner(stripRefs(ctx.peek(c.recv!).type))) return temp(none, t.option(ioError));
  helper(ctx, "scan_error");
  return combine(ctx, [ctx.placeToWrite(c.recv!)], t.option(ioError), (s) => methodCall(s, "err"));
};
const splits = {
  "bufio.ScanWords": ["scan_words", "split_words"],
  "bufio.ScanRunes": ["scan_chars", "split_chars"],
} as const;
const split: StdLowering = (c, ctx) => {
  const name = stdVariable(ctx, argOf(c, 0));
  if (name === "bufio.ScanLines") return temp({ kind: "TupleExpr", elems: [] }, t.unit);
  if (name !== "bufio.ScanWords" && name !== "bufio.ScanRunes") return undefined;
  const [needed, method] = splits[name];
  helper(ctx, needed);
  return combine(ctx, [ctx.placeToWrite(c.recv!)], t.unit, (s) => methodCall(s, method));
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

/** What a variable holds before it is set, which nobody reads: a stream, if that is what all of them are over. */
const zeroOver =
  (kind: Kind, value: RustExpr) =>
  (facts: Facts): RustExpr | undefined =>
    behind(kind, facts) === "stream" ? value : undefined;

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
    "Scanner.Bytes": bytesOfLine,
    "Scanner.Err": { lower: scanError, mutatesReceiver: true },
    "Scanner.Split": { lower: split, mutatesReceiver: true },
    /** Lines have no limit here. */
    "Scanner.Buffer": (c, ctx) => {
      const limit = constInt(ctx, argOf(c, 1));
      return limit !== undefined && limit < 4096n ? undefined : temp({ kind: "TupleExpr", elems: [] }, t.unit);
    },
    ...readerMethods,
    "Writer.Flush": { lower: flush, mutatesReceiver: true },
    "Writer.WriteString": { lower: writeText, mutatesReceiver: true },
    "Writer.WriteRune": { lower: writeRune, mutatesReceiver: true },
    "Writer.WriteByte": { lower: writeByte, mutatesReceiver: true },
  },
  types: {
    Reader: { rust: typeOf("Reader"), zero: zeroOver("Reader", call("std::io::BufReader::new", [call("std::io::stdin")])) },
    Writer: { rust: typeOf("Writer"), zero: zeroOver("Writer", call("std::io::BufWriter::new", [call("std::io::stdout")])) },
    Scanner: {
      rust: scannerType,
      zero: (facts) =>
        sameType(scannerType(facts), t.path("LineScanner", scanned.stdin))
          ? call("LineScanner::new", [call("std::io::stdin")])
          : undefined,
    },
  },
});
