// Facts about the names of one channel: the variables and calls through which the same channel goes.

import type { CallExpr, Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";
import { tasksOf } from "./tasks.ts";

export const isChan = (x: Expr, facts: Facts): boolean => underlying(facts.info.typeOf(x)).kind === "Chan";

/**
 * One variable for all that a channel goes by: parameters stand for what they are given, calls for what they return. What the
 * start of a task is given is that task's own (`givenChannel`).
 */
export class ChannelNames {
  private readonly parent = new Map<VarObj, VarObj>();

  constructor(private readonly facts: Facts) {
    const starts = new Set(tasksOf(facts).all.map((t) => t.call));
    for (const c of facts.nodesOf("CallExpr")) if (!starts.has(c)) this.uniteArguments(c);
    for (const s of facts.nodesOf("AssignStmt")) {
      if (s.lhs.length !== s.rhs.length) continue;
      for (const [i, l] of s.lhs.entries()) this.unite(this.of(l), this.of(s.rhs[i] as Expr));
    }
  }

  of(x: Expr): VarObj | undefined {
    if (!isChan(x, this.facts)) return undefined;
    const named = x.kind === "CallExpr" ? this.returned(x) : x;
    const v = named?.kind === "Ident" ? this.facts.info.objectOf(named) : undefined;
    return v?.kind === "Var" ? this.root(v) : undefined;
  }

  private returned(c: CallExpr): Expr | undefined {
    const f = this.facts.info.calleeOf(c);
    const body = f && this.facts.declOf(f)?.body;
    const last = body?.list.at(-1);
    return last?.kind === "ReturnStmt" && last.results.length === 1 && last.results[0]?.kind === "Ident"
      ? last.results[0]
      : undefined;
  }

  private root(v: VarObj): VarObj {
    let r = v.origin ?? v;
    for (let p = this.parent.get(r); p; p = this.parent.get(r)) r = p;
    return r;
  }

  private unite(to: VarObj | undefined, from: VarObj | undefined): void {
    if (to && from && to !== from) this.parent.set(to, from);
  }

  private uniteArguments(c: CallExpr): void {
    const lit = c.fun.kind === "FuncLit" ? this.facts.info.signatureOf(c.fun) : undefined;
    const params = (lit ?? this.facts.info.calleeOf(c)?.type)?.params.vars ?? [];
    for (const [i, a] of c.args.entries()) {
      const p = params[i];
      if (p && underlying(p.type).kind === "Chan") this.unite(this.root(p), this.of(a));
    }
  }
}
