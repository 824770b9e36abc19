// Implements the idiom of a loop that adds up: a variable from zero, a range that adds to it.

import type { Facts } from "../../lib/analysis/facts.ts";
import type { AssignStmt, Expr, RangeStmt, ReturnStmt, Stmt } from "../../lib/go/ast.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { binary, closure, exprStmt, isFloat, letStmt, local, methodCall, ret, sameType, t } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly sum: VarObj;
  readonly loop: RangeStmt;
  readonly term: Expr;
  readonly zero: Expr;
  /** `return sum` right behind the loop. */
  readonly result?: ReturnStmt;
}

/**
 * Form: `sum := 0; for _, x := range xs { sum += f(x) }`. Variants: floats fold from `0.0`, since an empty `sum()` of
 * floats is `-0`; a `return sum` right behind it is the value itself. Restriction: nothing changes `sum` afterwards.
 */
export default definePattern<"AssignStmt", Data>({
  id: "sum-loop",
  catalogue: ["for-iter"],
  root: "AssignStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "A loop that adds up becomes an iterator chain",
  what: "The loop only adds to `{sum}`: the sum is one expression, and needs no variable that changes.",
  why: "{why}",
  link: { text: "Iterator in the standard library", url: "https://doc.rust-lang.org/std/iter/trait.Iterator.html" },
  match(s, facts) {
    const found = findSum(s, facts);
    if (!found) return undefined;
    const u = underlying(found.sum.type);
    const float = u.kind === "Basic" && u.basic.startsWith("float");
    const why = float
      ? "`fold` starts from `0.0`: an empty `sum()` of floats would be `-0`."
      : "`sum` says what the loop is for; the compiler makes the same loop of it.";
    return covers([found.loop, ...(found.result ? [found.result] : [])], found, { sum: found.sum.name, why });
  },
  rewrite(_s, { sum, loop, term, zero, result }, ctx) {
    const type = ctx.plan.integers.typed(sum, () => ctx.rustType(sum.type));
    const it = ctx.iteration(loop);
    if (!it) return ctx.defaultStmt(_s).concat(ctx.defaultStmt(loop), result ? ctx.defaultStmt(result) : []);
    const chain = isFloat(type) ? fold() : added();
    const v = temp(chain.expr, type, { before: [...it.before] });
    if (result) return [...v.before, exprStmt(ret(v.expr), true)];
    const stmts = [...v.before, letStmt(ctx.bind(sum, type), v.expr, chain.typed ? undefined : type)];
    return stmts;

    function fold() {
      const start = ctx.expr(zero, type);
      const body = ctx.withBinding(sum, temp(local(ctx.nameOf(sum)), type), () => ctx.expr(term, type));
      return {
        expr: methodCall(it!.iter, "fold", [
          start.expr,
          closure([ctx.nameOf(sum), it!.pat], binary(local(ctx.nameOf(sum)), "+", body.expr)),
        ]),
        typed: true,
      };
    }
    function added() {
      const item = term.kind === "Ident" && loop.value?.kind === "Ident" && term.name === loop.value.name ? term : undefined;
      // Of another type, each item is converted before it is added.
      const held = item && ctx.peek(item).type;
      if (held && sameType(held.kind === "RefType" ? held.inner : held, type))
        return { expr: methodCall(it!.iter, "sum"), typed: false };
      const body = ctx.expr(term, type);
      return { expr: methodCall(methodCall(it!.iter, "map", [closure([it!.pat], body.expr)]), "sum"), typed: false };
    }
  },
});

function findSum(s: AssignStmt, facts: Facts): Data | undefined {
  const [l] = s.lhs;
  const [zero] = s.rhs;
  if (s.op !== ":=" || s.lhs.length !== 1 || l?.kind !== "Ident" || !zero || !isZero(zero, facts)) return undefined;
  const sum = facts.info.objectOf(l);
  const siblings = facts.tree.siblingsOf(s);
  const loop = siblings?.list[siblings.index + 1];
  if (sum?.kind !== "Var" || loop?.kind !== "RangeStmt" || !siblings) return undefined;
  const term = addedTerm(loop, sum, facts);
  if (!term || !ranges(loop, facts)) return undefined;
  const after = siblings.list[siblings.index + 2];
  const changedLater = facts.uses
    .of(sum)
    .some(
      (u) =>
        u.ident.span.start > loop.span.end && (u.role.kind === "assign" || u.role.kind === "update" || u.role.kind === "address"),
    );
  if (changedLater) return undefined;
  const result = after?.kind === "ReturnStmt" && returnsOnly(after, sum, facts) ? after : undefined;
  return { sum, loop, term, zero, ...(result && { result }) };
}

const isZero = (e: Expr, facts: Facts): boolean => {
  const c = facts.info.constOf(e);
  return (c?.kind === "int" && c.value === 0n) || (c?.kind === "float" && c.value.num === 0n);
};

/** The body is just `sum += term`, and the term does not speak of the sum. */
function addedTerm(loop: RangeStmt, sum: VarObj, facts: Facts): Expr | undefined {
  const only: Stmt | undefined = loop.body.list.length === 1 ? loop.body.list[0] : undefined;
  if (
    only?.kind !== "AssignStmt" ||
    only.op !== "+=" ||
    only.lhs[0]?.kind !== "Ident" ||
    facts.info.objectOf(only.lhs[0]) !== sum
  )
    return undefined;
  const term = only.rhs[0];
  const mentions = term && facts.nodesOf("Ident", term).some((id) => facts.info.objectOf(id) === sum);
  const plain =
    term &&
    !mentions &&
    facts
      .nodesOf("CallExpr", term)
      .every((c) => facts.info.isConversion(c) || facts.info.builtinOf(c) !== undefined || facts.info.calleeOf(c) !== undefined);
  return plain && !loop.body.dangling && !only.trivia?.leading.length ? term : undefined;
}

/** Over a list or its elements: a key of its own would need `enumerate`, which a chain does not make clearer. */
const ranges = (loop: RangeStmt, facts: Facts): boolean => {
  const u = underlying(facts.info.typeOf(loop.x));
  const noKey = loop.key === undefined || (loop.key.kind === "Ident" && loop.key.name === "_");
  return (u.kind === "Slice" || u.kind === "Array" || u.kind === "Map") && noKey && loop.value !== undefined && loop.op === ":=";
};

function returnsOnly(r: ReturnStmt, sum: VarObj, facts: Facts): boolean {
  const [e] = r.results;
  return r.results.length === 1 && e?.kind === "Ident" && facts.info.objectOf(e) === sum;
}

export { t };
