// Implements doubts about names that Go tells apart by their first letter: a local `keys` hides the function `Keys` in Rust.

import type { Facts } from "../../analysis/facts.ts";
import { snakeCase } from "../../rust/names.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export function clashingNames(facts: Facts): readonly Evidence[] {
  const locals = new Map<unknown, Set<string>>();
  for (const v of facts.uses.variables) {
    const [first] = facts.uses.of(v);
    if (!first?.func || v.role === "package" || v.role === "field") continue;
    locals.set(first.func, (locals.get(first.func) ?? new Set()).add(v.name));
  }
  return facts.nodesOf("CallExpr").flatMap((c) => {
    const { fun } = c;
    const f = fun.kind === "Ident" ? facts.info.calleeOf(c) : undefined;
    if (fun.kind !== "Ident" || !f || f.recv) return [];
    const name = snakeCase(f.name);
    const hides = [...(locals.get(facts.tree.funcOf(c)) ?? [])].find((v) => v !== f.name && snakeCase(v) === name);
    return hides ? [doubt(fun, `\`${hides}\` and \`${f.name}\` have one name in Rust`)] : [];
  });
}
