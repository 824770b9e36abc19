// Implements the choice between `i64` and `usize` for Go's `int` (idioms.md A12): `usize` is what is never negative and takes fewer casts so.

import type { Facts } from "../analysis/facts.ts";
import { declared } from "../analysis/numbers/fields.ts";
import type { Expr, Ident, Node } from "../go/ast.ts";
import type { RustType } from "../rust/ast.ts";
import { t } from "../rust/factory.ts";
import type { ConstObj, VarObj } from "../semantics/objects.ts";
import { Flow } from "./integers/flow.ts";
import { gather } from "./integers/gather.ts";
import { Naturals } from "./integers/naturals.ts";
import { ownFields, slotsOf } from "./integers/slots.ts";
import type { Sum } from "./integers/sums.ts";
import { inUsize } from "./integers/usize-lists.ts";

export interface IntegerPlan {
  /** How many casts it takes. */
  readonly casts: number;
  /** Locals, parameters, results and fields. */
  isUsize(v: VarObj | ConstObj): boolean;
  /** The form of an expression of type int that the program holds; undefined for what a lowering has made up. */
  formOf(e: Expr): "usize" | "i64" | undefined;
  /** A difference of natural numbers that stops at zero. */
  stopsAtZero(e: Expr): boolean;
  /** The parts of a `usize` that is added up before anything is taken away from it. */
  sumOf(e: Expr): Sum | undefined;
  /** A `usize` that is never zero. */
  isPositive(e: Expr): boolean;
  /** The type of a variable, field, parameter or result, of which `plain` knows no `usize`. */
  typed(v: VarObj, plain: () => RustType): RustType;
  /** The same for a list that an expression gives. */
  listed(e: Expr, plain: RustType): RustType;
  /** The list whose elements a counted loop is about, where it has as many turns as the list has elements. */
  listOf(loop: Node): Ident | undefined;
}

export function planIntegers(facts: Facts): IntegerPlan {
  const naturals = new Naturals(facts, slotsOf(facts), new Set(ownFields(facts)));
  const flow = new Flow(facts, naturals);
  const { indices, lists, saturated } = gather(flow);
  const side = flow.cut.solve();
  const { slots, exprs } = flow.nodes;
  const isUsize = (v: VarObj | ConstObj): boolean => {
    const node = slots.get(v.kind === "Var" ? declared(v) : v);
    return node !== undefined && side.has(node);
  };
  const formOf = (e: Expr): "usize" | "i64" | undefined => {
    if (e.kind === "ParenExpr") return formOf(e.x);
    // One cast of the difference, where neither side is a `usize` already.
    if (indices.has(e)) {
      const parts = e.kind === "BinaryExpr" ? [e.x, e.y].map(formOf) : [];
      return parts.includes("usize") ? "usize" : "i64";
    }
    const node = exprs.get(e);
    return node === undefined || node < 0 ? undefined : side.has(node) ? "usize" : "i64";
  };
  const isClass = (c: VarObj | undefined): boolean => c !== undefined && isUsize(c);
  return {
    casts: flow.cut.costOf(side),
    isUsize,
    formOf,
    stopsAtZero: (e) => side.has(saturated.get(e) ?? -1),
    sumOf: (e) => (formOf(e) === "usize" ? flow.sums.get(e) : undefined),
    isPositive: (e) => formOf(e) === "usize" && naturals.isPositive(e),
    typed: (v, plain) => (isUsize(v) ? t.usize : isClass(naturals.elements.ofVariable(declared(v))) ? inUsize(plain()) : plain()),
    listed: (e, plain) => (isClass(naturals.elements.of(e)) ? inUsize(plain) : plain),
    listOf: (loop) => lists.get(loop),
  };
}
