// Implements doubts about interfaces of the program's own that ask for what `error` asks for: in Go either is given for the other, and
// in Rust an error and a trait of the program are two things.

import type { Facts } from "../../analysis/facts.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Evidence } from "../decision.ts";
import { doubt } from "./doubt.ts";

export const ownErrorInterfaces = (facts: Facts): readonly Evidence[] =>
  facts.nodesOf("TypeSpec").flatMap((s) => {
    const u = underlying(facts.info.typeOf(s.name));
    const [method, more] = u.kind === "Interface" && u.embeddeds.length === 0 ? u.methods : [];
    return method?.name === "Error" && !more ? [doubt(s, `\`${s.name.name}\` is an interface that any error has`)] : [];
  });
