// Facts about counters: what is true of them in every turn of their loop, as they only rise or only fall from where they begin.

import type { Expr, ForStmt, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Facts } from "../facts.ts";
import { isFuncNode } from "../tree.ts";
import type { Changes } from "./changes.ts";
import { type Claim, type Linear, number, placesOf, plus, type Sums } from "./linear.ts";

export class LoopInvariants {
  constructor(
    private readonly facts: Facts,
    private readonly sums: Sums,
    private readonly changes: Changes,
  ) {}

  /** In `for v := e; …; v++` v never falls below e, and where it only falls it never rises above. */
  at(n: Node): readonly Claim[] {
    const found: Linear[] = [];
    let inner = n;
    for (const p of this.facts.tree.ancestorsOf(n)) {
      if (isFuncNode(p)) break;
      if (p.kind === "ForStmt" && inner !== p.init) found.push(...this.ofLoop(p));
      inner = p;
    }
    return found.map((sum) => ({ sum, needs: [] }));
  }

  private ofLoop(s: ForStmt): Linear[] {
    const { init } = s;
    const l = init?.kind === "AssignStmt" && init.op === ":=" && init.lhs.length === init.rhs.length ? init.lhs : [];
    return l.flatMap((id, i) => {
      const v = id.kind === "Ident" ? this.facts.info.objectOf(id) : undefined;
      const from = init?.kind === "AssignStmt" ? init.rhs[i] : undefined;
      if (v?.kind !== "Var" || !from || !isInt(id, this.facts)) return [];
      const start = this.sums.of(from);
      const { rises, falls } = this.steps(v);
      if ((rises && falls) || placesOf(start).some((p) => this.changes.within(p, s))) return [];
      const above = plus(this.sums.of(id), start, -1n);
      return falls ? [plus(number(0n), above, -1n)] : rises ? [above] : [above, plus(number(0n), above, -1n)];
    });
  }

  /** How the variable moves: both where that can't be said. */
  private steps(v: VarObj): { rises: boolean; falls: boolean } {
    let rises = false;
    let falls = false;
    const by = (e: Expr | undefined, up: boolean): void => {
      const c = e && this.facts.info.constOf(e);
      const isPositive = c?.kind === "int" && c.value >= 0n;
      rises ||= up || !isPositive;
      falls ||= !up || !isPositive;
    };
    for (const { role, steps } of this.facts.uses.of(v)) {
      if (steps.length > 0 || role.kind === "define") continue;
      if (role.kind === "update" && role.stmt.kind === "IncDecStmt") {
        rises ||= role.stmt.op === "++";
        falls ||= role.stmt.op === "--";
      } else if (role.kind === "update" && role.stmt.kind === "AssignStmt" && ["+=", "-="].includes(role.stmt.op))
        by(role.stmt.rhs[0], role.stmt.op === "+=");
      else if (role.kind === "update" || role.kind === "assign" || role.kind === "address") return { rises: true, falls: true };
    }
    return { rises, falls };
  }
}

/** An expression or a name of type int. */
export function isInt(e: Expr, facts: Facts): boolean {
  // A name that is declared here is no expression with a type of its own.
  const o = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  const type = o?.kind === "Var" ? o.type : facts.info.typeOf(e);
  return type.kind === "Basic" && (type.basic === "int" || type.basic === "untyped int");
}
