// Facts about lists and maps that are known to be nil, or not, where they are asked: the last statement that set them says so.

import type { Expr, Ident, Node, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { typeString } from "../semantics/typestring.ts";
import type { Facts } from "./facts.ts";
import { isFuncNode, isLoop } from "./tree.ts";
import { isNil } from "./uses.ts";

/** `made`: not nil, and perhaps empty. */
export type Nilness = "nil" | "made" | "filled";

export function nilnessAt(x: Ident, facts: Facts): Nilness | undefined {
  const v = facts.info.objectOf(x);
  if (v?.kind !== "Var" || v.role !== "local" || facts.capturesOf(v).some((c) => c.writes)) return undefined;
  if (facts.uses.of(v).some((u) => u.role.kind === "address" && u.steps.length === 0)) return undefined;
  let at: Node = x;
  for (;;) {
    const siblings = facts.tree.siblingsOf(at as Stmt);
    for (const s of siblings?.list.slice(0, siblings.index).toReversed() ?? []) {
      const given = givenBy(s, v, facts);
      if (given) return given.value ? nilnessOf(given.value, facts) : "nil";
      if (isSetIn(s, v, facts)) return undefined;
    }
    const parent = facts.tree.parentOf(at);
    if (!parent || isFuncNode(parent) || (isLoop(parent) && isSetIn(parent, v, facts))) return undefined;
    at = parent;
  }
}

/** What a statement gives the variable; without a value, its zero. */
function givenBy(s: Stmt, v: VarObj, facts: Facts): { readonly value?: Expr } | undefined {
  const is = (e: Expr): boolean => e.kind === "Ident" && facts.info.objectOf(e) === v;
  if (s.kind === "AssignStmt") {
    const at = s.op === "=" || s.op === ":=" ? s.lhs.findIndex(is) : -1;
    const value = at >= 0 && s.lhs.length === s.rhs.length ? s.rhs[at] : undefined;
    return value && { value };
  }
  for (const spec of s.kind === "DeclStmt" && s.decl.kind === "GenDecl" ? s.decl.specs : []) {
    const at = spec.kind === "ValueSpec" ? spec.names.findIndex(is) : -1;
    if (spec.kind !== "ValueSpec" || at < 0) continue;
    const value = spec.values[at];
    if (spec.values.length === 0) return {};
    return value && spec.values.length === spec.names.length ? { value } : undefined;
  }
  return undefined;
}

function nilnessOf(e: Expr, facts: Facts): Nilness | undefined {
  if (isNil(e, facts.info)) return "nil";
  if (e.kind === "CompositeLit") return e.elts.length > 0 ? "filled" : "made";
  const builtin = e.kind === "CallExpr" ? facts.info.builtinOf(e) : undefined;
  if (e.kind !== "CallExpr" || builtin === undefined) return undefined;
  if (builtin === "append") return e.args.length > 1 && !e.ellipsis ? "filled" : undefined;
  if (builtin !== "make") return undefined;
  const n = e.args[1] && facts.info.constOf(e.args[1]);
  return underlying(facts.info.typeOf(e)).kind === "Slice" && n?.kind === "int" && n.value > 0n ? "filled" : "made";
}

const isSetIn = (n: Node, v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => u.steps.length === 0 && u.role.kind === "assign" && facts.tree.isInside(u.ident, n));

/** No map of the type is ever given a nil list or map: what is nil in it is missing. */
export function keepsMade(map: Type, facts: Facts): boolean {
  const text = typeString(underlying(map));
  const isOne = (e: Expr): boolean => typeString(underlying(facts.info.typeOf(e))) === text;
  const isMade = (e: Expr | undefined): boolean => {
    const known = e && (e.kind === "Ident" && !isNil(e, facts.info) ? nilnessAt(e, facts) : nilnessOf(e, facts));
    return known === "made" || known === "filled";
  };
  const isStored = facts
    .nodesOf("AssignStmt")
    .every((s) =>
      s.lhs.every((l, i) => l.kind !== "IndexExpr" || !isOne(l.x) || (s.lhs.length === s.rhs.length && isMade(s.rhs[i]))),
    );
  return (
    isStored &&
    facts
      .nodesOf("CompositeLit")
      .every((lit) => !isOne(lit) || lit.elts.every((x) => x.kind === "KeyValueExpr" && isMade(x.value))) &&
    !facts.nodesOf("UnaryExpr").some((e) => e.op === "&" && isOne(e.x)) &&
    !facts
      .nodesOf("CallExpr")
      .some(
        (c) => facts.info.calleeOf(c)?.pkg !== undefined && facts.info.calleeOf(c)?.pkg !== "fmt" && c.args.some((a) => isOne(a)),
      )
  );
}
