// Implements the question which Go types lead to nodes of a type: those that own them, and those from which one can reach them at all.

import type { TypeNameObj, VarObj } from "../../../semantics/objects.ts";
import type { Type } from "../../../semantics/types.ts";

export class Carriers {
  private readonly owning = new Map<Type, boolean>();
  private readonly carrying = new Map<Type, boolean>();

  constructor(
    private readonly node: TypeNameObj,
    /** Fields that only look: nothing is owned by way of them. */
    private readonly looks: ReadonlySet<VarObj>,
  ) {}

  /** Does a value of the type hold nodes, by fields that own? */
  owns(type: Type): boolean {
    return this.ask(type, this.owning, true);
  }

  /** Can one come from a value of the type to a node, by whatever field? */
  carries(type: Type): boolean {
    return this.ask(type, this.carrying, false);
  }

  private ask(type: Type, known: Map<Type, boolean>, owning: boolean): boolean {
    const done = known.get(type);
    if (done !== undefined) return done;
    const found = leadsTo(type, this.node, owning ? this.looks : new Set());
    known.set(type, found);
    return found;
  }
}

/** Does a value of the type hold a value of the other one, by any way but through these fields? */
export function leadsTo(type: Type, to: TypeNameObj, without: ReadonlySet<VarObj>): boolean {
  const seen = new Set<Type>();
  const visit = (t: Type): boolean => {
    if (seen.has(t)) return false;
    seen.add(t);
    switch (t.kind) {
      case "Named": {
        const obj = (t.origin ?? t).obj;
        if (obj === to || t.typeArgs.some(visit)) return true;
        return !obj.pkg && visit(t.underlying);
      }
      default:
        return partsOf(t, without).some(visit);
    }
  };
  return visit(type);
}

const none: ReadonlySet<VarObj> = new Set();

/** The types that a value of an unnamed type is made of. */
function partsOf(t: Type, without: ReadonlySet<VarObj>): readonly Type[] {
  switch (t.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return [t.elem];
    case "Map":
      return [t.key, t.elem];
    case "Struct":
      return t.fields.flatMap((f) => (without.has(f.origin ?? f) ? [] : [f.type]));
    case "Tuple":
      return t.vars.map((v) => v.type);
    default:
      return [];
  }
}

/** A value of the type may hold anything: an interface other than `error`, a function, a type parameter. */
export function hidesAnything(type: Type): boolean {
  const seen = new Set<Type>();
  const visit = (t: Type): boolean => {
    if (seen.has(t)) return false;
    seen.add(t);
    switch (t.kind) {
      case "Named":
        if (t.obj.name === "error" && !t.obj.pkg) return false;
        return t.typeArgs.some(visit) || (!t.obj.pkg && visit(t.underlying)) || t.underlying.kind === "Interface";
      case "Interface":
      case "Signature":
      case "TypeParam":
      case "Open":
        return true;
      default:
        return partsOf(t, none).some(visit);
    }
  };
  return visit(type);
}
