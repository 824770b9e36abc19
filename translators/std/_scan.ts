// Implements `fmt.Scan` and its kin: words of stdin, of a reader or of a text that are parsed into variables.

import type { CallExpr, Expr } from "../../lib/go/ast.ts";
import type { EmitContext, StdFunction, StdLowering } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import { array, call, isChar, isFloat, isString, methodCall, refMut, str, t } from "../../lib/rust/factory.ts";
import { under } from "../../lib/semantics/named.ts";
import { ioError } from "./_fallible.ts";
import { helper } from "./_helpers.ts";
import { inStatement } from "./_position.ts";
import { argOf, constString } from "./_values.ts";

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
  if (places.some((p) => !isString(p.type))) ctx.note("scan-words", call, { what: byWords });
}
const byWords =
  "A helper reads a word and parses it; one that does not fit leaves the variable as it is, as in Go. But Go reads a number only as far as it goes and leaves the rest, and takes `0x1f` and `1_000` as well.";
const byVerbs =
  "A helper reads as far as the format says, and parses what it found. Under `%v` Go also takes numbers such as `0x1f` and `1_000`, and for a float `nan` and `inf`.";

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
    const source = from === "stdin" ? stdin : sourceOf(argOf(c, 0), from, ctx);
    if (!source || places.length === 0 || !places.every((x) => x !== undefined)) return undefined;
    noteWords(places, c.call, ctx);
    const helperName = lines ? (`${name}_line` as const) : name;
    const { before, exprs } = ctx.sequence([source, ...places]);
    const [input, ...targets] = exprs as [RustExpr, ...RustExpr[]];
    return temp(call(helper(ctx, helperName), [input, refMut(array(targets.map(refMut)))]), type, { before });
  };

const stdin = temp(refMut(methodCall(call("std::io::stdin"), "lock")), t.infer);

/** A `BufRead`: the reader itself, or the bytes of a text. */
function sourceOf(e: Expr, from: Scan["from"], ctx: EmitContext): Value | undefined {
  if (from === "text") {
    const text = ctx.peek(e);
    return { ...text, expr: refMut(methodCall(text.expr, "as_bytes")), place: false, movable: false };
  }
  const type = ctx.info.typeOf(e);
  const isReader = type.kind === "Pointer" && type.elem.kind === "Named" && type.elem.obj.pkg === "bufio";
  if (!isReader) return undefined;
  const reader = ctx.placeToWrite(e);
  return reader.type.kind === "RefType" ? reader : { ...reader, expr: refMut(reader.expr), place: false };
}

export const fscan = (how: Scan): StdFunction => ({
  lower: (c, ctx) =>
    inStatement(ctx, c.call)
      ? scanning("fscan", both, how)(c, ctx)
      : scanning("fscan_all", t.result(t.i64, ioError), how)(c, ctx),
  lowerBoth: scanning("fscan", both, how),
  ...(how.from === "reader" && { mutates: [0] }),
});

/** `fmt.Sscanf(text, "%d-%d", &a, &b)`: verbs of numbers and words, with text and spaces between them. */
const byFormat =
  (name: "sscanf" | "sscanf_all", type: RustType): StdLowering =>
  (c, ctx) => {
    const format = constString(ctx, argOf(c, 1));
    const places = c.args.slice(2).map((a) => scanned(a, ctx));
    if (format === undefined || places.length === 0 || !places.every((x) => x !== undefined)) return undefined;
    const plain = plainFormat(
      format,
      places.map((x) => x.type),
    );
    if (plain === undefined) return undefined;
    // Whole numbers under `%d` have digits only, in both languages.
    if (/%[fv]/i.test(format) && places.some((p) => !isString(p.type))) ctx.note("scan-words", c.call, { what: byVerbs });
    const { before, exprs } = ctx.sequence([ctx.expr(argOf(c, 0), t.ref(t.str)), ...places]);
    const [text, ...targets] = exprs as [RustExpr, ...RustExpr[]];
    return temp(call(helper(ctx, name), [text, str(plain), refMut(array(targets.map(refMut)))]), type, { before });
  };

/** The format with `%d`, `%f` or `%s` for each value; undefined where it says more, or what the values are not. */
function plainFormat(format: string, types: readonly RustType[]): string | undefined {
  const verbs = [...format.matchAll(/%(.?)/gu)].map(([, verb]) => verb);
  if (/[\t\r\n]|%$/.test(format) || verbs.length !== types.length) return undefined;
  const plain = types.map((type) => (isString(type) ? "s" : isFloat(type) ? "f" : "d"));
  const allowed = { s: "sv", f: "feEgGv", d: "dv" } as const;
  if (!plain.every((kind, i) => allowed[kind].includes(verbs[i] || "?"))) return undefined;
  let at = 0;
  return format.replace(/%./gu, () => `%${plain[at++]}`);
}

export const sscanf: StdFunction = {
  lower: (c, ctx) =>
    inStatement(ctx, c.call) ? byFormat("sscanf", both)(c, ctx) : byFormat("sscanf_all", t.result(t.i64, ioError))(c, ctx),
  lowerBoth: byFormat("sscanf", both),
};

/** `fmt.Scan` and `fmt.Scanln`: where nobody asks how it went, they have a form of their own. */
export const scanStdin = (lines: boolean): StdFunction => {
  const asked = fscan({ from: "stdin", lines });
  const plain = scan(lines ? "scan_line" : "scan");
  return { ...asked, lower: (c, ctx) => (inStatement(ctx, c.call) ? plain(c, ctx) : asked.lower(c, ctx)) };
};

/** The variable, field or element whose address is given: a number or a text. */
function scanned(arg: Expr, ctx: EmitContext): Value | undefined {
  if (arg.kind !== "UnaryExpr" || arg.op !== "&") return undefined;
  const u = under(ctx.info.typeOf(arg.x));
  if (u.kind !== "Basic" || !/^(u?int\d*|float\d+|string)$/.test(u.basic) || ctx.info.typeOf(arg.x).kind === "Named")
    return undefined;
  const place = ctx.placeToWrite(arg.x);
  return isChar(place.type) || place.type.kind === "RefType" ? undefined : place;
}
