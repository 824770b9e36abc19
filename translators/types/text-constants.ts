// Implements the idiom of a closed set of texts: a named string type that only ever holds its constants becomes an enum.

import { textsOf, textUse } from "../../lib/analysis/closed-texts.ts";
import { namesBeside } from "../../lib/analysis/constant-sets.ts";
import type { Facts } from "../../lib/analysis/facts.ts";
import type { TypeSpec } from "../../lib/go/ast.ts";
import { covers, defineShape, nearMiss } from "../../lib/patterns/kit.ts";
import type { ConstObj, TypeNameObj } from "../../lib/semantics/objects.ts";

interface Data {
  readonly type: TypeNameObj;
  readonly constants: readonly ConstObj[];
  readonly names: readonly string[];
}

/**
 * Form: `type T string` with two constants of T or more. Restrictions: every value of T is one of them, so no other text is
 * converted into it or stands for it, nothing makes its zero value unless "" is one of its texts; and its texts are only
 * compared, printed and converted to `string`, not ordered, joined or taken apart.
 */
export default defineShape<"TypeSpec", Data>({
  id: "text-constants",
  catalogue: ["const-string-enum"],
  root: "TypeSpec",
  tier: "idiom",
  category: "types",
  title: "Texts of one type become an `enum`",
  what: "`{type}` only ever holds one of its constants, so it is an enum and `match` knows them all. Where the text itself is asked for, `as_str` gives it.",
  why: "A closed set of constants is an `enum`: a misspelt one does not compile, the compiler checks that each `match` covers every case, and a value takes a byte in place of a text.",
  pitfall:
    "A text can't become a `{type}` by a conversion any more: reading one from outside needs a function that can fail, as `FromStr` describes.",
  link: { text: "The Rust book: Defining an enum", url: "https://doc.rust-lang.org/book/ch06-01-defining-an-enum.html" },
  match(s, facts) {
    const type = facts.info.objectOf(s.name);
    if (type?.kind !== "TypeName" || !isOfPackage(s, facts)) return undefined;
    const constants = textsOf(type, facts);
    if (!constants) return undefined;
    const names = namesBeside(type, constants);
    const use = textUse(type, constants, facts);
    if (use) return nearMiss(`\`${type.name}\` stays a text: ${use.because}`, use.at);
    if (new Set(names.map((n) => n.toLowerCase())).size !== names.length || names.includes("Self"))
      return nearMiss(`two constants of \`${type.name}\` would have one name`, s.span);
    return covers([], { type, constants, names }, { type: type.name });
  },
  constrain({ data }) {
    const variants = data.constants.map((c, i) => ({
      name: data.names[i] ?? c.name,
      obj: c,
      ...(c.value.kind === "string" && { text: c.value.value }),
    }));
    return [{ kind: "enumOf", type: data.type, variants }];
  },
});

const isOfPackage = (s: TypeSpec, facts: Facts): boolean => {
  const d = facts.tree.parentOf(s);
  return d !== undefined && facts.tree.parentOf(d)?.kind === "File";
};
