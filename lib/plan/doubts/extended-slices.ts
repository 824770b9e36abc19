// Implements doubts about slices that are cut longer than they are: `xs[:len(xs)+1]` shows an element of the room behind them, which
// a `Vec` does not have.

import { givenAt } from "../../analysis/given.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { Expr, NodeOf } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const extendedSlices = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("SliceExpr").flatMap((e) => {
    if (!e.high || underlying(facts.info.typeOf(e.x)).kind !== "Slice") return [];
    return mayExtend(e, e.high, facts) ? [doubt(e, `\`${facts.textOf(e)}\` may be longer than \`${facts.textOf(e.x)}\``)] : [];
  });

function mayExtend(e: NodeOf<"SliceExpr">, high: Expr, facts: Facts): boolean {
  if (facts.nodesOf("CallExpr", high).some((c) => facts.info.builtinOf(c) === "cap")) return true;
  if (high.kind === "BinaryExpr" && high.op === "+" && [high.x, high.y].some((part) => isLengthOf(part, e.x, facts))) return true;
  const shortest = leastLength(e.x, facts);
  if (shortest === undefined) return false;
  const k = facts.info.constOf(high);
  return k?.kind === "int" ? k.value > shortest : shortest === 0n && !isBelowLength(high, e.x, facts);
}

/** `len(xs)`, or a local that was given it. */
function isLengthOf(n: Expr, xs: Expr, facts: Facts): boolean {
  if (n.kind === "ParenExpr") return isLengthOf(n.x, xs, facts);
  if (n.kind === "CallExpr")
    return facts.info.builtinOf(n) === "len" && n.args[0] !== undefined && facts.textOf(n.args[0]) === facts.textOf(xs);
  const v = n.kind === "Ident" ? facts.info.objectOf(n) : undefined;
  return v?.kind === "Var" && givenTo(v, facts).some((x) => x.kind !== "Ident" && isLengthOf(x, xs, facts));
}

/** `len(xs)-1`, `n-1` of such an n, or `len(xs)` itself. */
const isBelowLength = (high: Expr, xs: Expr, facts: Facts): boolean =>
  isLengthOf(high, xs, facts) || (high.kind === "BinaryExpr" && high.op === "-" && isLengthOf(high.x, xs, facts));

/** The least length that the list is seen to get while it has room behind it: from `make` with a capacity, or cut to it. */
function leastLength(xs: Expr, facts: Facts): bigint | undefined {
  const v = xs.kind === "Ident" ? facts.info.objectOf(xs) : undefined;
  if (v?.kind !== "Var") return undefined;
  const lengths = givenTo(v, facts).flatMap((x): bigint[] => {
    const size =
      x.kind === "CallExpr" && facts.info.builtinOf(x) === "make" && x.args.length === 3
        ? x.args[1]
        : x.kind === "SliceExpr" && x.high && facts.textOf(x.x) === facts.textOf(xs)
          ? x.high
          : undefined;
    const c = size && facts.info.constOf(size);
    return c?.kind === "int" ? [c.value] : [];
  });
  return lengths.reduce<bigint | undefined>((least, n) => (least === undefined || n < least ? n : least), undefined);
}

/** What its declaration and its assignments give the variable. */
const givenTo = (v: VarObj, facts: Facts): readonly Expr[] => facts.uses.of(v).flatMap((u) => givenAt(u.ident, facts) ?? []);
