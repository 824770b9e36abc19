// Implements the last pass of tolerant checking: everywhere, settled open types give way to what they turned out to be.

import { aliasOf } from "../alias.ts";
import type { Checker } from "../checker.ts";
import { prune } from "../named.ts";
import type { Mutable } from "../object.ts";
import type { Obj } from "../objects.ts";
import type { Selection, TypeAndValue } from "../info.ts";
import type { Type, VarObj } from "../types.ts";
import { OpenType } from "./open.ts";

/** Replaces in place, so that objects and types keep their identity. */
export const settle = (c: Checker): void => {
  if (!c.assumptions.any) return;
  const settler = new Settler(c);
  for (const tv of c.types.values()) {
    settler.type(tv.type);
    (tv as Mutable<TypeAndValue>).type = prune(tv.type);
  }
  for (const obj of c.assumptions.objects()) settler.object(obj);
  for (const map of [c.defs, c.uses]) {
    for (const [id, obj] of map) {
      if (!obj) continue;
      const final = c.assumptions.final(obj);
      if (final !== obj) (map as Map<typeof id, Obj>).set(id, final);
      settler.object(final);
    }
  }
  for (const obj of c.implicits.values()) settler.object(obj);
  for (const [, selection] of c.selections) settler.selection(selection);
  for (const sig of c.signatures.values()) settler.type(sig);
  for (const t of c.declaredTypes) settler.type(t.underlying);
  for (const open of c.assumptions.opens) settler.type(open);
};

class Settler {
  private readonly seen = new Set<object>();

  constructor(private readonly c: Checker) {}

  object(obj: Obj): void {
    if (this.seen.has(obj) || !("type" in obj) || isImported(this.c, obj)) return;
    this.seen.add(obj);
    if (obj.kind === "Var") this.variable(obj);
    else this.type(obj.type);
  }

  private variable(v: VarObj): void {
    const t = prune(v.type);
    if (t !== v.type) (v as Mutable<VarObj>).type = t;
    this.type(t);
  }

  selection(s: Selection): void {
    const m = s as Mutable<Selection>;
    m.recv = prune(s.recv);
    m.obj = this.c.assumptions.final(s.obj);
    this.type(m.recv);
    this.object(m.obj);
  }

  type(t: Type): void {
    t = prune(t);
    if (t.kind === "Basic" || this.seen.has(t)) return;
    this.seen.add(t);
    const alias = aliasOf(t);
    if (alias) {
      this.type(alias.target);
      for (const a of alias.typeArgs) this.type(a);
    }
    switch (t.kind) {
      case "Pointer":
      case "Slice":
      case "Array":
      case "Chan":
        this.part(t, "elem");
        break;
      case "Map":
        this.part(t, "key");
        this.part(t, "elem");
        break;
      case "Struct":
        for (const f of t.fields) this.variable(f);
        break;
      case "Tuple":
        for (const v of t.vars) this.variable(v);
        break;
      case "Signature":
        this.type(t.params);
        this.type(t.results);
        if (t.recv) this.variable(t.recv);
        break;
      case "Interface":
        for (const m of t.methods) this.type(m.type);
        break;
      case "Named":
        t.typeArgs.forEach((a, i) => {
          (t.typeArgs as Type[])[i] = prune(a);
          this.type(a);
        });
        if (t.typeArgs.length > 0) this.type(t.underlying);
        break;
      case "Open":
        if (t instanceof OpenType) {
          for (const f of t.fields.values()) this.variable(f);
          for (const m of t.methods.values()) this.type(m.type);
        }
        break;
      default:
        break;
    }
  }

  private part<K extends string>(t: { readonly [P in K]: Type }, key: K): void {
    const final = prune(t[key]);
    if (final !== t[key]) (t as Record<K, Type>)[key] = final;
    this.type(final);
  }
}

/** Types of imported packages hold no open types; to look at them would load what nobody needs. */
const isImported = (c: Checker, obj: Obj): boolean =>
  obj.pkg === undefined || (obj.pkg !== c.path && c.importPackage(obj.pkg) !== undefined);
