// Facts about locks: which statements run while a mutex is held, and what they touch there (idioms.md `mutex-field`).

import type { DeferStmt, Expr, ExprStmt, Node, Stmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { syncCall } from "./tasks.ts";
import { diverges } from "./tree.ts";

/** The mutex and the value that holds it: `c.mu` is the field `mu` of `c`; a variable stands for itself. */
export interface LockOwner {
  readonly mutex: VarObj;
  /** Text of what stands before the field: two owners with one text are one lock. */
  readonly base: string;
}

export interface LockRegion {
  readonly owner: LockOwner;
  readonly lock: ExprStmt;
  readonly read: boolean;
  /** Statements that run with the lock held. */
  readonly body: readonly Stmt[];
  /** `defer mu.Unlock()`: held to the end of the function. */
  readonly deferred?: DeferStmt;
  readonly unlock?: ExprStmt;
  /** Unlocks inside, each before control leaves. */
  readonly early: readonly ExprStmt[];
}

export interface Locks {
  readonly regions: readonly LockRegion[];
  regionOf(s: Stmt): LockRegion | undefined;
  /** The region that holds the mutex where the node stands. */
  regionAround(n: Node, owner: LockOwner): LockRegion | undefined;
  /** A lock or unlock that belongs to no region: its lock can't be followed. */
  irregular(mutex: VarObj): Node | undefined;
  ownerOf(e: Expr): LockOwner | undefined;
}

const known = new WeakMap<Facts, Locks>();

export function locksOf(facts: Facts): Locks {
  let locks = known.get(facts);
  if (!locks) known.set(facts, (locks = findLocks(facts)));
  return locks;
}

interface LockCall {
  readonly stmt: ExprStmt | DeferStmt | undefined;
  readonly owner: LockOwner;
  readonly method: string;
  readonly node: Node;
}

function findLocks(facts: Facts): Locks {
  const ownerOf = (e: Expr): LockOwner | undefined => lockOwner(e, facts);
  const calls = facts.nodesOf("CallExpr").flatMap((c): LockCall[] => {
    const sync = syncCall(c, facts);
    if (!sync || (sync.type !== "Mutex" && sync.type !== "RWMutex")) return [];
    const owner = ownerThrough(c.fun, facts) ?? ownerOf(sync.recv);
    const p = facts.tree.parentOf(c);
    const stmt = p?.kind === "ExprStmt" || p?.kind === "DeferStmt" ? p : undefined;
    return owner ? [{ stmt, owner, method: sync.method, node: c }] : [];
  });
  const byStmt = new Map<Node, LockCall>(calls.flatMap((c) => (c.stmt ? [[c.stmt, c] as const] : [])));
  const used = new Set<LockCall>();
  const regions = calls.flatMap((c) => regionFrom(c, calls, byStmt, used, facts) ?? []);
  const inside = new Map<Stmt, LockRegion[]>();
  for (const r of regions) for (const s of r.body) inside.set(s, [...(inside.get(s) ?? []), r]);
  const starts = new Map<Stmt, LockRegion>(
    regions.flatMap((r) => [r.lock, r.deferred, r.unlock, ...r.early].flatMap((s) => (s ? [[s as Stmt, r] as const] : []))),
  );
  return {
    regions,
    ownerOf,
    regionOf: (s) => starts.get(s),
    regionAround(n, owner) {
      for (const p of [n, ...facts.tree.ancestorsOf(n)]) {
        const found = inside.get(p as Stmt)?.find((r) => r.owner.mutex === owner.mutex && r.owner.base === owner.base);
        if (found) return found;
        // A task does not run while the one that started it holds the lock.
        if (p.kind === "GoStmt") return undefined;
      }
      return undefined;
    },
    irregular: (mutex) => calls.find((c) => c.owner.mutex === mutex && !used.has(c))?.node,
  };
}

/** `c.Lock()` where the mutex is embedded in `c`. */
function ownerThrough(fun: Expr, facts: Facts): LockOwner | undefined {
  if (fun.kind !== "SelectorExpr") return undefined;
  const embedded = facts.info.selectionOf(fun)?.path.at(-1);
  return embedded ? { mutex: embedded, base: facts.textOf(fun.x) } : undefined;
}

function lockOwner(e: Expr, facts: Facts): LockOwner | undefined {
  if (e.kind === "ParenExpr") return lockOwner(e.x, facts);
  if (e.kind === "Ident") {
    const v = facts.info.objectOf(e);
    return v?.kind === "Var" ? { mutex: v, base: "" } : undefined;
  }
  if (e.kind !== "SelectorExpr") return undefined;
  const s = facts.info.selectionOf(e);
  return s?.kind === "field" && s.obj.kind === "Var" ? { mutex: s.obj.origin ?? s.obj, base: facts.textOf(e.x) } : undefined;
}

const unlockOf: Readonly<Record<string, string>> = { Lock: "Unlock", RLock: "RUnlock" };
const same = (a: LockOwner, b: LockOwner): boolean => a.mutex === b.mutex && a.base === b.base;

function regionFrom(
  c: LockCall,
  calls: readonly LockCall[],
  byStmt: ReadonlyMap<Node, LockCall>,
  used: Set<LockCall>,
  facts: Facts,
): LockRegion | undefined {
  const release = unlockOf[c.method];
  if (!release || c.stmt?.kind !== "ExprStmt") return undefined;
  const at = facts.tree.siblingsOf(c.stmt);
  if (!at) return undefined;
  const releases = (n: Node | undefined): LockCall | undefined => {
    const call = n && byStmt.get(n);
    return call && call.method === release && same(call.owner, c.owner) ? call : undefined;
  };
  const rest = at.list.slice(at.index + 1);
  const next = releases(rest[0]);
  const func = facts.tree.funcOf(c.stmt);
  const base = { owner: c.owner, lock: c.stmt, read: c.method === "RLock" };
  if (next?.stmt?.kind === "DeferStmt") {
    const body = rest.slice(1);
    if (func?.body?.list !== at.list || touches(body, c.owner, calls, facts).length > 0) return undefined;
    used.add(c);
    used.add(next);
    return { ...base, body, deferred: next.stmt, early: [] };
  }
  const end = rest.findIndex((s) => releases(s) && s.kind === "ExprStmt");
  const last = rest[end];
  const body = end >= 0 ? rest.slice(0, end) : rest;
  if (end < 0 && !diverges(rest.at(-1))) return undefined;
  const within = touches(body, c.owner, calls, facts);
  const early = within.filter((w) => w.method === release && w.stmt?.kind === "ExprStmt" && leavesNext(w.stmt, facts));
  if (early.length !== within.length || (end < 0 && early.length === 0)) return undefined;
  for (const u of [c, releases(last), ...early]) if (u) used.add(u);
  return {
    ...base,
    body,
    ...(last?.kind === "ExprStmt" && { unlock: last }),
    early: early.flatMap((e) => (e.stmt?.kind === "ExprStmt" ? [e.stmt] : [])),
  };
}

/** Calls on the same mutex inside the statements. */
const touches = (body: readonly Stmt[], owner: LockOwner, calls: readonly LockCall[], facts: Facts): LockCall[] =>
  calls.filter((c) => same(c.owner, owner) && body.some((s) => facts.tree.isInside(c.node, s)));

function leavesNext(s: Stmt, facts: Facts): boolean {
  const at = facts.tree.siblingsOf(s);
  return at !== undefined && diverges(at.list.at(-1)) && at.index >= at.list.length - 3;
}
