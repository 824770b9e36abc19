// Implements the substitution of type arguments for type parameters. What does not change is shared.

import { aliasOf, viaAlias } from "./alias.ts";
import { InstancePool, type InstanceType } from "./named.ts";
import type { FuncObj, VarObj } from "./objects.ts";
import type { AliasUse, Interface, Signature, Struct, Tuple, Type, TypeParam, Union } from "./types.ts";

export type Substitution = ReadonlyMap<TypeParam, Type>;

/** Pairs parameters with arguments; an argument that is not known yet leaves its parameter alone. */
export const substitution = (params: readonly TypeParam[], args: readonly (Type | undefined)[]): Substitution => {
  const map = new Map<TypeParam, Type>();
  params.forEach((p, i) => {
    const arg = args[i];
    if (arg) map.set(p, arg);
  });
  return map;
};

/** `self` is the instance being expanded: methods of its interface get it as their receiver, and its pool the instances that it mentions. */
export const substituteType = <T extends Type>(type: T, map: Substitution, self?: InstanceType): T =>
  map.size === 0 ? type : (new Substituter(map, self, self?.pool ?? new InstancePool()).type(type) as T);

/** A method of a generic type with the arguments of an instance. */
export const substituteMethod = (method: FuncObj, instance: InstanceType): FuncObj => {
  const declared = method.type.recv?.type;
  const recv = declared?.kind === "Pointer" ? declared.elem : declared;
  // The receiver has type parameters of its own: `func (l *List[E]) …`.
  const params = recv?.kind === "Named" && recv.typeArgs.length > 0 ? recv.typeArgs : instance.origin.typeParams;
  const map = new Map<TypeParam, Type>();
  params.forEach((p, i) => {
    const arg = instance.typeArgs[i];
    if (p.kind === "TypeParam" && arg) map.set(p, arg);
  });
  const copy = instantiatedMethod(method, map, instance);
  return copy;
};

const instantiatedMethod = (method: FuncObj, map: Substitution, instance: InstanceType): FuncObj => {
  let type: Signature | undefined;
  const recv: Type = method.recv?.kind === "Pointer" ? { kind: "Pointer", elem: instance } : instance;
  return {
    kind: "Func",
    name: method.name,
    span: method.span,
    pkg: method.pkg,
    exported: method.exported,
    recv,
    origin: method,
    // A getter: the generic signature may still be under construction when the method is first looked up.
    get type(): Signature {
      if (type && type.params.vars.length === method.type.params.vars.length) return type;
      const sig = substituteType(method.type, map, instance);
      return (type = { ...sig, recv: sig.recv && { ...sig.recv, type: recv } });
    },
  };
};

class Substituter {
  constructor(
    private readonly map: Substitution,
    private readonly self: InstanceType | undefined,
    private readonly pool: InstancePool,
  ) {}

  type(t: Type): Type {
    const alias = aliasOf(t);
    return alias ? this.alias(t, alias) : this.unaliased(t);
  }

  /** An alias stays one with its arguments substituted; without parameters there is nothing to substitute in it. */
  private alias(t: Type, alias: AliasUse): Type {
    const args = this.list(alias.typeArgs);
    return args === alias.typeArgs ? t : viaAlias(alias.obj, this.unaliased(alias.target), alias.typeParams, args);
  }

  private unaliased(t: Type): Type {
    switch (t.kind) {
      case "Basic":
        return t;
      case "TypeParam":
        return this.map.get(t) ?? t;
      case "Pointer":
      case "Slice":
      case "Array":
      case "Chan": {
        const elem = this.type(t.elem);
        return elem === t.elem ? t : { ...t, elem };
      }
      case "Map": {
        const key = this.type(t.key);
        const elem = this.type(t.elem);
        return key === t.key && elem === t.elem ? t : { kind: "Map", key, elem };
      }
      case "Struct":
        return this.struct(t);
      case "Tuple":
        return this.tuple(t);
      case "Signature":
        return this.signature(t);
      case "Interface":
        return this.interface(t);
      case "Union":
        return this.union(t);
      case "Named": {
        const args = this.list(t.typeArgs);
        return args === t.typeArgs ? t : this.pool.get(t.origin ?? t, args);
      }
      case "Open":
        return t.resolved ? this.type(t.resolved) : t;
    }
  }

  private list(types: readonly Type[]): readonly Type[] {
    const out = types.map((t) => this.type(t));
    return out.every((t, i) => t === types[i]) ? types : out;
  }

  private vars(vars: readonly VarObj[]): readonly VarObj[] {
    let changed = false;
    const out = vars.map((v) => {
      const type = this.type(v.type);
      if (type === v.type) return v;
      changed = true;
      return { ...v, type, origin: v.origin ?? v };
    });
    return changed ? out : vars;
  }

  private tuple(t: Tuple): Tuple {
    const vars = this.vars(t.vars);
    return vars === t.vars ? t : { kind: "Tuple", vars };
  }

  private struct(t: Struct): Struct {
    const fields = this.vars(t.fields);
    return fields === t.fields ? t : { kind: "Struct", fields, tags: t.tags };
  }

  private signature(t: Signature): Signature {
    const params = this.tuple(t.params);
    const results = this.tuple(t.results);
    return params === t.params && results === t.results ? t : { ...t, params, results };
  }

  private interface(t: Interface): Interface {
    let changed = false;
    const methods = t.methods.map((m): FuncObj => {
      const type = this.signature(m.type);
      if (type === m.type) return m;
      changed = true;
      return { ...m, type, recv: this.self ?? m.recv, origin: m.origin ?? m };
    });
    const embeddeds = this.list(t.embeddeds);
    return changed || embeddeds !== t.embeddeds ? { ...t, methods: changed ? methods : t.methods, embeddeds } : t;
  }

  private union(t: Union): Union {
    const types = this.list(t.terms.map((x) => x.type));
    return types.every((x, i) => x === t.terms[i]!.type)
      ? t
      : { kind: "Union", terms: t.terms.map((x, i) => ({ tilde: x.tilde, type: types[i]! })) };
  }
}
