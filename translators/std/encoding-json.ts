// Implements package encoding/json with serde and serde_json: values of the program's own types are written as JSON and read from it.

import { type JsonField, plainJson, readFields, writtenFields } from "../../lib/analysis/json-fields.ts";
import { knownText, leavesOnError, zeroTarget } from "../../lib/analysis/json-reading.ts";
import { fitsJson, jsonOf } from "../../lib/analysis/json-text.ts";
import { neverNilSlices } from "../../lib/analysis/nil-slices.ts";
import { defineStdPackage, type EmitContext, type StdCall, type StdLowering } from "../../lib/patterns/kit.ts";
import type { Expr } from "../../lib/go/ast.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { assign, call, closure, isAnyRef, local, methodCall, t } from "../../lib/rust/factory.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import { jsonError } from "./_fallible.ts";
import { hasJsonForm, isBare, nilIsNone } from "./_json-forms.ts";
import { jsonCall } from "./_json-helpers.ts";
import { argOf, combine, constInt, constString, strOf, unparen } from "./_values.ts";

/** `go_json(&user)`: the bytes are serde's, but for what Go escapes and how it prints floats. */
const marshal =
  (indent: (c: StdCall, ctx: EmitContext) => string | undefined): StdLowering =>
  (c, ctx) => {
    const value = argOf(c, 0);
    const type = ctx.info.typeOf(value);
    const space = indent(c, ctx);
    if (space === undefined || !plainJson(type, ctx.facts) || !neverNilSlices(value, ctx.facts) || !isBare(value, ctx))
      return undefined;
    const v = ctx.borrow(value);
    const known = constInt(ctx, value);
    // Nothing tells serde the type of a bare number.
    if (known !== undefined && known !== BigInt.asIntN(32, known)) return undefined;
    if (!isAnyRef(v.type) || !hasJsonForm(v.type, ctx)) return undefined;
    ctx.derive(v.type, "serde::Serialize");
    ctx.requireCrate("serde", "derive");
    ctx.requireCrate("serde_json");
    return combine(ctx, [v], t.result(t.vec(t.u8), jsonError), (x) => jsonCall(ctx, x, space, hasFloats(ctx)));
  };

/** Is any float among the fields that the program writes? */
const hasFloats = (ctx: EmitContext): boolean => [...writtenFields(ctx.facts).values()].some(isFloat);
const isFloat = (f: JsonField): boolean => {
  const u = underlying(f.field.type);
  return f.key !== undefined && u.kind === "Basic" && u.basic === "float64";
};

const indentOf = (c: StdCall, ctx: EmitContext): string | undefined =>
  constString(ctx, argOf(c, 1)) === "" ? constString(ctx, argOf(c, 2)) : undefined;

/** `serde_json::from_str(text).map(|value| user = value)`. */
const unmarshal: StdLowering = (c, ctx) => {
  const data = argOf(c, 0);
  const target = argOf(c, 1);
  const variable = zeroTarget(c.call, ctx.facts);
  if (!variable || variable.name === "json" || target.kind !== "UnaryExpr" || !plainJson(variable.type, ctx.facts))
    return undefined;
  const text = knownText(data, ctx.facts);
  const json = text === undefined ? undefined : jsonOf(text);
  const isKnown = json !== undefined && fitsJson(json, variable.type);
  // A known text that does not fit is read by Go's own rules, and so are floats of many digits.
  if (!isKnown && (text !== undefined || !leavesOnError(c.call, variable, ctx.facts) || readsFloats(ctx))) return undefined;
  // A tidying makes one `let` of it, or the variable `mut`.
  const place = ctx.peek(target.x);
  if (place.expr.kind !== "PathExpr" || !hasJsonForm(place.type, ctx) || holdsReference(place.type)) return undefined;
  if (!isBare(target.x, ctx) || !nilIsNone(variable.type, place.type, ctx)) return undefined;
  ctx.derive(place.type, "serde::Deserialize");
  ctx.requireCrate("serde", "derive");
  ctx.requireCrate("serde_json");
  ctx.note(isKnown ? "json-reading" : "json-leniency", c.call);
  const source = unparen(data);
  const converted = source.kind === "CallExpr" && ctx.info.isConversion(source) ? source.args[0] : undefined;
  const inner = converted && isText(converted, ctx) ? converted : undefined;
  if (!inner && !isBare(data, ctx)) return undefined;
  const read = inner ? strOf(ctx, inner) : ctx.borrow(data);
  const from = inner ? "serde_json::from_str" : "serde_json::from_slice";
  // Nothing else has the package's name here.
  const name = "json";
  return combine(ctx, [read], t.result(t.unit, jsonError), (x) =>
    methodCall(call(from, [x]), "map", [closure([name], assign(place.expr, local(name)))]),
  );
};

const isText = (e: Expr, ctx: EmitContext): boolean => {
  const u = underlying(ctx.info.typeOf(e));
  return u.kind === "Basic" && u.basic.includes("string");
};
/** Is any float among the fields that the program reads? */
const readsFloats = (ctx: EmitContext): boolean => [...readFields(ctx.facts).values()].some(isFloat);
const holdsReference = (type: RustType): boolean => JSON.stringify(type).includes('"RefType"');

export default defineStdPackage({
  path: "encoding/json",
  functions: {
    Marshal: marshal(() => ""),
    MarshalIndent: marshal(indentOf),
    Unmarshal: { lower: unmarshal, mutates: [1] },
  },
});
