// Implements the idiom of flags: a number type whose constants are single bits becomes a tuple struct with its constants and operators.

import { namesBeside } from "../../lib/analysis/constant-sets.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import { flagsOf, numberUse } from "../../lib/analysis/flag-types.ts";
import type { TypeSpec } from "../../lib/go/ast.ts";
import { covers, defineShape, nearMiss } from "../../lib/patterns/kit.ts";
import { screamingSnake, upperCamel } from "../../lib/rust/names.ts";
import type { ConstObj, TypeNameObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly type: TypeNameObj;
  readonly constants: readonly ConstObj[];
  readonly names: readonly string[];
}

/**
 * Form: `type T uint8` with constants of T of which two or more are single bits, by `1 << iota` or by number, and all others are
 * made of these. Restrictions: its values are only combined bit by bit, compared, converted, stored and printed; a shift, a sum,
 * an index of a list, generic arithmetic make it a number.
 */
export default defineShape<"TypeSpec", Data>({
  id: "iota-flags",
  catalogue: ["iota-flags"],
  root: "TypeSpec",
  tier: "idiom",
  category: "types",
  title: "Flags become a type of their own",
  what: "`{type}` is a set of bits that nothing counts with, so it is a tuple struct: its constants stand in its `impl`, and it has the operators that are used, and no others.",
  why: "An alias of a number would let any number pass for flags. With a struct around it, only a `{type}` combines with a `{type}`, and operators are traits of `std::ops` that a type implements one by one.",
  pitfall:
    "A literal is no `{type}`: where Go writes `0`, Rust writes `{rust}(0)`. The crate `bitflags` writes such types, with more methods, from their constants.",
  link: { text: "std::ops", url: "https://doc.rust-lang.org/std/ops/index.html" },
  match(s, facts) {
    const type = facts.info.objectOf(s.name);
    if (type?.kind !== "TypeName" || !isOfPackage(s, facts)) return undefined;
    const constants = flagsOf(type, facts);
    if (!constants) return undefined;
    const names = namesBeside(type, constants).map(screamingSnake);
    const number = numberUse(type, facts);
    if (number) return nearMiss(`\`${type.name}\` stays a number: ${number.because}`, number.at);
    if (new Set(names).size !== names.length) return nearMiss(`two constants of \`${type.name}\` would have one name`, s.span);
    return covers([], { type, constants, names }, { type: type.name, rust: upperCamel(type.name) });
  },
  constrain: ({ data }) => [
    { kind: "flagsOf", type: data.type, constants: new Map(data.constants.map((c, i) => [c, data.names[i] ?? c.name])) },
  ],
});

const isOfPackage = (s: TypeSpec, facts: Facts): boolean => {
  const d = facts.tree.parentOf(s);
  return d !== undefined && facts.tree.parentOf(d)?.kind === "File";
};
