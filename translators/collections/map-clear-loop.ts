// Implements map-clear-loop: `for k := range m { delete(m, k) }` → `m.clear()` (idioms.md `map-clear`).

import type { Expr } from "../../lib/go/ast.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { exprStmt, methodCall } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  /** Of the line that deletes. */
  readonly comments: readonly string[];
}

/** Form: the body deletes the loop's key from the map that it ranges over, and does nothing else. */
export default definePattern<"RangeStmt", Data>({
  id: "map-clear-loop",
  catalogue: ["map-clear"],
  root: "RangeStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Deleting every key is `clear`",
  what: "The loop deletes each key that it comes to, and so all of them. `clear` empties the map in one call, and keeps its memory.",
  why: "A map that a loop borrows cannot be changed inside the loop. Go has the builtin `clear` for it, too, since 1.21.",
  link: { text: "HashMap::clear", url: "https://doc.rust-lang.org/std/collections/struct.HashMap.html#method.clear" },
  match(s, facts) {
    const key = s.key && varOf(s.key, facts);
    if (s.op !== ":=" || !key || underlying(facts.info.typeOf(s.x)).kind !== "Map" || !isPlain(s.x)) return undefined;
    const [act, ...more] = s.body.list;
    const call = act?.kind === "ExprStmt" && act.x.kind === "CallExpr" ? act.x : undefined;
    if (!act || !call || facts.info.builtinOf(call) !== "delete" || varOf(call.args[1], facts) !== key) return undefined;
    if (call.args[0] === undefined || facts.textOf(call.args[0]) !== facts.textOf(s.x)) return undefined;
    if (more.length > 0) return nearMiss("the loop does more than delete", s.span);
    if (act.trivia?.trailing || s.body.dangling) return nearMiss("a comment stands inside", s.span);
    return covers([act], { comments: act.trivia?.leading.map((c) => c.text) ?? [] });
  },
  rewrite(s, { comments }, ctx) {
    const map = ctx.placeToWrite(s.x);
    const cleared = exprStmt(methodCall(map.expr, "clear"), true);
    return [...map.before, comments.length > 0 ? { ...cleared, trivia: { leading: comments } } : cleared];
  },
});

const isPlain = (e: Expr): boolean => e.kind === "Ident" || (e.kind === "SelectorExpr" && isPlain(e.x));
