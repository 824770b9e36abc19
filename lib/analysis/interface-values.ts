// Facts about types whose values come to stand behind an interface: put where one is wanted, sent, or given for a type parameter.

import type { TypeNameObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import { readingOf } from "../semantics/reading.ts";
import type { Type } from "../semantics/types.ts";
import { wantedOfCalls, wantedTypes } from "./conversions.ts";
import type { Facts } from "./facts.ts";

const found = new WeakMap<Facts, ReadonlySet<TypeNameObj>>();

export function comesBehindInterface(o: TypeNameObj, facts: Facts): boolean {
  const known = found.get(facts) ?? findAll(facts);
  found.set(facts, known);
  return known.has(o);
}

function findAll(facts: Facts): ReadonlySet<TypeNameObj> {
  const { info } = facts;
  const isOpen = (type: Type): boolean => ["Interface", "TypeParam"].includes(underlying(type).kind) || type.kind === "TypeParam";
  const given = [
    ...wantedTypes(facts).flatMap(({ expr, type }) => (isOpen(type) ? [info.typeOf(expr)] : [])),
    ...wantedOfCalls(facts).flatMap((w) => (isOpen(w.type) ? [w.given] : [])),
    ...facts.nodesOf("SendStmt").map((s) => info.typeOf(s.value)),
    // A generic function takes them as what their type parameter asks for.
    ...facts.nodesOf("CallExpr").flatMap((c) => {
      const callee = info.calleeOf(c);
      return callee && callee.origin !== undefined ? c.args.map((a) => info.typeOf(a)) : [];
    }),
  ];
  // `var _ Shape = Square{}` asks for it, too.
  const checked = readingOf(info).checks.flatMap(({ type }) => info.typeNames.filter((o) => o.name === type));
  return new Set([...given.flatMap(namedIn), ...checked]);
}

function namedIn(type: Type): readonly TypeNameObj[] {
  if (type.kind === "Named") return [(type.origin ?? type).obj, ...type.typeArgs.flatMap(namedIn)];
  return type.kind === "Pointer" || type.kind === "Slice" || type.kind === "Array" || type.kind === "Map"
    ? namedIn(type.elem)
    : [];
}
