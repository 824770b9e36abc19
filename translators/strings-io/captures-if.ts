// Implements captures-if: `if m := re.FindStringSubmatch(s); m != nil {…}` → `if let Some(m) = re.captures(s) {…}`.

import { elseOf } from "../../lib/patterns/branches.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { mentions } from "../../lib/patterns/nil-checks.ts";
import { exprStmt, letExpr, p } from "../../lib/rust/factory.ts";
import { capturesOf, capturesType, type Groups, groupsIn, isRegexpCall, matchTest } from "../std/_regexp-groups.ts";

const forms = {
  groups:
    "`captures` gives the groups as an option, and `if let` asks whether there was a match and binds them. `m[1]` is the text of a group, as in Go.",
  asked: "Nobody looks at the groups, so that `is_match` only asks whether there was a match.",
} as const;

export default definePattern<"IfStmt", Groups>({
  id: "captures-if",
  title: "The groups of a match come with the question",
  category: "types",
  catalogue: ["if-init"],
  what: "{form}",
  why: "Go gives nil when nothing matches; in Rust there are no groups without a match.",
  link: { text: "Regex::captures", url: "https://docs.rs/regex/latest/regex/struct.Regex.html#method.captures" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts) {
    const init = node.init?.kind === "AssignStmt" && node.init.op === ":=" ? node.init : undefined;
    const [id] = init?.lhs ?? [];
    const [found] = init?.rhs ?? [];
    if (init?.lhs.length !== 1 || id?.kind !== "Ident" || !isRegexpCall(found, "FindStringSubmatch", facts)) return undefined;
    const groups = groupsIn(id, found, [node.cond], facts);
    if (!groups || matchTest(node.cond, id, groups.count, facts) !== "some") return undefined;
    if (node.else && mentions(node.else, groups.variable, facts)) return undefined;
    return covers([init], groups, { form: mentions(node.body, groups.variable, facts) ? forms.groups : forms.asked });
  },
  rewrite(node, groups, ctx) {
    const isRead = mentions(node.body, groups.variable, ctx.facts);
    const found = capturesOf(groups.found, isRead ? "captures" : "is_match", ctx);
    if (!found) return undefined;
    const bound = ctx.bind(groups.variable, capturesType);
    const then = ctx.block(node.body);
    const otherwise = elseOf(node, ctx);
    const cond = isRead ? letExpr(p.some(bound), found.expr) : found.expr;
    return [...found.before, exprStmt({ kind: "IfExpr", cond, then, ...(otherwise && { else: otherwise }) }, false)];
  },
});
