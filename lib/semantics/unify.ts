// Implements the unification of types with the type parameters of a generic call.

import { isFound, search } from "./lookup.ts";
import { originOf, prune, under } from "./named.ts";
import { identical, isTypeParam } from "./predicates.ts";
import type { Interface, Type, TypeParam } from "./types.ts";
import { commonUnder, sameTerms, typeSetOf } from "./typeset.ts";

export interface UnifyMode {
  /** The second type is assigned to the first: at top level, rules are those of assignment. */
  readonly assign?: boolean;
  /** Types must be identical, but for the parameters. */
  readonly exact?: boolean;
}

const maxDepth = 50;

/** What is known of a type parameter; parameters that were unified with each other share it. */
interface Handle {
  type: Type | undefined;
}

interface Pair {
  readonly x: Interface;
  readonly y: Interface;
  readonly outer: Pair | undefined;
}

export class Unifier {
  private readonly handles = new Map<TypeParam, Handle>();
  private depth = 0;

  constructor(params: readonly TypeParam[], args: readonly (Type | undefined)[]) {
    params.forEach((p, i) => this.handles.set(p, { type: args[i] }));
  }

  at(p: TypeParam): Type | undefined {
    return this.handles.get(p)?.type;
  }
  set(p: TypeParam, t: Type): void {
    this.handles.get(p)!.type = t;
  }

  get unknowns(): number {
    let n = 0;
    for (const h of this.handles.values()) if (!h.type) n++;
    return n;
  }

  unify(x: Type, y: Type, mode: UnifyMode): boolean {
    return this.nify(x, y, mode, undefined);
  }

  private bound(t: Type): TypeParam | undefined {
    return t.kind === "TypeParam" && this.handles.has(t) ? t : undefined;
  }

  private join(x: TypeParam, y: TypeParam): boolean {
    const hx = this.handles.get(x)!;
    const hy = this.handles.get(y)!;
    if (hx === hy) return true;
    if (hx.type && hy.type) return false;
    const [keep, drop] = hx.type ? [hx, hy] : [hy, hx];
    for (const [p, h] of this.handles) if (h === drop) this.handles.set(p, keep);
    return true;
  }

  private nify(x: Type, y: Type, mode: UnifyMode, outer: Pair | undefined): boolean {
    if (this.depth > maxDepth) return false;
    this.depth++;
    const ok = this.step(prune(x), prune(y), mode, outer);
    this.depth--;
    return ok;
  }

  private step(x: Type, y: Type, mode: UnifyMode, outer: Pair | undefined): boolean {
    if (x === y) return true;
    // A defined type goes to the right, a bound type parameter to the left.
    if (x.kind === "Named" || this.bound(y)) [x, y] = [y, x];
    if (!mode.exact && y.kind === "Named" && isTypeLiteral(x) && x.kind !== "Interface") {
      // Inexact: a type literal matches a defined type by its underlying type.
      y = under(y);
      if (x === y) return true;
    }
    const px = this.bound(x);
    const py = this.bound(y);
    if (px && py) return this.join(px, py) || this.nify(this.at(px)!, this.at(py)!, mode, outer);
    if (px) return this.param(px, y, mode, outer);
    if (!mode.exact) {
      const byMethods = this.interfaces(x, y, outer);
      if (byMethods !== undefined) return byMethods;
    }
    if (y.kind === "TypeParam") [x, y] = [y, x];
    return this.structure(x, y, mode, outer);
  }

  private param(p: TypeParam, y: Type, mode: UnifyMode, outer: Pair | undefined): boolean {
    const x = this.at(p);
    if (!x) {
      this.set(p, y);
      return true;
    }
    if (!this.nify(x, y, mode, outer)) return false;
    // Both match: keep the more specific, the defined type or the channel with a direction.
    const xi = interfaceOf(x);
    const yi = interfaceOf(y);
    const xn = prune(x).kind === "Named";
    const yn = y.kind === "Named";
    if (xi && yi) {
      if (xn && yn) return identical(x, y);
      if (typeSetOf(xi).methods.length !== typeSetOf(yi).methods.length) return false;
    } else if (xi || yi) return false;
    if (!mode.exact && !xn) {
      const channel = under(y);
      if (yn || (channel.kind === "Chan" && channel.dir !== "both")) this.set(p, y);
    }
    return true;
  }

  /** Inexact unification with interfaces: the methods that both have must unify. Undefined: none is an interface. */
  private interfaces(x: Type, y: Type, outer: Pair | undefined): boolean | undefined {
    const xi = interfaceOf(x);
    const yi = interfaceOf(y);
    if (xi && yi) {
      const xs = typeSetOf(xi);
      const ys = typeSetOf(yi);
      if (xs.comparable !== ys.comparable || !sameTerms(xs.terms, ys.terms)) return false;
      for (let p = outer; p; p = p.outer) if ((p.x === xi && p.y === yi) || (p.x === yi && p.y === xi)) return true;
      const pair: Pair = { x: xi, y: yi, outer };
      const [few, many] = xs.methods.length <= ys.methods.length ? [xs.methods, ys.methods] : [ys.methods, xs.methods];
      return few.every((m) => {
        const other = many.find((o) => o.name === m.name && (o.exported || o.pkg === m.pkg));
        return other !== undefined && this.nify(m.type, other.type, { exact: true }, pair);
      });
    }
    const iface = xi ?? yi;
    if (!iface) return undefined;
    const type = xi ? y : x;
    return typeSetOf(iface).methods.every((m) => {
      const found = search(type, { addressable: false, pkg: m.pkg, name: m.name });
      return isFound(found) && found.obj.kind === "Func" && this.nify(m.type, found.obj.type, { exact: true }, outer);
    });
  }

  private structure(x: Type, y: Type, mode: UnifyMode, outer: Pair | undefined): boolean {
    // Elements of an assignable pair must match exactly.
    const inner: UnifyMode = mode.assign ? { ...mode, exact: true } : mode;
    const next = (a: Type, b: Type, m: UnifyMode = inner): boolean => this.nify(a, b, m, outer);
    switch (x.kind) {
      case "Basic":
        return y.kind === "Basic" && x.basic === y.basic;
      case "Array":
        return y.kind === "Array" && (x.len < 0 || y.len < 0 || x.len === y.len) && next(x.elem, y.elem);
      case "Pointer":
      case "Slice":
        return y.kind === x.kind && next(x.elem, y.elem);
      case "Map":
        return y.kind === "Map" && next(x.key, y.key) && next(x.elem, y.elem);
      case "Chan":
        return y.kind === "Chan" && (!mode.exact || x.dir === y.dir) && next(x.elem, y.elem);
      case "Tuple":
        return (
          y.kind === "Tuple" && x.vars.length === y.vars.length && x.vars.every((v, i) => next(v.type, y.vars[i]!.type, mode))
        );
      case "Signature":
        return y.kind === "Signature" && x.variadic === y.variadic && next(x.params, y.params) && next(x.results, y.results);
      case "Struct":
        return (
          y.kind === "Struct" &&
          x.fields.length === y.fields.length &&
          x.fields.every((f, i) => {
            const g = y.fields[i]!;
            return (
              f.name === g.name &&
              Boolean(f.embedded) === Boolean(g.embedded) &&
              (x.tags[i] ?? "") === (y.tags[i] ?? "") &&
              next(f.type, g.type)
            );
          })
        );
      case "Interface": {
        if (y.kind !== "Interface") return false;
        const xs = typeSetOf(x);
        const ys = typeSetOf(y);
        return (
          xs.comparable === ys.comparable &&
          sameTerms(xs.terms, ys.terms) &&
          xs.methods.length === ys.methods.length &&
          xs.methods.every((m, i) => m.name === ys.methods[i]!.name && next(m.type, ys.methods[i]!.type, { exact: true }))
        );
      }
      case "Named":
        return (
          y.kind === "Named" &&
          originOf(x) === originOf(y) &&
          x.typeArgs.length === y.typeArgs.length &&
          x.typeArgs.every((a, i) => next(a, y.typeArgs[i]!, mode))
        );
      case "TypeParam": {
        const core = commonUnder(x);
        return core !== undefined && next(core, y, { assign: true });
      }
      case "Open":
        return true;
      default:
        return y.kind === "Open";
    }
  }
}

const isTypeLiteral = (t: Type): boolean => t.kind !== "Named" && t.kind !== "TypeParam";

const interfaceOf = (t: Type): Interface | undefined => {
  if (isTypeParam(t)) return undefined;
  const u = under(t);
  return u.kind === "Interface" ? u : undefined;
};
