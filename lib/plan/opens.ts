// Implements the Rust names of types that the snippet does not declare (idioms.md A1): by the text, else by who holds one.

import type { Facts } from "../analysis/facts.ts";
import { preludeNames, upperCamel } from "../rust/names.ts";
import { prune } from "../semantics/named.ts";
import type { Open, Type } from "../semantics/types.ts";

export interface OpenTypes {
  readonly all: readonly Open[];
  nameOf(type: Open): string;
}

/** The type that nobody declares inside `T`, `*T`, `[]T`, `map[K]T`, if there is one. */
export function openIn(type: Type): Open | undefined {
  const t = prune(type);
  if (t.kind === "Open") return t;
  return t.kind === "Pointer" || t.kind === "Slice" || t.kind === "Array" || t.kind === "Map" || t.kind === "Chan"
    ? openIn(t.elem)
    : undefined;
}

/** `user, err := s.repo.Find(id)`: what `user` holds is a `User`. */
export function planOpens(facts: Facts): OpenTypes {
  const names = new Map<Open, string>();
  const taken = new Set([...facts.info.typeNames.map((t) => upperCamel(t.name)), "AppError"]);
  const claim = (type: Open, wanted: string): void => {
    if (names.has(type)) return;
    let name = preludeNames.has(wanted) ? `My${wanted}` : wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}${n}`;
    taken.add(name);
    names.set(type, name);
  };
  const found = collect(facts);
  for (const o of found) if (o.name !== undefined) claim(o, upperCamel(o.name));
  for (const o of found) if (o.label) claim(o, upperCamel(o.label));
  for (const v of facts.uses.variables) {
    const o = openIn(v.type);
    if (o) claim(o, upperCamel(v.name));
  }
  for (const o of found) claim(o, "Unknown");
  return { all: found, nameOf: (type) => names.get(type) ?? upperCamel(type.name ?? type.label ?? "Unknown") };
}

/** Every undeclared type that the snippet can reach, in the order in which the text needs them. */
function collect(facts: Facts): readonly Open[] {
  const found = new Set<Open>();
  const visit = (type: Type): void => {
    const o = openIn(type);
    if (!o || found.has(o)) return;
    found.add(o);
    for (const f of o.fields.values()) visit(f.type);
    for (const m of o.methods.values()) for (const v of [...m.type.params.vars, ...m.type.results.vars]) visit(v.type);
  };
  for (const a of facts.info.assumptions) {
    if (a.type) visit(a.type);
    if (a.obj && "type" in a.obj) {
      const { type } = a.obj;
      if (a.obj.kind !== "Func") visit(type);
      else for (const v of [...a.obj.type.params.vars, ...a.obj.type.results.vars]) visit(v.type);
    }
  }
  for (const v of facts.uses.variables) visit(v.type);
  return [...found];
}
