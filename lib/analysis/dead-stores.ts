// Facts about stores that nobody reads: a local gets a value, and no way from there leads to a use of it.

import type { AssignStmt, Expr, IncDecStmt, Node, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { isFirstValueDead } from "./first-values.ts";
import { diverges, isLoop } from "./tree.ts";
import type { Use } from "./uses.ts";
import { underlying } from "../semantics/predicates.ts";

/** The target of `x = v`, `x += v`, `x++` or `x, err = f()`, where `x` is a local that only its own function sees. */
export function isDeadStore(target: Expr, s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  return deadTargets(facts).has(target) && isStoreOf(target, s, facts);
}

/** A dead store that has no effect besides: nothing of the statement is left. */
export const isIdleStore = (s: AssignStmt | IncDecStmt, facts: Facts): boolean =>
  targetsOf(s).every((target) => isDeadStore(target, s, facts)) && isIdle(s, facts);

const targetsOf = (s: AssignStmt | IncDecStmt): readonly Expr[] => (s.kind === "IncDecStmt" ? [s.x] : s.lhs);

type Store = { readonly target: Expr; readonly v: VarObj; readonly s: AssignStmt | IncDecStmt };

const dead = new WeakMap<Facts, ReadonlySet<Expr>>();

/** All of a program. What only a dead store reads, as `x = 1` before a last `x += 2`, is dead, too. */
function deadTargets(facts: Facts): ReadonlySet<Expr> {
  const known = dead.get(facts);
  if (known) return known;
  let left = storesOf(facts);
  const idle = (stores: readonly Store[]): ReadonlySet<Node> => {
    const targets = new Set(stores.map(({ target }) => target));
    const isGone = (s: AssignStmt | IncDecStmt): boolean => isIdle(s, facts) && targetsOf(s).every((x) => targets.has(x));
    return new Set(stores.filter(({ s }) => isGone(s)).map(({ s }) => s));
  };
  for (let size = -1; size !== left.length; ) {
    size = left.length;
    const unread = idle(left);
    left = left.filter((x) => isUnread(x, unread, facts));
  }
  const found = new Set(left.map(({ target }) => target));
  dead.set(facts, found);
  return found;
}

function storesOf(facts: Facts): readonly Store[] {
  const of = (s: AssignStmt | IncDecStmt): readonly Store[] =>
    targetsOf(s).flatMap((target) => {
      const v = target.kind === "Ident" && isStoreOf(target, s, facts) ? facts.info.objectOf(target) : undefined;
      return v?.kind === "Var" ? [{ target, v, s }] : [];
    });
  return [...facts.nodesOf("AssignStmt"), ...facts.nodesOf("IncDecStmt")].flatMap(of);
}

function isStoreOf(target: Expr, s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  if (s.kind === "AssignStmt" && s.op === ":=" && target.kind === "Ident" && facts.info.isDef(target)) return false;
  const v = target.kind === "Ident" ? facts.info.objectOf(target) : undefined;
  return v?.kind === "Var" && (v.role === "local" || v.role === "param");
}

/** No way from the store leads to a use that reads it; `unread` are statements that nothing is left of. */
function isUnread({ target, v, s }: Store, unread: ReadonlySet<Node>, facts: Facts): boolean {
  const { isHidden, decl, looped } = ownerOf(v, facts);
  const f = facts.tree.funcOf(s);
  if (isHidden || (f && hasGoto(f, facts))) return false;
  const reads = (u: Use): boolean => !isOverwrite(u) && !isWithin(u, unread, facts);
  for (const p of facts.tree.ancestorsOf(s)) {
    if (decl && facts.tree.isInside(decl, p) && !(p.kind === "ForStmt" && p.init && facts.tree.isInside(decl, p.init))) break;
    // The next turn may read what this one stores.
    if (looped.get(p)?.some((u) => u.ident !== target && reads(u))) return false;
  }
  return !facts.isUsedAfter(v, s, reads) || isOverwritten(v, s, decl, facts);
}

const isOverwrite = (u: Use): boolean => u.role.kind === "assign" && u.steps.length === 0;

const isWithin = (u: Use, statements: ReadonlySet<Node>, facts: Facts): boolean => {
  const s = statements.size > 0 ? facts.tree.stmtOf(u.ident) : undefined;
  return s !== undefined && statements.has(s);
};

const idleStores = new WeakMap<Node, boolean>();

/** The right side only reads, and what it reads is read elsewhere. */
function isIdle(s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  const known = idleStores.get(s) ?? findIdle(s, facts);
  idleStores.set(s, known);
  return known;
}

function findIdle(s: AssignStmt | IncDecStmt, facts: Facts): boolean {
  const values = s.kind === "IncDecStmt" ? [] : s.rhs;
  if (s.kind === "AssignStmt" && (s.lhs.length !== s.rhs.length || [":=", "/=", "%=", "<<=", ">>="].includes(s.op))) return false;
  if (!values.every((x) => onlyReads(x, facts))) return false;
  const read = [...targetsOf(s), ...values].flatMap((e) => facts.nodesOf("Ident", e));
  return read.every((id) => {
    const v = facts.info.objectOf(id);
    return v?.kind !== "Var" || facts.uses.of(v).some((u) => !isOverwrite(u) && u.role.kind !== "define" && !isStored(u, facts));
  });
}

/** A use within a store into a local. */
function isStored(u: Use, facts: Facts): boolean {
  const s = facts.tree.stmtOf(u.ident);
  return (s?.kind === "AssignStmt" || s?.kind === "IncDecStmt") && targetsOf(s).every((l) => isStoreOf(l, s, facts));
}

/** Neither calls nor panics, and moves nothing. */
function onlyReads(e: Expr, facts: Facts): boolean {
  if (facts.info.constOf(e)) return true;
  const isPlain = underlying(facts.info.typeOf(e)).kind === "Basic";
  switch (e.kind) {
    case "Ident":
      return isPlain;
    case "ParenExpr":
      return onlyReads(e.x, facts);
    case "UnaryExpr":
      return e.op !== "&" && e.op !== "<-" && onlyReads(e.x, facts);
    case "BinaryExpr":
      return isPlain && !["/", "%", "<<", ">>"].includes(e.op) && onlyReads(e.x, facts) && onlyReads(e.y, facts);
    default:
      return false;
  }
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
