// Facts about loops that only add up: a variable that starts from zero, and a range that adds to it.

import type { AssignStmt, DeclStmt, Expr, RangeStmt, ReturnStmt, Stmt } from "../go/ast.ts";
import { underlying } from "../semantics/predicates.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";

export interface Sum {
  readonly sum: VarObj;
  readonly loop: RangeStmt;
  readonly term: Expr;
  /** Absent where the variable is declared without a value. */
  readonly zero?: Expr;
  /** `return sum` right behind the loop. */
  readonly result?: ReturnStmt;
}

/** `sum := 0`, or `var sum T`, with the loop behind it. */
export function sumFrom(s: AssignStmt | DeclStmt, facts: Facts): Sum | undefined {
  const start = s.kind === "AssignStmt" ? defined(s, facts) : declared(s, facts);
  if (!start) return undefined;
  const siblings = facts.tree.siblingsOf(s);
  const loop = siblings?.list[siblings.index + 1];
  if (loop?.kind !== "RangeStmt" || !siblings) return undefined;
  const { sum } = start;
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
  return { ...start, loop, term, ...(result && { result }) };
}

function defined(s: AssignStmt, facts: Facts): { readonly sum: VarObj; readonly zero: Expr } | undefined {
  const [l] = s.lhs;
  const [zero] = s.rhs;
  if (s.op !== ":=" || s.lhs.length !== 1 || l?.kind !== "Ident" || !zero || !isZero(zero, facts)) return undefined;
  const sum = facts.info.objectOf(l);
  return sum?.kind === "Var" ? { sum, zero } : undefined;
}

/** Of a type parameter, which has no literal for its zero value. */
function declared(s: DeclStmt, facts: Facts): { readonly sum: VarObj } | undefined {
  const only = s.decl.kind === "GenDecl" && s.decl.specs.length === 1 ? s.decl.specs[0] : undefined;
  if (only?.kind !== "ValueSpec" || only.values.length > 0 || only.names.length !== 1 || !only.names[0]) return undefined;
  const sum = facts.info.objectOf(only.names[0]);
  return sum?.kind === "Var" && sum.type.kind === "TypeParam" ? { sum } : undefined;
}

/** The statement adds to a sum, as the whole body of the loop that makes it. */
export const addsUp = (s: AssignStmt, facts: Facts): boolean =>
  facts.nodesOf("DeclStmt").some((d) => sumFrom(d, facts)?.loop.body.list.includes(s as Stmt));

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
