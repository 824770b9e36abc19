// Implements the decision which values several tasks hold: what reaches a goroutine and is used beside it (idioms.md A4, `Thread`; A9).

import type { Facts } from "../analysis/facts.ts";
import { guardedFieldsOf, guardedVariablesOf, isCapturedByTask } from "../analysis/guarded.ts";
import { locksOf } from "../analysis/locks.ts";
import { declarationOf, isHeldTwice, startsOnReceiver, tasksCapturing } from "../analysis/task-uses.ts";
import { isSync, tasksOf } from "../analysis/tasks.ts";
import type { Use } from "../analysis/uses.ts";
import type { Expr } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Decision, Evidence } from "./decision.ts";
import { sharedTypes } from "./shared-types.ts";
import { type Grounds, sharingDecision } from "./sharing-decision.ts";
import {
  formFor,
  isAtomicType,
  isMutexType,
  isOpenInterface,
  isOwnKind,
  isSyncOther,
  type SharedKind,
  type SharedTypes,
  structOf,
} from "./shared-forms.ts";

export interface SharingPlan {
  /** Why stored pointers to the type are shared between tasks, if they are. */
  evidenceOf(t: TypeNameObj): Evidence | undefined;
  /** A task can reach values of the type: shared pointers to them must be able to cross. */
  reachesTask(t: TypeNameObj): Evidence | undefined;
  /** Handle that wraps a variable which tasks share: `Arc<Mutex<T>>`, `Arc<T>`. */
  formOf(v: VarObj): RustType | undefined;
  kindOf(v: VarObj): SharedKind | undefined;
  /** A method that hands its receiver to a task, or to a method that does: `self: &Arc<Self>`. */
  handsOnReceiver(recv: VarObj): boolean;
  /** Nothing changes a field of the type once it is built: an `Arc` alone may hold it. */
  isFrozen(o: TypeNameObj): boolean;
  /** Behind an async lock, because tasks wait while they hold it. */
  waits(v: VarObj): boolean;
  /** Local mutexes that disappear into what they guard. */
  guards(mutex: VarObj): readonly VarObj[];
  readonly decisions: readonly Decision[];
}

/** `types` is read only when a form is asked for: it needs this plan itself. */
export function planSharing(facts: Facts, types: SharedTypes): SharingPlan {
  const planner = new SharingPlanner(facts);
  const shared = sharedTypes(facts);
  // Where every pointer to a type is a handle, a variable needs none of its own.
  for (const [v, kind] of [...planner.kinds]) {
    const struct = v.type.kind === "Pointer" ? structOf(v.type) : undefined;
    if (struct && shared.evidence.has(struct) && (kind === "handle" || kind === "mutex")) planner.kinds.delete(v);
  }
  const forms = new Map<VarObj, RustType>();
  const waits = (v: VarObj): boolean =>
    [...planner.guards].some(([m, list]) => (m === v || list.includes(v)) && types.waitsWithLock(m));
  const formOf = (v: VarObj): RustType | undefined => {
    const kind = planner.kinds.get(v);
    if (!kind) return undefined;
    const form = forms.get(v) ?? formFor(kind, v, types, waits(v));
    forms.set(v, form);
    return form;
  };
  let decisions: readonly Decision[] | undefined;
  return {
    waits,
    evidenceOf: (o) => shared.evidence.get(o),
    reachesTask: (o) => shared.reached.get(o),
    kindOf: (v) => planner.kinds.get(v),
    isFrozen: (o) => planner.isFrozen(o),
    handsOnReceiver: (v) => shared.handedOn.has(v),
    guards: (m) => planner.guards.get(m) ?? [],
    formOf,
    get decisions() {
      return (decisions ??= [...planner.kinds].flatMap(([v, kind]) => {
        const grounds = planner.groundsOf(v);
        const form = formOf(v);
        return grounds && form ? [sharingDecision(v, kind, form, grounds, facts)] : [];
      }));
    },
  };
}

class SharingPlanner {
  readonly kinds = new Map<VarObj, SharedKind>();
  readonly guards = new Map<VarObj, readonly VarObj[]>();
  private readonly races = new Map<VarObj, readonly Use[]>();

  constructor(private readonly facts: Facts) {
    for (const v of facts.uses.variables) if (isMutexType(v.type) && v.role === "local") this.guard(v);
    for (const v of facts.uses.variables) if (v.role === "local" || v.role === "param" || v.role === "receiver") this.decide(v);
    this.passThrough();
  }

  /** A local mutex takes in the variables that it guards. */
  private guard(m: VarObj): void {
    if (locksOf(this.facts).irregular(m)) return;
    const guarded = guardedVariablesOf(m, this.facts);
    this.guards.set(m, guarded);
    for (const v of guarded) this.kinds.set(v, isSync(m.type, "RWMutex") ? "rwlock" : "mutex");
  }

  private decide(v: VarObj): void {
    const captured = isCapturedByTask(v, this.facts);
    if (captured && v.role === "param" && underlying(v.type).kind === "Signature") this.kinds.set(v, "callback");
    if (this.kinds.has(v) || isOwnKind(v.type)) return;
    const atomic = this.isAtomic(v);
    if (atomic && (captured || this.facts.uses.of(v).length > 0)) {
      if (captured) this.kinds.set(v, "atomic");
      return;
    }
    if (isMutexType(v.type)) {
      if (captured && (this.guards.get(v)?.length ?? 0) === 0) this.kinds.set(v, "handle");
      return;
    }
    if (!captured && !startsOnReceiver(v, this.facts)) return;
    if (isAtomicType(v.type) || isSyncOther(v.type)) {
      this.kinds.set(v, "handle");
      return;
    }
    if (!isHeldTwice(v, this.facts)) return;
    const struct = structOf(v.type);
    if (struct && this.locksItself(struct)) {
      this.kinds.set(v, "handle");
      return;
    }
    const accesses = this.concurrentWrites(v);
    if (accesses.length > 0) {
      this.kinds.set(v, "mutex");
      if (this.isRace(v, accesses)) this.races.set(v, accesses);
      return;
    }
    // Only read from here on: a pointer or a large value is shared, not copied.
    if ((v.type.kind === "Pointer" && struct) || isOpenInterface(v.type)) this.kinds.set(v, "handle");
  }

  isFrozen(o: TypeNameObj): boolean {
    const u = underlying(o.type);
    if (u.kind !== "Struct") return false;
    return u.fields.every((f) =>
      this.facts.uses.ofField(f).every(({ role }) => {
        if (role.kind === "assign" || role.kind === "update") return false;
        if (role.kind === "address") return isOwnKind(f.type) || isMutexType(f.type) || isAtomicType(f.type);
        if (role.kind === "receiver")
          return !(this.facts.stdEffectsOf(role.callee)?.mutatesReceiver ?? this.writesReceiver(role.callee));
        return !(
          role.kind === "argument" &&
          role.builtin !== undefined &&
          ["delete", "clear", "copy"].includes(role.builtin) &&
          role.index === 0
        );
      }),
    );
  }

  locksItself(o: TypeNameObj): boolean {
    const found = guardedFieldsOf(o, this.facts);
    if (found) return !("because" in found);
    const u = underlying(o.type);
    return u.kind === "Struct" && u.fields.some((f) => isAtomicType(f.type));
  }

  /** Passed by address to package sync/atomic, and read plainly at most. */
  private isAtomic(v: VarObj): boolean {
    const uses = this.facts.uses.of(v).filter((u) => u.role.kind !== "define");
    const atomics = uses.filter((u) => this.atomicCall(u));
    return (
      atomics.length > 0 &&
      uses.every((u) => this.atomicCall(u) || u.role.kind === "read" || u.role.kind === "argument" || u.role.kind === "return")
    );
  }

  private atomicCall(u: Use): boolean {
    const addr = this.facts.tree.parentOf(u.place);
    const call = addr && this.facts.tree.parentOf(addr);
    return u.role.kind === "address" && call?.kind === "CallExpr" && this.facts.info.calleeOf(call)?.pkg === "sync/atomic";
  }

  /** Changes inside tasks, or behind a spawn, of what somebody else can see. */
  private concurrentWrites(v: VarObj): readonly Use[] {
    const tasks = tasksCapturing(v, this.facts);
    if (tasks.length === 0 || !isHeldTwice(v, this.facts)) return [];
    const first = tasks[0]?.stmt;
    const uses = this.facts.uses.of(v).filter((u) => this.changes(u, v));
    return uses.filter(
      (u) =>
        tasks.some((x) => x.literal && this.facts.tree.isInside(u.ident, x.literal)) ||
        (first !== undefined && this.facts.usesAfter(v, first).includes(u)),
    );
  }

  private changes(u: Use, v: VarObj): boolean {
    const { role } = u;
    switch (role.kind) {
      case "assign":
      case "update":
        return true;
      case "address":
        return !this.atomicCall(u);
      case "receiver":
        return (
          this.facts.stdEffectsOf(role.callee)?.mutatesReceiver ??
          (role.callee.recv?.kind === "Pointer" && this.writesReceiver(role.callee))
        );
      case "argument":
        if (role.builtin) return ["delete", "clear", "copy"].includes(role.builtin) && role.index === 0;
        return (
          role.callee !== undefined &&
          !role.callee.pkg &&
          ["Map", "Slice", "Pointer"].includes(underlying(v.type).kind) &&
          this.writesParam(role.callee.type.params.vars[role.index])
        );
      default:
        return false;
    }
  }

  private writesReceiver(m: import("../semantics/objects.ts").FuncObj): boolean {
    const recv = m.type.recv;
    return recv !== undefined && this.writesParam(recv);
  }

  private readonly visiting = new Set<VarObj>();
  private writesParam(p: VarObj | undefined): boolean {
    if (!p || this.visiting.has(p)) return false;
    this.visiting.add(p);
    try {
      return this.facts.uses
        .of(p)
        .some((u) => u.role.kind !== "define" && (u.steps.length > 0 || u.role.kind !== "assign") && this.changes(u, p));
    } finally {
      this.visiting.delete(p);
    }
  }

  /** Changed by tasks without a lock, while another may be at it: not each its own element, not one task that is waited for. */
  private isRace(v: VarObj, writes: readonly Use[]): boolean {
    const tasks = tasksCapturing(v, this.facts);
    const decl = declarationOf(v, this.facts);
    const inTasks = writes.filter((u) => tasks.some((x) => x.literal && this.facts.tree.isInside(u.ident, x.literal)));
    if (inTasks.length === 0) return false;
    const several = tasks.length > 1 || tasks.some((x) => tasksOf(this.facts).repeatsWithin(x.stmt, decl));
    const ownElements = inTasks.every((u) => u.steps[0]?.step === "index" && !u.steps[0].throughMap);
    const locked = inTasks.every((u) =>
      locksOf(this.facts).regions.some((r) => r.body.some((s) => this.facts.tree.isInside(u.ident, s))),
    );
    return (
      (several || tasksOf(this.facts).hoped.some((h) => tasks.some((x) => h.tasks.includes(x.stmt as never)))) &&
      !ownElements &&
      !locked
    );
  }

  /** Parameters of functions that are started as tasks take the handle of what they are given. */
  private passThrough(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const x of tasksOf(this.facts).all) {
        if (!x.callee || x.callee.pkg || x.stmt.kind !== "GoStmt") continue;
        x.call.args.forEach((arg, i) => {
          const p = x.callee?.type.params.vars[i];
          changed = (p !== undefined && this.passToTask(p, arg)) || changed;
        });
      }
      for (const c of this.facts.nodesOf("CallExpr")) {
        const f = this.facts.info.calleeOf(c);
        if (!f || f.pkg) continue;
        c.args.forEach((arg, i) => {
          const p = f.type.params.vars[i];
          const kind = p && this.kinds.get(p);
          const v = kind && variableOf(arg, this.facts);
          if (v && !this.kinds.has(v) && p?.type.kind === "Pointer" && v.role !== "package") {
            this.kinds.set(v, kind);
            changed = true;
          }
        });
      }
    }
  }

  private passToTask(p: VarObj, arg: Expr): boolean {
    if (this.kinds.has(p) || !(p.type.kind === "Pointer" || isOpenInterface(p.type)) || isOwnKind(p.type)) return false;
    const v = variableOf(arg, this.facts);
    if (!v || (!this.kinds.has(v) && !isHeldTwice(v, this.facts))) return false;
    const struct = structOf(p.type);
    const known = this.kinds.get(v);
    const kind: SharedKind | undefined =
      known ??
      (isOpenInterface(p.type) ? "handle" : undefined) ??
      (isMutexType(p.type) || isAtomicType(p.type) || (struct && this.locksItself(struct))
        ? "handle"
        : this.isAtomicParam(p)
          ? "atomic"
          : this.writesParam(p)
            ? "mutex"
            : struct
              ? "handle"
              : undefined);
    if (!kind) return false;
    this.kinds.set(p, kind);
    if (v && v.role !== "package") this.kinds.set(v, kind);
    return true;
  }

  /** `atomic.AddInt64(p, 1)`. */
  private isAtomicParam(p: VarObj): boolean {
    const uses = this.facts.uses.of(p);
    return (
      uses.length > 0 &&
      uses.every((u) => u.role.kind === "define" || (u.role.kind === "argument" && u.role.callee?.pkg === "sync/atomic"))
    );
  }

  /** What its decision rests on; undefined where there is nothing to tell. */
  groundsOf(v: VarObj): Grounds | undefined {
    const decl = v.role === "local" ? declarationOf(v, this.facts) : undefined;
    const tasks = tasksCapturing(v, this.facts);
    const race = this.races.get(v);
    return decl && (tasks.length > 0 || race) ? { decl, tasks, ...(race && { race }) } : undefined;
  }
}

function variableOf(e: Expr, facts: Facts): VarObj | undefined {
  const x = e.kind === "UnaryExpr" && e.op === "&" ? e.x : e;
  const v = x.kind === "Ident" ? facts.info.objectOf(x) : undefined;
  return v?.kind === "Var" ? v : undefined;
}
