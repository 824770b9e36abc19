// Implements package strings: text functions as methods of `str`, and `strings.Builder` as a `String`.

import { isKnownAscii } from "../../lib/analysis/known-texts.ts";
import type { StdFunction, StdLowering } from "../../lib/patterns/kit.ts";
import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  binary,
  call,
  cast,
  chain,
  closure,
  int,
  isString,
  local,
  methodCall,
  pathExpr,
  ref,
  str,
  tuple,
  vecMacro,
  t,
} from "../../lib/rust/factory.ts";
import { readerMethods, readInto } from "./_reader-methods.ts";
import { helper } from "./_helpers.ts";
import { builderMethods, builderType } from "./_text-builder.ts";
import {
  argOf,
  asciiOf,
  charOf,
  collectVec,
  combine,
  constInt,
  constString,
  cutsetOf,
  functionOf,
  indexOrMinusOne,
  isAscii,
  lastingLender,
  listOf,
  lender,
  onText,
  partOf,
  patternOf,
  refStr,
  staticStr,
  strOf,
  textOf,
  withPattern,
} from "./_values.ts";
import { fieldsIter, fieldsFuncIter, linesIter, splitIter, splitNIter } from "./_text-iterators.ts";
import type { EmitContext, StdCall, Value } from "../../lib/patterns/kit.ts";

// ---- Shapes that several functions share

/** Looks for something and gives its byte position, or -1 as Go does. */
const indexOf =
  (method: "find" | "rfind", what: (ctx: EmitContext, c: StdCall) => Value): StdLowering =>
  (c, ctx) =>
    combine(ctx, [textOf(ctx, argOf(c, 0)), what(ctx, c)], t.i64, (s, x) => indexOrMinusOne(methodCall(s, method, [x])));

const pattern = (ctx: EmitContext, c: StdCall): Value => patternOf(ctx, argOf(c, 1));
const cutset = (ctx: EmitContext, c: StdCall): Value => cutsetOf(ctx, argOf(c, 1));
const rune = (ctx: EmitContext, c: StdCall): Value => charOf(ctx, argOf(c, 1));
const test = (ctx: EmitContext, c: StdCall): Value => functionOf(ctx, argOf(c, 1), [t.char], t.bool);

const indexByte =
  (method: "find" | "rfind"): StdLowering =>
  (c, ctx) => {
    const ascii = asciiOf(ctx, argOf(c, 1));
    if (ascii) return indexOf(method, () => ascii)(c, ctx);
    const search = method === "find" ? "position" : "rposition";
    return combine(ctx, [textOf(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), t.u8)], t.i64, (s, b) =>
      indexOrMinusOne(chain(s, ["bytes"], [search, closure(["b"], binary(local("b"), "==", b))])),
    );
  };

/** A part of the text, cut by a method with one operand. */
const cutBy =
  (method: string, what?: (ctx: EmitContext, c: StdCall) => Value): StdLowering =>
  (c, ctx) =>
    partOf(ctx, lender(ctx, argOf(c, 0)), what ? [what(ctx, c)] : [], (s, ...rest) => methodCall(s, method, rest));

/** `s.strip_prefix(p).unwrap_or(s)`. */
const trimAffix =
  (method: "strip_prefix" | "strip_suffix"): StdLowering =>
  (c, ctx) => {
    const whole = lastingLender(ctx, argOf(c, 0), "text");
    const v = partOf(ctx, whole, [pattern(ctx, c)], (s, x) =>
      methodCall(methodCall(s, method, [x]), "unwrap_or", [isString(whole.type) ? ref(s) : s]),
    );
    return v;
  };

/** `Option` in place of Go's flag. */
const optional =
  (method: string, ok: RustType): StdLowering =>
  (c, ctx) => {
    const whole = lastingLender(ctx, argOf(c, 0), "text");
    return combine(ctx, [whole, pattern(ctx, c)], t.option(ok), (s, x) => methodCall(s, method, [x]), whole.borrows);
  };

/** Parts of a text as a `Vec`: of slices of it, or of owned texts where those are wanted. */
const collected =
  (iter: (c: StdCall, ctx: EmitContext) => Value | undefined): StdLowering =>
  (c, ctx) => {
    const parts = iter(c, ctx);
    if (!parts) return undefined;
    const wantsOwned =
      c.want !== undefined && c.want.kind === "PathType" && isString(c.want.path.segments.at(-1)?.generics?.[0] ?? t.infer);
    if (!wantsOwned) return { ...parts, expr: collectVec(parts.expr), type: t.vec(refStr) };
    return {
      ...parts,
      expr: collectVec(methodCall(parts.expr, "map", [pathExpr("str::to_string")])),
      type: t.vec(t.string),
      borrows: [],
    };
  };

/** Letter case: Go maps letter by letter, Rust maps whole texts. */
const cased =
  (method: "to_uppercase" | "to_lowercase", exact: "go_upper" | "go_lower"): StdLowering =>
  (c, ctx) => {
    if (isKnownAscii(argOf(c, 0), ctx.facts)) return onText(method, t.string)(c, ctx);
    if (ctx.plan.options.output !== "exact") {
      ctx.note("letter-case", c.call, { first: "" });
      return onText(method, t.string)(c, ctx);
    }
    return combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call(helper(ctx, exact), [s]));
  };

const split: StdLowering = (c, ctx) => {
  if (constString(ctx, argOf(c, 1)) !== "") return collected(splitIter)(c, ctx);
  return combine(ctx, [textOf(ctx, argOf(c, 0))], t.vec(t.string), (s) =>
    collectVec(chain(s, ["chars"], ["map", pathExpr("String::from")])),
  );
};

const replace: StdLowering = (c, ctx) => {
  const count = constInt(ctx, argOf(c, 3));
  const operands = [textOf(ctx, argOf(c, 0)), patternOf(ctx, argOf(c, 1)), strOf(ctx, argOf(c, 2))];
  if (count !== undefined && count < 0n)
    return combine(ctx, operands, t.string, (s, from, to) => methodCall(s, "replace", [from, to]));
  // A negative count becomes the largest `usize`, which means "all" too.
  return combine(ctx, [...operands, ctx.expr(argOf(c, 3), t.usize)], t.string, (s, from, to, n) =>
    methodCall(s, "replacen", [from, to, n]),
  );
};

const count: StdLowering = (c, ctx) => {
  if (constString(ctx, argOf(c, 1)) === "") {
    return combine(ctx, [textOf(ctx, argOf(c, 0))], t.usize, (s) => binary(chain(s, ["chars"], ["count"]), "+", int(1)));
  }
  return combine(ctx, [textOf(ctx, argOf(c, 0)), pattern(ctx, c)], t.usize, (s, x) => chain(s, ["matches", x], ["count"]));
};

/** `K` and `S` have partners outside ASCII (the Kelvin sign, the long s): all other letters fold within it. */
const foldsInAscii = (text: string | undefined): boolean => text !== undefined && isAscii(text) && !/[ks]/i.test(text);

const equalFold: StdLowering = (c, ctx) => {
  const ascii = c.args.some((a) => foldsInAscii(constString(ctx, a)));
  const exact = ctx.plan.options.output === "exact";
  if (!ascii && !exact) ctx.note("letter-case-compare", c.call);
  if (ascii || !exact) {
    return combine(ctx, [textOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.bool, (a, b) =>
      methodCall(a, "eq_ignore_ascii_case", [b]),
    );
  }
  return combine(ctx, [textOf(ctx, argOf(c, 0)), textOf(ctx, argOf(c, 1))], t.bool, (a, b) =>
    binary(methodCall(a, "to_lowercase"), "==", methodCall(b, "to_lowercase")),
  );
};

const compare: StdLowering = (c, ctx) =>
  combine(ctx, [strOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.i64, (a, b) => cast(methodCall(a, "cmp", [b]), t.i64));

/** A function that drops letters gives -1 for them, which no `char` can be. */
const map: StdLowering = (c, ctx) => {
  if (ctx.facts.nodesOf("UnaryExpr", argOf(c, 0)).some((n) => n.op === "-" && ctx.info.constOf(n)?.kind === "int"))
    return undefined;
  const mapped = functionOf(ctx, argOf(c, 0), [t.char], t.char);
  return combine(ctx, [mapped, textOf(ctx, argOf(c, 1))], t.string, (f, s) =>
    methodCall(chain(s, ["chars"], ["map", f]), "collect", [], { turbofish: [t.string] }),
  );
};

const repeat: StdLowering = (c, ctx) =>
  combine(ctx, [textOf(ctx, argOf(c, 0)), ctx.expr(argOf(c, 1), t.usize)], t.string, (s, n) => methodCall(s, "repeat", [n]));

const join: StdLowering = (c, ctx) =>
  combine(ctx, [listOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.string, (xs, sep) => methodCall(xs, "join", [sep]));

const title: StdLowering = (c, ctx) =>
  combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call(helper(ctx, "go_title"), [s]));

/** Pairs of texts: the first that fits at a place is taken, and what it gave is not looked at again. */
const replacerType = t.vec(t.tuple(staticStr, staticStr));
const replacer: StdLowering = (c, ctx) => {
  const texts = c.args.map((a) => constString(ctx, a));
  if (texts.some((s) => !s && s !== "") || texts.some((s, i) => i % 2 === 0 && s === "") || texts.length % 2 === 1)
    return undefined;
  const pairs = texts.flatMap((s, i) => (i % 2 === 0 ? [tuple([str(s!), str(texts[i + 1]!)])] : []));
  return temp(vecMacro(pairs), replacerType);
};

const idiom = (lower: StdLowering, title: string, what: string, why: string, link: string): StdFunction => ({
  lower,
  note: {
    title,
    category: "generics-collections",
    level: "idiom",
    what,
    why,
    link: { text: "std documentation", url: `https://doc.rust-lang.org/std/primitive.str.html#method.${link}` },
  },
});

const clone: StdLowering = (c, ctx) => ctx.expr(argOf(c, 0), t.string);

const cursor = t.path("std::io::Cursor", t.string);

/** A text that is read from, where any reader is taken: it has its text, and goes through it once. */
const newReader: StdLowering = (c, ctx) => {
  const p = ctx.facts.tree.parentOf(c.call);
  const isHandedOver = p?.kind === "CallExpr" && p.fun !== c.call && ctx.info.calleeOf(p)?.pkg === "";
  const isNamed = p?.kind === "ValueSpec" || (p?.kind === "AssignStmt" && p.op === ":=");
  if (!isHandedOver && !isNamed) return undefined;
  return combine(ctx, [ctx.expr(argOf(c, 0), t.string)], cursor, (s) => call("std::io::Cursor::new", [s]));
};

export default defineStdPackage({
  path: "strings",
  functions: {
    Contains: withPattern("contains", t.bool),
    ContainsRune: (c, ctx) =>
      combine(ctx, [textOf(ctx, argOf(c, 0)), rune(ctx, c)], t.bool, (s, x) => methodCall(s, "contains", [x])),
    ContainsAny: (c, ctx) =>
      combine(ctx, [textOf(ctx, argOf(c, 0)), cutset(ctx, c)], t.bool, (s, x) => methodCall(s, "contains", [x])),
    ContainsFunc: (c, ctx) =>
      combine(ctx, [textOf(ctx, argOf(c, 0)), test(ctx, c)], t.bool, (s, x) => methodCall(s, "contains", [x])),
    HasPrefix: withPattern("starts_with", t.bool),
    HasSuffix: withPattern("ends_with", t.bool),
    Index: indexOf("find", pattern),
    IndexRune: indexOf("find", rune),
    IndexAny: indexOf("find", cutset),
    IndexFunc: indexOf("find", test),
    IndexByte: indexByte("find"),
    LastIndex: indexOf("rfind", pattern),
    LastIndexAny: indexOf("rfind", cutset),
    LastIndexFunc: indexOf("rfind", test),
    LastIndexByte: indexByte("rfind"),
    Split: idiom(
      split,
      "The parts of a text are an iterator",
      "`strings.Split` becomes an iterator over the parts, `split` or, for single letters, `chars`; where a list is needed, `collect` makes it.",
      "The parts of `split` are `&str` that point into the text: they are copied only where something has to own them, and a loop needs no list at all.",
      "split",
    ),
    SplitN: collected(splitNIter),
    Fields: idiom(
      collected(fieldsIter),
      "Words of a text",
      "`strings.Fields` becomes `split_whitespace`, an iterator of `&str` that borrow from the text; where a list is needed, `collect` makes it.",
      "Both cut at runs of Unicode white space; Rust makes a list only where one is needed.",
      "split_whitespace",
    ),
    FieldsFunc: collected(fieldsFuncIter),
    SplitSeq: splitIter,
    FieldsSeq: fieldsIter,
    Lines: linesIter,
    Join: join,
    Replace: replace,
    ReplaceAll: (c, ctx) =>
      combine(ctx, [textOf(ctx, argOf(c, 0)), patternOf(ctx, argOf(c, 1)), strOf(ctx, argOf(c, 2))], t.string, (s, from, to) =>
        methodCall(s, "replace", [from, to]),
      ),
    ToUpper: cased("to_uppercase", "go_upper"),
    ToLower: cased("to_lowercase", "go_lower"),
    // Letters that are two in one (`ǆ`) have a title case of their own in Go.
    ToTitle: cased("to_uppercase", "go_upper"),
    Title: title,
    TrimSpace: cutBy("trim"),
    Trim: cutBy("trim_matches", cutset),
    TrimLeft: cutBy("trim_start_matches", cutset),
    TrimRight: cutBy("trim_end_matches", cutset),
    TrimFunc: cutBy("trim_matches", test),
    TrimLeftFunc: cutBy("trim_start_matches", test),
    TrimRightFunc: cutBy("trim_end_matches", test),
    TrimPrefix: trimAffix("strip_prefix"),
    TrimSuffix: trimAffix("strip_suffix"),
    Cut: idiom(
      optional("split_once", t.tuple(refStr, refStr)),
      "Cut in two, if the separator is there",
      "`strings.Cut` becomes `split_once`, whose `Option` holds both parts.",
      "Go's third result says whether the other two mean anything; an `Option` cannot be read without asking.",
      "split_once",
    ),
    CutPrefix: optional("strip_prefix", refStr),
    CutSuffix: optional("strip_suffix", refStr),
    Repeat: repeat,
    Count: count,
    EqualFold: equalFold,
    Compare: compare,
    Map: map,
    Clone: clone,
    NewReplacer: replacer,
    "Replacer.Replace": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0))], t.string, (r, s) =>
        call(helper(ctx, "go_replace"), [s, ref(r)]),
      ),
    ...builderMethods("Builder"),
    NewReader: newReader,
    ...readerMethods,
    "Reader.Read": readInto,
    /** What is left of it. */
    "Reader.Len": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!)], t.u64, (r) =>
        binary(cast(chain(r, ["get_ref"], ["len"]), t.u64), "-", methodCall(r, "position")),
      ),
    "Reader.Size": (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], t.usize, (r) => chain(r, ["get_ref"], ["len"])),
  },
  types: {
    Reader: { rust: cursor },
    Replacer: { rust: replacerType },
    Builder: { rust: (facts) => builderType("strings.Builder", facts), zero: (): RustExpr => call("String::new") },
  },
});
