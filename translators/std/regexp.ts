// Implements package regexp with the crate regex: the same family of expressions.

import { hasOnlyAscii } from "../../lib/analysis/ascii-texts.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering, type Value } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import type { RustExpr, RustType } from "../../lib/rust/ast.ts";
import {
  binary,
  call,
  cast,
  chain,
  closure,
  index,
  int,
  letStmt,
  isString,
  local,
  methodCall,
  p,
  pathExpr,
  rawStr,
  ref,
  str,
  t,
  vecElem,
} from "../../lib/rust/factory.ts";
import { patternBehind } from "./_regexp-groups.ts";
import { inText, matchText, splitParts, upTo } from "./_regexp-parts.ts";
import { regexPattern } from "./_regexp-pattern.ts";
import { argOf, collectVec, combine, constInt, constString, functionOf, indexOrMinusOne, refStr, strOf } from "./_values.ts";

const regex = t.path("regex::Regex");
import { regexError } from "./_fallible.ts";
type RustClosure = Extract<RustExpr, { readonly kind: "ClosureExpr" }>;

/** The pattern of a call, in the crate's syntax; undefined where the crate has none like it. */
function patternOf(c: StdCall, ctx: EmitContext): Value | undefined {
  ctx.requireCrate("regex");
  const go = constString(ctx, argOf(c, 0));
  if (go === undefined) {
    if (!hasOnlyAscii(ctx.facts)) ctx.note("regex-open", c.call);
    return strOf(ctx, argOf(c, 0));
  }
  const rust = regexPattern(go, hasOnlyAscii(ctx.facts));
  if (rust === undefined) return undefined;
  if (rust !== regexPattern(go, true)) ctx.note("regex-ascii", c.call);
  return rust === go ? written(strOf(ctx, argOf(c, 0)), go) : temp(literal(rust), refStr);
}
/** A pattern that stands in the call itself is a raw text. */
const written = (v: Value, go: string): Value => (v.expr.kind === "LitExpr" ? { ...v, expr: literal(go) } : v);
const literal = (pattern: string): RustExpr => (/[\\"]/.test(pattern) ? rawStr(pattern) : str(pattern));

/** `Regex::new(pattern)`, and what is done with its `Result`. */
const compiled =
  (type: RustType, build: (made: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) => {
    const pattern = patternOf(c, ctx);
    return pattern && combine(ctx, [pattern], type, (s) => build(call("regex::Regex::new", [s])));
  };

const onText =
  (type: RustType, build: (re: RustExpr, s: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0))], type, build);

/** The text of a match, or "" where there is none. */
const textOf = (found: RustExpr): RustExpr => methodCall(found, "map_or", [str(""), matchText]);

/** Where a match begins and ends. */
const rangeOf = (m: RustExpr): RustExpr => ({
  kind: "MacroExpr",
  name: "vec",
  delim: "[",
  args: [cast(methodCall(m, "start"), t.i64), cast(methodCall(m, "end"), t.i64)],
});

/** The texts of all groups, where a group that took no part is "". */
const groupTexts = (groups: RustExpr): RustExpr =>
  collectVec(chain(groups, ["iter"], ["map", closure(["g"], methodCall(textOf(local("g")), "to_string"))]));

/** The places of all groups, two and two; one that took no part is at -1. */
const groupPlaces = (groups: RustExpr): RustExpr =>
  collectVec(
    chain(
      groups,
      ["iter"],
      [
        "flat_map",
        closure(
          ["g"],
          methodCall(local("g"), "map_or", [
            { kind: "ArrayExpr", elems: [int(-1), int(-1)] },
            closure(["m"], {
              kind: "ArrayExpr",
              elems: [cast(methodCall(local("m"), "start"), t.i64), cast(methodCall(local("m"), "end"), t.i64)],
            }),
          ]),
        ),
      ],
    ),
  );

/** What is found first, or an empty list. */
const orEmpty = (found: RustExpr, name: string, each: (x: RustExpr) => RustExpr): RustExpr =>
  methodCall(found, "map_or_else", [pathExpr("Vec::new"), closure([name], each(local(name)))]);

/** All matches, at most `n` of them where Go says so. */
const all =
  (make: typeof onText, method: string, name: string, elem: RustType, each: (x: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) => {
    const n = constInt(ctx, argOf(c, 1));
    if (n === undefined) return undefined;
    return make(t.vec(elem), (re, s) => {
      const found = upTo(methodCall(re, method, [s]), n);
      return collectVec(methodCall(found, "map", [closure([name], each(local(name)))]));
    })(c, ctx);
  };

const wantsOwned = ({ want }: StdCall): boolean => want !== undefined && isString(vecElem(want) ?? t.infer);

/** All matched texts: owned where they are wanted so, else parts of the text. */
const allTexts: StdLowering = (c, ctx) =>
  wantsOwned(c)
    ? all(onText, "find_iter", "m", t.string, (m) => methodCall(methodCall(m, "as_str"), "to_string"))(c, ctx)
    : all(inText, "find_iter", "m", refStr, (m) => methodCall(m, "as_str"))(c, ctx);

const replaced =
  (to: (c: StdCall, ctx: EmitContext) => Value | undefined): StdLowering =>
  (c, ctx) => {
    const by = to(c, ctx);
    return (
      by &&
      combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0)), by], t.string, (re, s, x) =>
        methodCall(methodCall(re, "replace_all", [s, x]), "into_owned"),
      )
    );
  };

/** Go and the crate expand `$1` alike, but for `$1x`, where the crate looks for a group `1x` with ASCII letters only. */
const template = (c: StdCall, ctx: EmitContext): Value | undefined => {
  const known = constString(ctx, argOf(c, 1));
  if (known === undefined || /\$\w*[A-Za-z_]\w*/.test(known.replace(/\$\{\w+\}/g, ""))) return undefined;
  return strOf(ctx, argOf(c, 1));
};

/** A function of each match: the closure is given the groups, of which the first is the whole match. */
const byFunction = (c: StdCall, ctx: EmitContext): Value | undefined => {
  const f = functionOf(ctx, argOf(c, 1), [refStr], t.string);
  const whole = ref(index(local("groups"), int(0)));
  const body = f.expr.kind === "ClosureExpr" ? named(f.expr, whole) : call(f.expr, [whole]);
  return { ...f, type: t.infer, expr: closure([{ pat: p.ident("groups"), type: t.ref(t.path("regex::Captures")) }], body) };
};

/** The body of a closure behind a name for its one argument. */
const named = ({ params, body }: RustClosure, arg: RustExpr): RustExpr => {
  const [param] = params;
  if (param?.pat.kind !== "IdentPat") return body;
  const let_ = letStmt(param.pat.name, arg);
  return body.kind === "Block" ? { ...body, stmts: [let_, ...body.stmts] } : { kind: "Block", stmts: [let_], tail: body };
};

const split: StdLowering = (c, ctx) => {
  const parts = splitParts(c, ctx);
  if (!parts || !wantsOwned(c)) return parts && { ...parts, expr: collectVec(parts.expr), type: t.vec(refStr) };
  const owned = collectVec(methodCall(parts.expr, "map", [pathExpr("str::to_string")]));
  return { ...parts, expr: owned, type: t.vec(t.string), borrows: [] };
};

export default defineStdPackage({
  path: "regexp",
  functions: {
    Compile: compiled(t.result(regex, regexError), (made) => made),
    MustCompile: compiled(regex, (made) => methodCall(made, "unwrap")),
    MatchString: (c, ctx) => {
      const pattern = patternOf(c, ctx);
      return (
        pattern &&
        combine(ctx, [pattern, strOf(ctx, argOf(c, 1))], t.result(t.bool, regexError), (re, s) =>
          methodCall(call("regex::Regex::new", [re]), "map", [closure(["re"], methodCall(local("re"), "is_match", [s]))]),
        )
      );
    },
    QuoteMeta: (c, ctx) => {
      ctx.requireCrate("regex");
      return combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call("regex::escape", [s]));
    },
    "Regexp.MatchString": onText(t.bool, (re, s) => methodCall(re, "is_match", [s])),
    "Regexp.FindString": inText(refStr, (re, s) => textOf(methodCall(re, "find", [s]))),
    "Regexp.FindAllString": allTexts,
    "Regexp.FindStringIndex": onText(t.vec(t.i64), (re, s) => orEmpty(methodCall(re, "find", [s]), "m", rangeOf)),
    "Regexp.FindAllStringIndex": all(onText, "find_iter", "m", t.vec(t.i64), rangeOf),
    "Regexp.FindStringSubmatch": onText(t.vec(t.string), (re, s) =>
      orEmpty(methodCall(re, "captures", [s]), "groups", groupTexts),
    ),
    "Regexp.FindAllStringSubmatch": all(onText, "captures_iter", "groups", t.vec(t.string), groupTexts),
    "Regexp.FindStringSubmatchIndex": onText(t.vec(t.i64), (re, s) =>
      orEmpty(methodCall(re, "captures", [s]), "groups", groupPlaces),
    ),
    "Regexp.FindAllStringSubmatchIndex": all(onText, "captures_iter", "groups", t.vec(t.i64), groupPlaces),
    "Regexp.ReplaceAllString": replaced(template),
    "Regexp.ReplaceAllLiteralString": replaced((c, ctx) =>
      combine(ctx, [strOf(ctx, argOf(c, 1))], t.infer, (to) => call("regex::NoExpand", [to])),
    ),
    "Regexp.ReplaceAllStringFunc": replaced(byFunction),
    "Regexp.Split": split,
    "Regexp.String": (c, ctx) => {
      const go = patternBehind(c.recv, ctx.facts);
      const isSame = go !== undefined && regexPattern(go, hasOnlyAscii(ctx.facts)) === go;
      return isSame ? combine(ctx, [ctx.peek(c.recv!)], refStr, (re) => methodCall(re, "as_str")) : undefined;
    },
    "Regexp.NumSubexp": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!)], t.usize, (re) => binary(methodCall(re, "captures_len"), "-", int(1))),
    "Regexp.SubexpNames": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!)], t.vec(refStr), (re) =>
        collectVec(chain(re, ["capture_names"], ["map", closure(["name"], methodCall(local("name"), "unwrap_or_default"))])),
      ),
    "Regexp.SubexpIndex": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0))], t.i64, (re, name) =>
        indexOrMinusOne(
          chain(re, ["capture_names"], ["position", closure(["n"], binary(local("n"), "==", call("Some", [name])))]),
        ),
      ),
  },
  types: { Regexp: { rust: regex } },
});
