// Facts about integers that are known where they are used: a local that gets constants, one statement after the other.

import type { Expr, Ident, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

/** The value of an integer where it is read; undefined where more than the statements before it can change it. */
export function knownInt(e: Expr, facts: Facts): bigint | undefined {
  const constant = constantInt(e, facts);
  if (constant !== undefined || e.kind !== "Ident") return constant;
  const v = facts.info.objectOf(e);
  if (v?.kind !== "Var" || v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  const isHidden = facts.capturesOf(v).length > 0 || uses.some((u) => u.role.kind === "address");
  const decl = uses.find((u) => u.role.kind === "define")?.ident;
  return isHidden || !decl ? undefined : valueAt(e, v, decl, facts);
}

/** How many elements a list has that nobody replaces: an array, or what a literal made. */
export function knownLength(e: Expr, facts: Facts): bigint | undefined {
  const u = underlying(facts.info.typeOf(e));
  if (u.kind === "Array") return BigInt(u.len);
  const behind = u.kind === "Pointer" ? underlying(u.elem) : undefined;
  if (behind?.kind === "Array") return BigInt(behind.len);
  const v = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  if (u.kind !== "Slice" || v?.kind !== "Var" || v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  if (uses.some((x) => x.steps.length === 0 && (x.role.kind === "assign" || x.role.kind === "address"))) return undefined;
  const decl = uses.find((x) => x.role.kind === "define")?.ident;
  const p = decl && facts.tree.parentOf(decl);
  const made = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(decl as Expr)] : undefined;
  const isPlain = made?.kind === "CompositeLit" && made.elts.every((x) => x.kind !== "KeyValueExpr");
  return isPlain ? BigInt(made.elts.length) : undefined;
}

/** How many elements each row of a table has that a literal made: `grid[i]`, where no row is ever replaced. */
export function rowLength(e: Expr, facts: Facts): bigint | undefined {
  const table = e.kind === "IndexExpr" && e.x.kind === "Ident" ? e.x : undefined;
  const v = table && facts.info.objectOf(table);
  if (v?.kind !== "Var" || v.role !== "local") return undefined;
  const uses = facts.uses.of(v);
  const isKept = uses.every(
    ({ role, steps }) =>
      role.kind === "define" ||
      (role.kind === "argument" && (role.builtin === "len" || role.callee?.pkg === "fmt")) ||
      (steps.length > 1 && steps.every((s) => s.step === "index")
        ? ["read", "assign", "update", "argument", "store"].includes(role.kind)
        : role.kind === "read"),
  );
  const decl = uses.find((x) => x.role.kind === "define")?.ident;
  const p = decl && facts.tree.parentOf(decl);
  const made = p?.kind === "AssignStmt" && p.lhs.length === p.rhs.length ? p.rhs[p.lhs.indexOf(decl as Expr)] : undefined;
  if (!isKept || made?.kind !== "CompositeLit") return undefined;
  const lengths = made.elts.map((row) =>
    row.kind === "CompositeLit" && row.elts.every((x) => x.kind !== "KeyValueExpr") ? row.elts.length : undefined,
  );
  const [first, ...rest] = lengths;
  return first !== undefined && rest.every((n) => n === first) ? BigInt(first) : undefined;
}

/** Follows the statements between the declaration and the use, which must stand below one list. */
function valueAt(use: Ident, v: VarObj, decl: Ident, facts: Facts): bigint | undefined {
  const { tree } = facts;
  const home = [...tree.ancestorsOf(decl)].find((p) => tree.siblingsOf(p as Stmt)) as Stmt | undefined;
  const list = home && tree.siblingsOf(home);
  const end = list?.list.findIndex((s) => tree.isInside(use, s)) ?? -1;
  if (!list || end < 0) return undefined;
  const touches = (s: Stmt): boolean =>
    facts.uses.of(v).some((u) => (u.role.kind === "assign" || u.role.kind === "update") && tree.isInside(u.ident, s));
  // What the statement of the use changes itself may come before or after.
  if (touches(list.list[end] as Stmt)) return undefined;
  let value: bigint | undefined;
  for (const s of list.list.slice(list.index, end)) value = after(s, value, v, facts, touches);
  return value;
}

function after(s: Stmt, value: bigint | undefined, v: VarObj, facts: Facts, touches: (s: Stmt) => boolean): bigint | undefined {
  const isV = (e: Expr | undefined): boolean => e?.kind === "Ident" && facts.info.objectOf(e) === v;
  if (s.kind === "DeclStmt" && s.decl.kind === "GenDecl") {
    for (const spec of s.decl.specs) {
      const at = spec.kind === "ValueSpec" ? spec.names.findIndex(isV) : -1;
      if (spec.kind === "ValueSpec" && at >= 0) return spec.values.length === 0 ? 0n : constantInt(spec.values[at], facts);
    }
    return value;
  }
  if (s.kind === "IncDecStmt" && isV(s.x)) return value === undefined ? undefined : value + (s.op === "++" ? 1n : -1n);
  if (s.kind === "AssignStmt" && s.lhs.some(isV)) {
    const given = s.lhs.length === s.rhs.length ? constantInt(s.rhs[s.lhs.findIndex(isV)], facts) : undefined;
    if (s.op === "=" || s.op === ":=") return given;
    if (value === undefined || given === undefined) return undefined;
    return s.op === "+=" ? value + given : s.op === "-=" ? value - given : undefined;
  }
  return touches(s) ? undefined : value;
}

const constantInt = (e: Expr | undefined, facts: Facts): bigint | undefined => {
  const c = e && facts.info.constOf(e);
  return c?.kind === "int" ? c.value : undefined;
};
