// Implements the question which two values an `if` gives back: one where its condition holds, and one where it does not.

import type { Facts } from "../analysis/facts.ts";
import type { IfStmt, ReturnStmt, Stmt } from "../go/ast.ts";
import { type NearMiss, nearMiss } from "./kit.ts";

export interface TwoReturns<T> {
  readonly kind: "returns";
  readonly yes: T;
  readonly no: T;
  readonly first: ReturnStmt;
  /** The statement behind the `if`, where that has no `else`. */
  readonly covered: readonly Stmt[];
}

/** `if cond { return a }; return b`, also with `else`, where `valueOf` knows both values and nothing else stands in the branches. */
export function twoReturns<T>(
  s: IfStmt,
  facts: Facts,
  valueOf: (r: ReturnStmt) => T | undefined,
): TwoReturns<T> | NearMiss | undefined {
  if (s.init) return undefined;
  const first = onlyReturn(s.body.list);
  const next = s.else?.kind === "BlockStmt" ? onlyReturn(s.else.list) : s.else ? undefined : following(s, facts);
  const [yes, no] = [first && valueOf(first), next && valueOf(next)];
  if (yes === undefined || no === undefined || !first || !next) return undefined;
  if (yes === no) return nearMiss("both branches give the same", next.span);
  const noted = [first, next].find((r) => r.trivia && (r.trivia.leading.length > 0 || r.trivia.trailing));
  const dangling = s.body.dangling ?? (s.else?.kind === "BlockStmt" ? s.else.dangling : undefined);
  if (noted || dangling) return nearMiss("a comment explains one of the branches", (noted ?? s).span);
  return { kind: "returns", yes, no, first, covered: s.else ? [] : [next] };
}

const onlyReturn = (list: readonly Stmt[]): ReturnStmt | undefined =>
  list.length === 1 && list[0]?.kind === "ReturnStmt" ? list[0] : undefined;

function following(s: Stmt, facts: Facts): ReturnStmt | undefined {
  const at = facts.tree.siblingsOf(s);
  const next = at?.list[at.index + 1];
  return next?.kind === "ReturnStmt" ? next : undefined;
}
