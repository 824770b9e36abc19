// Implements doubts about defined texts as values of an interface: Rust has no trait object of a text that has no size.

import { wantedTypes } from "../../analysis/conversions.ts";
import type { Facts } from "../../analysis/facts.ts";
import { isString, underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const textsAsInterfaces = (facts: Facts): readonly Evidence[] =>
  wantedTypes(facts).flatMap(({ expr, type }) => {
    const given = facts.info.typeOf(expr);
    if (given.kind !== "Named" || !isString(given) || !hasMethods(type)) return [];
    return [doubt(expr, `\`${given.obj.name}\`, a text, stands for an interface`)];
  });

const hasMethods = (type: Type): boolean => {
  const u = underlying(type);
  return u.kind === "Interface" && u.methods.length > 0 && !(type.kind === "Named" && type.obj.pkg === undefined);
};
