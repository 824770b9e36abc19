// Implements package unicode: the tests and mappings of `char`.

import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import { binary, methodCall, t } from "../../lib/rust/factory.ts";
import { argOf, charOf, combine } from "./_values.ts";

const test =
  (method: string, note?: string): StdLowering =>
  (c, ctx) => {
    if (note !== undefined) ctx.note(note, c.call);
    return combine(ctx, [charOf(ctx, argOf(c, 0))], t.bool, (r) => methodCall(r, method));
  };

/** One letter for one letter, as Go maps; Rust's mapping may give several. */
const mapping =
  (method: "to_uppercase" | "to_lowercase"): StdLowering =>
  (c: StdCall, ctx: EmitContext) => {
    const exact = ctx.plan.options.output === "exact";
    if (!exact) ctx.note("letter-case", c.call, { first: ", of which this takes the first" });
    return combine(ctx, [charOf(ctx, argOf(c, 0))], t.char, (r) =>
      methodCall(methodCall(methodCall(r, method), "next"), "unwrap"),
    );
  };

export default defineStdPackage({
  path: "unicode",
  functions: {
    IsLetter: test("is_alphabetic", "letter-class"),
    IsDigit: test("is_ascii_digit", "letter-class"),
    IsNumber: test("is_numeric"),
    IsSpace: test("is_whitespace"),
    IsUpper: test("is_uppercase", "letter-class"),
    IsLower: test("is_lowercase", "letter-class"),
    IsControl: test("is_control"),
    IsPunct: (c, ctx) => {
      ctx.note("letter-class", c.call);
      return combine(ctx, [charOf(ctx, argOf(c, 0))], t.bool, (r) =>
        binary(methodCall(r, "is_ascii_punctuation"), "&&", notSymbol(r)),
      );
    },
    ToUpper: mapping("to_uppercase"),
    ToLower: mapping("to_lowercase"),
    ToTitle: mapping("to_uppercase"),
  },
  values: {
    ReplacementChar: () => ({
      expr: { kind: "LitExpr", lit: { kind: "char", value: "\u{FFFD}" } },
      type: t.char,
      before: [],
      place: false,
      movable: true,
      borrows: [],
    }),
  },
});

/** `$+<=>^\`|~` count as symbols in Unicode, not as punctuation. */
function notSymbol(r: Parameters<typeof methodCall>[0]): Parameters<typeof methodCall>[0] {
  return {
    kind: "UnaryExpr",
    op: "!",
    expr: methodCall({ kind: "LitExpr", lit: { kind: "str", value: "$+<=>^`|~" } }, "contains", [r]),
  };
}
