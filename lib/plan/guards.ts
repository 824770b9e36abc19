// Implements the choice of how a lock is held: a named guard over a region, or a lock taken inside one expression (idioms.md A14).

import type { Facts } from "../analysis/facts.ts";
import { type LockRegion, locksOf } from "../analysis/locks.ts";
import type { Expr, Ident, Node, SelectorExpr, Stmt } from "../go/ast.ts";
import { bareName } from "../rust/modules.ts";
import type { RustPat } from "../rust/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { LockPlan } from "./locks.ts";
import type { Plan } from "./plan.ts";

/** A guard that a region binds; its `mut` is found out while the region is emitted. */
export interface Guard {
  readonly name: string;
  readonly pat: RustPat & { mut?: boolean };
  /** The variable that it opens, where a local mutex guards variables. */
  readonly variable?: VarObj;
}

export type RegionForm = { readonly kind: "inline" } | { readonly kind: "bound"; readonly guards: readonly Guard[] };

export interface Guards {
  formOf(r: LockRegion): RegionForm;
  /** The lock behind which a field lives. */
  lockOfField(f: VarObj): LockPlan | undefined;
  /** The region that holds a field's or variable's lock at this place. */
  regionAt(e: SelectorExpr | Ident): LockRegion | undefined;
  /** Does something after this read, in the same statement, take a lock again or run code that may? */
  mustHoist(e: Expr): boolean;
  /** Channel operations, and calls that wait. */
  waits(n: Node): boolean;
}

const known = new WeakMap<Plan, Guards>();

export function guardsOf(facts: Facts, plan: Plan): Guards {
  let guards = known.get(plan);
  if (!guards) known.set(plan, (guards = new GuardPlanner(facts, plan)));
  return guards;
}

class GuardPlanner implements Guards {
  private readonly forms = new Map<LockRegion, RegionForm>();
  private readonly lockByField = new Map<VarObj, LockPlan>();

  constructor(
    private readonly facts: Facts,
    private readonly plan: Plan,
  ) {
    for (const o of facts.info.typeNames) {
      const lock = plan.lockOf(o);
      for (const f of lock?.guarded ?? []) if (lock) this.lockByField.set(f, lock);
    }
  }

  lockOfField(f: VarObj): LockPlan | undefined {
    return this.lockByField.get(f.origin ?? f);
  }

  regionAt(e: SelectorExpr | Ident): LockRegion | undefined {
    if (e.kind === "SelectorExpr") {
      const f = this.facts.info.selectionOf(e)?.obj;
      const lock = f?.kind === "Var" ? this.lockOfField(f) : undefined;
      return lock && locksOf(this.facts).regionAround(e, { mutex: lock.mutex, base: this.facts.textOf(e.x) });
    }
    const v = this.facts.info.objectOf(e);
    if (v?.kind !== "Var") return undefined;
    return locksOf(this.facts).regions.find(
      (r) => this.plan.sharing.guards(r.owner.mutex).includes(v) && locksOf(this.facts).regionAround(e, r.owner) === r,
    );
  }

  formOf(r: LockRegion): RegionForm {
    const form = this.forms.get(r) ?? this.choose(r);
    this.forms.set(r, form);
    return form;
  }

  private choose(r: LockRegion): RegionForm {
    const accesses = this.accessesIn(r);
    if (this.isInline(r, accesses)) return { kind: "inline" };
    return { kind: "bound", guards: this.guardsFor(r, accesses) };
  }

  /** Channel operations, and calls that wait. */
  waits(s: Node): boolean {
    const { facts } = this;
    if (facts.nodesOf("SendStmt", s).length > 0 || facts.nodesOf("SelectStmt", s).length > 0) return true;
    if (facts.nodesOf("UnaryExpr", s).some((u) => u.op === "<-")) return true;
    if (facts.nodesOf("RangeStmt", s).some((l) => underlying(facts.info.typeOf(l.x)).kind === "Chan")) return true;
    return facts.nodesOf("CallExpr", s).some((c) => {
      const f = facts.info.calleeOf(c);
      if (!f || facts.tree.parentOf(c)?.kind === "GoStmt") return false;
      return f.pkg ? facts.stdEffectsOf(f)?.blocks === true : this.plan.func(f).async;
    });
  }

  private accessesIn(r: LockRegion): (SelectorExpr | Ident)[] {
    const guarded = this.plan.sharing.guards(r.owner.mutex);
    return r.body.flatMap((s): (SelectorExpr | Ident)[] => [
      ...this.facts.nodesOf("SelectorExpr", s).filter((e) => this.isFieldOf(e, r)),
      ...this.facts.nodesOf("Ident", s).filter((id) => {
        const v = this.facts.info.objectOf(id);
        return v?.kind === "Var" && guarded.includes(v);
      }),
    ]);
  }

  private isFieldOf(e: SelectorExpr, r: LockRegion): boolean {
    const f = this.facts.info.selectionOf(e)?.obj;
    if (f?.kind === "Func") return this.lockFor(r)?.helpers.includes(f) === true && this.facts.textOf(e.x) === r.owner.base;
    return f?.kind === "Var" && this.lockOfField(f)?.mutex === r.owner.mutex && this.facts.textOf(e.x) === r.owner.base;
  }

  lockFor(r: LockRegion): LockPlan | undefined {
    return this.facts.info.typeNames.map((o: TypeNameObj) => this.plan.lockOf(o)).find((l) => l?.mutex === r.owner.mutex);
  }

  /** One simple statement with one access: the lock is taken and released inside it. */
  private isInline(r: LockRegion, accesses: readonly Node[]): boolean {
    const [only] = r.body;
    if (!only || r.body.length !== 1 || r.early.length > 0 || accesses.length !== 1) return false;
    if (accesses[0]?.kind === "SelectorExpr" && this.facts.info.selectionOf(accesses[0])?.obj.kind === "Func") return false;
    if (this.callsOwnCode(only)) return false;
    if (only.kind === "ReturnStmt") return only.results.length === 1;
    if (only.kind === "AssignStmt") return only.op !== ":=" && only.lhs.length === 1;
    return (
      only.kind === "IncDecStmt" ||
      (only.kind === "ExprStmt" && only.x.kind === "CallExpr" && this.facts.info.builtinOf(only.x) !== undefined)
    );
  }

  private callsOwnCode(s: Node): boolean {
    return (
      this.facts.nodesOf("FuncLit", s).length > 0 ||
      this.facts.nodesOf("CallExpr", s).some((c) => {
        if (this.facts.info.builtinOf(c) || this.facts.info.isConversion(c)) return false;
        const f = this.facts.info.calleeOf(c);
        return !f?.pkg;
      })
    );
  }

  private guardsFor(r: LockRegion, accesses: readonly (SelectorExpr | Ident)[]): Guard[] {
    const lock = this.lockFor(r);
    if (lock) {
      const name =
        accesses.length === 0 ? "_guard" : this.plan.names.isTaken(lock.fieldName) ? `${lock.fieldName}_guard` : lock.fieldName;
      return [{ name, pat: { kind: "IdentPat", name } }];
    }
    const variables = [
      ...new Set(
        accesses
          .map((a) => (a.kind === "Ident" ? this.facts.info.objectOf(a) : undefined))
          .filter((v): v is VarObj => v?.kind === "Var"),
      ),
    ];
    if (variables.length === 0) return [{ name: "_guard", pat: { kind: "IdentPat", name: "_guard" } }];
    return variables.map((variable) => {
      const name =
        variables.length === 1 && !this.plan.names.isTaken("guard") ? "guard" : `${bareName(this.plan.names.of(variable))}_guard`;
      return { name, pat: { kind: "IdentPat", name }, variable };
    });
  }

  // ---- reads outside a region

  mustHoist(e: Expr): boolean {
    const stmt = this.facts.tree.stmtOf(e);
    if (!stmt) return false;
    const scope = this.scopeOf(e, stmt);
    return this.hasLockAfter(e, scope) || this.isReadBeforeLockedStore(e, stmt);
  }

  /** How far the temporary guard of the read would live: the statement, its condition, or a whole `if let` or loop. */
  private scopeOf(e: Expr, stmt: Stmt): Node {
    if (stmt.kind === "IfStmt" && this.facts.tree.isInside(e, stmt.cond) && !stmt.init) return stmt.cond;
    if (stmt.kind === "ForStmt" && stmt.cond && this.facts.tree.isInside(e, stmt.cond)) return stmt.cond;
    return stmt;
  }

  private hasLockAfter(e: Expr, scope: Node): boolean {
    const after = (n: Node): boolean => n.span.start >= e.span.end;
    return (
      this.facts.nodesOf("SelectorExpr", scope).some((s) => after(s) && this.isLocked(s)) ||
      this.facts.nodesOf("Ident", scope).some((i) => after(i) && this.isSharedVariable(i)) ||
      this.facts
        .nodesOf("CallExpr", scope)
        .some((c) => c.span.end > e.span.end && !this.facts.tree.isInside(e, c.fun) && this.mayLock(c)) ||
      (scope.kind !== "IfStmt" ? false : this.waits(scope)) ||
      (scope.kind === "RangeStmt" &&
        (this.waits(scope.body) || this.facts.nodesOf("CallExpr", scope.body).some((c) => this.mayLock(c))))
    );
  }

  /** `n = n + 1`: the right side's guard would still be held when the left side locks. */
  private isReadBeforeLockedStore(e: Expr, stmt: Stmt): boolean {
    if (stmt.kind !== "AssignStmt" || !stmt.rhs.some((r) => this.facts.tree.isInside(e, r))) return false;
    return stmt.lhs.some(
      (l) =>
        this.facts.nodesOf("SelectorExpr", l).some((s) => this.isLocked(s)) ||
        this.facts.nodesOf("Ident", l).some((i) => this.isSharedVariable(i)),
    );
  }

  private isLocked(s: SelectorExpr): boolean {
    const f = this.facts.info.selectionOf(s)?.obj;
    return f?.kind === "Var" && this.lockOfField(f) !== undefined && this.regionAt(s) === undefined;
  }

  private isSharedVariable(i: Ident): boolean {
    const v = this.facts.info.objectOf(i);
    const kind = v?.kind === "Var" ? this.plan.sharing.kindOf(v) : undefined;
    return (kind === "mutex" || kind === "rwlock") && this.regionAt(i) === undefined;
  }

  private mayLock(c: Extract<Node, { kind: "CallExpr" }>): boolean {
    const f = this.facts.info.calleeOf(c);
    if (this.facts.info.isConversion(c) || this.facts.info.builtinOf(c)) return false;
    return f ? !f.pkg : true;
  }
}
