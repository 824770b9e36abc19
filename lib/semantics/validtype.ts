// Implements the check that defined types have finite size: a value must not contain itself.

import type { Checker } from "./checker.ts";
import { invalidType } from "./basic.ts";
import { DeclaredType, InstanceType, originOf, prune } from "./named.ts";
import { identical } from "./predicates.ts";
import type { Named, Type } from "./types.ts";

/** Reports infinite types, and makes them invalid so that nobody walks them for ever. */
export const checkFiniteTypes = (c: Checker): void => {
  const valid = new Set<Named>();
  for (const t of c.declaredTypes) {
    const cycle = findCycle(t, [], valid);
    if (!cycle) continue;
    report(c, cycle);
    for (const member of cycle) if (member instanceof DeclaredType) member.rhs = invalidType;
  }
};

/** More instances of one type than this within each other are taken for endless. */
const maxExpansions = 8;

const findCycle = (t: Type, path: readonly Named[], valid: Set<Named>): readonly Named[] | undefined => {
  t = prune(t);
  switch (t.kind) {
    case "Array":
      return findCycle(t.elem, path, valid);
    case "Struct":
      return firstCycle(
        t.fields.map((f) => f.type),
        path,
        valid,
      );
    case "Interface":
      return firstCycle(t.embeddeds, path, valid);
    case "Union":
      return firstCycle(
        t.terms.map((x) => x.type),
        path,
        valid,
      );
    case "Named": {
      if (valid.has(t)) return undefined;
      const start = path.findIndex((p) => identical(p, t));
      if (start >= 0) return path.slice(start);
      const origin = originOf(t);
      if (!(origin instanceof DeclaredType) || !origin.rhs) return undefined;
      // An expansion that grows with each step, as `type T[P any] struct { f T[*P] }`.
      if (path.filter((p) => originOf(p) === origin).length > maxExpansions) return [origin];
      const cycle = findCycle(t instanceof InstanceType ? t.underlying : origin.rhs, [...path, t], valid);
      if (!cycle) valid.add(t);
      return cycle;
    }
    default:
      return undefined;
  }
};

const firstCycle = (types: readonly Type[], path: readonly Named[], valid: Set<Named>): readonly Named[] | undefined => {
  for (const t of types) {
    const cycle = findCycle(t, path, valid);
    if (cycle) return cycle;
  }
  return undefined;
};

const report = (c: Checker, cycle: readonly Named[]): void => {
  const first = cycle[0]!.obj;
  if (!first.span) return;
  if (cycle.length === 1) {
    c.error(first.span, `invalid recursive type: ${first.name} refers to itself`);
    return;
  }
  const steps = cycle.map((t, i) => `\n\t${t.obj.name} refers to ${cycle[(i + 1) % cycle.length]!.obj.name}`);
  c.error(first.span, `invalid recursive type ${first.name}${steps.join("")}`);
};
