// Implements the lookup of fields and methods, through embedded fields, as the Go spec asks ("Selectors").

import { originOf, prune, under } from "./named.ts";
import { sameId } from "./object.ts";
import type { FuncObj, VarObj } from "./objects.ts";
import { deref, identical, isInterface } from "./predicates.ts";
import type { Type } from "./types.ts";
import { methodOf } from "./typeset.ts";

export interface Found {
  readonly obj: VarObj | FuncObj;
  /** Embedded fields on the way. */
  readonly path: readonly VarObj[];
  /** Whether a pointer was followed on the way. */
  readonly indirect: boolean;
}
/** Why nothing was found: several candidates at one depth, or a method that needs an addressable receiver. */
export type LookupFailure = "ambiguous" | "pointer receiver" | "missing";
export type LookupResult = Found | LookupFailure;

export const isFound = (r: LookupResult): r is Found => typeof r !== "string";

/** Whether a method is declared with a pointer receiver. */
export const hasPointerReceiver = (m: FuncObj): boolean => m.recv?.kind === "Pointer";

export interface LookupOptions {
  readonly addressable: boolean;
  /** Package from which the name is seen. */
  readonly pkg: string | undefined;
  readonly name: string;
  readonly foldCase?: boolean;
}

/** `x.name` where x has this type. */
export const lookupFieldOrMethod = (t: Type, options: LookupOptions): LookupResult => {
  t = prune(t);
  if (t.kind === "Named") {
    // Methods cannot be associated with a defined pointer type; its fields can be selected.
    const u = under(t);
    if (u.kind === "Pointer") {
      const found = search(u, options);
      return isFound(found) && found.obj.kind === "Func" ? "missing" : found;
    }
  }
  return search(t, options);
};

interface Embedded {
  readonly type: Type;
  readonly path: readonly VarObj[];
  readonly indirect: boolean;
  /** The type occurs several times at this depth: what it holds is ambiguous. */
  multiples: boolean;
}

const matches = (obj: VarObj | FuncObj, { pkg, name, foldCase }: LookupOptions): boolean =>
  foldCase ? obj.name.toLowerCase() === name.toLowerCase() : sameId(obj, pkg, name);

/** As `lookupFieldOrMethod`, without the rule for defined pointer types. */
export const search = (t: Type, options: LookupOptions): LookupResult => {
  if (options.name === "_") return "missing";
  const start = deref(t);
  if (start.pointer && isInterface(start.type)) return "missing";
  let current: readonly Embedded[] = [{ type: start.type, path: [], indirect: start.pointer, multiples: false }];
  const seen: Type[] = [];
  while (current.length > 0) {
    const next: Embedded[] = [];
    let found: Found | undefined;
    for (const e of current) {
      if (e.type.kind === "Named") {
        if (seen.some((s) => identical(s, e.type))) continue;
        seen.push(e.type);
      }
      for (const obj of candidates(e.type, options)) {
        if (found || e.multiples) return "ambiguous";
        found = { obj, path: e.path, indirect: e.indirect };
      }
      if (!found) next.push(...embeddedIn(e));
    }
    if (found) {
      const needsAddress = found.obj.kind === "Func" && hasPointerReceiver(found.obj) && !found.indirect && !options.addressable;
      return needsAddress ? "pointer receiver" : found;
    }
    current = consolidate(next);
  }
  return "missing";
};

/** Fields and methods of the type itself that have the name. A method hides nothing else at its own depth. */
const candidates = (t: Type, options: LookupOptions): readonly (VarObj | FuncObj)[] => {
  if (t.kind === "Named") {
    // Looked up in the origin, so that only the method wanted is instantiated.
    const i = originOf(t).methods.findIndex((m) => matches(m, options));
    const method = i < 0 ? undefined : t.methods[i];
    if (method) return [method];
  }
  const u = under(t);
  if (u.kind === "Struct") return u.fields.filter((f) => matches(f, options));
  if (u.kind !== "Interface") return [];
  const method = options.foldCase ? undefined : methodOf(u, options.pkg, options.name);
  return method ? [method] : [];
};

const embeddedIn = (e: Embedded): readonly Embedded[] => {
  const u = under(e.type);
  if (u.kind !== "Struct") return [];
  return u.fields
    .filter((f) => f.embedded)
    .map((f) => {
      const { type, pointer } = deref(f.type);
      return { type, path: [...e.path, f], indirect: e.indirect || pointer, multiples: e.multiples };
    });
};

const consolidate = (list: readonly Embedded[]): readonly Embedded[] => {
  const out: Embedded[] = [];
  for (const e of list) {
    const twin = out.find((o) => identical(o.type, e.type));
    if (twin) twin.multiples = true;
    else out.push(e);
  }
  return out;
};
