// Implements package log: lines to stderr. The time before each line is left out.

import { formatText } from "../../lib/analysis/format-texts.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, exprStmt, formatMacro, int, t } from "../../lib/rust/factory.ts";
import { type Folded, foldOperands, foldPrint, isFolded, operandsOf, printed } from "./_format.ts";
import { argOf, constInt } from "./_values.ts";

type Style = "plain" | "line" | "format";

function lineOf(c: StdCall, ctx: EmitContext, style: Style): Folded | undefined {
  if (c.call.ellipsis) return undefined;
  const format = style === "format" ? formatText(argOf(c, 0), ctx.facts) : undefined;
  if (style === "format" && format === undefined) return undefined;
  const folded =
    format === undefined
      ? foldPrint(ctx, operandsOf(ctx, c.args), style === "line")
      : foldOperands(ctx, format, operandsOf(ctx, c.args.slice(1)));
  if (!isFolded(folded)) return undefined;
  // Each message ends its line, whether its text does or not.
  return folded.template.endsWith("\n") ? folded : { ...folded, template: `${folded.template}\n` };
}

const print =
  (style: Style): StdLowering =>
  (c, ctx) => {
    const f = lineOf(c, ctx, style);
    return f && temp(printed(f, "eprint"), t.unit, { before: f.before });
  };
const fatal =
  (style: Style): StdLowering =>
  (c, ctx) => {
    const f = lineOf(c, ctx, style);
    return f && temp(call("std::process::exit", [int(1)]), t.never, { before: [...f.before, exprStmt(printed(f, "eprint"))] });
  };
const panic =
  (style: Style): StdLowering =>
  (c, ctx) => {
    const f = lineOf(c, ctx, style);
    return f && temp(formatMacro("panic", f.template.replace(/\n$/, ""), f.args), t.never, { before: f.before });
  };

/** Flags 0 leave out the time, as this translation does anyway. */
const setFlags: StdLowering = (c, ctx): Value | undefined =>
  constInt(ctx, argOf(c, 0)) === 0n ? temp({ kind: "TupleExpr", elems: [] }, t.unit) : undefined;

const toStderr = {
  title: "A log line goes to stderr",
  category: "syntax",
  level: "note",
  what: "The `log` call becomes a line on stderr, by `eprintln!` or `eprint!`; the date and time that Go's logger puts before it, unless flags say otherwise, are left out.",
  why: "Rust's standard library has no logger; services use the crates `log` or `tracing`, which say where lines go and how they look.",
} as const;
const fatally = (name: string) =>
  ({
    ...toStderr,
    title: "Log and exit",
    what: `\`log.${name}\` becomes a line on stderr and \`process::exit(1)\`; the date and time that Go's logger puts before the line, unless flags say otherwise, are left out.`,
  }) as const;

export default defineStdPackage({
  path: "log",
  functions: {
    Println: { lower: print("line"), note: toStderr },
    Printf: { lower: print("format"), note: toStderr },
    Print: { lower: print("plain"), note: toStderr },
    Fatal: { lower: fatal("plain"), note: fatally("Fatal") },
    Fatalf: { lower: fatal("format"), note: fatally("Fatalf") },
    Fatalln: { lower: fatal("line"), note: fatally("Fatalln") },
    Panic: panic("plain"),
    Panicf: panic("format"),
    Panicln: panic("line"),
    SetFlags: setFlags,
  },
});
