// Facts about stores that nobody reads: a local gets a value, and no way from there leads to a use of it.

import type { AssignStmt, Expr, IncDecStmt, Node, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { isFirstValueDead } from "./first-values.ts";
import { diverges, isLoop } from "./tree.ts";
import type { Use } from "./uses.ts";

/** The target of `x = v`, `x += v`, `x++` or `x, err = f()`, where `x` is a local that only its own function sees. */
export function isDeadStore(target: Expr, s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  if (s.kind === "AssignStmt" && s.op === ":=" && target.kind === "Ident" && facts.info.isDef(target)) return false;
  const v = target.kind === "Ident" ? facts.info.objectOf(target) : undefined;
  if (v?.kind !== "Var" || (v.role !== "local" && v.role !== "param")) return false;
  const { isHidden, decl, looped } = ownerOf(v, facts);
  const f = facts.tree.funcOf(s);
  if (isHidden || (f && hasGoto(f, facts))) return false;
  for (const p of facts.tree.ancestorsOf(s)) {
    if (decl && facts.tree.isInside(decl, p) && !(p.kind === "ForStmt" && p.init && facts.tree.isInside(decl, p.init))) break;
    // The next turn may read what this one stores.
    if (looped.get(p)?.some((u) => u.ident !== target)) return false;
  }
  return !facts.isReadAfter(v, s) || isOverwritten(v, s, decl, facts);
}

interface Owned {
  readonly decl: Node | undefined;
  /** Others than its own statements may read it. */
  readonly isHidden: boolean;
  /** Of each loop: the uses inside that read it. */
  readonly looped: ReadonlyMap<Node, readonly Use[]>;
}

const owned = new WeakMap<VarObj, Owned>();

function ownerOf(v: VarObj, facts: Facts): Owned {
  const known = owned.get(v);
  if (known) return known;
  const uses = facts.uses.of(v);
  const isHidden = facts.capturesOf(v).length > 0 || uses.some((u) => u.role.kind === "address");
  const found = { isHidden, decl: uses.find((u) => u.role.kind === "define")?.ident, looped: readsByLoop(uses, facts) };
  owned.set(v, found);
  return found;
}

function readsByLoop(uses: readonly Use[], facts: Facts): ReadonlyMap<Node, readonly Use[]> {
  const found = new Map<Node, Use[]>();
  for (const u of uses) {
    if (u.role.kind === "assign" && u.steps.length === 0) continue;
    for (const loop of facts.tree.ancestorsOf(u.ident).filter(isLoop)) {
      const inside = found.get(loop) ?? [];
      found.set(loop, inside);
      inside.push(u);
    }
  }
  return found;
}

const withGoto = new WeakMap<Node, boolean>();

function hasGoto(f: Node, facts: Facts): boolean {
  const known = withGoto.get(f) ?? facts.nodesOf("BranchStmt", f).some((b) => b.tok === "goto");
  withGoto.set(f, known);
  return known;
}

/** Among the statements of the declaration's own list, each way on assigns it anew before it reads it. */
function isOverwritten(v: VarObj, s: Stmt, decl: Node | undefined, facts: Facts): boolean {
  const at = facts.tree.siblingsOf(s);
  const declaration = decl && facts.tree.stmtOf(decl);
  if (!at || (declaration?.kind !== "DeclStmt" && declaration?.kind !== "AssignStmt")) return false;
  return (
    facts.tree.siblingsOf(declaration)?.list === at.list && isFirstValueDead(v, at.list.slice(at.index + 1), facts.info, diverges)
  );
}
