// Implements what loops ask of their counters: a range takes a natural bound, and a counter that only reaches elements gives way to them.

import type { Facts } from "../../analysis/facts.ts";
import { variableOf } from "../../analysis/numbers/variables.ts";
import { hasBreak, leavesFunction } from "../../analysis/tree.ts";
import type { BlockStmt, Expr, ForStmt, Ident, Node, RangeStmt } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import { aboveLast } from "./countdowns.ts";
import { listWalked } from "./element-loops.ts";
import { type Flow, i64, placeOf, usize } from "./flow.ts";
import { rigid } from "./min-cut.ts";
import { isInt } from "./slots.ts";

const bare = (e: Expr): Expr => (e.kind === "ParenExpr" ? bare(e.x) : e);

/** `for i := a; i < b; i++` becomes a range: its bound must be natural, or a difference below which there is no turn. */
export function forLoop(s: ForStmt, flow: Flow, done: Set<Expr>, lists: Map<Node, Ident>): void {
  const { cond, init } = s;
  const { facts, naturals } = flow;
  const v = cond?.kind === "BinaryExpr" ? variableOf(cond.x, facts) : undefined;
  if (cond?.kind !== "BinaryExpr" || !v || cond.x.kind !== "Ident" || init?.kind !== "AssignStmt" || init.op !== ":=") return;
  if (!init.lhs.some((l) => variableOf(l, facts) === v) || !isInt(cond.x, facts)) return;
  const own = flow.slot(v);
  const down = naturals.countdownOf(v);
  if (down) {
    done.add(cond);
    flow.link(cond.y, own);
    const above = aboveLast(down.from, facts);
    if (above) {
      done.add(down.from);
      flow.link(above.n, own);
    }
    return;
  }
  if (cond.op !== "<" && cond.op !== "<=") return;
  done.add(cond);
  // With other steps it becomes no plain range.
  const isPlain = s.post?.kind === "IncDecStmt" && s.post.op === "++";
  const turns = { bound: cond.y, more: cond.op === "<=" ? 1n : 0n, at: cond };
  if (isPlain && walksElements(s.body, v, turns, s, flow, lists)) flow.fix(cond.x);
  if (naturals.isNatural(cond.y)) {
    flow.link(cond.y, own);
    return;
  }
  const parts = cond.op === "<" ? differences(cond.y) : undefined;
  if (parts?.every((p) => naturals.isNatural(p))) {
    for (let e = bare(cond.y); e.kind === "BinaryExpr" && e.op === "-"; e = bare(e.x)) done.add(e);
    for (const p of parts) flow.link(p, own);
  } else {
    flow.link(cond.y, i64);
    flow.fix(cond.x);
  }
}

/** How far a counter goes: before a bound, or `more` behind it. */
interface Turns {
  readonly bound: Expr;
  readonly more: bigint;
  readonly at: Expr;
}

/**
 * A loop over `0..n` for the elements of one list should walk over the list. Where it can't, the counter stays signed.
 */
function walksElements(body: BlockStmt, v: VarObj, turns: Turns, s: Node, flow: Flow, lists: Map<Node, Ident>): boolean {
  const list = listWalked(body, v, flow.facts);
  if (!list) return false;
  // Up to another bound it walks over a slice of the list, which is cut before the first turn: nothing may leave the loop.
  if (!flow.naturals.isLengthOf(list, turns.bound, turns.more, turns.at)) return leavesLoop(body, flow.facts);
  lists.set(s, list);
  return false;
}

/** May a turn be the last before its time? */
const leavesLoop = (body: BlockStmt, facts: Facts): boolean =>
  hasBreak(body) ||
  facts.nodesOf("ReturnStmt", body).length > 0 ||
  facts.nodesOf("BranchStmt", body).some((b) => b.label !== undefined) ||
  facts.nodesOf("ExprStmt", body).some((s) => leavesFunction(s));

/** The parts of `n - k - 1`. */
function differences(e: Expr): readonly Expr[] | undefined {
  if (e.kind === "ParenExpr") return differences(e.x);
  if (e.kind !== "BinaryExpr" || e.op !== "-") return undefined;
  return [...(differences(e.x) ?? [e.x]), e.y];
}

export function range(s: RangeStmt, flow: Flow, lists: Map<Node, Ident>): void {
  const { facts } = flow;
  const u = underlying(facts.info.typeOf(s.x));
  const base = u.kind === "Pointer" ? underlying(u.elem) : u;
  const isNumber = base.kind === "Basic" && /int/.test(base.basic);
  if (s.key && isInt(s.key, facts)) {
    const key = placeOf(s.key, flow);
    const v = variableOf(s.key, facts);
    if (isNumber) {
      flow.link(s.x, key);
      if (v && walksElements(s.body, v, { bound: s.x, more: 0n, at: s.x }, s, flow, lists)) flow.fix(s.key);
    } else if (base.kind === "Slice" || base.kind === "Array" || base.kind === "Basic")
      flow.cut.link(key, usize, key === i64 ? 0 : 1);
    else flow.cut.link(key, i64, key === usize ? 0 : rigid);
  }
  if (s.value && isInt(s.value, facts)) {
    const value = placeOf(s.value, flow);
    const from = base.kind === "Chan" ? i64 : flow.inList(s.x);
    if (!(value === usize && from === i64)) flow.cut.link(value, from, rigid);
  }
}
