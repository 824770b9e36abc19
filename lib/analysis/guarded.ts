// Facts about what a mutex guards: the fields of its struct, or the variables beside it, that are touched while it is held.

import type { Node, SelectorExpr } from "../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { locksOf } from "./locks.ts";
import { isSync, tasksOf } from "./tasks.ts";
import type { Role } from "./uses.ts";

export interface GuardedFields {
  readonly struct: TypeNameObj;
  readonly mutex: VarObj;
  readonly rw: boolean;
  /** In order of declaration; fields that nothing changes stay outside. */
  readonly guarded: readonly VarObj[];
  /** Methods that run only while a caller holds the lock. */
  readonly helpers: readonly FuncObj[];
}
export interface NotGuarded {
  readonly because: string;
  readonly at: Node;
}

const isMutex = (v: VarObj): boolean => v.type.kind !== "Pointer" && (isSync(v.type, "Mutex") || isSync(v.type, "RWMutex"));

export function guardedFieldsOf(struct: TypeNameObj, facts: Facts): GuardedFields | NotGuarded | undefined {
  const u = underlying(struct.type);
  if (u.kind !== "Struct") return undefined;
  const mutexes = u.fields.filter(isMutex);
  const mutex = mutexes[0];
  if (!mutex) return undefined;
  const locks = locksOf(facts);
  const regions = locks.regions.filter((r) => r.owner.mutex === mutex);
  const second = mutexes[1] && locks.regions.find((r) => r.owner.mutex === mutexes[1]);
  if (second) return { because: "two locks guard one struct", at: second.lock };
  const odd = locks.irregular(mutex);
  if (odd) return { because: "the lock is taken and released in different places", at: odd };
  const touched = (f: VarObj): boolean =>
    accesses(f, facts).some((sel) =>
      regions.some((r) => r.owner.base === facts.textOf(sel.x) && r.body.some((s) => facts.tree.isInside(sel, s))),
    );
  const helpers = helpersOf(struct, mutex, u.fields, facts);
  if ("because" in helpers) return helpers;
  const inHelper = (f: VarObj): boolean => accesses(f, facts).some((sel) => helpers.methods.some((m) => isInside(sel, m, facts)));
  // A helper belongs to the state, so that all that it touches is there.
  const guarded = u.fields.filter(
    (f) => f !== mutex && !isMutex(f) && (inHelper(f) || (touched(f) && isChanged(f, facts))) && !isSync(f.type, "WaitGroup"),
  );
  return { struct, mutex, rw: isSync(mutex.type, "RWMutex"), guarded, helpers: helpers.methods };
}

function isInside(n: Node, m: FuncObj, facts: Facts): boolean {
  const decl = facts.declOf(m);
  return decl !== undefined && facts.tree.isInside(n, decl);
}

const accesses = (f: VarObj, facts: Facts): readonly SelectorExpr[] => facts.uses.ofField(f).map((u) => u.sel);

/** Does the method change a field that the lock holds, itself or through another such method? */
export function helperChanges(
  m: FuncObj,
  helpers: readonly FuncObj[],
  guarded: readonly VarObj[],
  facts: Facts,
  seen: readonly FuncObj[] = [],
): boolean {
  if (seen.includes(m)) return false;
  const own = guarded.some((f) => facts.uses.ofField(f).some((u) => isInside(u.sel, m, facts) && changes(u.role, facts)));
  if (own) return true;
  const decl = facts.declOf(m);
  return (
    decl !== undefined &&
    facts
      .calleesIn(decl)
      .some((c) => helpers.includes(c.callee) && helperChanges(c.callee, helpers, guarded, facts, [...seen, m]))
  );
}

/** Changed anywhere but in a composite literal. */
const isChanged = (f: VarObj, facts: Facts): boolean => facts.uses.ofField(f).some((u) => changes(u.role, facts));

function changes(role: Role, facts: Facts): boolean {
  switch (role.kind) {
    case "assign":
    case "update":
    case "address":
      return true;
    case "receiver":
      return facts.stdEffectsOf(role.callee)?.mutatesReceiver ?? role.callee.recv?.kind === "Pointer";
    case "argument":
      return role.builtin
        ? ["delete", "clear", "copy", "append"].includes(role.builtin) && role.index === 0
        : role.callee !== undefined && !role.callee.pkg;
    default:
      return false;
  }
}

/**
 * Methods that touch guarded fields without locking, because every caller holds the lock. One that is also called
 * without it would wait for itself in Rust: then the struct keeps no lock of its own data.
 */
function helpersOf(
  struct: TypeNameObj,
  mutex: VarObj,
  fields: readonly VarObj[],
  facts: Facts,
): { readonly methods: readonly FuncObj[] } | NotGuarded {
  if (struct.type.kind !== "Named") return { methods: [] };
  const locks = locksOf(facts);
  const methods = struct.type.methods.filter((m) => facts.declOf(m));
  const locking = new Set(
    methods.filter((m) => locks.regions.some((r) => r.owner.mutex === mutex && isInside(r.lock, m, facts))),
  );
  const touching = methods.filter(
    (m) =>
      !locking.has(m) &&
      fields.some((f) => f !== mutex && isChanged(f, facts) && accesses(f, facts).some((s) => isInside(s, m, facts))),
  );
  const found: FuncObj[] = [];
  for (let changed = true; changed; ) {
    changed = false;
    for (const m of touching) {
      if (found.includes(m)) continue;
      const calls = facts.callsOf(m);
      const held = calls.filter((c) => {
        const recv = c.call.fun.kind === "SelectorExpr" ? facts.textOf(c.call.fun.x) : "";
        if (locks.regionAround(c.call, { mutex, base: recv })) return true;
        return found.some((h) => isInside(c.call, h, facts));
      });
      if (held.length === 0) continue;
      if (held.length < calls.length) {
        const other = calls.find((c) => !held.includes(c));
        const recursive = other && isInside(other.call, m, facts);
        if (!recursive && other) return { because: `\`${m.name}\` is called with the lock held and without it`, at: other.call };
      }
      found.push(m);
      changed = true;
    }
  }
  return { methods: found };
}

/** Variables that a local mutex guards: what its regions touch and a task or the code around it changes. */
export function guardedVariablesOf(mutex: VarObj, facts: Facts): readonly VarObj[] {
  const locks = locksOf(facts);
  const regions = locks.regions.filter((r) => r.owner.mutex === mutex);
  const found = new Set<VarObj>();
  for (const r of regions) {
    for (const s of r.body) {
      for (const id of facts.nodesOf("Ident", s)) {
        const v = facts.info.objectOf(id);
        if (v?.kind !== "Var" || v.role === "field" || v.role === "package" || v === mutex) continue;
        const decl = facts.info.declOf(v) ?? facts.uses.of(v)[0]?.ident;
        if (!decl || facts.tree.isInside(decl, r.lock) || r.body.some((b) => facts.tree.isInside(decl, b))) continue;
        if (isCapturedByTask(v, facts) && isWritten(v, facts)) found.add(v);
      }
    }
  }
  return [...found];
}

export const isCapturedByTask = (v: VarObj, facts: Facts): boolean => {
  const decl = facts.uses.of(v).find((u) => u.role.kind === "define")?.ident ?? facts.info.declOf(v);
  const tasks = tasksOf(facts);
  return facts.uses.of(v).some((u) => {
    for (let task = tasks.taskAround(u.ident); task?.literal; task = tasks.taskAround(task.literal)) {
      if (!decl || !facts.tree.isInside(decl, task.literal)) return true;
    }
    return false;
  });
};

/** Changed after its declaration, as a whole or inside. */
export const isWritten = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => {
    if (u.role.kind === "define") return false;
    if (u.role.kind === "address" && isSyncAddress(u.place, facts)) return false;
    return changes(u.role, facts) && !(u.role.kind === "argument" && u.role.callee && v.type.kind === "Basic");
  });

function isSyncAddress(place: Node, facts: Facts): boolean {
  const addr = facts.tree.parentOf(place);
  const call = addr && facts.tree.parentOf(addr);
  const callee = call?.kind === "CallExpr" ? facts.info.calleeOf(call) : undefined;
  return callee?.pkg === "sync/atomic";
}
