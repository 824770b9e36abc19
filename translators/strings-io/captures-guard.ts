// Implements captures-guard: `m := re.FindStringSubmatch(s); if m == nil { return }` → `let Some(m) = re.captures(s) else {…}`.

import { nextOf } from "../../lib/patterns/error-checks.ts";
import { resultAround } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { leavesBlock } from "../../lib/patterns/ok-checks.ts";
import type { IfStmt } from "../../lib/go/ast.ts";
import type { RustBlock } from "../../lib/rust/ast.ts";
import { letElse, letStmt, p, tryExpr } from "../../lib/rust/factory.ts";
import { capturesOf, capturesType, type Groups, groupsIn, isRegexpCall, matchTest } from "../std/_regexp-groups.ts";

interface Data {
  readonly groups: Groups;
  readonly check: IfStmt;
}

export default definePattern<"AssignStmt", Data>({
  id: "captures-guard",
  title: "The groups of a match, where there is one",
  category: "types",
  catalogue: ["early-return"],
  what: "`captures` gives the groups as an option. {form} where nothing matched. `m[1]` is the text of a group, as in Go.",
  why: "Go gives nil when nothing matches, and an index into that panics; in Rust there are no groups without a match.",
  link: { text: "Regex::captures", url: "https://docs.rs/regex/latest/regex/struct.Regex.html#method.captures" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const [id] = node.lhs;
    const [found] = node.rhs;
    const check = nextOf(node, facts);
    if (node.op !== ":=" || node.lhs.length !== 1 || id?.kind !== "Ident" || !isRegexpCall(found, "FindStringSubmatch", facts))
      return undefined;
    if (check?.kind !== "IfStmt" || check.init || check.else || !leavesBlock(check.body)) return undefined;
    const groups = groupsIn(id, found, [check.cond], facts);
    const isGuard = groups && matchTest(check.cond, id, groups.count, facts) === "none";
    const reads = facts.nodesOf("Ident", check.body).some((x) => facts.info.objectOf(x) === groups?.variable);
    const ret = check.body.list[0];
    const asks = ret?.kind === "ReturnStmt" && resultAround(ret, facts, plan)?.kind === "option" && check.body.list.length === 1;
    const form = asks ? "`?` binds them, or returns `None`" : "`let … else` binds them, or leaves";
    return isGuard && !reads ? covers<Data>([check], { groups, check }, { form }) : undefined;
  },
  rewrite(_node, { groups, check }, ctx) {
    const otherwise = ctx.block(check.body);
    const found = capturesOf(groups.found, "captures", ctx);
    if (!found) return undefined;
    const pat = ctx.bind(groups.variable, capturesType);
    const made = givesNone(otherwise) ? letStmt(pat, tryExpr(found.expr)) : letElse(p.some(pat), found.expr, otherwise);
    return [...found.before, made];
  },
});

/** `return None;` and nothing else: what `?` does. */
const givesNone = ({ stmts, tail }: RustBlock): boolean => {
  const [only] = stmts;
  const left = stmts.length === 1 && !tail && only?.kind === "ExprStmt" ? only.expr : undefined;
  const given = left?.kind === "ReturnExpr" ? left.value : undefined;
  return given?.kind === "PathExpr" && given.path.segments.length === 1 && given.path.segments[0]?.name === "None";
};
