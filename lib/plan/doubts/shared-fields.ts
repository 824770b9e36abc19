// Implements doubts about structs that are passed by value while what their fields refer to is changed: Go's copies share the
// map or the elements, Rust's copies have their own.

import type { Facts } from "../../analysis/facts.ts";
import type { Use } from "../../analysis/uses.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const sharedFields = (facts: Facts): readonly Evidence[] =>
  facts.uses.variables.flatMap((v) => {
    if ((v.role !== "receiver" && v.role !== "param") || underlying(v.type).kind !== "Struct") return [];
    const change = facts.uses.of(v).find((u) => changesShared(u));
    return change ? [doubt(change.ident, `\`${v.name}\` is a copy that shares what changes here`)] : [];
  });

/** `c.cache[k] = v`, `delete(c.cache, k)`. */
function changesShared({ steps, role }: Use): boolean {
  const field = steps[0]?.step === "field" && !steps[0].throughPointer ? steps[0].field : undefined;
  const kind = field && underlying(field.type).kind;
  if (kind !== "Map" && kind !== "Slice") return false;
  if (role.kind === "argument") return role.index === 0 && ["delete", "copy", "clear"].includes(role.builtin ?? "");
  return (role.kind === "assign" || role.kind === "update") && steps[1]?.step === "index";
}
