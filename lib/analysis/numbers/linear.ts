// Implements sums of terms: what an integer expression says about variables, fields and lengths, as `2*n - len(xs) + 1`.

import type { Expr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Facts } from "../facts.ts";
import { declared } from "./fields.ts";
import { isMeantToWrap } from "./wraps.ts";

/** A variable, or a field reached from one by fields alone; `measured`: its length only. */
export interface Place {
  readonly root: VarObj;
  readonly fields: readonly VarObj[];
  readonly measured: boolean;
}

export interface Term {
  /** Equal for what has one value as long as its places do not change. */
  readonly key: string;
  readonly expr: Expr;
  readonly places: readonly Place[];
  /** It is the value of its one place, or its length. */
  readonly isPlace: boolean;
  /** What the term's own form says. */
  readonly holds: () => readonly Claim[];
}

/** The sum is at least zero, if none of these expressions is negative. */
export interface Claim {
  readonly sum: Linear;
  readonly needs: readonly Expr[];
}

export interface Linear {
  readonly terms: ReadonlyMap<string, { readonly term: Term; readonly factor: bigint }>;
  readonly constant: bigint;
}

export const number = (constant: bigint): Linear => ({ terms: new Map(), constant });
const only = (term: Term): Linear => ({ terms: new Map([[term.key, { term, factor: 1n }]]), constant: 0n });

/** `a + k*b`. */
export function plus(a: Linear, b: Linear, k = 1n): Linear {
  const terms = new Map(a.terms);
  for (const [key, { term, factor }] of b.terms) {
    const sum = (terms.get(key)?.factor ?? 0n) + k * factor;
    if (sum === 0n) terms.delete(key);
    else terms.set(key, { term, factor: sum });
  }
  return { terms, constant: a.constant + k * b.constant };
}

const times = (a: Linear, k: bigint): Linear => plus(number(0n), a, k);

export const placesOf = (l: Linear): readonly Place[] => [...l.terms.values()].flatMap((x) => x.term.places);

/** Reads expressions of one package as sums. */
export class Sums {
  private readonly ids = new Map<object, number>();
  private readonly known = new Map<Expr, Linear>();

  constructor(private readonly facts: Facts) {}

  of(e: Expr): Linear {
    const known = this.known.get(e);
    if (known) return known;
    const found = this.read(e);
    this.known.set(e, found);
    return found;
  }

  /** The place that an expression names, where fields alone lead to it. */
  placeOf(e: Expr): Place | undefined {
    if (e.kind === "ParenExpr") return this.placeOf(e.x);
    if (e.kind === "Ident") {
      const v = this.facts.info.objectOf(e);
      return v?.kind === "Var" && v.role !== "field" ? { root: v, fields: [], measured: false } : undefined;
    }
    if (e.kind !== "SelectorExpr") return undefined;
    const s = this.facts.info.selectionOf(e);
    const base = s?.kind === "field" && s.obj.kind === "Var" ? this.placeOf(e.x) : undefined;
    return base && s?.obj.kind === "Var" ? { ...base, fields: [...base.fields, ...[...s.path, s.obj].map(declared)] } : undefined;
  }

  private read(e: Expr): Linear {
    const c = this.facts.info.constOf(e);
    if (c?.kind === "int") return number(c.value);
    switch (e.kind) {
      case "ParenExpr":
        return this.of(e.x);
      case "UnaryExpr":
        return e.op === "-" ? times(this.of(e.x), -1n) : e.op === "+" ? this.of(e.x) : this.opaque(e);
      case "BinaryExpr":
        return this.binary(e);
      case "CallExpr":
        return this.call(e);
      default: {
        const place = this.placeOf(e);
        return place
          ? only({ key: this.keyOf(place), expr: e, places: [place], isPlace: true, holds: () => [] })
          : this.opaque(e);
      }
    }
  }

  private binary(e: Extract<Expr, { kind: "BinaryExpr" }>): Linear {
    if (e.op === "+") return plus(this.of(e.x), this.of(e.y));
    if (e.op === "-") return plus(this.of(e.x), this.of(e.y), -1n);
    if (e.op === "*" && !isMeantToWrap(e, this.facts)) {
      const [l, r] = [this.of(e.x), this.of(e.y)];
      if (l.terms.size === 0) return times(r, l.constant);
      if (r.terms.size === 0) return times(l, r.constant);
    }
    if (e.op !== "/" && e.op !== "%" && e.op !== "&") return this.opaque(e);
    const [x, y] = [this.of(e.x), this.of(e.y)];
    const places = [...placesOf(x), ...placesOf(y)];
    const own: Linear = only({
      key: `(${this.text(x)}${e.op}${this.text(y)})`,
      expr: e,
      places,
      isPlace: false,
      holds: () =>
        e.op === "&"
          ? [e.x, e.y].map((part) => ({ sum: plus(this.of(part), own, -1n), needs: [part] }))
          : (e.op === "/" ? quotient(own, x, y) : remainder(own, x, y)).map((sum) => ({ sum, needs: [e.x, e.y] })),
    });
    return own;
  }

  private call(e: Extract<Expr, { kind: "CallExpr" }>): Linear {
    const builtin = this.facts.info.builtinOf(e);
    const [x] = e.args;
    if (builtin === "len" && x) {
      return this.lengthOf(x, e);
    }
    if (builtin === "min" || builtin === "max") {
      const parts = e.args.map((a) => this.of(a));
      const own: Linear = only({
        key: `${builtin}(${parts.map((p) => this.text(p)).join()})`,
        expr: e,
        places: parts.flatMap(placesOf),
        isPlace: false,
        holds: () => parts.map((p) => ({ sum: builtin === "min" ? plus(p, own, -1n) : plus(own, p, -1n), needs: [] })),
      });
      return own;
    }
    const to = this.facts.info.isConversion(e) ? underlying(this.facts.info.typeOf(e)) : undefined;
    const from = x && underlying(this.facts.info.typeOf(x));
    return x && to?.kind === "Basic" && to.basic === "int" && from?.kind === "Basic" && from.basic === "int"
      ? this.of(x)
      : this.opaque(e);
  }

  /** The length of a list or text; `e`: the expression that asks for it. */
  lengthOf(x: Expr, e: Expr = x): Linear {
    const place = this.placeOf(x);
    if (!place) return this.opaque(e);
    const measured = { ...place, measured: true };
    return only({ key: this.keyOf(measured), expr: e, places: [measured], isPlace: true, holds: () => [] });
  }

  private opaque(e: Expr): Linear {
    return only({ key: `e${this.idOf(e)}`, expr: e, places: [], isPlace: false, holds: () => [] });
  }

  private keyOf(p: Place): string {
    return `${p.measured ? "#" : ""}${[p.root, ...p.fields].map((v) => this.idOf(v)).join(".")}`;
  }

  /** Equal for sums of the same terms. */
  textOf(e: Expr): string {
    return this.text(this.of(e));
  }

  private text(l: Linear): string {
    return [...[...l.terms].map(([key, { factor }]) => `${factor}*${key}`), String(l.constant)].join("+");
  }

  private idOf(o: object): number {
    const known = this.ids.get(o) ?? this.ids.size;
    this.ids.set(o, known);
    return known;
  }
}

/** Of `x / c` with a natural x: `c*q <= x < c*q + c`. */
function quotient(q: Linear, x: Linear, y: Linear): Linear[] {
  const c = y.constant;
  if (y.terms.size > 0 || c < 1n) return [];
  return [plus(x, q, -c), plus(plus(times(q, c), number(c - 1n)), x, -1n)];
}

/** Of `x % y`, both natural; where y is zero the program ends: `r < y` and `r <= x`. */
const remainder = (r: Linear, x: Linear, y: Linear): Linear[] => [plus(plus(y, r, -1n), number(-1n)), plus(x, r, -1n)];
