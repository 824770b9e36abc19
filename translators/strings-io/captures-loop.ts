// Implements captures-loop: `for _, m := range re.FindAllStringSubmatch(s, -1) {…}` → `for m in re.captures_iter(s) {…}`.

import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { exprStmt, forExpr, methodCall, p, t } from "../../lib/rust/factory.ts";
import { capturesOf, capturesType, type Groups, groupsIn, isRegexpCall } from "../std/_regexp-groups.ts";

export default definePattern<"RangeStmt", Groups>({
  id: "captures-loop",
  title: "Match after match, without a list",
  category: "generics-collections",
  catalogue: ["for-iter"],
  what: "`captures_iter` looks for the next match when the loop asks for it. `m[1]` is the text of a group, as in Go.",
  why: "The loop needs one match at a time, so no list of lists is made; the groups are parts of the text itself.",
  link: { text: "Regex::captures_iter", url: "https://docs.rs/regex/latest/regex/struct.Regex.html#method.captures_iter" },
  root: "RangeStmt",
  tier: "idiom",
  match(node, facts) {
    const { key, value, x } = node;
    if (node.op !== ":=" || !isRegexpCall(x, "FindAllStringSubmatch", facts)) return undefined;
    if (key && key.kind !== "Ident") return undefined;
    const limit = x.args[1] && facts.info.constOf(x.args[1]);
    if (limit?.kind !== "int" || limit.value >= 0n) return undefined;
    const groups = groupsIn(value, x, [], facts);
    return groups && covers([], groups);
  },
  rewrite(node, groups, ctx) {
    const found = capturesOf(groups.found, "captures_iter", ctx);
    if (!found) return undefined;
    const counter = node.key?.kind === "Ident" && node.key.name !== "_" ? ctx.info.objectOf(node.key) : undefined;
    const match = ctx.bind(groups.variable, capturesType);
    const pat = counter?.kind === "Var" ? p.tuple([ctx.bind(counter, t.usize), match]) : match;
    const iter = counter?.kind === "Var" ? methodCall(found.expr, "enumerate") : found.expr;
    return [...found.before, exprStmt(forExpr(pat, iter, ctx.block(node.body)))];
  },
});
