// Implements the order in which package-level variables are initialised, as the Go spec asks ("Package initialization").

import type { Checker, DeclInfo } from "./checker.ts";
import type { Obj, VarObj } from "./objects.ts";

/** Variables in the order of their initialisation; those that one call sets form a group. */
export const initOrder = (c: Checker, objects: readonly Obj[]): readonly (readonly VarObj[])[] => {
  const order: (readonly VarObj[])[] = [];
  const done = new Set<DeclInfo>();
  const vars = objects.filter((o): o is VarObj => o.kind === "Var");
  // The next variable to initialise is the earliest that depends on none that is not initialised.
  for (const v of vars) initialise(c, v, done, order, []);
  return order;
};

const initialise = (c: Checker, v: VarObj, done: Set<DeclInfo>, order: (readonly VarObj[])[], path: readonly Obj[]): void => {
  const info = c.declInfos.get(v);
  if (!info || done.has(info)) return;
  if (path.includes(v)) {
    reportCycle(c, path.slice(path.indexOf(v)), v);
    return;
  }
  const inner = [...path, v];
  for (const needed of variablesReached(c, info)) {
    if (needed !== v) initialise(c, needed, done, order, inner);
    else if (!info.lhs) reportCycle(c, inner.slice(inner.indexOf(v)), v, info.deps.has(v));
  }
  if (done.has(info)) return;
  done.add(info);
  if (info.init) order.push(info.lhs ?? [v]);
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
