// Implements the idiom of a range that stops after n elements: `take(n)`.

import type { Expr, RangeStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { block, exprStmt, forExpr, methodCall, t } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly limit: Expr;
  readonly rest: readonly Stmt[];
}

/** Form: `for i, x := range xs { if i == n { break }; … }` where `i` has no other use. */
export default definePattern<"RangeStmt", Data>({
  id: "range-break-at",
  catalogue: ["for-iter"],
  root: "RangeStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Stopping after n elements is `take(n)`",
  what: "The index was only there to stop: `take` says how many elements the loop sees.",
  why: "An iterator carries its own end, so the body holds only the work.",
  link: { text: "Iterator::take", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html#method.take" },
  match(s, facts) {
    const [first, ...rest] = s.body.list;
    const v = s.key?.kind === "Ident" ? facts.info.objectOf(s.key) : undefined;
    const kind = underlying(facts.info.typeOf(s.x)).kind;
    if (
      first?.kind !== "IfStmt" ||
      first.init ||
      first.else ||
      v?.kind !== "Var" ||
      s.op !== ":=" ||
      !s.value ||
      (kind !== "Slice" && kind !== "Array")
    )
      return undefined;
    const { cond } = first;
    const stop = first.body.list.length === 1 ? first.body.list[0] : undefined;
    if (
      cond.kind !== "BinaryExpr" ||
      (cond.op !== "==" && cond.op !== ">=") ||
      cond.x.kind !== "Ident" ||
      facts.info.objectOf(cond.x) !== v
    )
      return undefined;
    const limit = facts.info.constOf(cond.y);
    if (stop?.kind !== "BranchStmt" || stop.tok !== "break" || stop.label || limit?.kind !== "int" || limit.value < 0n)
      return undefined;
    if (facts.uses.of(v).length !== 2) return undefined;
    return covers([first], { limit: cond.y, rest });
  },
  rewrite(s, { limit, rest }, ctx) {
    const unkeyed: RangeStmt = { ...s, key: { kind: "Ident", name: "_", span: s.span } };
    const it = ctx.iteration(unkeyed);
    if (!it) return ctx.defaultStmt(s);
    const n = ctx.expr(limit, t.usize);
    return [...it.before, exprStmt(forExpr(it.pat, methodCall(it.iter, "take", [n.expr]), block(ctx.stmts(rest))), false)];
  },
});
