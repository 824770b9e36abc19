// Implements `fmt.Scan` and its kin: words of stdin, of a reader or of a text that are parsed into variables.

import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdFunction, StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { array, call, int, isChar, isFloat, isString, methodCall, refMut, str, t } from "../../lib/rust/factory.ts";
import { under } from "../../lib/semantics/named.ts";
import { ioError } from "./_fallible.ts";
import { helper } from "./_helpers.ts";
import { inStatement } from "./_position.ts";
import { readerBehind } from "./_readers.ts";
import { argOf, combine, constString } from "./_values.ts";
import { stdVariable } from "./_writers.ts";

/** Undefined where somebody asks how many were read, or where a value is none that Rust parses as Go does. */
const scan =
  (name: "scan" | "scan_line"): StdLowering =>
  (c, ctx) => {
    if (ctx.facts.tree.parentOf(c.call)?.kind !== "ExprStmt" || c.args.length === 0) return undefined;
    const places = c.args.map((a) => scanned(a, ctx));
    if (!places.every((p) => p !== undefined)) return undefined;
    noteWords(places, c.call, ctx);
    const { before, exprs } = ctx.sequence(places);
    return temp(call(helper(ctx, name), [refMut(array(exprs.map(refMut)))]), t.unit, { before });
  };

/** A text is read as Go reads it; a number may not be. */
function noteWords(places: readonly Value[], call: CallExpr, ctx: EmitContext): void {
  if (places.some((p) => !isString(p.type))) ctx.note("scan-words", call);
}

/** How many were read, and what stopped it. */
const both = t.tuple(t.i64, t.option(ioError));

/** How a function of package fmt reads: from what it is given first, or from stdin. */
interface Scan {
  readonly from: "reader" | "text" | "stdin";
  readonly lines: boolean;
}

/** `fscan(&mut reader, &mut [&mut a, &mut b])`: how many were read, and what stopped it. */
const scanning =
  (name: "fscan" | "fscan_all", type: RustType, { from, lines }: Scan): StdLowering =>
  (c, ctx) => {
    const places = c.args.slice(from === "stdin" ? 0 : 1).map((a) => scanned(a, ctx));
    const source = sourceOf(from === "stdin" ? undefined : argOf(c, 0), from, ctx);
    if (!source || places.length === 0 || !places.every((x) => x !== undefined)) return undefined;
    noteWords(places, c.call, ctx);
    const helperName = lines ? (`${name}_line` as const) : name;
    const { before, exprs } = ctx.sequence([source, ...places]);
    const [input, ...targets] = exprs as [RustExpr, ...RustExpr[]];
    return temp(call(helper(ctx, helperName), [input, refMut(array(targets.map(refMut)))]), type, { before });
  };

/** A `BufRead`: stdin, the reader itself, or the bytes of a text. */
function sourceOf(e: Expr | undefined, from: Scan["from"], ctx: EmitContext): Value | undefined {
  if (!e || from === "stdin" || stdVariable(ctx, e) === "os.Stdin") return temp(refMut(call(helper(ctx, "one_by_one"))), t.infer);
  if (from === "text") {
    const text = ctx.peek(e);
    return { ...text, expr: refMut(methodCall(text.expr, "as_bytes")), place: false, movable: false };
  }
  const type = ctx.info.typeOf(e);
  const of = type.kind === "Pointer" && type.elem.kind === "Named" ? `${type.elem.obj.pkg}.${type.elem.obj.name}` : "";
  // A file is read a byte at a time: the next call begins behind what this one has seen.
  if (of === "os.File")
    return combine(ctx, [ctx.borrow(e)], t.infer, (f) => refMut(call("std::io::BufReader::with_capacity", [int(1), f])));
  if (of !== "bufio.Reader") return undefined;
  const reader = ctx.placeToWrite(e);
  return { ...reader, expr: readerBehind(reader), place: false };
}

export const fscan = (how: Scan): StdFunction => ({
  lower: (c, ctx) =>
    inStatement(ctx, c.call)
      ? scanning("fscan", both, how)(c, ctx)
      : scanning("fscan_all", t.result(t.i64, ioError), how)(c, ctx),
  lowerBoth: scanning("fscan", both, how),
  ...(how.from === "reader" && { mutates: [0] }),
});

/** `fmt.Sscanf(text, "%d-%d", &a, &b)`: verbs of numbers, words and characters, with text and spaces between them. */
const byFormat =
  (name: "fscanf" | "fscanf_all", type: RustType, from: Scan["from"]): StdLowering =>
  (c, ctx) => {
    const at = from === "stdin" ? 0 : 1;
    const format = constString(ctx, argOf(c, at));
    const places = c.args.slice(at + 1).map((a) => scanned(a, ctx, true));
    if (format === undefined || !places.every((x) => x !== undefined)) return undefined;
    const plain = plainFormat(
      format,
      places.map((x) => x.type),
    );
    const source = plain === undefined ? undefined : sourceOf(from === "stdin" ? undefined : argOf(c, 0), from, ctx);
    if (plain === undefined || !source) return undefined;
    if (places.some((p) => !isString(p.type) && !isChar(p.type))) ctx.note("scan-format", c.call);
    const { before, exprs } = ctx.sequence([source, ...places]);
    const [input, ...targets] = exprs as [RustExpr, ...RustExpr[]];
    return temp(call(helper(ctx, name), [input, str(plain), refMut(array(targets.map(refMut)))]), type, { before });
  };

/** The format with `%d`, `%f`, `%s` or `%c` for each value; undefined where it says more, or what the values are not. */
function plainFormat(format: string, types: readonly RustType[]): string | undefined {
  const verbs = [...format.matchAll(/%(.?)/gsu)].map(([, verb]) => verb);
  if (/\r|%$|[^\0-\x7f]/.test(format) || verbs.length !== types.length || types.length === 0) return undefined;
  const plain = types.map((type) => (isString(type) ? "s" : isFloat(type) ? "f" : isChar(type) ? "c" : "d"));
  const allowed = { s: "sv", f: "feEgGv", d: "dv", c: "c" } as const;
  if (!plain.every((kind, i) => allowed[kind].includes(verbs[i] || "?"))) return undefined;
  let at = 0;
  return format.replace(/%./gu, () => `%${plain[at++]}`);
}

export const scanf = (from: Scan["from"]): StdFunction => ({
  lower: (c, ctx) =>
    inStatement(ctx, c.call)
      ? byFormat("fscanf", both, from)(c, ctx)
      : byFormat("fscanf_all", t.result(t.i64, ioError), from)(c, ctx),
  lowerBoth: byFormat("fscanf", both, from),
  ...(from === "reader" && { mutates: [0] }),
});

/** `fmt.Scan` and `fmt.Scanln`: where nobody asks how it went, they have a form of their own. */
export const scanStdin = (lines: boolean): StdFunction => {
  const asked = fscan({ from: "stdin", lines });
  const plain = scan(lines ? "scan_line" : "scan");
  return { ...asked, lower: (c, ctx) => (inStatement(ctx, c.call) ? plain(c, ctx) : asked.lower(c, ctx)) };
};

/** The variable, field or element whose address is given: a number or a text. */
function scanned(arg: Expr, ctx: EmitContext, chars = false): Value | undefined {
  if (arg.kind !== "UnaryExpr" || arg.op !== "&") return undefined;
  const u = under(ctx.info.typeOf(arg.x));
  if (u.kind !== "Basic" || !/^(u?int\d*|float\d+|string)$/.test(u.basic) || ctx.info.typeOf(arg.x).kind === "Named")
    return undefined;
  const place = ctx.placeToWrite(arg.x);
  return (isChar(place.type) && !chars) || place.type.kind === "RefType" ? undefined : place;
}
