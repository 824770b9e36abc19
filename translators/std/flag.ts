// Implements package flag: options of the command line that are variables, which one function reads.

import type { CallExpr, Expr, Stmt } from "../../lib/go/ast.ts";
import { defineStdPackage, type EmitContext, type Prose, type StdFunction, type StdLowering } from "../../lib/patterns/kit.ts";
import { placeOf, temp, type Value } from "../../lib/patterns/value.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import { array, call, int, letStmt, local, methodCall, refMut, simpleName, t } from "../../lib/rust/factory.ts";
import { helper } from "./_helpers.ts";
import { argOf, combine, constInt, constString, literalOf, strOf } from "./_values.ts";

/** `flag.IntVar(&n, "n", 5, "how many")` behind `n = 5`: the reading of the options does the rest. */
const declared: StdLowering = (c, ctx) => {
  const [place, name] = [variableOf(c.call), constString(ctx, argOf(c, 1))];
  const stmt = ctx.facts.tree.stmtOf(c.call);
  const reads = parseIn(c.call, ctx);
  if (!place || name === undefined || !stmt || !hasDefault(stmt, c.call, ctx) || !reads) return undefined;
  return temp({ kind: "TupleExpr", elems: [] }, t.unit);
};

/** The variable behind `&`. */
function variableOf(c: CallExpr): Expr | undefined {
  const [place] = c.args;
  return place?.kind === "UnaryExpr" && place.op === "&" && place.x.kind === "Ident" ? place.x : undefined;
}

/** The statement before it gives the variable its default. */
function hasDefault(stmt: Stmt, c: CallExpr, ctx: EmitContext): boolean {
  const siblings = ctx.facts.tree.siblingsOf(stmt);
  const before = siblings?.list[siblings.index - 1];
  const v = variableOf(c);
  const [target] = before?.kind === "AssignStmt" ? before.lhs : [];
  const value = before?.kind === "AssignStmt" ? before.rhs[0] : undefined;
  const isOne = v?.kind === "Ident" && target?.kind === "Ident" && ctx.info.objectOf(v) === ctx.info.objectOf(target);
  const [given, wanted] = [value, c.args[2]].map((e) => e && ctx.info.constOf(e));
  const text = (x: unknown): string => JSON.stringify(x, (_, y) => (typeof y === "bigint" ? `${y}n` : y));
  return isOne && given !== undefined && wanted !== undefined && text(given) === text(wanted);
}

const isOf = (c: CallExpr, ctx: EmitContext, test: RegExp): boolean => {
  const f = ctx.info.calleeOf(c);
  return f?.pkg === "flag" && !f.type.recv && test.test(f.name);
};

/** The one call of `flag.Parse`, in the function where all options are declared, and behind them. */
function parseIn(at: CallExpr, ctx: EmitContext): CallExpr | undefined {
  const func = ctx.facts.tree.funcOf(at);
  const calls = ctx.facts.nodesOf("CallExpr");
  const [parse, more] = calls.filter((c) => isOf(c, ctx, /^Parse$/));
  const options = calls.filter((c) => isOf(c, ctx, /Var$/));
  const isPlain =
    parse &&
    !more &&
    [parse, ...options].every((c) => ctx.facts.tree.funcOf(c) === func && isAtTop(c, ctx)) &&
    options.every((c) => c.span.start < parse.span.start);
  return isPlain ? parse : undefined;
}

const isAtTop = (c: CallExpr, ctx: EmitContext): boolean => {
  const { tree } = ctx.facts;
  const stmt = tree.parentOf(c);
  const block = stmt && tree.parentOf(stmt);
  return stmt?.kind === "ExprStmt" && block !== undefined && tree.parentOf(block) === tree.funcOf(c);
};

/** `let args = parse_flags(&mut [("n", "how many", &mut n)]);`. */
const parse: StdLowering = (c, ctx) => {
  if (!parseIn(c.call, ctx)) return undefined;
  const options = ctx.facts.nodesOf("CallExpr").filter((x) => isOf(x, ctx, /Var$/));
  const rows = options.map((x) => rowOf(x, ctx));
  if (!rows.every((x) => x !== undefined)) return undefined;
  const { before, exprs } = ctx.sequence(rows);
  const read = call(helper(ctx, "parse_flags"), [refMut(array(exprs))]);
  const asked = ctx.facts.nodesOf("CallExpr").some((x) => isOf(x, ctx, /^N?Args?$/));
  if (!asked) return temp(read, t.unit, { before });
  return temp({ kind: "TupleExpr", elems: [] }, t.unit, { before: [...before, letStmt(restName(ctx), read)] });
};

/** What sets a variable of a type. */
const forms: Readonly<Record<string, Parameters<typeof helper>[1]>> = {
  String: "text_flag",
  bool: "switch_flag",
  f64: "real_flag",
  i64: "whole_flag",
  u64: "count_flag",
};

function rowOf(c: CallExpr, ctx: EmitContext): Value | undefined {
  const v = variableOf(c);
  const [, name, , usage] = c.args;
  if (!v || !name || !usage) return undefined;
  const place = ctx.placeToWrite(v);
  if (place.type.kind === "RefType") return undefined;
  const form = forms[simpleName(place.type) ?? ""];
  if (!form) return undefined;
  helper(ctx, form);
  return combine(ctx, [strOf(ctx, name), strOf(ctx, usage), place], t.infer, (n, u, x) => ({
    kind: "TupleExpr",
    elems: [n, u, refMut(x)] as readonly RustExpr[],
  }));
}

/** What stands behind the options; no other variable of the program has the name. */
const restName = (ctx: EmitContext): string => (ctx.facts.nodesOf("Ident").some((id) => id.name === "args") ? "rest" : "args");

/** Where `flag.Parse` was called: the list that it gave. */
const rest = (c: Parameters<StdLowering>[0], ctx: EmitContext): Value | undefined => {
  const reads = parseIn(c.call, ctx);
  const isTaken = ctx.facts.nodesOf("Ident").some((id) => id.name === "rest");
  return reads && !isTaken && reads.span.start < c.call.span.start ? placeOf(local(restName(ctx)), t.vec(t.string)) : undefined;
};

const note: Prose = {
  title: "Options of the command line",
  category: "syntax",
  level: "note",
  what: "The options are variables with their defaults, and one call reads the command line into them, as `flag.Parse` does: `-n 5`, `-n=5`, `-v`.",
  why: "Rust's standard library gives the bare arguments. A helper reads them in Go's way, with one dash; most Rust programs use the crate `clap`, whose long options have two.",
  pitfall: "The texts of the usage and of wrong options, on stderr, are shorter than Go's.",
  link: { text: "clap", url: "https://docs.rs/clap/latest/clap/" },
};
const option: StdFunction = { lower: declared, mutates: [0] };

export default defineStdPackage({
  path: "flag",
  functions: {
    IntVar: option,
    Int64Var: option,
    UintVar: option,
    Uint64Var: option,
    Float64Var: option,
    StringVar: option,
    BoolVar: option,
    Parse: { lower: parse, note },
    Args: (c, ctx) => rest(c, ctx),
    NArg: (c, ctx) => {
      const list = rest(c, ctx);
      return list && combine(ctx, [list], t.usize, (args) => methodCall(args, "len"));
    },
    Arg: (c, ctx) => {
      const list = rest(c, ctx);
      const known = literalOf(argOf(c, 0)) && constInt(ctx, argOf(c, 0));
      // A negative one that is known only at run time is far behind the end, where Go has "", too.
      if (!list || (known !== undefined && known < 0n)) return undefined;
      const i = known === undefined ? ctx.expr(argOf(c, 0), t.usize) : temp(int(known), t.usize);
      return combine(ctx, [list, i], t.string, (args, at) =>
        methodCall(
          methodCall(known === 0n ? methodCall(args, "first") : methodCall(args, "get", [at]), "cloned"),
          "unwrap_or_default",
        ),
      );
    },
  },
});
