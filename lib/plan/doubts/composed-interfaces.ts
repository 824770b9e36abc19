// Implements doubts about interfaces that are composed of the library's: the library's trait is another one, which nothing here is
// declared to implement.

import type { Facts } from "../../analysis/facts.ts";
import type { FuncObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Evidence } from "../decision.ts";

/** `interface { io.Reader; Size() int }`. */
export const composedInterfaces = (facts: Facts): readonly Evidence[] =>
  facts.info.typeNames.flatMap((o) => {
    const u = underlying(o.type);
    const isForeign = (e: Type): boolean => e.kind !== "Named" || e.obj.pkg !== o.pkg;
    const isComposed = u.kind === "Interface" && u.embeddeds.some((e) => isForeign(e) && methodsOf(e).length > 0);
    return isComposed && o.span ? [{ text: `\`${o.name}\` is composed of an interface of the library`, span: o.span }] : [];
  });

function methodsOf(type: Type): readonly FuncObj[] {
  const u = underlying(type);
  return u.kind === "Interface" ? [...u.methods, ...u.embeddeds.flatMap(methodsOf)] : [];
}
