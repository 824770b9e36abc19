// Implements package strconv: numbers as text by `to_string` and `parse`.

import { knownTexts } from "../../lib/analysis/known-texts.ts";
import type { EmitContext, Prose, StdCall, StdLowering, Value } from "../../lib/patterns/kit.ts";
import { defineStdPackage } from "../../lib/patterns/kit.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  arm,
  bool,
  call,
  cast,
  char,
  closure,
  err,
  format,
  int,
  letStmt,
  local,
  matchExpr,
  methodCall,
  ok,
  p,
  pathExpr,
  ref,
  str,
  t,
} from "../../lib/rust/factory.ts";
import { helper } from "./_helpers.ts";
import { numError, parseBoolError, parseFloatError, parseIntError } from "./_fallible.ts";
import { argOf, combine, constInt, strOf, textOf } from "./_values.ts";

const isExact = (ctx: EmitContext): boolean => ctx.plan.options.output === "exact";

/** `s.parse::<T>()`; with Go's text as the error where the output must equal Go's. */
function parsed(
  c: StdCall,
  ctx: EmitContext,
  name: string,
  type: RustType,
  error: RustType,
  build: (s: RustExpr) => RustExpr,
  range: boolean,
): Value {
  if (!isExact(ctx)) return combine(ctx, [textOf(ctx, argOf(c, 0))], t.result(type, error), build);
  helper(ctx, range ? "num_error_integer" : "num_error_syntax");
  return combine(ctx, [strOf(ctx, argOf(c, 0))], t.result(type, numError), (s) => {
    const failed = range
      ? closure(["err"], call("NumError::integer", [str(name), s, ref(local("err"))]))
      : closure(["_"], call("NumError::syntax", [str(name), s]));
    return methodCall(build(stripRef(s)), "map_err", [failed]);
  });
}
const stripRef = (e: RustExpr): RustExpr => (e.kind === "RefExpr" && !e.mut ? e.expr : e);

const parse = (s: RustExpr, type: RustType): RustExpr => methodCall(s, "parse", [], { turbofish: [type] });

const atoi: StdLowering = (c, ctx) => parsed(c, ctx, "Atoi", t.i64, parseIntError, (s) => parse(s, t.i64), true);

/** Bit sizes choose the type that is parsed; the value is widened as in Go. */
const parseInteger =
  (name: "ParseInt" | "ParseUint", signed: boolean): StdLowering =>
  (c, ctx) => {
    const base = constInt(ctx, argOf(c, 1));
    const bits = constInt(ctx, argOf(c, 2));
    if (base === 0n && signed && (bits === 0n || bits === 64n)) return byPrefix(c, ctx);
    if (base === undefined || base < 2n || base > 36n || bits === undefined) return undefined;
    const wide = wideOf(signed);
    const narrow = { 8: signed ? t.i8 : t.u8, 16: signed ? t.i16 : t.u16, 32: signed ? t.i32 : t.u32 }[Number(bits)] ?? wide;
    const read = (s: RustExpr): RustExpr => {
      const type = narrow.path.segments[0]?.name ?? "i64";
      const number = base === 10n ? parse(s, narrow) : call(`${type}::from_str_radix`, [asStr(s), int(base)]);
      return narrow === wide ? number : methodCall(number, "map", [pathExpr(signed ? "i64::from" : "u64::from")]);
    };
    // Rust takes a plus sign before an unsigned number, Go does not.
    if (!signed && isExact(ctx)) return undefined;
    return parsed(c, ctx, name, wide, parseIntError, read, true);
  };
/** The base stands in the text: `0x1f`. */
const byPrefix: StdLowering = (c, ctx) => {
  const read = (s: RustExpr): RustExpr => call(helper(ctx, "go_parse_int"), [s]);
  return isExact(ctx)
    ? parsed(c, ctx, "ParseInt", t.i64, parseIntError, (s) => read(asStr(s)), true)
    : combine(ctx, [strOf(ctx, argOf(c, 0))], t.result(t.i64, parseIntError), read);
};
const wideOf = (signed: boolean) => (signed ? t.i64 : t.u64);
const asStr = (s: RustExpr): RustExpr => (s.kind === "LitExpr" || s.kind === "RefExpr" ? s : ref(s));

const parseFloat: StdLowering = (c, ctx) => {
  const bits = constInt(ctx, argOf(c, 1));
  if (bits === undefined) return undefined;
  const read = (s: RustExpr): RustExpr =>
    bits === 32n ? methodCall(parse(s, t.f32), "map", [pathExpr("f64::from")]) : parse(s, t.f64);
  return parsed(c, ctx, "ParseFloat", t.f64, parseFloatError, read, false);
};

/** What Go takes beside `true` and `false`, the texts that Rust takes. */
const otherTruths = ["1", "t", "T", "TRUE", "True", "0", "f", "F", "FALSE", "False"];

const parseBool: StdLowering = (c, ctx) => {
  if (!isExact(ctx)) {
    const type = t.result(t.bool, parseBoolError);
    const isPlain = knownTexts(argOf(c, 0), ctx.facts)?.every((text) => !otherTruths.includes(text));
    if (isPlain) return combine(ctx, [textOf(ctx, argOf(c, 0))], type, (s) => parse(s, t.bool));
    return combine(ctx, [strOf(ctx, argOf(c, 0))], type, (s) => call(helper(ctx, "go_parse_bool"), [s]));
  }
  helper(ctx, "num_error_syntax");
  const words = (list: readonly string[]) => p.or(list.map((w) => p.lit(str(w))));
  return combine(ctx, [strOf(ctx, argOf(c, 0))], t.result(t.bool, numError), (s) =>
    matchExpr(s, [
      arm(words(["1", "t", "T", "true", "TRUE", "True"]), ok(bool(true))),
      arm(words(["0", "f", "F", "false", "FALSE", "False"]), ok(bool(false))),
      arm("text", err(call("NumError::syntax", [str("ParseBool"), local("text")]))),
    ]),
  );
};

const itoa: StdLowering = (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0))], t.string, (n) => methodCall(n, "to_string"));

const formatInteger =
  (signed: boolean): StdLowering =>
  (c, ctx) => {
    const base = constInt(ctx, argOf(c, 1));
    const n = ctx.peek(argOf(c, 0));
    if (base === 10n) return combine(ctx, [n], t.string, (x) => methodCall(x, "to_string"));
    const kind = base === 2n ? "b" : base === 8n ? "o" : base === 16n ? "x" : undefined;
    if (kind === undefined) return generalRadix(c, ctx, signed);
    const known = constInt(ctx, argOf(c, 0));
    if (!signed || (known !== undefined && known >= 0n)) return combine(ctx, [n], t.string, (x) => formatOne(kind, x));
    // A negative number shows its sign in Go, two's complement in Rust.
    return combine(ctx, [ctx.expr(argOf(c, 0), t.i64)], t.string, (x) => {
      if (x.kind === "PathExpr") return call(helper(ctx, "go_signed"), [x, formatOne(kind, methodCall(x, "unsigned_abs"))]);
      const name = ctx.fresh("n");
      const digits = formatOne(kind, methodCall(local(name), "unsigned_abs"));
      return { kind: "Block", stmts: [letStmt(name, x, t.i64)], tail: call(helper(ctx, "go_signed"), [local(name), digits]) };
    });
  };
const formatOne = (kind: string, x: RustExpr): RustExpr => {
  const name = x.kind === "PathExpr" && x.path.segments.length === 1 && !x.path.import ? x.path.segments[0]?.name : undefined;
  return name === undefined ? format(`{:${kind}}`, [x]) : format(`{${name}:${kind}}`);
};
const generalRadix = (c: StdCall, ctx: EmitContext, signed: boolean): Value =>
  combine(ctx, [ctx.expr(argOf(c, 0), signed ? t.i64 : t.u64), ctx.expr(argOf(c, 1), t.u32)], t.string, (n, base) =>
    call(helper(ctx, "go_radix"), [call("i128::from", [n]), base]),
  );

const formatFloat: StdLowering = (c, ctx) => {
  const [verb, precision, bits] = [1, 2, 3].map((i) => constInt(ctx, argOf(c, i)));
  if (verb === undefined || precision === undefined || (bits !== 64n && bits !== 32n)) return undefined;
  const kind = String.fromCharCode(Number(verb));
  // Of 32 bits Go takes the `float32` that is nearest.
  const given = ctx.expr(argOf(c, 0), t.f64);
  const x = bits === 64n ? given : combine(ctx, [given], t.f32, (n) => narrowed(n));
  const wide = (n: RustExpr): RustExpr => (bits === 64n ? n : call("f64::from", [n]));
  const text = (build: (n: RustExpr) => RustExpr): Value => combine(ctx, [x], t.string, build);
  if (kind === "f" && precision < 0n) return text((n) => methodCall(n, "to_string"));
  if (kind === "f") return text((n) => formatOne(`.${precision}`, n));
  const scientific = (n: RustExpr): RustExpr =>
    precision < 0n ? call(helper(ctx, "go_shortest_exp"), [n]) : call(helper(ctx, "go_exp"), [wide(n), int(precision)]);
  if (kind === "e") return text(scientific);
  if (kind === "E") return text((n) => methodCall(scientific(n), "replace", [char("e"), str("E")]));
  if (kind !== "g") return undefined;
  return text((n) =>
    precision < 0n ? call(helper(ctx, "go_float"), [n]) : call(helper(ctx, "go_general"), [wide(n), int(precision)]),
  );
};
/** `x as f32`, unless it was widened for this. */
const narrowed = (n: RustExpr): RustExpr => {
  const [only] = n.kind === "CallExpr" && n.fun.kind === "PathExpr" && n.fun.path.segments.at(-1)?.name === "from" ? n.args : [];
  return only ?? cast(n, t.f32);
};

const quote: StdLowering = (c, ctx) => {
  if (isExact(ctx)) return combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call(helper(ctx, "go_quote"), [s]));
  ctx.note("print-quoted", c.call, { what: "a text", go: "strconv.Quote" });
  return combine(ctx, [textOf(ctx, argOf(c, 0))], t.string, (s) => formatOne("?", s));
};

const parseNote = (title: string, what: string): Prose => ({
  title,
  category: "errors",
  level: "idiom",
  what,
  why: "The type says what is read, and the `Result` holds either the value or the error: the value cannot be used before the error was looked at.",
  pitfall: "The error's own text is Rust's; with `exact` output it is Go's.",
  link: { text: "str::parse", url: "https://doc.rust-lang.org/std/primitive.str.html#method.parse" },
});

export default defineStdPackage({
  path: "strconv",
  functions: {
    Itoa: itoa,
    Atoi: {
      lower: atoi,
      note: parseNote(
        "parse gives a Result",
        "`strconv.Atoi` becomes `parse::<i64>`, which gives a `Result` in place of a value and an error.",
      ),
    },
    ParseInt: parseInteger("ParseInt", true),
    ParseUint: parseInteger("ParseUint", false),
    ParseFloat: {
      lower: parseFloat,
      note: parseNote(
        "parse gives a Result",
        "`strconv.ParseFloat` becomes `parse::<f64>`, which gives a `Result` in place of a value and an error.",
      ),
    },
    ParseBool: {
      lower: parseBool,
      note: parseNote(
        "A truth value is read into a Result",
        "`strconv.ParseBool` gives a `Result` in place of a value and an error. Rust's `parse::<bool>` takes `true` and `false` alone: where the text may be `1`, `T` or `TRUE`, a helper of a few lines takes these as well.",
      ),
    },
    FormatInt: formatInteger(true),
    FormatUint: formatInteger(false),
    FormatBool: (c, ctx) => combine(ctx, [ctx.peek(argOf(c, 0))], t.string, (b) => methodCall(b, "to_string")),
    FormatFloat: formatFloat,
    Quote: quote,
  },
  values: {
    IntSize: () => ({ expr: int(64), type: t.i64, before: [], place: false, movable: true, borrows: [], literal: true }),
  },
});
