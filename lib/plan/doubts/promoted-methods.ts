// Implements doubts about interfaces whose methods come from elsewhere: from what a struct embeds, or from the library's interfaces.

import { wantedTypes } from "../../analysis/conversions.ts";
import type { Facts } from "../../analysis/facts.ts";
import type { FuncObj, TypeNameObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const promotedMethods = (facts: Facts): readonly Evidence[] => [...promoting(facts), ...composed(facts)];

/** `interface { io.Reader; Size() int }`: the library's trait is another one, which nothing here is declared to implement. */
const composed = (facts: Facts): readonly Evidence[] =>
  facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    const isForeign = (e: Type): boolean => e.kind !== "Named" || e.obj.pkg !== o.pkg;
    const isComposed = u.kind === "Interface" && u.embeddeds.some((e) => isForeign(e) && methodsOf(e).length > 0);
    return isComposed && o.span ? [{ text: `\`${o.name}\` is composed of an interface of the library`, span: o.span }] : [];
  });

/** A struct put where an interface is wanted that only its embedded fields implement. */
const promoting = (facts: Facts): readonly Evidence[] =>
  wantedTypes(facts).flatMap(({ expr, type }) => {
    const given = facts.info.typeOf(expr);
    const own = given.kind === "Pointer" ? given.elem : given;
    if (own.kind !== "Named" || underlying(own).kind !== "Struct" || type.kind !== "Named") return [];
    const missing = methodsOf(type).find((m) => isPromoted(own.obj, m));
    return missing ? [doubt(expr, `\`${own.obj.name}\` is a \`${type.obj.name}\` by what it embeds`)] : [];
  });

const isPromoted = (o: TypeNameObj, m: FuncObj): boolean =>
  o.type.kind === "Named" && !o.type.methods.some((own) => own.name === m.name);

function methodsOf(type: Type): readonly FuncObj[] {
  const u = underlying(type);
  return u.kind === "Interface" ? [...u.methods, ...u.embeddeds.flatMap(methodsOf)] : [];
}
