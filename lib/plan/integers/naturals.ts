// Implements the proof that variables, fields, parameters and results are never negative: assumed of all, kept where every value agrees.

import type { Facts } from "../../analysis/facts.ts";
import { type Arrival, Arrivals } from "../../analysis/numbers/arrivals.ts";
import type { Elements } from "../../analysis/numbers/elements.ts";
import { FieldUses } from "../../analysis/numbers/fields.ts";
import { type Assumed, LowerBounds } from "../../analysis/numbers/lower-bounds.ts";
import { variableOf } from "../../analysis/numbers/variables.ts";
import type { Expr, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { asksAlike, flooredStart } from "./floored.ts";
import { onlyReaches } from "./tree-indices.ts";
import { type Hidden, hiddenStart, isGuarded } from "./closing-in.ts";
import { aboveLast, type Countdown, countdownOf } from "./countdowns.ts";

const isGrowth = (op: string): boolean => op === "*" || op === "<<";

export class Naturals {
  private readonly arrivals: Arrivals;
  readonly elements: Elements;
  private readonly bounds: LowerBounds;
  private readonly kept: Set<VarObj>;
  private readonly least = new Map<VarObj, bigint>();
  private readonly hidden = new Map<VarObj, Hidden | undefined>();
  private readonly floored = new Map<VarObj, Expr | undefined>();
  private readonly countdowns = new Map<VarObj, Countdown | undefined>();
  private readonly given: Assumed;

  constructor(
    private readonly facts: Facts,
    candidates: ReadonlySet<VarObj>,
    ownFields: ReadonlySet<VarObj>,
  ) {
    const fields = new FieldUses(facts);
    this.arrivals = new Arrivals(facts, fields, (f) => ownFields.has(f));
    this.elements = this.arrivals.elements;
    this.bounds = new LowerBounds(facts, fields);
    const lists = [...facts.nodesOf("IndexExpr"), ...facts.nodesOf("RangeStmt"), ...facts.nodesOf("CallExpr")].flatMap(
      (e) => this.elements.of(e.kind === "CallExpr" ? e : e.x) ?? [],
    );
    this.kept = new Set([...candidates, ...lists].filter((v) => this.isKnown(v)));
    this.given = {
      elementsOf: (e) => this.elements.of(e),
      isNaturalAt: (v, at) => this.isSureAt(v, at),
      isNatural: (v) => this.kept.has(v),
      leastOf: (v) => this.leastOf(v),
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (const v of this.kept) {
        if (this.arrivals.of(v).every((a) => this.isFine(a, v))) continue;
        this.kept.delete(v);
        this.bounds.forget();
        this.least.clear();
        changed = true;
      }
    }
  }

  has(v: VarObj): boolean {
    return this.kept.has(v);
  }

  isNatural(e: Expr): boolean {
    return this.bounds.isNatural(e, this.given);
  }

  /** At least one, wherever it is read. */
  isPositive(e: Expr): boolean {
    return this.bounds.leastOf(e, this.given) > 0n;
  }

  isSteadyIn(e: Expr, loop: Node): boolean {
    return this.bounds.isSteadyIn(e, loop);
  }

  /** Has the list as many elements as n, and `more`? */
  isLengthOf(list: Expr, n: Expr, more: bigint, at: Node): boolean {
    return this.bounds.isLengthOf(list, n, more, at, this.given);
  }

  arrivalsOf(v: VarObj): readonly Arrival[] {
    return this.arrivals.of(v);
  }

  /** A loop that becomes a range over natural numbers, from the top down. */
  countdownOf(v: VarObj): Countdown | undefined {
    if (this.countdowns.has(v)) return this.countdowns.get(v);
    const c = countdownOf(v, this.facts);
    const found = c && this.staysRange(c) ? c : undefined;
    this.countdowns.set(v, found);
    return found;
  }

  /** The bound is read once: a constant, or what neither the loop nor what it calls changes. */
  private staysRange(c: Countdown): boolean {
    const k = this.facts.info.constOf(c.to);
    if (k) return k.kind === "int" && k.value >= 0n;
    if (!this.isSteadyIn(c.to, c.loop)) return false;
    if (c.to.kind === "Ident") return true;
    const calls = this.facts.nodesOf("CallExpr", c.loop.body);
    return (
      c.to.kind === "SelectorExpr" &&
      calls.every((x) => this.facts.info.builtinOf(x) !== undefined || this.facts.info.isConversion(x))
    );
  }

  /** A field that nothing is seen to fill says nothing. */
  private isKnown(v: VarObj): boolean {
    const all = this.arrivals.of(v);
    return all.every((a) => a.kind !== "unknown") && (v.role !== "field" || all.length > 0);
  }

  private isFine(a: Arrival, v: VarObj): boolean {
    switch (a.kind) {
      case "zero":
        return true;
      case "value":
        return this.isValueFine(a.value, v);
      case "key":
        return this.facts.info.typeOf(a.stmt.x).kind !== "Basic" || !this.isCount(a.stmt.x) || this.isNatural(a.stmt.x);
      case "result":
        return this.kept.has(a.result);
      case "element": {
        const elements = this.elements.of(a.list);
        return elements !== undefined && this.kept.has(elements);
      }
      case "step":
        return this.isStepFine(a, v);
      default:
        return false;
    }
  }

  /** `range n` with a negative n has no turn, but as a natural number it would be a large one. */
  private isCount(x: Expr): boolean {
    const type = this.facts.info.typeOf(x);
    return type.kind === "Basic" && /int/.test(type.basic);
  }

  private isValueFine(value: Expr, v: VarObj): boolean {
    const c = this.countdownOf(v);
    const above = c?.from === value ? aboveLast(value, this.facts) : undefined;
    if (above && this.isNatural(above.n) && this.isNatural(c?.to as Expr)) return true;
    return (this.isNatural(value) && !this.multiplies(value, v)) || this.stopsAtZero(value, v);
  }

  /** `j := n - 1` of a loop that has no turn unless j is above zero. */
  stopsAtZero(value: Expr, v: VarObj): boolean {
    const e = value.kind === "ParenExpr" ? value.x : value;
    if (e.kind !== "BinaryExpr" || !this.isNatural(e.x) || !this.isNatural(e.y)) return false;
    const hidden = this.hiddenOf(v);
    return (hidden?.start === e && this.isNatural(hidden.bound)) || (this.flooredOf(v) === e && this.isFloored(v));
  }

  /** Each use asks what zero answers alike, or stands where the variable is not below zero. */
  private isFloored(v: VarObj): boolean {
    return this.facts.uses
      .of(v)
      .every(
        (u) =>
          u.role.kind === "define" || asksAlike(u, this.facts, (e) => this.isNatural(e)) || this.isKnownAt(v, u.ident, u.ident),
      );
  }

  private isKnownAt(v: VarObj, e: Expr, at: Node): boolean {
    const given = { ...this.given, isNatural: (x: VarObj) => x !== v && this.kept.has(x) };
    return this.bounds.isAtLeast(e, 0n, at, given);
  }

  private flooredOf(v: VarObj): Expr | undefined {
    if (this.floored.has(v)) return this.floored.get(v);
    const found = v.role === "local" ? flooredStart(v, this.facts) : undefined;
    this.floored.set(v, found);
    return found;
  }

  /** Counted down below its bound, or begun below zero, a variable is seen by nobody: nor may a proof elsewhere rest on it. */
  private isSureAt(v: VarObj, at: Node): boolean {
    const down = this.countdownOf(v);
    if (down) return this.facts.tree.isInside(at, down.loop.body);
    const hidden = this.hiddenOf(v);
    if (hidden) return isGuarded(at, hidden.loop, this.facts);
    const start = this.flooredOf(v);
    const [define] = this.facts.uses.of(v);
    return !start || this.isNatural(start) || (define !== undefined && this.isKnownAt(v, define.ident, at));
  }

  private hiddenOf(v: VarObj): Hidden | undefined {
    if (this.hidden.has(v)) return this.hidden.get(v);
    const found = v.role === "local" ? hiddenStart(v, this.facts) : undefined;
    this.hidden.set(v, found);
    return found;
  }

  /** `h = h*31 + c`: what multiplies itself again and again comes to the end of 64 bits, and below zero. */
  private multiplies(value: Expr, v: VarObj): boolean {
    const isFactor = (id: Expr): boolean => {
      for (const p of id === value ? [] : this.facts.tree.ancestorsOf(id)) {
        if (p.kind === "BinaryExpr" && isGrowth(p.op)) return true;
        const bounds = p.kind === "BinaryExpr" ? p.op === "%" || p.op === "/" : p.kind !== "ParenExpr";
        if (bounds || p === value) return false;
      }
      return false;
    };
    const grows = this.facts.nodesOf("Ident", value).some((id) => variableOf(id, this.facts) === v && isFactor(id));
    return grows && !onlyReaches(v, this.facts);
  }

  private isStepFine({ stmt, place }: Extract<Arrival, { kind: "step" }>, v: VarObj): boolean {
    const c = this.countdownOf(v);
    if (c && c.loop.post === stmt) return this.isNatural(c.to);
    if (stmt.kind === "IncDecStmt") return stmt.op === "++" || this.bounds.isAtLeast(place, 1n, stmt, this.given);
    const by = stmt.rhs[0];
    if (!by) return false;
    switch (stmt.op) {
      case "+=":
      case "/=":
      case "%=":
      case "&=":
      case "&^=":
      case "|=":
      case "^=":
        return this.isNatural(by);
      case ">>=":
        return true;
      case "-=":
        return this.isNatural(by) && this.bounds.isDifferenceNatural(place, by, stmt, this.given);
      // As above.
      default:
        return false;
    }
  }

  private leastOf(v: VarObj): bigint {
    const known = this.least.get(v);
    if (known !== undefined) return known;
    this.least.set(v, 0n);
    const found = this.findLeast(v);
    this.least.set(v, found);
    return found;
  }

  private findLeast(v: VarObj): bigint {
    if (!this.kept.has(v) || v.role === "field") return 0n;
    let least: bigint | undefined;
    for (const a of this.arrivals.of(v)) {
      if (a.kind === "step") {
        const rises = a.stmt.kind === "IncDecStmt" ? a.stmt.op === "++" : a.stmt.op === "+=";
        if (!rises) return 0n;
        continue;
      }
      const own = a.kind === "value" ? this.bounds.leastOf(a.value, this.given) : 0n;
      least = least === undefined || own < least ? own : least;
    }
    return least ?? 0n;
  }
}
