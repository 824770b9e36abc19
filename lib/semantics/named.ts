// Implements defined types: declared ones, whose right side may not be known yet, and lazily expanded instances.

import { unalias } from "./alias.ts";
import { invalidType } from "./basic.ts";
import type { Mutable } from "./object.ts";
import type { FuncObj, TypeNameObj } from "./objects.ts";
import { identical } from "./predicates.ts";
import { substituteMethod, substituteType, substitution } from "./substitute.ts";
import type { Interface, Named, Open, Type, TypeParam } from "./types.ts";

/** Looks through an open type that its uses have settled. */
export const prune = (t: Type): Type => {
  while (t.kind === "Open" && t.resolved) t = t.resolved;
  return t;
};

/** A type that this package declares. `rhs` is what stands on the right side, once that was read. */
export class DeclaredType implements Named {
  readonly kind = "Named";
  readonly typeArgs: readonly Type[] = [];
  readonly origin = undefined;
  typeParams: readonly TypeParam[] = [];
  methods: FuncObj[] = [];
  rhs: Type | undefined;
  /** Completes the declaration where it is needed before its turn. */
  complete: (() => void) | undefined;
  private busy = false;

  constructor(readonly obj: TypeNameObj) {}

  get underlying(): Type {
    if (!this.rhs && this.complete) this.complete();
    if (!this.rhs || this.busy) return invalidType;
    const rhs = unalias(prune(this.rhs));
    if (rhs.kind !== "Named") return rhs.kind === "TypeParam" ? invalidType : rhs;
    this.busy = true;
    const u = rhs.underlying;
    this.busy = false;
    return u;
  }
}

/** How deep types may nest in type arguments before they count as an infinite expansion. */
const maxNesting = 12;

const nestingOf = (t: Type, limit: number): number => {
  if (limit === 0) return 1;
  const parts = partsOf(t);
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map((p) => nestingOf(prune(p), limit - 1)));
};

const partsOf = (t: Type): readonly Type[] => {
  switch (t.kind) {
    case "Pointer":
    case "Slice":
    case "Array":
    case "Chan":
      return [t.elem];
    case "Map":
      return [t.key, t.elem];
    case "Struct":
      return t.fields.map((f) => f.type);
    case "Tuple":
      return t.vars.map((v) => v.type);
    case "Signature":
      return [t.params, t.results];
    case "Named":
      return t.typeArgs;
    default:
      return [];
  }
};

/** Instances that belong together: an expansion that mentions its own type finds it here, instead of making it anew for ever. */
export class InstancePool {
  private readonly instances = new Map<Named, InstanceType[]>();

  get(origin: Named, typeArgs: readonly Type[]): InstanceType {
    const list = this.instances.get(origin);
    const known = list?.find((i) => i.typeArgs.every((a, k) => identical(a, typeArgs[k]!)));
    if (known) return known;
    const made = new InstanceType(origin, typeArgs, this);
    if (list) list.push(made);
    else this.instances.set(origin, [made]);
    return made;
  }
}

/** An instance of a generic type, expanded on demand: its expansion may mention itself. */
export class InstanceType implements Named {
  readonly kind = "Named";
  readonly typeParams: readonly TypeParam[] = [];
  private expanded: Type | undefined;
  private instantiated: readonly FuncObj[] | undefined;

  constructor(
    readonly origin: Named,
    readonly typeArgs: readonly Type[],
    readonly pool: InstancePool,
  ) {}

  get obj(): TypeNameObj {
    return this.origin.obj;
  }

  get underlying(): Type {
    if (this.expanded) return this.expanded;
    const generic = this.origin.underlying;
    if (generic === invalidType || this.typeArgs.some((a) => nestingOf(a, maxNesting) >= maxNesting)) return invalidType;
    return (this.expanded = substituteType(generic, substitution(this.origin.typeParams, this.typeArgs), this));
  }

  get methods(): readonly FuncObj[] {
    const generic = this.origin.methods;
    if (this.instantiated?.length === generic.length) return this.instantiated;
    return (this.instantiated = generic.map((m) => substituteMethod(m, this)));
  }
}

export const instantiate = (origin: Named, typeArgs: readonly Type[], pool = new InstancePool()): Named =>
  pool.get(origin, typeArgs);

/** The underlying type, with no alias around it; for a type parameter, its constraint as an interface. */
export const under = (t: Type): Type => {
  t = unalias(prune(t));
  if (t.kind === "Named") return unalias(prune(t.underlying));
  return t.kind === "TypeParam" ? constraintInterface(t) : t;
};

const wrapped = new WeakMap<Type, Interface>();

/** The constraint of a type parameter as an interface: `~int` stands for `interface{ ~int }`. */
export const constraintInterface = (p: TypeParam): Interface => {
  const bound = unalias(prune(p.constraint));
  const u = bound.kind === "Named" ? bound.underlying : bound;
  if (u.kind === "Interface") return u;
  let wrapper = wrapped.get(bound);
  if (!wrapper) {
    wrapper = {
      kind: "Interface",
      methods: [],
      embeddeds: u.kind === "Basic" && u.basic === "invalid" ? [] : [bound],
      implicit: true,
    };
    wrapped.set(bound, wrapper);
  }
  return wrapper;
};

export const isNamed = (t: Type): t is Named => t.kind === "Named";
export const originOf = (t: Named): Named => t.origin ?? t;
export type MutableOpen = Mutable<Open>;
