// Implements eof-test: `err == io.EOF` → the kind of an error of the standard library.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { wrapsErrors } from "../../lib/patterns/error-kinds.ts";
import { covers, definePattern, type EmitContext } from "../../lib/patterns/kit.ts";
import { temp, type Value } from "../../lib/patterns/value.ts";
import { isAnyhow } from "../../lib/plan/errors.ts";
import type { RustExpr } from "../../lib/rust/ast.ts";
import {
  binary,
  chain,
  closure,
  local,
  methodCall,
  not,
  optionInner,
  p,
  pathExpr,
  sameType,
  stripRefs,
  t,
} from "../../lib/rust/factory.ts";

interface Asked {
  readonly err: Expr;
  readonly negated: boolean;
}

export default definePattern<"BinaryExpr", Asked>({
  id: "eof-test",
  title: "The end of the input",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: "Go compares with the value `io.EOF`. In Rust an error of reading has a kind, and the end of the input is one of them.",
  why: "`io::Error` is one type for all that can go wrong with files and streams; `kind` tells it without looking at its text.",
  link: { text: "io::ErrorKind", url: "https://doc.rust-lang.org/std/io/enum.ErrorKind.html" },
  root: "BinaryExpr",
  tier: "idiom",
  match(node, facts) {
    if (node.op !== "==" && node.op !== "!=") return undefined;
    const err = isEof(node.y, facts) ? node.x : isEof(node.x, facts) ? node.y : undefined;
    return err && covers([], { err, negated: node.op === "!=" });
  },
  rewrite: (_node, asked, ctx) => atEof(asked, ctx),
});

/** `io.EOF`. */
const isEof = (e: Expr, facts: Facts): boolean =>
  e.kind === "SelectorExpr" && e.x.kind === "Ident" && facts.info.packageOf(e.x)?.path === "io" && e.sel.name === "EOF";

/** Undefined where the error is none of the standard library's, or one that `==` would not see through its wrapper. */
function atEof({ err, negated }: Asked, ctx: EmitContext): Value | undefined {
  const v = ctx.peek(err);
  const type = stripRefs(v.type);
  const inner = optionInner(type);
  const held = stripRefs(inner ?? type);
  const isPlain = sameType(held, ioError);
  if (!isPlain && (!isAnyhow(held) || wrapsErrors(ctx.facts))) return undefined;
  const isEnd = (e: RustExpr): RustExpr => binary(methodCall(e, "kind"), "==", pathExpr("std::io::ErrorKind::UnexpectedEof"));
  if (isPlain && !inner) {
    const test = isEnd(v.expr);
    return temp(negated && test.kind === "BinaryExpr" ? { ...test, op: "!=" } : test, t.bool, { before: v.before });
  }
  const one = (e: RustExpr): RustExpr => (isPlain ? e : methodCall(e, "downcast_ref", [], { turbofish: [ioError] }));
  const found = !inner
    ? one(v.expr)
    : isPlain
      ? methodCall(v.expr, "as_ref")
      : chain(v.expr, ["as_ref"], ["and_then", closure([{ pat: p.ident("err"), type: t.ref(held) }], one(local("err")))]);
  const asked = methodCall(found, "is_some_and", [closure(["err"], isEnd(local("err")))]);
  return temp(negated ? not(asked) : asked, t.bool, { before: v.before });
}

const ioError = t.path("std::io::Error");
