// Implements slice-pop: `x := s[len(s)-1]; s = s[:len(s)-1]` → `s.pop()`, and `x := s[0]; s = s[1:]` → `s.remove(0)` (idioms.md
// `slice-view`).

import type { Facts } from "../../lib/analysis/facts.ts";
import type { Expr, Ident, Stmt } from "../../lib/go/ast.ts";
import { varOf } from "../../lib/patterns/error-facts.ts";
import { covers, definePattern, nearMiss } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { int, methodCall, vecElem } from "../../lib/rust/factory.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";
import { underlying } from "../../lib/semantics/predicates.ts";

interface Data {
  readonly id: Ident;
  readonly list: Expr;
  readonly end: "first" | "last";
}

export default definePattern<"AssignStmt", Data>({
  id: "slice-pop",
  catalogue: ["slice-view", "append"],
  root: "AssignStmt",
  tier: "idiom",
  category: "generics-collections",
  title: "Reading an end and cutting it off is one call",
  what: "Both lines together take one element out of `{list}`. The `Vec` gives it away as a value, so that nothing is copied.",
  why: "A `Vec` owns its elements: what is taken out belongs to whoever took it, and the list is shorter at once.",
  pitfall: "Taking from the front moves all the others up by one. A `VecDeque` with `pop_front` does not.",
  link: { text: "Vec::pop", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.pop" },
  match(s, facts) {
    const [id] = s.lhs;
    const [read] = s.rhs;
    if (s.op !== ":=" || s.lhs.length !== 1 || id?.kind !== "Ident" || read?.kind !== "IndexExpr") return undefined;
    if (underlying(facts.info.typeOf(read.x)).kind !== "Slice" || !isPlain(read.x)) return undefined;
    const siblings = facts.tree.siblingsOf(s);
    const cut = siblings?.list[siblings.index + 1];
    const [at] = read.indices;
    const named = at && siblings ? namedLast(at, siblings.list[siblings.index - 1], read.x, facts) : undefined;
    const end = named ? "last" : at && endOf(at, read.x, facts);
    if (!cut || !end || !cutsOff(cut, read.x, end, named, facts)) return undefined;
    if (
      named &&
      facts.uses.of(named.index).some((u) => u.role.kind !== "define" && ![s, cut].some((x) => facts.tree.isInside(u.ident, x)))
    )
      return nearMiss(`\`${named.index.name}\` is read again`, s.span);
    return covers([...(named ? [named.by] : []), cut], { id, list: read.x, end }, { list: facts.textOf(read.x) });
  },
  rewrite(_s, { id, list, end }, ctx) {
    const place = ctx.placeToWrite(list);
    const elem = vecElem(place.type.kind === "RefType" ? place.type.inner : place.type);
    if (!elem) return undefined;
    const taken =
      end === "last" ? methodCall(methodCall(place.expr, "pop"), "unwrap") : methodCall(place.expr, "remove", [int(0n)]);
    return ctx.bindTo(id, temp(taken, elem, { before: place.before }));
  },
});

/** A name or a field: nothing runs when it is written once instead of twice. */
const isPlain = (e: Expr): boolean => e.kind === "Ident" || (e.kind === "SelectorExpr" && isPlain(e.x));

const isInt = (e: Expr | undefined, value: bigint, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value === value;
};

function endOf(at: Expr, list: Expr, facts: Facts): Data["end"] | undefined {
  if (isInt(at, 0n, facts)) return "first";
  return isLastOf(at, list, facts) ? "last" : undefined;
}

interface Named {
  readonly index: VarObj;
  readonly by: Stmt;
}

/** `last := len(list)-1` right before, where the element is read by that name. */
function namedLast(at: Expr, before: Stmt | undefined, list: Expr, facts: Facts): Named | undefined {
  const index = varOf(at, facts);
  if (!index || before?.kind !== "AssignStmt" || before.op !== ":=" || before.lhs.length !== 1) return undefined;
  const isIt = varOf(before.lhs[0], facts) === index && isLastOf(before.rhs[0], list, facts);
  return isIt && !before.trivia?.leading.length && !before.trivia?.trailing ? { index, by: before } : undefined;
}

/** `len(list)-1`. */
const isLastOf = (e: Expr | undefined, list: Expr, facts: Facts): boolean =>
  e?.kind === "BinaryExpr" &&
  e.op === "-" &&
  isInt(e.y, 1n, facts) &&
  e.x.kind === "CallExpr" &&
  facts.info.builtinOf(e.x) === "len" &&
  isSame(e.x.args[0], list, facts);

const isSame = (e: Expr | undefined, list: Expr, facts: Facts): boolean =>
  e !== undefined && facts.textOf(e) === facts.textOf(list);

/** `list = list[:len(list)-1]` or `list = list[1:]`, without a comment of its own. */
function cutsOff(s: Stmt, list: Expr, end: Data["end"], named: Named | undefined, facts: Facts): boolean {
  if (s.kind !== "AssignStmt" || s.op !== "=" || s.lhs.length !== 1 || s.trivia?.leading.length || s.trivia?.trailing)
    return false;
  const [rest] = s.rhs;
  if (!isSame(s.lhs[0], list, facts) || rest?.kind !== "SliceExpr" || rest.max || !isSame(rest.x, list, facts)) return false;
  return end === "first"
    ? isInt(rest.low, 1n, facts) && rest.high === undefined
    : (rest.low === undefined || isInt(rest.low, 0n, facts)) &&
        (named ? varOf(rest.high, facts) === named.index : isLastOf(rest.high, list, facts));
}
