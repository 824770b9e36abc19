// Facts about variables that are only ever replaced as a whole: each new value can be a new `let` of the same name.

import type { AssignStmt, Ident } from "../go/ast.ts";
import type { TypeInfo } from "../semantics/info.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isString } from "../semantics/predicates.ts";
import { isLoop, type Tree } from "./tree.ts";
import type { Uses } from "./uses.ts";

/**
 * `line = strings.TrimSpace(line)`: every assignment stands alone in the very block that declares the variable, so that
 * whatever follows sees the new value, and no closure holds the old one. Text only: numbers and lists change in place.
 */
export function canShadow(v: VarObj, _info: TypeInfo, tree: Tree, uses: Uses): boolean {
  if (!isString(v.type) || v.role === "package" || v.role === "result") return false;
  const all = uses.of(v);
  const decl = all.find((u) => u.role.kind === "define")?.ident;
  if (!decl || all.some((u) => u.role.kind === "update" || u.role.kind === "address" || u.func !== all[0]?.func)) return false;
  const home = homeOf(decl, tree);
  const assigned = all.filter((u) => u.role.kind === "assign");
  return (
    assigned.length > 0 &&
    assigned.every(
      (u) =>
        u.role.kind === "assign" &&
        u.role.stmt.kind === "AssignStmt" &&
        isAlone(u.role.stmt) &&
        homeOfAssign(u.role.stmt, tree, uses, v) === home,
    )
  );
}

const isAlone = (s: AssignStmt): boolean => s.op === "=" && s.lhs.length === 1;

/** The block in whose run a declaration lives: a parameter's function body, a loop variable's loop body. */
function homeOf(decl: Ident, tree: Tree) {
  for (const p of tree.ancestorsOf(decl)) {
    if (p.kind === "FuncDecl" || p.kind === "FuncLit") return p.body;
    if (isLoop(p)) return p.kind === "RangeStmt" ? p.body : undefined;
    if (p.kind === "BlockStmt" || p.kind === "CaseClause" || p.kind === "CommClause") return p;
  }
  return undefined;
}

/** The init of an if counts as its block where nothing behind the if reads the variable. */
function homeOfAssign(s: AssignStmt, tree: Tree, uses: Uses, v: VarObj) {
  const p = tree.parentOf(s);
  if (p?.kind !== "IfStmt" || p.init !== s) return p;
  const readLater = uses.of(v).some((u) => u.ident.span.start >= p.span.end);
  return readLater ? undefined : tree.parentOf(p);
}
