// Implements error-text: `err.Error()` → `err.to_string()`, with the whole chain where anyhow holds it (idioms.md `err-wrap`).

import { isErrorExpr } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { isAnyhow } from "../../lib/plan/errors.ts";
import { formatMacro, methodCall, optionInner, stripRefs, t } from "../../lib/rust/factory.ts";

export default definePattern<"CallExpr", null>({
  id: "error-text",
  title: "The text of an error",
  category: "errors",
  catalogue: ["err-text"],
  what: "`err.Error()` is what the error's `Display` writes: a format takes the error itself, and elsewhere `to_string()` or `format!` makes the text. An anyhow error prints its whole chain, as Go does, with `{:#}`.",
  why: "Every Rust error implements `Display`, and whatever implements that has `to_string()`.",
  link: { text: "Display", url: "https://doc.rust-lang.org/std/fmt/trait.Display.html" },
  root: "CallExpr",
  tier: "stdlib",
  match(node, facts) {
    const { fun } = node;
    return fun.kind === "SelectorExpr" && fun.sel.name === "Error" && node.args.length === 0 && isErrorExpr(fun.x, facts)
      ? covers([], null)
      : undefined;
  },
  rewrite(node, _data, ctx) {
    if (node.fun.kind !== "SelectorExpr") return undefined;
    const v = ctx.peek(node.fun.x);
    const inner = optionInner(stripRefs(v.type));
    const expr = inner ? methodCall(methodCall(v.expr, "as_ref"), "unwrap") : v.expr;
    const type = stripRefs(inner ?? v.type);
    const text = isAnyhow(type) ? formatMacro("format", "{:#}", [expr]) : methodCall(expr, "to_string");
    return { ...v, expr: text, type: t.string, place: false, movable: true, borrows: [] };
  },
});
