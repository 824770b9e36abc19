// Implements the order in which package-level variables are initialised, as the Go spec asks ("Package initialization").

import type { Checker, DeclInfo } from "./checker.ts";
import type { Obj, VarObj } from "./objects.ts";

/** Variables in the order of their initialisation; those that one call sets form a group. */
export const initOrder = (c: Checker, objects: readonly Obj[]): readonly (readonly VarObj[])[] => {
  const vars = objects.filter((o): o is VarObj => o.kind === "Var");
  const checked = new Set<DeclInfo>();
  for (const v of vars) findCycles(c, v, checked, []);
  const left = new Map<DeclInfo, { readonly group: readonly VarObj[]; readonly needs: readonly DeclInfo[] }>();
  for (const v of vars) {
    const info = c.declInfos.get(v);
    if (!info?.init || left.has(info)) continue;
    const needs = variablesReached(c, info).flatMap((o) => c.declInfos.get(o) ?? []);
    left.set(info, { group: info.lhs ?? [v], needs: needs.filter((other) => other !== info) });
  }
  const order: (readonly VarObj[])[] = [];
  while (left.size > 0) {
    // The next variable to initialise is the earliest that depends on none that is not initialised; in a cycle, the earliest.
    const ready = [...left].find(([, { needs }]) => !needs.some((other) => left.has(other))) ?? [...left][0];
    if (!ready) break;
    left.delete(ready[0]);
    order.push(ready[1].group);
  }
  return order;
};

const findCycles = (c: Checker, v: VarObj, done: Set<DeclInfo>, path: readonly Obj[]): void => {
  const info = c.declInfos.get(v);
  if (!info || done.has(info)) return;
  if (path.includes(v)) {
    reportCycle(c, path.slice(path.indexOf(v)), v);
    return;
  }
  const inner = [...path, v];
  for (const needed of variablesReached(c, info)) {
    if (needed !== v) findCycles(c, needed, done, inner);
    else if (!info.lhs) reportCycle(c, inner.slice(inner.indexOf(v)), v, info.deps.has(v));
  }
  done.add(info);
};

/** Variables that an initialiser mentions, itself or through functions, in source order. */
const variablesReached = (c: Checker, info: DeclInfo): readonly VarObj[] => {
  const found = new Set<VarObj>();
  const seen = new Set<Obj>();
  const work = [...info.deps];
  for (let o = work.pop(); o; o = work.pop()) {
    if (seen.has(o)) continue;
    seen.add(o);
    if (o.kind === "Var") found.add(o);
    else if (o.kind === "Func") work.push(...(c.declInfos.get(o)?.deps ?? []));
  }
  return [...found].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
};

const reportCycle = (c: Checker, cycle: readonly Obj[], v: VarObj, directly = true): void => {
  if (!v.span) return;
  const steps = cycle.map((o, i) => `\n\t${o.name} refers to ${(cycle[i + 1] ?? v).name}`);
  c.error(
    v.span,
    cycle.length <= 1 && directly
      ? `initialization cycle: ${v.name} refers to itself`
      : `initialization cycle for ${v.name}${steps.join("")}`,
  );
};
