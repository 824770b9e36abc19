// Implements the modules of a program of several packages: one for each package that others import, and its name.

import type { Facts } from "../analysis/facts.ts";
import { crates, rustNameOf } from "../crates/catalog.ts";
import { prefixesOf } from "../rust/modules.ts";
import { rustName, snakeCase } from "../rust/names.ts";
import type { Home } from "../semantics/objects.ts";
import type { Decision } from "./decision.ts";
import type { Names } from "./plan.ts";

/** A module for each imported package, by its import path: named as the package, or with its folder where two are named alike. */
export function planModules(homes: readonly Home[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const h of homes) {
    const isAlone = homes.every((other) => other === h || other.name !== h.name);
    const folder = h.path.split("/").at(-2) ?? "";
    const plain = snakeCase(isAlone || folder === "" ? h.name : `${folder}_${h.name}`);
    const wish = rustName(reservedModules.has(plain) ? `${plain}_pkg` : plain);
    let name = wish;
    for (let n = 2; prefixesOf(name).some((p) => taken.has(p)); n++) name = `${wish}_${n}`;
    for (const p of prefixesOf(name)) taken.add(p);
    found.set(h.path, name);
  }
  return found;
}

/** First segments of paths out of the file: a module of such a name would hide the crate. */
const reservedModules: ReadonlySet<string> = new Set(["std", "core", "alloc", ...crates.map(rustNameOf)]);

/** A card for each package, at its clause. */
export function moduleDecisions(facts: Facts, names: Names): readonly Decision[] {
  return facts.info.homes.flatMap(({ home, files }): Decision[] => {
    const module = names.moduleOf(home);
    const clause = files.find((f) => f.package)?.package;
    if (module === undefined || !clause) return [];
    const imports = facts.nodesOf("ImportSpec").filter((s) => s.path.value.slice(1, -1) === home.path);
    return [
      {
        id: "package-module",
        spans: [clause.span, ...imports.map((s) => s.span)],
        chosen: `mod ${module}`,
        rejected: [{ form: "a crate of its own", because: "what is only used here needs no version and no manifest" }],
        evidence: imports.map((s) => ({ text: "imported here", span: s.span })),
        args: { package: home.name, module },
      },
    ];
  });
}
