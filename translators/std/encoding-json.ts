// Implements package encoding/json with serde and serde_json: values of the program's own types are written as JSON.

import { plainJson, writtenFields } from "../../lib/analysis/json-fields.ts";
import { neverNilSlices } from "../../lib/analysis/nil-slices.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import { isAnyRef, t } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import { jsonError } from "./_fallible.ts";
import { hasJsonForm } from "./_json-forms.ts";
import { jsonCall } from "./_json-helpers.ts";
import { argOf, combine, constString } from "./_values.ts";

/** `go_json(&user)`: the bytes are serde's, but for what Go escapes and how it prints floats. */
const marshal =
  (indent: (c: StdCall, ctx: EmitContext) => string | undefined): StdLowering =>
  (c, ctx) => {
    const value = argOf(c, 0);
    const type = ctx.info.typeOf(value);
    const space = indent(c, ctx);
    if (space === undefined || !plainJson(type, ctx.facts) || !neverNilSlices(value, ctx.facts)) return undefined;
    const v = ctx.borrow(value);
    if (!isAnyRef(v.type) || !hasJsonForm(v.type, ctx)) return undefined;
    ctx.derive(v.type, "serde::Serialize");
    ctx.requireCrate("serde", "derive");
    ctx.requireCrate("serde_json");
    return combine(ctx, [v], t.result(t.vec(t.u8), jsonError), (x) => jsonCall(ctx, x, space, hasFloats(ctx)));
  };

/** Is any float among the fields that the program writes? */
const hasFloats = (ctx: EmitContext): boolean =>
  [...writtenFields(ctx.facts).values()].some((f) => {
    const u = underlying(f.field.type);
    return f.key !== undefined && u.kind === "Basic" && u.basic === "float64";
  });

const indentOf = (c: StdCall, ctx: EmitContext): string | undefined =>
  constString(ctx, argOf(c, 1)) === "" ? constString(ctx, argOf(c, 2)) : undefined;

export default defineStdPackage({
  path: "encoding/json",
  functions: {
    Marshal: marshal(() => ""),
    MarshalIndent: marshal(indentOf),
  },
});
