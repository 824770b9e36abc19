// Implements len-of-parts: `len(strings.Fields(s))` → `s.split_whitespace().count()`, and `len(os.Args)` likewise.

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import type { Expr } from "../../lib/go/ast.ts";
import { temp } from "../../lib/patterns/value.ts";
import { methodCall, t } from "../../lib/rust/factory.ts";

const functions = new Set(["Split", "SplitN", "Fields", "FieldsFunc"]);

export default definePattern<"CallExpr", Expr>({
  id: "len-of-parts",
  title: "Counting parts without a list",
  category: "generics-collections",
  what: "The length of the list becomes `count` of the iterator, and no list is made.",
  why: "{why}",
  link: { text: "Iterator::count", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.count" },
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts) {
    const [parts] = node.args;
    if (
      parts?.kind === "SelectorExpr" &&
      parts.sel.name === "Args" &&
      facts.info.builtinOf(node) === "len" &&
      parts.x.kind === "Ident" &&
      facts.info.packageOf(parts.x)?.path === "os"
    )
      return covers<Expr>([], parts, {
        why: "`os.Args` is a list; `env::args()` is an iterator, which can be counted as it goes by.",
      });
    const callee = parts?.kind === "CallExpr" ? facts.info.calleeOf(parts) : undefined;
    if (!parts || facts.info.builtinOf(node) !== "len" || callee?.pkg !== "strings" || !functions.has(callee.name))
      return undefined;
    return covers<Expr>([], parts, {
      why: "Go's `strings` functions give lists; Rust's give iterators, which can be counted as they go by.",
    });
  },
  rewrite(_node, parts, ctx) {
    const v = ctx.peek(parts);
    const { expr } = v;
    const isCollected = expr.kind === "MethodCallExpr" && expr.method === "collect";
    return temp(methodCall(isCollected ? expr.recv : expr, isCollected ? "count" : "len"), t.usize, { before: v.before });
  },
});
