// Implements eof-test: `err == io.EOF` → the kind of an error of the standard library.

import type { Expr } from "../../lib/go/ast.ts";
import { wrapsErrors } from "../../lib/patterns/error-kinds.ts";
import { askKind, ioKindOf } from "../../lib/patterns/io-kinds.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

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
    const isEof = (e: Expr): boolean => ioKindOf(e, facts) === "UnexpectedEof";
    const err = isEof(node.y) ? node.x : isEof(node.x) ? node.y : undefined;
    return err && covers([], { err, negated: node.op === "!=" });
  },
  rewrite: (_node, asked, ctx) => askKind({ ...asked, kind: "UnexpectedEof", throughWraps: false }, wrapsErrors(ctx.facts), ctx),
});
