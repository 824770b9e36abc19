// Facts about where a program shows how it was started: the path of the binary, which is another one in Rust.

import type { Expr, Node, RangeStmt } from "../go/ast.ts";
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
  if (p?.kind === "RangeStmt") return p.x === e && skipsFirst(p, facts);
  return p?.kind === "CallExpr" && facts.info.builtinOf(p) === "len";
}

/** `for i := range os.Args`, and `if i == 0 { continue }` or `if i > 0 { … }` around all that the turn does. */
function skipsFirst({ key, value, body }: RangeStmt, facts: Facts): boolean {
  if (!value || (value.kind === "Ident" && value.name === "_")) return true;
  const i = key?.kind === "Ident" ? facts.info.objectOf(key) : undefined;
  const [first] = body.list;
  if (!i || first?.kind !== "IfStmt" || first.init || first.else || first.cond.kind !== "BinaryExpr") return false;
  const { x, op, y } = first.cond;
  if (x.kind !== "Ident" || facts.info.objectOf(x) !== i) return false;
  const last = first.body.list.at(-1);
  const isFirst = (op === "==" && isZero(y, facts)) || (op === "<" && isOne(y, facts));
  const isOther = (["!=", ">"].includes(op) && isZero(y, facts)) || (op === ">=" && isOne(y, facts));
  return isFirst
    ? first.body.list.length === 1 && last?.kind === "BranchStmt" && last.tok === "continue" && !last.label
    : isOther && body.list.length === 1;
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

const isInt = (e: Expr | undefined, n: bigint, facts: Facts): boolean => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" && c.value === n;
};
const isZero = (e: Expr | undefined, facts: Facts): boolean => isInt(e, 0n, facts);
const isOne = (e: Expr | undefined, facts: Facts): boolean => isInt(e, 1n, facts);

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
