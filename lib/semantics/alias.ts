// Implements types as aliases write them: identical to their targets, with the alias for a name.

import type { TypeNameObj } from "./objects.ts";
import type { AliasUse, Named, Type, TypeParam } from "./types.ts";

/** The alias by which a type was written, if one was. */
export const aliasOf = (t: Type): AliasUse | undefined => ("aliased" in t ? t.aliased : undefined);

/** The type behind aliases; those inside of it stay. */
export const unalias = (t: Type): Type => aliasOf(t)?.target ?? t;

/** `t` as the alias writes it. What has an identity of its own, a type parameter or an open type, stays what it is. */
export const viaAlias = (
  obj: TypeNameObj,
  t: Type,
  typeParams: readonly TypeParam[] = [],
  typeArgs: readonly Type[] = [],
): Type => {
  const target = unalias(t);
  const aliased: AliasUse = { obj, typeParams, typeArgs, target };
  switch (target.kind) {
    case "Named":
      return new AliasedNamed(target, aliased);
    case "Basic":
      return target.basic === "invalid" ? target : { ...target, aliased };
    case "Tuple":
    case "Union":
    case "TypeParam":
    case "Open":
      return target;
    default:
      return { ...target, aliased };
  }
};

/** A defined type behind an alias. It asks the target each time, since that may still be under construction. */
class AliasedNamed implements Named {
  readonly kind = "Named";
  readonly origin: Named;

  constructor(
    private readonly target: Named,
    readonly aliased: AliasUse,
  ) {
    this.origin = target.origin ?? target;
  }

  get obj(): TypeNameObj {
    return this.target.obj;
  }
  get typeParams(): Named["typeParams"] {
    return this.target.typeParams;
  }
  get typeArgs(): Named["typeArgs"] {
    return this.target.typeArgs;
  }
  get underlying(): Type {
    return this.target.underlying;
  }
  get methods(): Named["methods"] {
    return this.target.methods;
  }
}
