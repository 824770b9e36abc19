// Implements the choice of Rust names for Go objects (idioms.md `names`, `name-collisions`, `keywords`; A2).

import type { Facts } from "../analysis/facts.ts";
import { nameInTask } from "../analysis/tasks.ts";
import { Modules, nameInModule, noModules } from "../rust/modules.ts";
import { rustName, screamingSnake, snakeCase, upperCamel, preludeNames, variableName } from "../rust/names.ts";
import type { Type } from "../semantics/types.ts";
import type { FuncObj, Home, Obj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import { planModules } from "./modules.ts";
import type { Names } from "./plan.ts";
import { twinNames } from "./twin-names.ts";

export function planNames(facts: Facts): Names {
  const taken = new Map<string, Map<string, Obj>>();
  const chosen = new Map<unknown, string>();
  const twins = twinNames(facts);
  const moduleOf = planModules(facts.info.homes.map((h) => h.home));
  const modules = moduleOf.size > 0 ? new Modules([...moduleOf.values()]) : noModules;
  /** An item of an imported package carries its module in its name. */
  const placed = (home: Home | undefined, name: string): string => {
    const module = home && moduleOf.get(home.path);
    return module === undefined ? name : nameInModule(module, name);
  };
  /** First come, first served inside one namespace; the next gets a number. */
  const claim = (space: string, obj: Obj, wanted: string): string => {
    const names = taken.get(space) ?? new Map<string, Obj>();
    taken.set(space, names);
    let name = wanted;
    for (let n = 2; names.has(name) && names.get(name) !== obj; n++)
      name = space === "types" ? `${wanted}${n}` : `${wanted}_${n}`;
    names.set(name, obj);
    return name;
  };
  const choose = (obj: Obj): string => {
    switch (obj.kind) {
      case "TypeName":
        return claim("types", obj, placed(obj.home, typeNameOf(obj)));
      case "Const":
        return claim("values", obj, placed(obj.home, screamingSnake(obj.name)));
      case "Func":
        if (obj.recv) return twins.ofMethod(obj) ?? methodName(obj.name);
        return claim("values", obj, obj.home ? placed(obj.home, snakeCase(obj.name)) : rustName(snakeCase(obj.name)));
      case "Var":
        return varName(obj);
      default:
        return rustName(snakeCase(obj.name));
    }
  };
  const varName = (v: VarObj): string => {
    if (v.role === "package" || v.role === "assumed") return claim("values", v, placed(v.home, screamingSnake(v.name)));
    const apart = twins.ofVariable(v);
    if (apart !== undefined) return apart;
    if (v.role === "field") return rustName(snakeCase(v.name));
    const name = nameInTask(v, facts)?.name ?? v.name;
    return variableName(rustName(snakeCase(name) || name));
  };
  // Declaration order decides who keeps the plain name; exported names come first.
  const objects = facts.info.typeNames.toSorted((a, b) => Number(b.exported) - Number(a.exported));
  for (const t of objects) chosen.set(t, choose(t));
  return {
    modules,
    placed,
    moduleOf: (home) => home && moduleOf.get(home.path),
    of(obj) {
      const known = chosen.get(obj);
      if (known !== undefined) return known;
      const name = choose(obj as Obj);
      chosen.set(obj, name);
      return name;
    },
    isTaken: (name) =>
      [...taken.values()].some((m) => m.has(name)) || facts.uses.variables.some((v) => snakeCase(v.name) === name),
  };
}

/**
 * A user type named as one of the prelude's gets a prefix from its content: `result{job job; …}` → `JobResult`,
 * `Option func(*Server)` → `ServerOption`.
 */
function typeNameOf(t: TypeNameObj): string {
  const name = upperCamel(t.name);
  if (!preludeNames.has(name)) return name;
  const u = t.type.kind === "Named" ? t.type.underlying : undefined;
  const first =
    u?.kind === "Struct" ? u.fields[0]?.name : u?.kind === "Signature" ? pointeeName(u.params.vars[0]?.type) : undefined;
  const prefix = first ? upperCamel(first) : "My";
  return preludeNames.has(prefix + name) || prefix === name ? `My${name}` : prefix + name;
}

/** `to_string` is what everything that prints has: a method `ToString`, whose text is another one, is called `to_text`. */
function methodName(goName: string): string {
  const name = snakeCase(goName);
  return name === "to_string" ? "to_text" : rustName(name);
}

const pointeeName = (type: Type | undefined): string | undefined =>
  type?.kind === "Pointer" && type.elem.kind === "Named" ? type.elem.obj.name : undefined;

export type { FuncObj };
