// Implements the question whether a place is known to hold nothing where a statement fills it: then the statement loses nothing.

import type { Facts } from "../../../analysis/facts.ts";
import { diverges, hasBreak, isFuncNode, isLoop } from "../../../analysis/tree.ts";
import type { Expr, Node, Stmt } from "../../../go/ast.ts";
import type { FuncObj, VarObj } from "../../../semantics/objects.ts";
import { underlying } from "../../../semantics/predicates.ts";
import { rootIdent } from "../checks.ts";
import { isNilIdent } from "../nilable.ts";

/** The place is nil, or its key is missing, whenever control reaches the statement. */
export function isAbsent(place: Expr, at: Stmt, facts: Facts): boolean {
  let inner: Node = at;
  for (const p of facts.tree.ancestorsOf(at)) {
    const list = facts.tree.siblingsOf(inner as Stmt)?.list;
    const index = list?.indexOf(inner as Stmt) ?? -1;
    for (let i = index - 1; list && i >= 0; i--) {
      const s = list[i] as Stmt;
      if (endsWhereAbsent(s, place, list[i - 1], facts) && isUntouched(place, s, at, facts)) return true;
    }
    // A second turn of a loop comes back with the place filled.
    if (isFuncNode(p) || isLoop(p)) return false;
    if (p.kind === "IfStmt" && inner !== p.init) {
      const before = p.init ?? previous(p, facts);
      const says = inner === p.body ? "absent" : inner === p.else ? "present" : undefined;
      if (says && tells(p.cond, says, place, before, facts) && isUntouched(place, p.cond, at, facts)) return true;
    }
    inner = p;
  }
  return false;
}

/** Control runs past the statement only where the place holds nothing. */
function endsWhereAbsent(s: Stmt, place: Expr, before: Stmt | undefined, facts: Facts): boolean {
  if (s.kind === "IfStmt")
    return !s.else && diverges(s.body.list.at(-1)) && tells(s.cond, "present", place, s.init ?? before, facts);
  // `for n.next != nil { n = n.next }`
  return s.kind === "ForStmt" && s.cond !== undefined && !hasBreak(s.body) && tells(s.cond, "present", place, undefined, facts);
}

/**
 * Where the condition holds, the place is absent; or, for "present": where it does not hold, the place is absent.
 * `before` may give the names that the condition asks: `c, ok := m[k]`.
 */
function tells(cond: Expr, says: "absent" | "present", place: Expr, before: Stmt | undefined, facts: Facts): boolean {
  if (cond.kind === "ParenExpr") return tells(cond.x, says, place, before, facts);
  if (cond.kind === "UnaryExpr" && cond.op === "!")
    return tells(cond.x, says === "absent" ? "present" : "absent", place, before, facts);
  if (cond.kind === "BinaryExpr" && cond.op === (says === "absent" ? "&&" : "||"))
    return tells(cond.x, says, place, before, facts) || tells(cond.y, says, place, before, facts);
  const text = facts.textOf(place);
  if (cond.kind === "BinaryExpr" && cond.op === (says === "absent" ? "==" : "!=") && isNilIdent(cond.y, facts))
    return facts.textOf(cond.x) === text || isNamedBy(cond.x, 0, text, before, facts);
  return says === "present" && cond.kind === "Ident" && isNamedBy(cond, 1, text, before, facts);
}

/** The name is the value (0) or the flag (1) of `c, ok := m[k]`, or the value of `c := x.f`. */
function isNamedBy(x: Expr, index: 0 | 1, text: string, before: Stmt | undefined, facts: Facts): boolean {
  if (x.kind !== "Ident" || before?.kind !== "AssignStmt" || before.rhs.length !== 1) return false;
  const [source] = before.rhs;
  const target = before.lhs[index];
  if (!source || facts.textOf(source) !== text || target?.kind !== "Ident" || target.name !== x.name) return false;
  // Of a map, a nil value and a missing key are both nothing to lose.
  return index === 0 || (source.kind === "IndexExpr" && underlying(facts.info.typeOf(source.x)).kind === "Map");
}

const previous = (s: Stmt, facts: Facts): Stmt | undefined => {
  const siblings = facts.tree.siblingsOf(s);
  return siblings?.list[siblings.index - 1];
};

/** Between the two, nothing fills the place, nor makes its text mean another one. */
export function isUntouched(place: Expr, from: Node, to: Node, facts: Facts): boolean {
  const func = facts.tree.funcOf(to);
  if (!func?.body) return false;
  const text = facts.textOf(place);
  const names = new Set(facts.nodesOf("Ident", place).map((i) => facts.info.objectOf(i)));
  const isBetween = (n: Node): boolean => n.span.start >= from.span.end && n.span.end <= to.span.start;
  const field = fieldOf(place, facts);
  const writes = facts
    .nodesOf("AssignStmt", func.body)
    .filter(isBetween)
    .some((s) =>
      s.lhs.some((l) => {
        const v = l.kind === "Ident" ? facts.info.objectOf(l) : undefined;
        return (
          (v?.kind === "Var" && names.has(v)) || facts.textOf(l) === text || (field !== undefined && fieldOf(l, facts) === field)
        );
      }),
    );
  const counts = facts.nodesOf("IncDecStmt", func.body).some((s) => {
    const v = s.x.kind === "Ident" ? facts.info.objectOf(s.x) : undefined;
    return isBetween(s) && v?.kind === "Var" && names.has(v);
  });
  if (writes || counts) return false;
  return facts
    .nodesOf("CallExpr", func.body)
    .filter((c) => (isBetween(c) || facts.tree.isInside(c, to)) && !facts.info.isConversion(c) && !facts.info.builtinOf(c))
    .every((c) => {
      const f = facts.info.calleeOf(c);
      return f !== undefined && !mayFill(f, field, rootVar(place, facts), facts, new Set());
    });
}

const rootVar = (e: Expr, facts: Facts): VarObj | undefined => {
  const root = rootIdent(e);
  const v = root && facts.info.objectOf(root);
  return v?.kind === "Var" ? v : undefined;
};

/** The field that the place names, or whose elements it names. */
export function fieldOf(e: Expr, facts: Facts): VarObj | undefined {
  if (e.kind === "ParenExpr" || e.kind === "IndexExpr") return fieldOf(e.x, facts);
  const s = e.kind === "SelectorExpr" ? facts.info.selectionOf(e) : undefined;
  return s?.kind === "field" && s.obj.kind === "Var" ? (s.obj.origin ?? s.obj) : undefined;
}

/** A function of the program that writes the field, or calls one that does, or one that nobody knows. */
function mayFill(f: FuncObj, field: VarObj | undefined, root: VarObj | undefined, facts: Facts, seen: Set<FuncObj>): boolean {
  if (f.pkg) return false;
  if (seen.has(f)) return false;
  seen.add(f);
  const decl = facts.declOf(f);
  // A variable is filled by the function that has it.
  if (!field && root?.role === "local") return false;
  if (!decl?.body || !field) return true;
  if (facts.nodesOf("AssignStmt", decl.body).some((s) => s.lhs.some((l) => fieldOf(l, facts) === field))) return true;
  return facts
    .nodesOf("CallExpr", decl.body)
    .filter((c) => !facts.info.isConversion(c) && !facts.info.builtinOf(c))
    .some((c) => {
      const callee = facts.info.calleeOf(c);
      return callee === undefined || mayFill(callee, field, root, facts, seen);
    });
}
