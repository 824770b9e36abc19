// Implements the type sets of interfaces: their methods, the type terms they admit, and comparability.

import { unalias } from "./alias.ts";
import { comparableInterface, invalidType } from "./basic.ts";
import { DeclaredType, constraintInterface, prune, under } from "./named.ts";
import type { FuncObj } from "./objects.ts";
import { sameId } from "./object.ts";
import { identical, isComparable } from "./predicates.ts";
import type { Interface, Type, TypeParam, Union } from "./types.ts";

export interface Term {
  readonly tilde: boolean;
  readonly type: Type;
}
/** `all`: no restriction. An empty list: no type at all. */
export type TermList = readonly Term[] | "all";

export interface TypeSet {
  /** All methods, embedded ones included, sorted by name. */
  readonly methods: readonly FuncObj[];
  readonly terms: TermList;
  /** Only where terms are `all`. */
  readonly comparable: boolean;
}

const top: TypeSet = { methods: [], terms: "all", comparable: false };
const cache = new WeakMap<Interface, TypeSet>();

export const typeSetOf = (t: Interface): TypeSet => {
  t = unalias(t) as Interface;
  if (t === comparableInterface) return { ...top, comparable: true };
  const cached = cache.get(t);
  if (cached) return cached;
  cache.set(t, top); // guards against interfaces that embed themselves
  const builder = new TypeSetBuilder();
  builder.addInterface(t);
  cache.delete(t);
  if (builder.complete) cache.set(t, builder.result());
  return builder.result();
};

class TypeSetBuilder {
  /** False while a mentioned declaration is still being read: then the result must not be kept. */
  complete = true;
  private readonly methods = new Map<string, FuncObj>();
  private terms: TermList = "all";
  private comparable = false;

  result(): TypeSet {
    const methods = [...this.methods.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return { methods, terms: this.terms, comparable: this.comparable };
  }

  addInterface(t: Interface): void {
    for (const m of t.methods) this.addMethod(m);
    for (const e of t.embeddeds) this.embed(prune(e));
  }

  private addMethod(m: FuncObj): void {
    const id = m.exported ? m.name : `${m.pkg ?? ""}.${m.name}`;
    if (!this.methods.has(id)) this.methods.set(id, m);
  }

  private embed(t: Type): void {
    t = unalias(t);
    if (t instanceof DeclaredType && !t.rhs) this.complete = false;
    const u = under(t);
    if (u.kind === "Interface") {
      const set = typeSetOf(u);
      for (const m of set.methods) this.addMethod(m);
      this.intersect(set.terms, set.comparable);
    } else if (u.kind === "Union") {
      this.intersect(unionTerms(u), false);
    } else if (u.kind !== "Open" && u !== invalidType && !(u.kind === "Basic" && u.basic === "invalid")) {
      this.intersect([{ tilde: false, type: t }], false);
    }
  }

  private intersect(terms: TermList, comparable: boolean): void {
    this.comparable ||= comparable;
    this.terms = intersectTerms(this.terms, terms);
    if (this.comparable && this.terms !== "all") {
      this.terms = this.terms.filter((x) => isComparable(x.type, "strictly"));
      this.comparable = false;
    }
  }
}

const unionTerms = (u: Union): TermList => {
  const out: Term[] = [];
  for (const term of u.terms) {
    const t = under(term.type);
    const terms: TermList = t.kind === "Interface" ? typeSetOf(t).terms : [term];
    if (terms === "all") return "all";
    for (const x of terms) if (!out.some((o) => includesTerm(o, x))) out.push(x);
  }
  return out;
};

const includesTerm = (x: Term, y: Term): boolean =>
  x.tilde ? identical(under(x.type), under(y.type)) : !y.tilde && identical(x.type, y.type);

/** Whether the type is in the set that the term denotes. */
export const termIncludes = (x: Term, t: Type): boolean => identical(x.type, x.tilde ? under(t) : t);

const intersectTerms = (xs: TermList, ys: TermList): TermList => {
  if (xs === "all") return ys;
  if (ys === "all") return xs;
  const out: Term[] = [];
  for (const x of xs) {
    for (const y of ys) {
      if (includesTerm(y, x)) out.push(x);
      else if (includesTerm(x, y)) out.push(y);
    }
  }
  return out;
};

export const isSubset = (xs: TermList, ys: TermList): boolean =>
  ys === "all" || (xs !== "all" && xs.every((x) => ys.some((y) => includesTerm(y, x))));

export const sameTerms = (xs: TermList, ys: TermList): boolean => isSubset(xs, ys) && isSubset(ys, xs);

/** Whether the set restricts types and not only methods: such an interface is a constraint, not the type of a variable. */
export const isMethodSet = (t: Interface): boolean => {
  const set = typeSetOf(t);
  return set.terms === "all" && !set.comparable;
};

export const isEmptyInterface = (t: Interface): boolean => isMethodSet(t) && typeSetOf(t).methods.length === 0;

export const methodOf = (t: Interface, pkg: string | undefined, name: string): FuncObj | undefined =>
  typeSetOf(t).methods.find((m) => sameId(m, pkg, name));

/** Specific types of a type parameter, each with its underlying type; undefined where there are none. */
export const specificTypes = (p: TypeParam): readonly Term[] | undefined => {
  const { terms } = typeSetOf(constraintInterface(p));
  return terms === "all" || terms.length === 0 ? undefined : terms;
};

const underOfTerm = (x: Term): Type => under(x.type);

/** Whether `f` holds for the underlying type, or for all underlying types of a type parameter (undefined: it has none). */
export const everyUnder = (t: Type, f: (u: Type | undefined, t: Type | undefined) => boolean): boolean => {
  t = prune(t);
  if (t.kind !== "TypeParam") return f(under(t), t);
  const terms = specificTypes(t);
  return terms ? terms.every((x) => f(underOfTerm(x), x.type)) : f(undefined, undefined);
};

/** The type itself and its underlying type, or those of each specific type of a type parameter. */
export const typesIn = (t: Type): readonly { readonly type: Type; readonly under: Type }[] | undefined => {
  t = prune(t);
  if (t.kind !== "TypeParam") return [{ type: t, under: under(t) }];
  return specificTypes(t)?.map((x) => ({ type: x.type, under: underOfTerm(x) }));
};

/** The underlying type that all types of a type set share; of channels, the more restricted direction. */
export const commonUnder = (t: Type): Type | undefined => {
  const types = typesIn(t);
  let common = types?.[0]?.under;
  for (const { under: u } of types?.slice(1) ?? []) {
    if (!common) return undefined;
    if (common.kind === "Chan" && u.kind === "Chan" && identical(common.elem, u.elem)) {
      if (common.dir === u.dir || u.dir === "both") continue;
      if (common.dir !== "both") return undefined;
      common = u;
    } else if (!identical(common, u)) return undefined;
  }
  return common;
};
