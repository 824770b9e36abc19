// Implements names that Go tells apart by their capitals and Rust's conventions would not: `n` and `N`, `Insert` and `insert`.

import type { Facts } from "../analysis/facts.ts";
import type { Node } from "../go/ast.ts";
import { rustName, snakeCase } from "../rust/names.ts";
import type { FuncObj, VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";

/** The names of those that can't have their own in Rust; everything else keeps it. */
export interface TwinNames {
  ofVariable(v: VarObj): string | undefined;
  ofMethod(f: FuncObj): string | undefined;
}

export function twinNames(facts: Facts): TwinNames {
  const variables = new Map<VarObj, string>();
  for (const { scope, called } of [...scopes(facts), ...structs(facts)]) {
    const names = numbered([...called, ...scope.map((v) => v.name)], called);
    for (const v of scope) {
      const name = names.get(v.name);
      if (name !== undefined) variables.set(v, name);
    }
  }
  // By name alone, whatever the type: an interface and all that implement it have to agree.
  const methods = new Map(methodSets(facts).flatMap((names) => [...inner(names)]));
  return {
    ofVariable: (v) => variables.get(v.origin ?? v),
    ofMethod: (f) => methods.get(f.name),
  };
}

interface Scope {
  readonly scope: readonly VarObj[];
  /** Functions that are called there by their bare names: a variable of such a name would hide one. */
  readonly called: readonly string[];
}

/** Variables that live in one function, closures within it included. */
function scopes(facts: Facts): Scope[] {
  const within = new Map<Node, VarObj[]>();
  for (const v of facts.uses.variables) {
    const [use] = facts.uses.of(v);
    if (!use || v.role === "package" || v.role === "field" || v.role === "assumed") continue;
    const decl = [...facts.tree.ancestorsOf(use.ident)].findLast((n) => n.kind === "FuncDecl");
    if (decl) within.set(decl, [...(within.get(decl) ?? []), v]);
  }
  return [...within].map(([decl, scope]) => ({
    scope,
    called: facts.nodesOf("CallExpr", decl).flatMap(({ fun }) => {
      const f = fun.kind === "Ident" ? facts.info.objectOf(fun) : undefined;
      return f?.kind === "Func" ? [f.name] : [];
    }),
  }));
}

const structs = (facts: Facts): Scope[] =>
  facts.info.typeNames.flatMap((t) => {
    const u = underlying(t.type);
    return u.kind === "Struct" ? [{ scope: u.fields, called: [] }] : [];
  });

/** The names of the methods of each type that declares some. */
function methodSets(facts: Facts): string[][] {
  const sets = new Map<unknown, string[]>();
  const add = (of: unknown, name: string): void => void sets.set(of, [...(sets.get(of) ?? []), name]);
  for (const d of facts.nodesOf("FuncDecl")) {
    const f = d.recv && facts.info.funcObjOf(d);
    if (f?.recv) add(named(f.recv), f.name);
  }
  for (const t of facts.info.typeNames) {
    const u = underlying(t.type);
    if (u.kind === "Interface") for (const m of u.methods) add(t, m.name);
  }
  return [...sets.values()];
}

const named = (recv: Type): unknown => {
  const type = recv.kind === "Pointer" ? recv.elem : recv;
  return type.kind === "Named" ? (type.origin ?? type).obj : type;
};

/** Go names that become one name in Rust, the one that keeps it first: that which is written so, or comes first. */
function twins(names: readonly string[], called: readonly string[] = []): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const name of names) {
    if (name !== "_") groups.set(snakeCase(name), (groups.get(snakeCase(name)) ?? new Set()).add(name));
  }
  return [...groups].flatMap(([plain, group]) => {
    const rank = (name: string): number => (called.includes(name) ? 2 : Number(name === plain));
    const sorted = [...group].toSorted((a, b) => rank(b) - rank(a));
    return sorted.length > 1 ? [sorted] : [];
  });
}

const numbered = (names: readonly string[], called: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    twins(names, called).flatMap(([kept, ...others]) =>
      others.map((name, i): [string, string] => [name, free(kept ?? name, i + 2, names)]),
    ),
  );

function free(kept: string, from: number, names: readonly string[]): string {
  const taken = new Set(names.map(snakeCase));
  let n = from;
  while (taken.has(`${snakeCase(kept)}_${n}`)) n++;
  return `${snakeCase(kept)}_${n}`;
}

/** `Insert` is what others call, `insert` does the work inside. */
function inner(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names.map(snakeCase));
  return new Map(
    twins(names).flatMap((group) => {
      const [, ...others] = group.toSorted((a, b) => Number(isExported(b)) - Number(isExported(a)));
      return others.map((name, i): [string, string] => {
        const wanted = `${snakeCase(name)}_inner${i === 0 ? "" : `_${i + 1}`}`;
        return [name, rustName(taken.has(wanted) ? `${wanted}_2` : wanted)];
      });
    }),
  );
}

const isExported = (name: string): boolean => /^\p{Lu}/u.test(name);
