// Implements doubts about structs that are put where an interface of the library is wanted, and have its methods by what they embed.

import { wantedTypes } from "../../analysis/conversions.ts";
import type { Facts } from "../../analysis/facts.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const libraryByEmbedding = (facts: Facts): readonly Evidence[] =>
  wantedTypes(facts).flatMap(({ expr, type }) => {
    const given = facts.info.typeOf(expr);
    const own = given.kind === "Pointer" ? given.elem : given;
    const u = underlying(type);
    if (own.kind !== "Named" || underlying(own).kind !== "Struct" || type.kind !== "Named" || u.kind !== "Interface") return [];
    if (type.obj.pkg === own.obj.pkg) return [];
    const missing = u.methods.some((m) => !own.methods.some((x) => x.name === m.name));
    return missing ? [doubt(expr, `\`${own.obj.name}\` is a \`${type.obj.name}\` by what it embeds`)] : [];
  });
