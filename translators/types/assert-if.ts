// Implements assert-if: `if c, ok := s.(*Circle); ok {…}` on a closed set → `if let Shape::Circle(c) = &s {…}` (idioms.md
// `assert-concrete`).

import type { Expr, IfStmt } from "../../lib/go/ast.ts";
import { askedSum, variantPat } from "../../lib/patterns/asked-sums.ts";
import { elseOf } from "../../lib/patterns/branches.ts";
import { isBlank } from "../../lib/patterns/error-checks.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import { isKeptCopy, type SumPlan, type SumVariant, variantOf } from "../../lib/plan/sums.ts";
import type { RustPat, RustStmt } from "../../lib/rust/ast.ts";
import { exprStmt, ifExpr, letExpr, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly x: Expr;
  /** Absent where only the question is asked. */
  readonly bound?: VarObj;
  readonly sum: SumPlan;
  readonly variant: SumVariant;
}

export default definePattern<"IfStmt", Data>({
  id: "assert-if",
  title: "if let asks which variant it is",
  category: "types",
  catalogue: ["assert-concrete", "if-init"],
  what: "A type assertion with `ok` asks which of the known types an interface holds. The interface is an enum in Rust, and `if let` with the variant's pattern asks, and names what is inside where that is wanted.",
  why: "The name is known only where the variant is the right one, so that there is no zero value to use by mistake.",
  link: { text: "if let", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html" },
  root: "IfStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const init = node.init;
    if (init?.kind !== "AssignStmt" || init.op !== ":=" || init.lhs.length !== 2) return undefined;
    const [asked] = init.rhs;
    if (asked?.kind !== "TypeAssertExpr" || !asked.type) return undefined;
    const sum = plan.sumOf(facts.info.typeOf(asked.x));
    const variant = sum && variantOf(sum, facts.info.typeOf(asked.type));
    const flag = varOf(init.lhs[1], facts);
    if (!sum || !variant || !flag || varOf(node.cond, facts) !== flag) return undefined;
    if (facts.uses.of(flag).filter((u) => u.role.kind !== "define").length > 1)
      return nearMiss(`\`${flag.name}\` is read again`, node.span);
    const name = init.lhs[0] as Expr;
    const bound = isBlank(name) ? undefined : varOf(name, facts);
    if (!isBlank(name) && !bound) return undefined;
    if (bound && (plan.isMutated(bound) || facts.capturesOf(bound).length > 0 || isKeptCopy(bound, facts, plan)))
      return nearMiss(`\`${bound.name}\` is changed or kept`, node.span);
    const inBody = (u: { ident: Expr }): boolean => facts.tree.isInside(u.ident, node.body);
    if (bound && !facts.uses.of(bound).every((u) => u.role.kind === "define" || inBody(u)))
      return nearMiss("the zero value is read where it is another type", node.span);
    return covers([init], {
      x: asked.x,
      ...(bound && { bound }),
      sum,
      variant,
    });
  },
  rewrite: (node, data, ctx) => lower(node, data, ctx),
});

function lower(node: IfStmt, { x, bound, sum, variant }: Data, ctx: EmitContext): readonly RustStmt[] {
  const { value, isNilable } = askedSum(ctx.peek(x), sum, ctx);
  const inner: RustPat = bound ? ctx.bind(bound, t.ref(ctx.rustType(variant.type))) : { kind: "WildPat" };
  const pat = variantPat(`${sum.name}::${variant.name}`, inner, isNilable);
  const then = ctx.block(node.body);
  return [...value.before, exprStmt(ifExpr(letExpr(pat, value.expr), then, elseOf(node, ctx)))];
}
