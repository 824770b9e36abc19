// Facts about integers that are never negative: a proof from lengths, constants, guards and loops, not from shapes.

import type { CallExpr, Expr, Node } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Facts } from "../facts.ts";
import { Changes } from "./changes.ts";
import type { FieldUses } from "./fields.ts";
import { KnownHere } from "./known-here.ts";
import { type Claim, type Linear, number, placesOf, plus, Sums, type Term } from "./linear.ts";
import { roundTripOf } from "./round-trips.ts";
import { resultOf, variableOf } from "./variables.ts";
import { isMeantToWrap } from "./wraps.ts";

/** What is taken for granted of variables, fields, parameters and results while a proof is looked for. */
export interface Assumed {
  /** Never negative. */
  readonly isNatural: (v: VarObj) => boolean;
  /** Is it so there, too? One whose first value nobody sees may be negative where it is not looked at. */
  readonly isNaturalAt: (v: VarObj, at: Node) => boolean;
  /** The least value that a natural one takes. */
  readonly leastOf: (v: VarObj) => bigint;
  /** The elements of a list, as one variable. */
  readonly elementsOf: (list: Expr) => VarObj | undefined;
}

/** Functions of the library whose result is never negative. */
const naturalResults = new Set([
  "strings.Count",
  "bytes.Count",
  "unicode/utf8.RuneCountInString",
  "unicode/utf8.RuneCount",
  "math/rand.Intn",
  "math/rand.Int",
  "math/rand/v2.IntN",
  "math/bits.OnesCount",
  "math/bits.OnesCount64",
  "math/bits.Len",
  "math/bits.Len64",
  "math/bits.TrailingZeros",
  "sort.Search",
  "sort.SearchInts",
  "sort.SearchStrings",
  "strings.Len",
  "bytes.Len",
]);

/** How many claims one proof puts together. */
const depth = 4;

export class LowerBounds {
  private readonly sums: Sums;
  private readonly known: KnownHere;
  private readonly changes: Changes;
  private readonly cached = new Map<Expr, boolean>();

  constructor(
    private readonly facts: Facts,
    fields: FieldUses,
  ) {
    this.sums = new Sums(facts);
    this.changes = new Changes(facts, fields);
    this.known = new KnownHere(facts, this.sums, this.changes);
  }

  /** Something was assumed that did not hold: what was proved with it is open again. */
  forget(): void {
    this.cached.clear();
  }

  /** Does the expression have one value all the while that the loop runs? */
  isSteadyIn(e: Expr, loop: Node): boolean {
    const sum = this.sums.of(e);
    return (
      [...sum.terms.values()].every((x) => x.term.places.length > 0) && placesOf(sum).every((p) => !this.changes.within(p, loop))
    );
  }

  /** Is the value never negative where the expression stands? */
  isNatural(e: Expr, given: Assumed): boolean {
    const known = this.cached.get(e);
    if (known !== undefined) return known;
    // A proof that comes back to its own question has found nothing.
    this.cached.set(e, false);
    const found = this.byForm(e, given, (x) => this.isNatural(x, given)) || this.prove(this.sums.of(e), e, given);
    this.cached.set(e, found);
    return found;
  }

  /** Is `e - c` never negative where the node stands? */
  isAtLeast(e: Expr, c: bigint, at: Node, given: Assumed): boolean {
    const sum = this.sums.of(e);
    return this.prove({ ...sum, constant: sum.constant - c }, at, given);
  }

  /** Does `e - by` stay natural where the node stands? */
  isDifferenceNatural(e: Expr, by: Expr, at: Node, given: Assumed): boolean {
    return this.prove(plus(this.sums.of(e), this.sums.of(by), -1n), at, given);
  }

  /** Is the list known to have as many elements as the number says, where the node stands? */
  isLengthOf(list: Expr, n: Expr, more: bigint, at: Node, given: Assumed): boolean {
    const [length, count] = [this.sums.lengthOf(list), plus(this.sums.of(n), number(more))];
    return this.prove(plus(length, count, -1n), at, given) && this.prove(plus(count, length, -1n), at, given);
  }

  /** The least that a sum of natural numbers can be; nothing less than zero. */
  leastOf(e: Expr, given: Assumed): bigint {
    const sum = this.sums.of(e);
    let least = sum.constant;
    for (const { term, factor } of sum.terms.values()) {
      const v = variableOf(term.expr, this.facts);
      if (factor < 0n) return 0n;
      if (v && !isLength(term.key)) least += factor * given.leastOf(v);
    }
    return least > 0n ? least : 0n;
  }

  /** By what the expression is made of; of itself nothing is known where it stands. */
  private byForm(e: Expr, given: Assumed, isPart: (x: Expr) => boolean = (x) => this.byForm(x, given)): boolean {
    const c = this.facts.info.constOf(e);
    if (c) return c.kind === "int" && c.value >= 0n;
    switch (e.kind) {
      case "ParenExpr":
        return isPart(e.x);
      case "Ident":
      case "SelectorExpr": {
        const v = variableOf(e, this.facts);
        return v !== undefined && given.isNatural(v);
      }
      case "IndexExpr": {
        const elements = given.elementsOf(e.x);
        return elements !== undefined && given.isNatural(elements);
      }
      case "CallExpr":
        return this.ofCall(e, given, isPart);
      case "BinaryExpr":
        // What is meant to wrap comes below zero, too.
        if ((e.op === "*" || e.op === "<<") && isMeantToWrap(e, this.facts)) return false;
        switch (e.op) {
          case "+":
          case "*":
          case "/":
          case "|":
          case "^":
            return isPart(e.x) && isPart(e.y);
          case "%":
          case ">>":
          case "<<":
          case "&^":
            return isPart(e.x);
          case "&":
            return isPart(e.x) || isPart(e.y);
          default:
            return false;
        }
      default:
        return false;
    }
  }

  private ofCall(e: CallExpr, given: Assumed, isPart: (x: Expr) => boolean): boolean {
    const { info } = this.facts;
    const builtin = info.builtinOf(e);
    if (builtin === "min") return e.args.every(isPart);
    if (builtin === "max") return e.args.some(isPart);
    if (builtin) return ["len", "cap", "copy"].includes(builtin);
    const trip = roundTripOf(e, this.facts);
    if (trip) return trip.name === "abs" || (trip.name === "max" ? trip.args.some(isPart) : trip.args.every(isPart));
    if (info.isConversion(e)) {
      const from = e.args[0] && info.typeOf(e.args[0]);
      const u = from && underlying(from);
      if (u?.kind !== "Basic" || !e.args[0]) return false;
      if (/^uint(8|16|32)$/.test(u.basic)) return true;
      return u.basic === "int" ? isPart(e.args[0]) : u.basic.startsWith("uint") && this.fitsInt(e.args[0], given);
    }
    const f = info.calleeOf(e);
    if (!f) return false;
    if (f.pkg) return naturalResults.has(`${f.pkg}.${f.name}`);
    const r = f.type.results.vars.length === 1 ? resultOf(f, 0) : undefined;
    return r !== undefined && given.isNatural(r);
  }

  /** `seed >> 33`, `seed % 100`, `seed % uint64(n)`: the highest of 64 bits is not set. */
  private fitsInt(e: Expr, given: Assumed): boolean {
    if (e.kind === "ParenExpr") return this.fitsInt(e.x, given);
    if (e.kind !== "BinaryExpr") return false;
    const isSmall = (x: Expr): boolean => {
      const c = this.facts.info.constOf(x);
      return c?.kind === "int" && c.value >= 0n && c.value < 1n << 63n;
    };
    if (e.op === ">>") return isSmall(e.y) && !isZero(e.y, this.facts);
    if (e.op === "&") return isSmall(e.x) || isSmall(e.y);
    return e.op === "%" && (isSmall(e.y) || this.isNaturalInt(e.y, given));
  }

  /** `uint64(n)` of a natural number n. */
  private isNaturalInt(e: Expr, given: Assumed): boolean {
    const [n] = e.kind === "CallExpr" && this.facts.info.isConversion(e) ? e.args : [];
    const from = n && underlying(this.facts.info.typeOf(n));
    return n !== undefined && from?.kind === "Basic" && from.basic === "int" && this.isNatural(n, given);
  }

  private prove(goal: Linear, at: Node, given: Assumed): boolean {
    if (this.isClear(goal, at, given)) return true;
    if (this.mentionsUnknown(goal)) return false;
    const own = [...goal.terms.values()].flatMap((x) => x.term.holds());
    const here = this.known.at(at);
    const more = here.flatMap((c) => [...c.sum.terms.values()].flatMap((x) => x.term.holds()));
    const claims = [...own, ...here, ...more].filter((c) => c.needs.every((e) => this.isFormNaturalAt(e, at, given)));
    return this.search(goal, claims, at, given, depth);
  }

  /** Every term counts up, and all of them are known to be large enough. */
  private isClear(l: Linear, at: Node, given: Assumed): boolean {
    let least = l.constant;
    for (const { term, factor } of l.terms.values()) {
      if (factor < 0n) return false;
      if (!this.isTermNatural(term, at, given)) return false;
      if (isLength(term.key)) continue;
      const v = variableOf(term.expr, this.facts);
      if (v) least += factor * given.leastOf(v);
    }
    return least >= 0n;
  }

  /** A term that no claim can speak of, taken away: hopeless. */
  private mentionsUnknown(l: Linear): boolean {
    return [...l.terms.values()].some((x) => x.factor < 0n && x.term.places.length === 0 && x.term.holds().length === 0);
  }

  private isFormNaturalAt(e: Expr, at: Node, given: Assumed): boolean {
    const v = variableOf(e, this.facts);
    return v ? given.isNatural(v) && given.isNaturalAt(v, at) : this.byForm(e, given);
  }

  private search(goal: Linear, claims: readonly Claim[], at: Node, given: Assumed, left: number): boolean {
    if (this.isClear(goal, at, given)) return true;
    if (left === 0) return false;
    return claims.some(
      (c) => this.helps(c.sum, goal, at, given) && this.search(plus(goal, c.sum, -1n), claims, at, given, left - 1),
    );
  }

  /** Takes a term out of the goal that is below zero or may be, or makes the goal smaller. */
  private helps(claim: Linear, goal: Linear, at: Node, given: Assumed): boolean {
    return [...claim.terms].some(([key, { factor, term }]) => {
      const wanted = goal.terms.get(key)?.factor ?? 0n;
      if (wanted < 0n) return factor < 0n;
      return wanted > 0n && factor > 0n && (goal.constant < 0n || !this.isTermNatural(term, at, given));
    });
  }

  /** A variable may have come down since a claim spoke of it; what is worked out has the value that it had there. */
  private isTermNatural(term: Term, at: Node, given: Assumed): boolean {
    return isLength(term.key) || (term.isPlace ? this.isFormNaturalAt(term.expr, at, given) : this.isNatural(term.expr, given));
  }
}

function isZero(e: Expr, facts: Facts): boolean {
  const c = facts.info.constOf(e);
  return c?.kind === "int" && c.value === 0n;
}

/** The key of a length begins so: whatever is measured has one. */
const isLength = (key: string): boolean => key.startsWith("#");
