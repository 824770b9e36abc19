// Facts about how often a statement runs, where loops count between constants or walk over lists of known length.

import type { Expr, ForStmt, Node, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { knownLength } from "./known-values.ts";

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the counter of `for i := 0; i < 10; i++` can be, its last value behind the loop included. */
export function rangeOf(v: VarObj, facts: Facts): Range | undefined {
  const uses = facts.uses.of(v);
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  const s = decl && facts.tree.parentOf(decl);
  const loop = s && facts.tree.parentOf(s);
  if (loop?.kind !== "ForStmt" || loop.init !== s || facts.capturesOf(v).some((c) => c.writes)) return undefined;
  const [change, ...others] = uses.filter((u) => ["assign", "update", "address"].includes(u.role.kind));
  const isCounted = change && others.length === 0 && loop.post && facts.tree.isInside(change.ident, loop.post);
  const range = isCounted ? countOf(loop, facts) : undefined;
  return range?.v === v ? range : undefined;
}

function countOf(loop: ForStmt, facts: Facts): (Range & { readonly v: VarObj }) | undefined {
  const { init, cond, post } = loop;
  if (init?.kind !== "AssignStmt" || init.lhs.length !== 1 || post?.kind !== "IncDecStmt" || post.op !== "++") return undefined;
  if (cond?.kind !== "BinaryExpr" || (cond.op !== "<" && cond.op !== "<=")) return undefined;
  const of = (e: Expr | undefined): VarObj | undefined => {
    const o = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
    return o?.kind === "Var" ? o : undefined;
  };
  const v = of(init.lhs[0]);
  const [from, to] = [init.rhs[0], cond.y].map((e) => {
    const c = e && facts.info.constOf(e);
    return c?.kind === "int" ? Number(c.value) : undefined;
  });
  if (!v || of(cond.x) !== v || of(post.x) !== v || from === undefined || to === undefined) return undefined;
  return { v, from, to: Math.max(from, cond.op === "<" ? to : to + 1) };
}

/** How many elements a literal, an array or a list that nobody replaces has. */
export function lengthIn(e: Expr, facts: Facts): number | undefined {
  if (e.kind === "CompositeLit" && underlying(facts.info.typeOf(e)).kind === "Slice")
    return e.elts.every((x) => x.kind !== "KeyValueExpr") ? e.elts.length : undefined;
  const known = knownLength(e, facts);
  return known === undefined ? undefined : Number(known);
}

type LengthOf = (e: Expr) => number | undefined;

/** How often the statement runs at most for one variable that is declared around it; undefined where nothing bounds that. */
export function turnsOf(s: Stmt, v: VarObj, facts: Facts, lengthOf: LengthOf): number | undefined {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident;
  if (!decl || facts.capturesOf(v).length > 0 || facts.nodesOf("BranchStmt").some((b) => b.tok === "goto")) return undefined;
  let turns = 1;
  for (const p of facts.tree.ancestorsOf(s)) {
    // A variable of the loop's own head lives through all its turns.
    const isHead = p.kind === "ForStmt" && p.init !== undefined && facts.tree.isInside(decl, p.init);
    if (facts.tree.isInside(decl, p) && !isHead) return turns;
    const count = p.kind === "ForStmt" || p.kind === "RangeStmt" ? loopTurns(p, facts, lengthOf) : 1;
    if (count === undefined) return undefined;
    turns *= count;
    if (isHead) return turns;
  }
  return undefined;
}

function loopTurns(p: Node, facts: Facts, lengthOf: LengthOf): number | undefined {
  if (p.kind === "RangeStmt") {
    const c = facts.info.constOf(p.x);
    return c?.kind === "int" ? Number(c.value) : lengthOf(p.x);
  }
  const v = p.kind === "ForStmt" ? countOf(p, facts)?.v : undefined;
  const range = v && rangeOf(v, facts);
  return range && range.to - range.from;
}
