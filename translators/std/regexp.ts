// Implements package regexp with the crate regex: the same family of expressions.

import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { call, cast, chain, closure, int, local, methodCall, pathExpr, rawStr, t } from "../../lib/rust/factory.ts";
import { argOf, collectVec, combine, constInt, constString, refStr, strOf } from "./_values.ts";

const regex = t.path("regex::Regex");

const compile = (c: StdCall, ctx: EmitContext) => {
  ctx.requireCrate("regex");
  const known = constString(ctx, argOf(c, 0));
  return combine(ctx, [strOf(ctx, argOf(c, 0))], regex, (s) =>
    methodCall(call("regex::Regex::new", [known?.includes("\\") ? rawStr(known) : s]), "unwrap"),
  );
};

const onText =
  (type: Parameters<typeof combine>[2], build: (re: RustExpr, s: RustExpr) => RustExpr): StdLowering =>
  (c, ctx) =>
    combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0))], type, (re, s) => build(re, s));

/** The text of a match, or "" where there is none. */
const textOf = (found: RustExpr): RustExpr =>
  methodCall(found, "map_or", [
    { kind: "LitExpr", lit: { kind: "str", value: "" } },
    closure(["m"], methodCall(local("m"), "as_str")),
  ]);

const findAll: StdLowering = (c, ctx) => {
  const n = constInt(ctx, argOf(c, 1));
  return n !== undefined && n < 0n
    ? onText(t.vec(refStr), (re, s) =>
        collectVec(chain(re, ["find_iter", s], ["map", closure(["m"], methodCall(local("m"), "as_str"))])),
      )(c, ctx)
    : undefined;
};

/** All groups of the first match, or nothing. */
const submatch: StdLowering = onText(t.vec(t.string), (re, s) =>
  methodCall(methodCall(re, "captures", [s]), "map_or_else", [
    pathExpr("Vec::new"),
    closure(
      ["groups"],
      collectVec(chain(local("groups"), ["iter"], ["map", closure(["g"], methodCall(textOf(local("g")), "to_string"))])),
    ),
  ]),
);

const replace: StdLowering = (c, ctx) => {
  const known = constString(ctx, argOf(c, 1));
  if (known === undefined || /\$\w*[A-Za-z_]\w*/.test(known.replace(/\$\{\w+\}/g, ""))) return undefined;
  return combine(ctx, [ctx.peek(c.recv!), strOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.string, (re, s, to) =>
    methodCall(methodCall(re, "replace_all", [s, to]), "into_owned"),
  );
};

export default defineStdPackage({
  path: "regexp",
  functions: {
    MustCompile: compile,
    MatchString: (c, ctx) => {
      ctx.requireCrate("regex");
      return combine(ctx, [strOf(ctx, argOf(c, 0)), strOf(ctx, argOf(c, 1))], t.result(t.bool, t.path("regex::Error")), (re, s) =>
        methodCall(call("regex::Regex::new", [re]), "map", [closure(["re"], methodCall(local("re"), "is_match", [s]))]),
      );
    },
    QuoteMeta: (c, ctx) => combine(ctx, [strOf(ctx, argOf(c, 0))], t.string, (s) => call("regex::escape", [s])),
    "Regexp.MatchString": onText(t.bool, (re, s) => methodCall(re, "is_match", [s])),
    "Regexp.FindString": onText(refStr, (re, s) => textOf(methodCall(re, "find", [s]))),
    "Regexp.FindAllString": findAll,
    "Regexp.FindStringSubmatch": submatch,
    "Regexp.FindStringIndex": onText(t.vec(t.i64), (re, s) =>
      methodCall(methodCall(re, "find", [s]), "map_or_else", [
        pathExpr("Vec::new"),
        closure(["m"], {
          kind: "MacroExpr",
          name: "vec",
          delim: "[",
          args: [cast(methodCall(local("m"), "start"), t.i64), cast(methodCall(local("m"), "end"), t.i64)],
        }),
      ]),
    ),
    "Regexp.ReplaceAllString": replace,
    "Regexp.String": (c, ctx) => combine(ctx, [ctx.peek(c.recv!)], refStr, (re) => methodCall(re, "as_str")),
    "Regexp.NumSubexp": (c, ctx) =>
      combine(ctx, [ctx.peek(c.recv!)], t.usize, (re) => ({
        kind: "BinaryExpr",
        op: "-",
        left: methodCall(re, "captures_len"),
        right: int(1),
      })),
  },
  types: { Regexp: { rust: regex } },
});
