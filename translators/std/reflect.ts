// Implements package reflect where types are known: deep equality is `==`, and the name of a type is a constant.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { binary, isOption, str, stripRefs, t } from "../../lib/rust/factory.ts";
import { prune, under } from "../../lib/semantics/named.ts";
import { goTypeName } from "./_type-names.ts";
import { argOf, combine, listOf, staticStr } from "./_values.ts";

/** Values of one type compare by their parts in Rust; of two types they are never equal in Go. */
const deepEqual: StdLowering = (c, ctx) => {
  const [a, b] = [listOf(ctx, argOf(c, 0)), listOf(ctx, argOf(c, 1))];
  const types = c.args.map((e) => goTypeName(prune(ctx.info.typeOf(e))));
  if (types[0] !== types[1] || c.args.some((e) => under(ctx.info.typeOf(e)).kind === "Interface")) return undefined;
  // A pointer that may be nil beside one that never is.
  if (isOption(stripRefs(a.type)) !== isOption(stripRefs(b.type))) return undefined;
  ctx.derive(stripRefs(a.type), "PartialEq");
  return combine(ctx, [a, b], t.bool, (x, y) => binary(x, "==", y));
};

/** `reflect.TypeOf(x)`, which is printed or compared as text. */
const typeOf: StdLowering = (c, ctx) => {
  const type = prune(ctx.info.typeOf(argOf(c, 0)));
  return under(type).kind === "Interface" ? undefined : temp(str(goTypeName(type)), staticStr);
};

export default defineStdPackage({
  path: "reflect",
  functions: {
    DeepEqual: {
      lower: deepEqual,
      note: {
        title: "Deep equality is equality",
        category: "generics-collections",
        level: "idiom",
        what: "`reflect.DeepEqual` becomes `==`, which compares lists, maps and structs by what they hold.",
        why: "`==` is the trait `PartialEq`; `#[derive(PartialEq)]` compares all fields, and the compiler knows both types.",
        pitfall: "`DeepEqual` tells a nil slice or map from an empty one; a `Vec` or `HashMap` is only empty or not.",
        link: { text: "PartialEq", url: "https://doc.rust-lang.org/std/cmp/trait.PartialEq.html" },
      },
    },
    TypeOf: typeOf,
  },
});
