// Facts about integers where a node stands: what conditions around it and before it, loops and assignments say of them.

import type { AssignStmt, Expr, ForStmt, IfStmt, Node, RangeStmt, Stmt, SwitchStmt } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Facts } from "../facts.ts";
import { diverges, isFuncNode } from "../tree.ts";
import { type Changes, down, up } from "./changes.ts";
import { type Claim, type Linear, number, placesOf, plus, type Sums } from "./linear.ts";

/** It holds from the end of the node on, until one of its places changes. */
interface Known extends Claim {
  readonly since: Node;
}

export class KnownHere {
  private readonly hasGoto: boolean;
  private readonly found = new Map<Node, readonly Claim[]>();

  constructor(
    private readonly facts: Facts,
    private readonly sums: Sums,
    private readonly changes: Changes,
  ) {
    this.hasGoto = facts.nodesOf("BranchStmt").some((b) => b.tok === "goto");
  }

  /** What holds when the node is evaluated. */
  at(n: Node): readonly Claim[] {
    const known = this.found.get(n);
    if (known) return known;
    const all = this.hasGoto ? [] : this.before(n);
    const held = all.filter((k) => this.stillHolds(k, n));
    const claims = [...held, ...(this.hasGoto ? [] : this.invariants(n).map((sum) => ({ sum, needs: [] })))];
    this.found.set(n, claims);
    return claims;
  }

  /** What only makes the sum larger leaves it above zero. */
  private stillHolds({ sum, since }: Known, n: Node): boolean {
    return [...sum.terms.values()].every(({ term, factor }) =>
      term.places.every((p) => {
        const change = this.changes.between(p, since, n);
        return change === 0 || (term.isPlace && change === (factor > 0n ? up : down));
      }),
    );
  }

  private before(n: Node): Known[] {
    const found: Known[] = [];
    let inner = n;
    for (const p of this.facts.tree.ancestorsOf(n)) {
      if (isFuncNode(p)) break;
      found.push(...this.around(p, inner));
      inner = p;
    }
    return found;
  }

  /** What a node says inside one of its parts. */
  private around(p: Node, inner: Node): Known[] {
    switch (p.kind) {
      case "BinaryExpr":
        return inner === p.y && (p.op === "&&" || p.op === "||") ? this.whether(p.x, p.op === "&&") : [];
      case "IfStmt":
        return inner === p.body ? this.whether(p.cond, true) : inner === p.else ? this.whether(p.cond, false) : [];
      case "ForStmt":
        return p.cond && (inner === p.body || inner === p.post) ? this.whether(p.cond, true) : [];
      case "RangeStmt":
        return inner === p.body ? this.ranged(p) : [];
      case "BlockStmt":
        return this.earlier(p.list, inner);
      case "CaseClause":
        return [...this.chosen(p, inner), ...this.earlier(p.body, inner)];
      case "CommClause":
        return this.earlier(p.body, inner);
      default:
        return [];
    }
  }

  /** In a switch without a tag: this condition, and none of those before it. */
  private chosen(clause: Extract<Node, { kind: "CaseClause" }>, inner: Node): Known[] {
    const s = this.facts.tree.parentOf(clause);
    if (s?.kind !== "SwitchStmt" || s.tag) return [];
    const i = s.body.indexOf(clause);
    const before = s.body.slice(0, i);
    if (before.some((c) => c.isDefault) || this.fallsInto(s, i)) return [];
    const own = clause.list.length === 1 && clause.list[0] && clause.list[0] !== inner ? this.whether(clause.list[0], true) : [];
    return [...before.flatMap((c) => c.list.flatMap((e) => this.whether(e, false))), ...own];
  }

  private fallsInto(s: SwitchStmt, i: number): boolean {
    const last = s.body[i - 1]?.body.at(-1);
    return last?.kind === "BranchStmt" && last.tok === "fallthrough";
  }

  /** What the statements before one in its list leave behind. */
  private earlier(list: readonly Stmt[], inner: Node): Known[] {
    const end = list.indexOf(inner as Stmt);
    return list.slice(0, Math.max(end, 0)).flatMap((s) => this.after(s));
  }

  private after(s: Stmt): Known[] {
    switch (s.kind) {
      case "IfStmt":
        return this.afterIf(s);
      case "ForStmt":
        return s.cond && !this.isLeft(s) ? this.whether(s.cond, false, s) : [];
      case "AssignStmt":
        return this.afterAssign(s);
      case "IncDecStmt":
        return s.op === "++" ? [{ sum: plus(this.sums.of(s.x), number(-1n)), needs: [s.x], since: s }] : [];
      case "DeclStmt":
        return s.decl.kind !== "GenDecl"
          ? []
          : s.decl.specs.flatMap((spec) =>
              spec.kind === "ValueSpec" && spec.names.length === spec.values.length
                ? spec.names.flatMap((n, i) => this.equal(n, spec.values[i] as Expr, s))
                : [],
            );
      case "LabeledStmt":
        return this.after(s.stmt);
      default:
        return [];
    }
  }

  /** An `else` may change what the condition spoke of: then it counts from the condition on. */
  private afterIf(s: IfStmt): Known[] {
    return diverges(s.body) ? this.whether(s.cond, false, s.else ? s.cond : s) : [];
  }

  private afterAssign(s: AssignStmt): Known[] {
    if (s.op === "+=" && s.lhs[0] && s.rhs[0])
      return isInt(s.lhs[0], this.facts)
        ? [{ sum: plus(this.sums.of(s.lhs[0]), this.sums.of(s.rhs[0]), -1n), needs: [s.lhs[0]], since: s }]
        : [];
    if ((s.op !== "=" && s.op !== ":=") || s.lhs.length !== s.rhs.length) return [];
    return s.lhs.flatMap((l, i) => {
      const r = s.rhs[i] as Expr;
      const grown = this.grown(l, r, s);
      return grown.length > 0 ? grown : this.equal(l, r, s);
    });
  }

  /** `xs = append(xs, x)`: not empty any more. */
  private grown(l: Expr, r: Expr, s: AssignStmt): Known[] {
    if (r.kind !== "CallExpr" || this.facts.info.builtinOf(r) !== "append" || r.ellipsis || r.args.length < 2) return [];
    const place = this.sums.placeOf(l);
    return place ? [{ sum: plus(this.sums.lengthOf(l), number(-1n)), needs: [], since: s }] : [];
  }

  /** `v = e` in both directions, where `e` does not read what the statement assigns. */
  private equal(l: Expr, r: Expr, s: Stmt): Known[] {
    if (!isInt(l, this.facts)) return this.made(l, r, s);
    const place = this.sums.placeOf(l);
    const value = this.sums.of(r);
    const assigned = s.kind === "AssignStmt" ? s.lhs.map((x) => this.sums.placeOf(x)) : [place];
    const reads = placesOf(value).some((p) =>
      assigned.some((a) => !a || a.root === p.root || a.fields.some((f) => p.fields.includes(f))),
    );
    if (!place || reads) return [];
    return both(plus(this.sums.of(l), value, -1n), s);
  }

  /** `xs := make([]T, n)`: its length is n. */
  private made(l: Expr, r: Expr, s: Stmt): Known[] {
    const n = r.kind === "CallExpr" && this.facts.info.builtinOf(r) === "make" ? r.args[1] : undefined;
    const place = this.sums.placeOf(l);
    if (!n || !place || underlying(this.facts.info.typeOf(r)).kind !== "Slice") return [];
    const value = this.sums.of(n);
    if (placesOf(value).some((p) => p.root === place.root)) return [];
    return both(plus(this.sums.lengthOf(l), value, -1n), s);
  }

  /** Does the loop end otherwise than by its condition? */
  private isLeft(s: ForStmt): boolean {
    return this.facts.nodesOf("BranchStmt", s.body).some((b) => b.tok !== "continue");
  }

  /** The list that is walked has elements, and the key stands below its length. */
  private ranged(s: RangeStmt): Known[] {
    const u = underlying(this.facts.info.typeOf(s.x));
    const key = s.key?.kind === "Ident" && s.key.name !== "_" ? this.sums.of(s.key) : undefined;
    const end =
      u.kind === "Slice" || (u.kind === "Basic" && u.basic === "string")
        ? this.sums.placeOf(s.x) && this.sums.lengthOf(s.x)
        : u.kind === "Basic" && u.basic === "int"
          ? this.sums.of(s.x)
          : undefined;
    if (!end || placesOf(end).some((p) => this.changes.within(p, s.body))) return [];
    return [
      { sum: plus(end, number(-1n)), needs: [], since: s.x },
      ...(key ? [{ sum: plus(plus(end, key, -1n), number(-1n)), needs: [], since: s.x }] : []),
    ];
  }

  /** What a condition says if it holds, or if it does not. */
  private whether(e: Expr, holds: boolean, since: Node = e): Known[] {
    if (e.kind === "ParenExpr") return this.whether(e.x, holds, since);
    if (e.kind === "UnaryExpr" && e.op === "!") return this.whether(e.x, !holds, since);
    if (e.kind !== "BinaryExpr") return [];
    if (e.op === (holds ? "&&" : "||")) return [...this.whether(e.x, holds, since), ...this.whether(e.y, holds, since)];
    if (!isInt(e.x, this.facts) || !isInt(e.y, this.facts)) return [];
    const [x, y] = [this.sums.of(e.x), this.sums.of(e.y)];
    const isZero = y.terms.size === 0 && y.constant === 0n;
    // Natural and not zero.
    if (isZero && e.op === (holds ? "!=" : "==")) return [{ sum: plus(x, number(-1n)), needs: [e.x], since }];
    return this.compared(e.op, x, y, holds).map((sum) => ({ sum, needs: [], since }));
  }

  private compared(op: string, x: Linear, y: Linear, holds: boolean): Linear[] {
    const up = plus(x, y, -1n);
    const down = plus(y, x, -1n);
    switch (holds ? op : (opposite[op] ?? "")) {
      case ">=":
        return [up];
      case ">":
        return [plus(up, number(-1n))];
      case "<=":
        return [down];
      case "<":
        return [plus(down, number(-1n))];
      case "==":
        return [up, down];
      default:
        return [];
    }
  }

  /** In `for v := e; …; v++` v never falls below e, and where it only falls it never rises above. */
  private invariants(n: Node): Linear[] {
    const found: Linear[] = [];
    let inner = n;
    for (const p of this.facts.tree.ancestorsOf(n)) {
      if (isFuncNode(p)) break;
      if (p.kind === "ForStmt" && inner !== p.init) found.push(...this.ofLoop(p));
      inner = p;
    }
    return found;
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

const both = (sum: Linear, since: Node): Known[] => [
  { sum, needs: [], since },
  { sum: plus(number(0n), sum, -1n), needs: [], since },
];

const opposite: Readonly<Record<string, string>> = { ">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!=", "!=": "==" };

function isInt(e: Expr, facts: Facts): boolean {
  // A name that is declared here is no expression with a type of its own.
  const o = e.kind === "Ident" ? facts.info.objectOf(e) : undefined;
  const type = o?.kind === "Var" ? o.type : facts.info.typeOf(e);
  return type.kind === "Basic" && (type.basic === "int" || type.basic === "untyped int");
}
