// Implements package fmt: printing and formatting (idioms.md §7). `fmt.Errorf` belongs to the error patterns.

import { formatText } from "../../lib/analysis/format-texts.ts";
import type { Node, Stmt } from "../../lib/go/ast.ts";
import { walk } from "../../lib/go/walk.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import { bound, call, exprStmt, methodCall, t } from "../../lib/rust/factory.ts";
import { prune } from "../../lib/semantics/named.ts";
import {
  type Folded,
  foldOperands,
  foldPrint,
  formatted,
  isFolded,
  type Operand,
  operandsOf,
  printed,
  spreadOf,
  type Stream,
  type Unprintable,
} from "./_format.ts";
import { fscan, scanf, scanStdin } from "./_scan.ts";
import { goTypeName } from "./_type-names.ts";
import { argOf, combine } from "./_values.ts";
import { writerOf } from "./_writers.ts";

type Style = "plain" | "line" | "format";
/** What happens to the text. */
type Sink = (f: Folded) => Value;

/** Go's operands from this argument on, made into a text and given to a sink. */
function textCall(c: StdCall, ctx: EmitContext, style: Style, from: number, sink: Sink): Value | undefined {
  if (c.call.ellipsis) return undefined;
  const format = style === "format" ? formatText(argOf(c, from), ctx.facts) : undefined;
  const args = c.args.slice(style === "format" ? from + 1 : from);
  if (style === "format" && format === undefined) return dynamicFormat(c, ctx, from, sink);
  const fold = (operands: readonly Operand[]): Folded | Unprintable =>
    style === "format" ? foldOperands(ctx, format ?? "", operands) : foldPrint(ctx, operands, style === "line");
  const spread = args.length === 1 ? spreadOf(ctx, args[0]!) : undefined;
  if (spread) {
    const folded = spread.ways.map((way) => fold(way.operands));
    const bad = folded.find((f) => !isFolded(f));
    if (bad) return refuse(ctx, c, bad as Unprintable);
    const values = (folded as Folded[]).map(sink);
    return temp(spread.join(values.map((v) => v.expr)), values[0]!.type, { before: spread.before });
  }
  const folded = fold(operandsOf(ctx, args));
  return isFolded(folded) ? sink(folded) : refuse(ctx, c, folded);
}

const refuse = (ctx: EmitContext, c: StdCall, f: Unprintable): Value =>
  ctx.unsupported(c.call, "FG0202", { what: goTypeName(prune(ctx.info.typeOf(f.unprintable))) });

/** A format text that is no constant: only as a text without operands, and Rust has no such thing as a bad verb then. */
function dynamicFormat(c: StdCall, ctx: EmitContext, from: number, sink: Sink): Value | undefined {
  if (c.args.length > from + 1) return undefined;
  ctx.note("print-dynamic", argOf(c, from));
  const folded = foldPrint(ctx, operandsOf(ctx, [argOf(c, from)]), false);
  return isFolded(folded) ? sink(folded) : refuse(ctx, c, folded);
}

// ---- Streams

const toStream =
  (ctx: EmitContext, c: StdCall, stream: Stream): Sink =>
  (f) => {
    const print = printed(f, stream);
    if (f.template === "") return temp({ kind: "TupleExpr", elems: [] }, t.unit, { before: f.before });
    if (stream === "eprint" || f.template.endsWith("\n") || !readsNext(ctx, c.call))
      return temp(print, t.unit, { before: f.before });
    const flush = methodCall(methodCall(call("std::io::stdout"), "flush", [], { import: "std::io::Write as _" }), "unwrap");
    return temp(flush, t.unit, { before: [...f.before, exprStmt(print)] });
  };

/** A prompt: the statement after it reads from stdin, so that its text must be out by then. */
function readsNext(ctx: EmitContext, at: Node): boolean {
  const parent = ctx.facts.tree.parentOf(at);
  if (parent?.kind !== "ExprStmt") return false;
  const block = ctx.facts.tree.parentOf(parent);
  const list: readonly Stmt[] = block?.kind === "BlockStmt" ? block.list : block?.kind === "CaseClause" ? block.body : [];
  const next = list[list.indexOf(parent) + 1];
  return next !== undefined && reads(ctx, next);
}
function reads(ctx: EmitContext, s: Stmt): boolean {
  let found = false;
  walk(s, (n) => {
    const callee = n.kind === "CallExpr" ? ctx.info.calleeOf(n) : undefined;
    if (callee?.pkg === "bufio" && /^(Scan|Read)/.test(callee.name)) found = true;
    if (callee?.pkg === "fmt" && callee.name.startsWith("Scan")) found = true;
    return !found;
  });
  return found;
}

const print =
  (style: Style): StdLowering =>
  (c, ctx) =>
    textCall(c, ctx, style, 0, toStream(ctx, c, "print"));
const sprint =
  (style: Style): StdLowering =>
  (c, ctx) =>
    textCall(c, ctx, style, 0, formatted);
const fprint =
  (style: Style): StdLowering =>
  (c, ctx) => {
    const writer = writerOf(ctx, argOf(c, 0));
    if (!writer) return undefined;
    if (writer.kind === "stream") return textCall(c, ctx, style, 1, toStream(ctx, c, writer.stream));
    return textCall(c, ctx, style, 1, (f) => temp(writer.write(f), t.unit, { before: [...writer.before, ...f.before] }));
  };

/** `s.String()` is `s.to_string()`. */
const stringOf: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(c.sel.x)], t.string, (s) => methodCall(s, "to_string"));

export default defineStdPackage({
  path: "fmt",
  functions: {
    Println: print("line"),
    Printf: print("format"),
    Print: print("plain"),
    Sprintf: sprint("format"),
    // Its text: the error around it is made by the error patterns.
    Errorf: sprint("format"),
    Sprint: sprint("plain"),
    Sprintln: sprint("line"),
    Scan: scanStdin(false),
    Scanln: scanStdin(true),
    Fscan: fscan({ from: "reader", lines: false }),
    Fscanln: fscan({ from: "reader", lines: true }),
    Scanf: scanf("stdin"),
    Fscanf: scanf("reader"),
    Sscanf: scanf("text"),
    Sscanln: fscan({ from: "text", lines: true }),
    Sscan: fscan({ from: "text", lines: false }),
    Fprintf: { lower: fprint("format"), mutates: [0] },
    Fprintln: { lower: fprint("line"), mutates: [0] },
    Fprint: { lower: fprint("plain"), mutates: [0] },
    "Stringer.String": stringOf,
  },
  types: {
    // What can be asked for its text; each `String` method is an `impl Display`.
    Stringer: { rust: t.box(t.dyn(bound("std::fmt::Display"))) },
  },
});
