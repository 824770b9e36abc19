// Implements open types and their unification: what is not declared takes the types that its uses ask for.

import type { Expr } from "../../go/ast.ts";
import { intType, stringType, untypedNil } from "../basic.ts";
import type { Checker } from "../checker.ts";
import type { Implicit, Misfit } from "../assignability.ts";
import { isFound, lookupFieldOrMethod } from "../lookup.ts";
import { prune, under } from "../named.ts";
import type { FuncObj, VarObj } from "../objects.ts";
import type { Operand } from "../operand.ts";
import { defaultType, deref, identical, isTypeParam, isUntyped, isValid } from "../predicates.ts";
import type { Interface, Named, Open, OpenUse, Signature, Type } from "../types.ts";
import { typeSetOf } from "../typeset.ts";
import { errorType } from "../universe.ts";

/** An open type while it is being inferred. */
export class OpenType implements Open {
  readonly kind = "Open";
  readonly fields = new Map<string, VarObj>();
  readonly methods = new Map<string, FuncObj>();
  readonly uses: OpenUse[] = [];
  resolved: Type | undefined;
  underlying: Type | undefined;
  /** What ranging or indexing yields; set where that was seen. */
  key: Type | undefined;
  elem: Type | undefined;
  /** Types that fit but need not be: those of untyped constants it meets, interfaces it is given to. */
  readonly hints: Type[] = [];
  readonly bounds: Type[] = [];

  constructor(
    readonly id: number,
    /** Name of the type in the text. */
    readonly name: string | undefined,
    readonly pkg: string | undefined,
    /** Name of the variable, field or function that holds it: the last resort of inference. */
    public label: string | undefined,
  ) {}

  get isBare(): boolean {
    return this.name === undefined && this.fields.size === 0 && this.methods.size === 0;
  }
}

const asOpen = (t: Type): OpenType | undefined => (t instanceof OpenType ? t : undefined);

/** The open type itself, or that by which a declared type is defined. */
export const openOf = (t: Type): OpenType | undefined => asOpen(under(t));

/** The open type itself, that by which it is defined, or that to which it points. */
export const openBase = (t: Type): OpenType | undefined => asOpen(under(deref(t).type));

/** Notes a use as evidence. */
export const note = (_c: Checker, t: Type, use: OpenUse["use"], at: { readonly span: OpenUse["span"] }): void => {
  const open = openOf(t);
  if (open && !open.uses.some((u) => u.use === use && u.span.start === at.span.start)) open.uses.push({ use, span: at.span });
};

export const looksLikeError = (name: string | undefined): boolean =>
  name !== undefined && /^(err|Err)([A-Z0-9_]|$)|[a-z0-9]Err(or)?$|^error$/.test(name);

/** An untyped operand where an open type is wanted, or the reverse: what it tells of the open type. */
export const meetUntyped = (c: Checker, x: Operand, t: Type): Implicit | Misfit => {
  const open = openOf(t);
  if (x.isNil) {
    note(c, t, "nil-compared", x.expr);
    if (open?.isBare && looksLikeError(open.label)) open.resolved = errorType;
    return { type: untypedNil };
  }
  const type = defaultType(x.type);
  if (open && open.name === undefined) open.hints.push(type);
  else if (open) open.underlying ??= type;
  return { type: t };
};

/** Whether the type mentions an unresolved open type where unification can reach it. */
export const mentionsOpen = (t: Type, depth = 8): boolean => {
  t = prune(t);
  if (depth === 0) return false;
  switch (t.kind) {
    case "Open":
      return true;
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return mentionsOpen(t.elem, depth - 1);
    case "Map":
      return mentionsOpen(t.key, depth - 1) || mentionsOpen(t.elem, depth - 1);
    case "Named":
      return t.typeArgs.some((a) => mentionsOpen(a, depth - 1));
    case "Tuple":
      return t.vars.some((v) => mentionsOpen(v.type, depth - 1));
    case "Signature":
      return mentionsOpen(t.params, depth - 1) || mentionsOpen(t.results, depth - 1);
    default:
      return false;
  }
};

/** Assignability where open types take part; undefined: they do not decide it. */
export const assignOpen = (c: Checker, v: Type, t: Type, at: Expr): boolean | undefined => {
  const from = asOpen(prune(v));
  const to = asOpen(prune(t));
  if (!from && !to && (openOf(v) ?? openOf(t))) return true; // defined by what nobody knows
  if (from && !to && under(t).kind === "Interface" && !isTypeParam(t)) {
    if (identical(t, errorType) && from.isBare) from.resolved = errorType;
    else if (from.name === undefined && typeSetOf(under(t) as Interface).methods.length > 0) from.bounds.push(t);
    return true;
  }
  if (from || to) {
    unifyOpen(c, v, t);
    return true;
  }
  if (!mentionsOpen(v) && !mentionsOpen(t)) {
    // A pointer to an undeclared type may implement any interface.
    return undefined;
  }
  if (under(t).kind === "Interface" && under(v).kind !== "Interface") return undefined;
  note(c, v, "converted", at);
  return unifyOpen(c, v, t) ? true : undefined;
};

/** Makes both types the same, where open types allow it. */
export const unifyOpen = (c: Checker, x: Type, y: Type, depth = 20): boolean => {
  x = prune(x);
  y = prune(y);
  if (x === y || depth === 0) return true;
  const a = asOpen(x);
  const b = asOpen(y);
  if (a && b) return joinOpen(c, a, b);
  if (a) return bind(c, a, y);
  if (b) return bind(c, b, x);
  const next = (p: Type, q: Type): boolean => unifyOpen(c, p, q, depth - 1);
  switch (x.kind) {
    case "Pointer":
    case "Slice":
      return y.kind === x.kind && next(x.elem, y.elem);
    case "Array":
      return y.kind === "Array" && x.len === y.len && next(x.elem, y.elem);
    case "Chan":
      return y.kind === "Chan" && next(x.elem, y.elem);
    case "Map":
      return y.kind === "Map" && next(x.key, y.key) && next(x.elem, y.elem);
    case "Named":
      return y.kind === "Named" && sameOrigin(x, y) && x.typeArgs.every((arg, i) => next(arg, y.typeArgs[i]!));
    case "Tuple":
      return y.kind === "Tuple" && x.vars.length === y.vars.length && x.vars.every((v, i) => next(v.type, y.vars[i]!.type));
    case "Signature":
      return y.kind === "Signature" && x.variadic === y.variadic && next(x.params, y.params) && next(x.results, y.results);
    default:
      return identical(x, y);
  }
};

const sameOrigin = (x: Named, y: Named): boolean =>
  (x.origin ?? x) === (y.origin ?? y) && x.typeArgs.length === y.typeArgs.length;

/** Two open types are one; the one that the text names stands for both. */
const joinOpen = (c: Checker, a: OpenType, b: OpenType): boolean => {
  if (a.name !== undefined && b.name !== undefined) return true; // two undeclared names: whether they are aliases is unknown
  const [gone, stays] = a.name !== undefined ? [b, a] : b.name !== undefined ? [a, b] : a.id > b.id ? [a, b] : [b, a];
  gone.resolved = stays;
  stays.label ??= gone.label;
  stays.uses.push(...gone.uses);
  stays.hints.push(...gone.hints);
  stays.bounds.push(...gone.bounds);
  moveMembers(c, gone, stays);
  for (const part of ["key", "elem"] as const) {
    const other = gone[part];
    if (!other) continue;
    const own = stays[part];
    if (own) unifyOpen(c, own, other);
    else stays[part] = other;
  }
  return true;
};

const moveMembers = (c: Checker, gone: OpenType, stays: OpenType): void => {
  for (const [name, field] of gone.fields) {
    const twin = stays.fields.get(name);
    if (twin) unifyOpen(c, twin.type, field.type);
    c.assumptions.replace(field, twin);
    if (!twin) stays.fields.set(name, field);
  }
  for (const [name, method] of gone.methods) {
    const twin = stays.methods.get(name);
    if (twin) unifySignatures(c, twin.type, method.type);
    c.assumptions.replace(method, twin);
    if (!twin) stays.methods.set(name, method);
  }
};

const unifySignatures = (c: Checker, a: Signature, b: Signature): void => {
  a.params.vars.forEach((v, i) => {
    const w = b.params.vars[i];
    if (w) unifyOpen(c, v.type, w.type);
  });
  a.results.vars.forEach((v, i) => {
    const w = b.results.vars[i];
    if (w) unifyOpen(c, v.type, w.type);
  });
};

/** Gives an open type its type. A name in the text keeps its own identity: it only learns its underlying type. */
export const bind = (c: Checker, open: OpenType, t: Type): boolean => {
  if (!isValid(t) || isUntyped(t)) return true;
  if (occursIn(open, t)) return true;
  if (open.name !== undefined) {
    if (under(t).kind === "Basic") open.underlying ??= t;
    return true;
  }
  const target = openBase(t);
  if (!open.isBare && !target && !fits(c, open, t)) return true; // contradictory uses: it stays open
  open.resolved = t;
  if (target) moveMembers(c, open, target);
  unifyMembers(c, open, t);
  unifyElements(c, open, t);
  return true;
};

/** Settles an open type, unless the type holds it: a type without end would have no text. */
export const settleAs = (open: OpenType, t: Type | undefined): void => {
  if (t && !occursIn(open, t)) open.resolved = t;
};

/** Whether `part` is somewhere in the type; too deep to look counts as yes. */
export const occursIn = (part: Type, t: Type, depth = 10): boolean => {
  t = prune(t);
  if (t === part) return true;
  if (depth === 0) return true;
  switch (t.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return occursIn(part, t.elem, depth - 1);
    case "Map":
      return occursIn(part, t.key, depth - 1) || occursIn(part, t.elem, depth - 1);
    case "Tuple":
      return t.vars.some((v) => occursIn(part, v.type, depth - 1));
    case "Signature":
      return occursIn(part, t.params, depth - 1) || occursIn(part, t.results, depth - 1);
    case "Named":
      return t.typeArgs.some((arg) => occursIn(part, arg, depth - 1));
    default:
      return false;
  }
};

const member = (c: Checker, t: Type, name: string): VarObj | FuncObj | undefined => {
  const found = lookupFieldOrMethod(t, { addressable: true, pkg: c.path, name });
  return isFound(found) ? found.obj : undefined;
};

/** Whether the type has what was used of the open one. */
const fits = (c: Checker, open: OpenType, t: Type): boolean =>
  [...open.fields.keys(), ...open.methods.keys()].every((name) => member(c, t, name) !== undefined);

const unifyMembers = (c: Checker, open: OpenType, t: Type): void => {
  for (const [name, assumed] of [...open.fields, ...open.methods] as readonly [string, VarObj | FuncObj][]) {
    const real = member(c, t, name);
    if (!real || real === assumed) continue;
    c.assumptions.replace(assumed, real);
    if (real.kind === "Func" && assumed.kind === "Func") unifySignatures(c, assumed.type, real.type);
    else unifyOpen(c, assumed.type, real.type);
  }
};

const unifyElements = (c: Checker, open: OpenType, t: Type): void => {
  const u = under(t);
  const elem = "elem" in u ? u.elem : undefined;
  const key = u.kind === "Map" ? u.key : intType;
  if (open.elem && elem) unifyOpen(c, open.elem, elem);
  else if (open.elem && u.kind === "Basic" && u.basic === "string") unifyOpen(c, open.elem, stringType);
  if (open.key) unifyOpen(c, open.key, key);
};
