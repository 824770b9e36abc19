// Implements the graph of integers: every int of the program is a node, and an edge is a cast if its ends differ in type.

import type { Facts } from "../../analysis/facts.ts";
import { functionTypesOf } from "../../analysis/function-types.ts";
import { lowestBitOf } from "../../analysis/numbers/bits.ts";
import { declared } from "../../analysis/numbers/fields.ts";
import { differenceOf, type RoundTrip, roundTripOf } from "../../analysis/numbers/round-trips.ts";
import { paramOf, resultOf, variableOf } from "../../analysis/numbers/variables.ts";
import type { CallExpr, Expr } from "../../go/ast.ts";
import type { ConstObj, FuncObj, VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { borderOfArgument, givesLength } from "./borders.ts";
import { Cut, first, rigid, second } from "./min-cut.ts";
import type { Naturals } from "./naturals.ts";
import { isCount, isInt, isIntType } from "./slots.ts";
import { type Sum, sumOf } from "./sums.ts";

/** Both types do: a literal, or what a conversion gives without loss. */
const free = -1;
export const usize = first;
export const i64 = second;

export class Flow {
  readonly cut = new Cut();
  private readonly slots = new Map<VarObj | ConstObj, number>();
  private readonly exprs = new Map<Expr, number>();
  /** Sums whose parts change their order where they are `usize`, and the sums inside of them. */
  readonly sums = new Map<Expr, Sum>();
  readonly inside = new Set<Expr>();

  constructor(
    readonly facts: Facts,
    readonly naturals: Naturals,
  ) {}

  /** Every slot and every expression with its node. */
  get nodes(): { readonly slots: ReadonlyMap<VarObj | ConstObj, number>; readonly exprs: ReadonlyMap<Expr, number> } {
    return { slots: this.slots, exprs: this.exprs };
  }

  slot(v: VarObj): number {
    const key = declared(v);
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    const natural = this.naturals.has(key) && !functionTypesOf(this.facts).typed.has(key);
    // The key of a loop over a list counts as the list does.
    const isKey =
      natural &&
      this.naturals.arrivalsOf(key).every((a) => a.kind === "key" && !isInt(a.stmt.x, this.facts) && v.role === "local");
    const made = !natural ? i64 : isKey ? usize : this.cut.node();
    this.slots.set(key, made);
    return made;
  }

  private constant(c: ConstObj): number {
    const known = this.slots.get(c) ?? this.cut.node();
    this.slots.set(c, known);
    return known;
  }

  link(e: Expr | undefined, to: number, cost = 1): void {
    if (!e || !isInt(e, this.facts)) return;
    const at = this.of(e);
    if (at !== free && to !== free && !(at === usize && to === i64 && cost === rigid)) this.cut.link(at, to, cost);
  }

  /** Its type can be seen: it stays what Go calls an int. */
  fix(e: Expr | undefined): void {
    this.link(e, i64, rigid);
  }

  /** The node of an expression of type int. */
  of(e: Expr): number {
    if (e.kind === "ParenExpr") return this.of(e.x);
    const known = this.exprs.get(e);
    if (known !== undefined) return known;
    const made = this.make(e);
    this.exprs.set(e, made);
    return made;
  }

  private make(e: Expr): number {
    const { info } = this.facts;
    if (info.constOf(e)) return this.ofConstant(e);
    switch (e.kind) {
      case "Ident":
      case "SelectorExpr": {
        const v = variableOf(e, this.facts);
        return v ? this.slot(v) : i64;
      }
      case "IndexExpr":
        return this.inList(e.x);
      case "CallExpr":
        return this.ofCall(e);
      case "BinaryExpr": {
        const bitOf = lowestBitOf(e, this.facts);
        if (bitOf && this.naturals.isNatural(bitOf)) return this.of(bitOf);
        if (!this.staysNatural(e)) return (this.naturals.isNatural(e) ? this.sum(e) : undefined) ?? this.signed(e.x, e.y);
        const own = this.cut.node();
        this.link(e.x, own);
        if (e.op !== "<<" && e.op !== ">>") this.link(e.y, own);
        return own;
      }
      case "UnaryExpr":
        if (e.op === "+") return this.of(e.x);
        if (e.op === "-" || e.op === "^") this.link(e.x, i64);
        return i64;
      default:
        return i64;
    }
  }

  /** Of natural parts that are added first and taken away then. */
  private sum(e: Expr): number | undefined {
    const sum = sumOf(e, this.facts);
    const parts = sum && [...sum.added, ...sum.taken];
    if (!sum || !parts?.every((x) => this.naturals.isNatural(x))) return undefined;
    const own = this.cut.node();
    for (const x of parts) this.link(x, own);
    for (const x of sum.inner) this.inside.add(x);
    this.sums.set(e, sum);
    return own;
  }

  /** What ends both programs where it is below zero: natural parts are enough. */
  counted(e: Expr | undefined, cost = 1): void {
    const at = e?.kind === "ParenExpr" ? e.x : e;
    if (at?.kind === "BinaryExpr" && isInt(at, this.facts) && !this.exprs.has(at) && !this.staysNatural(at)) {
      const own = this.sum(at);
      if (own !== undefined) this.exprs.set(at, own);
    }
    this.link(e, usize, cost);
  }

  /** The elements of a list; those of a list that goes elsewhere are signed. */
  inList(list: Expr): number {
    const elements = this.naturals.elements.of(list);
    return elements ? this.slot(elements) : i64;
  }

  private signed(...parts: readonly Expr[]): number {
    for (const p of parts) this.link(p, i64);
    return i64;
  }

  /** Natural itself, and made of natural parts: each of them may be a `usize`. */
  private staysNatural(e: Extract<Expr, { kind: "BinaryExpr" }>): boolean {
    const { naturals } = this;
    return naturals.isNatural(e) && naturals.isNatural(e.x) && (e.op === "<<" || e.op === ">>" || naturals.isNatural(e.y));
  }

  /** By name it has its constant's type; a literal has any. */
  private ofConstant(e: Expr): number {
    const o = e.kind === "Ident" ? this.facts.info.objectOf(e) : undefined;
    if (isCount(o, this.facts)) return this.constant(o);
    const c = this.facts.info.constOf(e);
    if (c?.kind === "int" && c.value < 0n) return i64;
    const names = this.facts.nodesOf("Ident", e).map((id) => this.facts.info.objectOf(id));
    const counts = names.filter((n) => isCount(n, this.facts)) as ConstObj[];
    if (counts.length === 0) return names.some((n) => n?.kind === "Const" || n?.kind === "PkgName") ? i64 : free;
    const own = this.cut.node();
    for (const n of counts) this.cut.link(own, this.constant(n), 1);
    return own;
  }

  private ofCall(e: CallExpr): number {
    const { info } = this.facts;
    const builtin = info.builtinOf(e);
    if (builtin === "min" || builtin === "max") {
      if (!e.args.every((a) => this.naturals.isNatural(a))) return this.signed(...e.args);
      const own = this.cut.node();
      for (const a of e.args) this.link(a, own);
      return own;
    }
    if (builtin) return ["len", "cap", "copy"].includes(builtin) ? usize : i64;
    const trip = roundTripOf(e, this.facts);
    if (trip) return this.ofRoundTrip(trip);
    if (info.isConversion(e)) return e.args[0] ? this.ofConversion(e, e.args[0]) : i64;
    const f = info.calleeOf(e);
    if (!f) return i64;
    if (f.pkg) return givesLength(f.pkg, f.name) ? usize : i64;
    const r = resultOf(f, 0);
    return r ? this.slot(r) : i64;
  }

  /** A distance of natural numbers, and the larger or the smaller of them. */
  private ofRoundTrip({ name, args }: RoundTrip): number {
    const [only] = args;
    const parts = name === "abs" && only ? (differenceOf(only) ?? []) : args;
    if (parts.length === 0 || !parts.every((a) => this.naturals.isNatural(a))) return this.signed(...args);
    const own = this.cut.node();
    for (const a of parts) this.link(a, own);
    if (name === "abs" && only) this.inside.add(only.kind === "ParenExpr" ? only.x : only);
    return own;
  }

  /** A byte becomes either without a cast; a number of 64 bits takes one for either, where it fits. */
  private ofConversion(e: CallExpr, x: Expr): number {
    const type = this.facts.info.typeOf(x);
    if (isIntType(type)) return this.of(x);
    const u = underlying(type);
    if (u.kind !== "Basic" || !u.basic.startsWith("uint")) return i64;
    const isNarrow = /^uint(8|16|32)$/.test(u.basic);
    if (!isNarrow && !this.naturals.isNatural(e)) return i64;
    const own = this.cut.node();
    if (u.basic === "uint32") this.cut.link(own, i64, 1);
    return own;
  }

  /** A value on its way into a place of this type. */
  into(e: Expr | undefined, type: Type, to: number, cost = 1): void {
    if (isIntType(type)) this.link(e, to, cost);
    else this.fix(e);
  }

  argument(call: CallExpr, i: number, f: FuncObj): void {
    const a = call.args[i];
    if (!a || !isInt(a, this.facts)) return;
    const { params } = f.type;
    const last = params.vars.length - 1;
    const isRest = f.type.variadic && i >= last;
    const p = params.vars[isRest ? last : i];
    if (f.pkg) {
      const border = borderOfArgument(call, i, f.pkg, f.name, this.facts);
      if (border === "free") return;
      if (border === "usize") this.counted(a);
      else if (border === "fixed" || (p && !isIntType(p.type))) this.fix(a);
      else this.link(a, i64);
      return;
    }
    const slot = isRest ? undefined : paramOf(f, i);
    // Where a type parameter stands, the argument's own type decides.
    if (!slot || !isIntType(slot.type)) {
      if (p && isRest && f.type.typeParams.length === 0 && p.type.kind === "Slice" && isIntType(p.type.elem)) this.link(a, i64);
      else this.fix(a);
      return;
    }
    this.link(a, this.slot(slot));
  }
}

/** The node of what stands left of an assignment. */
export function placeOf(l: Expr, flow: Flow): number {
  if (l.kind === "ParenExpr") return placeOf(l.x, flow);
  if (l.kind === "IndexExpr") return flow.inList(l.x);
  const v = variableOf(l, flow.facts);
  return v && (l.kind === "Ident" || l.kind === "SelectorExpr") && isIntType(v.type) ? flow.slot(v) : i64;
}
