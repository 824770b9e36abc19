// Facts about integers where a node stands: what conditions around it and before it, loops and assignments say of them.

import type { AssignStmt, Expr, ForStmt, IfStmt, Node, RangeStmt, Stmt, SwitchStmt } from "../../go/ast.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Facts } from "../facts.ts";
import { diverges, isFuncNode } from "../tree.ts";
import { type Changes, down, up } from "./changes.ts";
import { isInt, LoopInvariants } from "./loop-invariants.ts";
import { type Claim, type Linear, number, type Place, placesOf, plus, type Sums } from "./linear.ts";

/** It holds from the end of the node on, until one of its places changes. */
interface Known extends Claim {
  readonly since: Node;
}

/** How many statements before one in its list are asked: what a proof needs stands near, and a list of thousands ends nowhere. */
const horizon = 100;

export class KnownHere {
  private readonly hasGoto: boolean;
  private readonly found = new Map<Node, readonly Claim[]>();
  private readonly left = new Map<Stmt, readonly Known[]>();
  private readonly loops: LoopInvariants;

  constructor(
    private readonly facts: Facts,
    private readonly sums: Sums,
    private readonly changes: Changes,
  ) {
    this.loops = new LoopInvariants(facts, sums, changes);
    this.hasGoto = facts.nodesOf("BranchStmt").some((b) => b.tok === "goto");
  }

  /** What holds when the node is evaluated. */
  at(n: Node): readonly Claim[] {
    const known = this.found.get(n);
    if (known) return known;
    const all = this.hasGoto ? [] : this.before(n);
    const held = all.flatMap((k) => this.whatHolds(k, n));
    const claims = [...held, ...(this.hasGoto ? [] : this.loops.at(n))];
    this.found.set(n, claims);
    return claims;
  }

  /**
   * What is left of a claim where the node stands. What only makes the sum larger leaves it above zero; and of `j - i - 1`
   * with a natural i, `j - 1` is left whatever becomes of i.
   */
  private whatHolds({ sum, needs, since }: Known, n: Node): readonly Claim[] {
    const terms = [...sum.terms];
    const lost = terms.filter(([, { term, factor }]) =>
      term.places.some((p) => {
        const change = this.changes.between(p, since, n);
        return change !== 0 && !(term.isPlace && change === (factor > 0n ? up : down));
      }),
    );
    if (lost.length === 0) return [{ sum, needs }];
    if (lost.some(([, { factor }]) => factor > 0n)) return [];
    const gone = new Set(lost.map(([key]) => key));
    return [
      {
        sum: { ...sum, terms: new Map(terms.filter(([key]) => !gone.has(key))) },
        needs: [...needs, ...lost.map(([, { term }]) => term.expr).filter((e) => !isMeasured(e, this.facts))],
      },
    ];
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
        if (inner !== p.body && inner !== p.else) return [];
        return [...this.whether(p.cond, inner === p.body), ...this.evaluated(p.cond)];
      case "ForStmt":
        return p.cond && (inner === p.body || inner === p.post) ? [...this.whether(p.cond, true), ...this.evaluated(p.cond)] : [];
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
    return list.slice(Math.max(end - horizon, 0), Math.max(end, 0)).flatMap((s) => this.leftBy(s));
  }

  private leftBy(s: Stmt): readonly Known[] {
    const known = this.left.get(s) ?? [...this.after(s), ...this.reached(s)];
    this.left.set(s, known);
    return known;
  }

  private after(s: Stmt): readonly Known[] {
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
        return this.leftBy(s.stmt);
      default:
        return [];
    }
  }

  /** `xs[k] = x`: what reached an element was no index below zero, or nothing runs any more. */
  private reached(s: Stmt): Known[] {
    const indices = [...this.indicesIn(s).values()];
    const isSteady = (sum: Linear): boolean => sum.terms.size > 0 && !placesOf(sum).some((p) => this.changes.within(p, s));
    return indices.filter(isSteady).map((sum) => ({ sum, needs: [], since: s }));
  }

  /** The same behind a condition. */
  private evaluated(cond: Expr): Known[] {
    const indices = [...this.indicesOf(cond).values()].filter((sum) => sum.terms.size > 0);
    return indices.map((sum) => ({ sum, needs: [], since: cond }));
  }

  /** By its text, each index that runs wherever the statement does. */
  private indicesIn(s: Stmt): ReadonlyMap<string, Linear> {
    switch (s.kind) {
      case "AssignStmt":
      case "ExprStmt":
      case "IncDecStmt":
        return this.indicesOf(s);
      case "BlockStmt":
        return new Map(s.list.flatMap((x) => [...this.indicesIn(x)]));
      case "IfStmt": {
        const [then, otherwise] = [this.indicesIn(s.body), s.else && this.indicesIn(s.else)];
        return new Map([...this.indicesOf(s.cond), ...[...then].filter(([key]) => otherwise?.has(key))]);
      }
      default:
        return new Map();
    }
  }

  private indicesOf(n: Node): ReadonlyMap<string, Linear> {
    const found = new Map<string, Linear>();
    for (const e of this.facts.nodesOf("IndexExpr", n)) {
      const u = underlying(this.facts.info.typeOf(e.x));
      const [i] = e.indices;
      const isList = u.kind === "Slice" || u.kind === "Array" || (u.kind === "Basic" && u.basic === "string");
      if (i && isList && isInt(i, this.facts) && this.alwaysRuns(e, n)) found.set(this.sums.textOf(i), this.sums.of(i));
    }
    return found;
  }

  /** Not in a closure, nor behind an `&&`, nor in the `len` of an array, which looks at the type alone. */
  private alwaysRuns(e: Expr, s: Node): boolean {
    let inner: Node = e;
    for (const p of this.facts.tree.ancestorsOf(e)) {
      if (p === s) return true;
      if (p.kind === "CallExpr" && this.facts.info.constOf(p)) return false;
      if (p.kind === "FuncLit" || (p.kind === "BinaryExpr" && (p.op === "&&" || p.op === "||") && inner === p.y)) return false;
      inner = p;
    }
    return false;
  }

  /** An `else` may change what the condition spoke of: then it counts from the condition on. */
  private afterIf(s: IfStmt): Known[] {
    return diverges(s.body) ? this.whether(s.cond, false, s.else ? s.cond : s) : [];
  }

  private afterAssign(s: AssignStmt): Known[] {
    if (s.op === "+=" && s.lhs[0] && s.rhs[0]) return this.raised(s.lhs[0], s.rhs[0], s);
    if (s.op === "%=" && s.lhs[0] && s.rhs[0]) return this.rest(s.lhs[0], s.rhs[0], s);
    if ((s.op !== "=" && s.op !== ":=") || s.lhs.length !== s.rhs.length) return [];
    return s.lhs.flatMap((l, i) => {
      const r = s.rhs[i] as Expr;
      const grown = this.grown(l, r, s);
      if (grown.length > 0) return grown;
      const equal = this.equal(l, r, s);
      return equal.length === 0 && r.kind === "BinaryExpr" && r.op === "%" ? this.rest(l, r.y, s) : equal;
    });
  }

  /** `v += e` of a natural v: not below e, unless that reads v. */
  private raised(l: Expr, r: Expr, s: AssignStmt): Known[] {
    const place = this.sums.placeOf(l);
    const by = this.sums.of(r);
    if (!place || !isInt(l, this.facts) || placesOf(by).some((p) => this.overlap(p, place))) return [];
    return [{ sum: plus(this.sums.of(l), by, -1n), needs: [l], since: s }];
  }

  /** `v %= n`: below n, where neither was below zero. */
  private rest(l: Expr, n: Expr, s: AssignStmt): Known[] {
    const place = this.sums.placeOf(l);
    const by = this.sums.of(n);
    const assigned = s.lhs.map((x) => this.sums.placeOf(x));
    if (!place || !isInt(l, this.facts) || placesOf(by).some((p) => assigned.some((a) => !a || this.overlap(p, a)))) return [];
    return [{ sum: plus(plus(by, this.sums.of(l), -1n), number(-1n)), needs: [l, n], since: s }];
  }

  private overlap(p: Place, assigned: Place): boolean {
    return p.root === assigned.root || assigned.fields.some((f) => p.fields.includes(f));
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
    const reads = placesOf(value).some((p) => assigned.some((a) => !a || this.overlap(p, a)));
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
}

/** A list or a text, for its length: that is natural whatever happens. */
const isMeasured = (e: Expr, facts: Facts): boolean => !isInt(e, facts);

const both = (sum: Linear, since: Node): Known[] => [
  { sum, needs: [], since },
  { sum: plus(number(0n), sum, -1n), needs: [], since },
];

const opposite: Readonly<Record<string, string>> = { ">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!=", "!=": "==" };
