// Implements assert-let: `n := v.(int)` on a closed set → `let Value::Int(n) = v else { panic!(…) };` (idioms.md `assert-concrete`).

import type { Expr } from "../../lib/go/ast.ts";
import { askedSum, variantPat } from "../../lib/patterns/asked-sums.ts";
import { failedAssertion } from "../../lib/patterns/assertions.ts";
import { isBlank } from "../../lib/patterns/error-checks.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, type EmitContext, nearMiss } from "../../lib/patterns/kit.ts";
import { isKeptCopy, type SumPlan, type SumVariant, variantOf } from "../../lib/plan/sums.ts";
import type { RustPat, RustStmt } from "../../lib/rust/ast.ts";
import { block, exprStmt, letElse, p, ref, t } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly x: Expr;
  readonly bound: VarObj;
  readonly sum: SumPlan;
  readonly variant: SumVariant;
}

export default definePattern<"AssignStmt", Data>({
  id: "assert-let",
  title: "let else takes the value out, or panics",
  category: "types",
  catalogue: ["assert-concrete"],
  what: "A type assertion without `ok` is sure of the type, and panics where it is wrong. `let` with the variant's pattern takes the value out; the `else` branch says what happens otherwise.",
  why: "The branch must leave, so that the name behind it always has its value. In Rust one would often return an error there.",
  link: { text: "let else", url: "https://doc.rust-lang.org/book/ch06-03-if-let.html#staying-on-the-happy-path-with-letelse" },
  root: "AssignStmt",
  tier: "idiom",
  match(node, facts, plan) {
    const [asked] = node.rhs;
    const [name] = node.lhs;
    if (node.op !== ":=" || node.lhs.length !== 1 || asked?.kind !== "TypeAssertExpr" || !asked.type || !name || isBlank(name))
      return undefined;
    const sum = plan.sumOf(facts.info.typeOf(asked.x));
    const variant = sum && variantOf(sum, facts.info.typeOf(asked.type));
    const bound = varOf(name, facts);
    if (!sum || !variant || !bound || (sum.variants.length === 1 && !sum.nil)) return undefined;
    if (plan.isMutated(bound) || facts.capturesOf(bound).length > 0 || isKeptCopy(bound, facts, plan))
      return nearMiss(`\`${bound.name}\` is changed or kept`, node.span);
    const isAssigned = facts.uses.of(bound).some((u) => u.role.kind === "assign" || u.role.kind === "update");
    if (isAssigned) return nearMiss(`\`${bound.name}\` gets another value later`, node.span);
    return covers([], { x: asked.x, bound, sum, variant });
  },
  rewrite: (_node, data, ctx) => lower(data, ctx),
});

function lower({ x, bound, sum, variant }: Data, ctx: EmitContext): readonly RustStmt[] {
  const form = ctx.rustType(variant.type);
  const isCopy = ctx.plan.isCopy(form);
  if (isCopy) ctx.derive(form, "Clone", "Copy");
  const seen = ctx.peek(x);
  const { value, isNilable } = askedSum(seen, sum, ctx);
  const v = isNilable ? value : seen;
  const isRef = v.type.kind === "RefType";
  // What nobody else holds is moved out; a number is copied out of wherever it lies.
  const isOwned = !isNilable && !isRef && (isCopy || !v.place);
  const inner = ctx.bind(bound, isCopy || isOwned ? form : t.ref(form), isCopy || isOwned ? [] : v.borrows);
  const bare = variantPat(`${sum.name}::${variant.name}`, isNilable && isCopy ? p.deref(inner) : inner, isNilable);
  const pat: RustPat = isCopy && isRef ? p.deref(bare) : bare;
  const failing = block([exprStmt(failedAssertion(variant), true)]);
  return [...v.before, letElse(pat, isOwned || isRef || isNilable ? v.expr : ref(v.expr), failing)];
}
