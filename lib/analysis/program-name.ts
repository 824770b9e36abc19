// Facts about where a program shows how it was started: the path of the binary, which is another one in Rust.

import type { Expr, Node } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { isArgs } from "./arguments.ts";
import type { Facts } from "./facts.ts";

/** `os.Args[0]`, and `os.Args` as a whole, but for what goes to stderr. */
export function shownPrograms(facts: Facts): readonly Node[] {
  return facts.nodesOf("SelectorExpr").flatMap((s): readonly Node[] => {
    if (!isArgs(s, facts) || goesToStderr(s, facts)) return [];
    if (hidesFirst(s, facts)) return [];
    const p = facts.tree.parentOf(s);
    if (p?.kind === "IndexExpr") return [p];
    const name = nameOf(s, facts);
    return name && facts.uses.of(name).every((u) => u.role.kind === "define" || hidesFirst(u.ident, facts)) ? [] : [s];
  });
}

/** Another argument, all but the first, or how many there are. */
function hidesFirst(e: Expr, facts: Facts): boolean {
  const p = facts.tree.parentOf(e);
  if (p?.kind === "IndexExpr") return p.x === e && !isZero(p.indices[0], facts) && !mayBeFirst(p.indices[0], facts);
  if (p?.kind === "SliceExpr") return p.low !== undefined && !isZero(p.low, facts);
  return p?.kind === "CallExpr" && facts.info.builtinOf(p) === "len";
}

/** The local that the list is given to: `args := os.Args`. */
function nameOf(e: Expr, facts: Facts): VarObj | undefined {
  const p = facts.tree.parentOf(e);
  const id =
    p?.kind === "AssignStmt" && p.op === ":="
      ? p.lhs[p.rhs.indexOf(e)]
      : p?.kind === "ValueSpec"
        ? p.names[p.values.indexOf(e)]
        : undefined;
  const v = id?.kind === "Ident" ? facts.info.objectOf(id) : undefined;
  return v?.kind === "Var" && v.role === "local" ? v : undefined;
}

const isZero = (e: Expr | undefined, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value === 0n;
};

/** A counter that begins with 0: of a loop, or of a range over all or a part of the list. */
function mayBeFirst(e: Expr | undefined, facts: Facts): boolean {
  const v = e?.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (v?.kind !== "Var") return false;
  return facts.uses.of(v).some(({ ident, role }) => {
    const p = facts.tree.parentOf(ident);
    if (role.kind === "define" && p?.kind === "RangeStmt") return p.key === ident;
    if (role.kind !== "define" && role.kind !== "assign") return false;
    if (p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length) return isZero(p.rhs[p.lhs.indexOf(ident)], facts);
    return p?.kind === "ValueSpec" && p.values.length === 0;
  });
}

const goesToStderr = (n: Node, facts: Facts): boolean =>
  facts.tree.ancestorsOf(n).some((c) => {
    const f = c.kind === "CallExpr" ? facts.info.calleeOf(c) : undefined;
    return (
      f?.pkg === "log" ||
      (c.kind === "CallExpr" && f?.name.startsWith("Fprint") && facts.textOf(c.args[0] as Node) === "os.Stderr")
    );
  });
