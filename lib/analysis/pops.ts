// Facts about values that leave their place in a list: `x := s[len(s)-1]; s = s[:len(s)-1]`, and `s[i], s[j] = s[j], s[i]`.

import type { AssignStmt, CallExpr, Expr, Ident, Node, Stmt } from "../go/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { pointeeOf } from "./pointer-index.ts";

export interface Pop {
  readonly id: Ident;
  readonly list: Expr;
  readonly end: "first" | "last";
  readonly cut: Stmt;
  /** `last := len(s)-1` or `n := len(s)` right before. */
  readonly named?: Named;
}

export function popOf(s: AssignStmt, facts: Facts): Pop | undefined {
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
  return { id, list: read.x, end, cut, ...(named && { named }) };
}

/** `s[i], s[j] = s[j], s[i]`: each of the two values goes to the other's place. */
export function isSwap(s: AssignStmt, facts: Facts): boolean {
  const [a, b] = s.lhs;
  const [x, y] = s.rhs;
  if (s.op !== "=" || s.lhs.length !== 2 || a?.kind !== "IndexExpr" || b?.kind !== "IndexExpr" || !x || !y) return false;
  const text = facts.textOf;
  return text(a) === text(y) && text(b) === text(x) && text(a.x) === text(b.x) && isList(a.x, facts);
}

const isList = (e: Expr, facts: Facts): boolean => ["Slice", "Array"].includes(underlying(facts.info.typeOf(e)).kind);

/** An element that leaves its place, where no other list has it too. */
export function isGivenAway(e: Expr, facts: Facts): boolean {
  const s = facts.tree.parentOf(e);
  if (e.kind !== "IndexExpr" || s?.kind !== "AssignStmt") return false;
  if (!isSwap(s, facts) && !popOf(s, facts)) return false;
  const pointee = pointeeOf(facts.info.typeOf(e));
  return pointee !== undefined && !isListCopied(pointee, facts);
}

/** `append(ys, xs...)`, `copy(ys, xs)`, `slices.Clone(xs)`. */
function copiesLists(c: CallExpr, facts: Facts): boolean {
  const builtin = facts.info.builtinOf(c);
  if (builtin === "append") return c.ellipsis;
  return builtin === "copy" || (builtin === undefined && !facts.info.isConversion(c) && isOfLibrary(c, facts));
}
const isOfLibrary = (c: CallExpr, facts: Facts): boolean => {
  const f = facts.info.calleeOf(c);
  // What package sort does to a list stays in it.
  return f?.pkg !== undefined && f.pkg !== "" && f.pkg !== "sort" && f.pkg !== "fmt";
};

/** Is there a second list of the same pointers: one that is given to a variable, a field or a caller? */
function isListCopied(pointee: TypeNameObj, facts: Facts): boolean {
  const isPlace = (e: Expr | undefined): boolean => {
    if (e?.kind === "ParenExpr") return isPlace(e.x);
    if (e?.kind !== "Ident" && e?.kind !== "SelectorExpr" && e?.kind !== "StarExpr" && e?.kind !== "IndexExpr") return false;
    if (facts.info.isType(e)) return false;
    const u = underlying(facts.info.typeOf(e));
    return u.kind === "Slice" && pointeeOf(u.elem) === pointee;
  };
  const keeps = (n: Node, values: readonly Expr[]): boolean => values.some(isPlace) && n.kind !== "RangeStmt";
  return (
    facts.nodesOf("AssignStmt").some((s) => keeps(s, s.rhs)) ||
    facts.nodesOf("ValueSpec").some((s) => keeps(s, s.values)) ||
    facts.nodesOf("KeyValueExpr").some((s) => keeps(s, [s.value])) ||
    facts.nodesOf("CompositeLit").some((s) => keeps(s, s.elts)) ||
    facts.nodesOf("CallExpr").some((c) => copiesLists(c, facts) && keeps(c, c.args)) ||
    facts.nodesOf("ReturnStmt").some((s) =>
      keeps(
        s,
        s.results.filter((r) => r.kind !== "Ident"),
      ),
    )
  );
}

/** A name or a field: nothing runs when it is written once instead of twice. */
const isPlain = (e: Expr): boolean =>
  e.kind === "Ident" || ((e.kind === "SelectorExpr" || e.kind === "StarExpr" || e.kind === "ParenExpr") && isPlain(e.x));

const isInt = (e: Expr | undefined, value: bigint, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value === value;
};

function endOf(at: Expr, list: Expr, facts: Facts): Pop["end"] | undefined {
  if (isInt(at, 0n, facts)) return "first";
  return isLastOf(at, list, facts) ? "last" : undefined;
}

interface Named {
  readonly index: VarObj;
  readonly by: Stmt;
  /** How much less than the name the last index is. */
  readonly less: 0n | 1n;
}

/** `last := len(list)-1` or `n := len(list)` right before, where the element is read by that name. */
function namedLast(at: Expr, before: Stmt | undefined, list: Expr, facts: Facts): Named | undefined {
  const isBelow = at.kind === "BinaryExpr" && at.op === "-" && isInt(at.y, 1n, facts);
  const index = varOf(isBelow ? at.x : at, facts);
  if (!index || before?.kind !== "AssignStmt" || before.op !== ":=" || before.lhs.length !== 1) return undefined;
  const [value] = before.rhs;
  const isIt = varOf(before.lhs[0], facts) === index && (isBelow ? isLengthOf(value, list, facts) : isLastOf(value, list, facts));
  const isBare = !before.trivia?.leading.length && !before.trivia?.trailing;
  return isIt && isBare ? { index, by: before, less: isBelow ? 1n : 0n } : undefined;
}

const isNamed = (e: Expr | undefined, { index, less }: Named, facts: Facts): boolean =>
  less === 0n
    ? varOf(e, facts) === index
    : e?.kind === "BinaryExpr" && e.op === "-" && isInt(e.y, 1n, facts) && varOf(e.x, facts) === index;

const isLengthOf = (e: Expr | undefined, list: Expr, facts: Facts): boolean =>
  e?.kind === "CallExpr" && facts.info.builtinOf(e) === "len" && isSame(e.args[0], list, facts);

/** `len(list)-1`. */
const isLastOf = (e: Expr | undefined, list: Expr, facts: Facts): boolean =>
  e?.kind === "BinaryExpr" && e.op === "-" && isInt(e.y, 1n, facts) && isLengthOf(e.x, list, facts);

const isSame = (e: Expr | undefined, list: Expr, facts: Facts): boolean =>
  e !== undefined && facts.textOf(bare(e)) === facts.textOf(bare(list));
const bare = (e: Expr): Expr => (e.kind === "ParenExpr" ? bare(e.x) : e);

const varOf = (e: Expr | undefined, facts: Facts): VarObj | undefined => {
  const o = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  return o?.kind === "Var" ? o : undefined;
};

/** `list = list[:len(list)-1]` or `list = list[1:]`, without a comment of its own. */
function cutsOff(s: Stmt, list: Expr, end: Pop["end"], named: Named | undefined, facts: Facts): boolean {
  if (s.kind !== "AssignStmt" || s.op !== "=" || s.lhs.length !== 1 || s.trivia?.leading.length || s.trivia?.trailing)
    return false;
  const [rest] = s.rhs;
  if (!isSame(s.lhs[0], list, facts) || rest?.kind !== "SliceExpr" || rest.max || !isSame(rest.x, list, facts)) return false;
  return end === "first"
    ? isInt(rest.low, 1n, facts) && rest.high === undefined
    : (rest.low === undefined || isInt(rest.low, 0n, facts)) &&
        (named ? isNamed(rest.high, named, facts) : isLastOf(rest.high, list, facts));
}
