// Implements the serde attributes of structs that are written as JSON or read from it: what Go's struct tags say, or its names where there is no tag.

import { type JsonField, jsonFieldsOf, readFields, writtenFields } from "../../analysis/json-fields.ts";
import type { Node } from "../../go/ast.ts";
import type { RustAttr } from "../../rust/ast.ts";
import { textItem } from "../../rust/factory.ts";
import type { VarObj } from "../../semantics/objects.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Struct } from "../../semantics/types.ts";
import type { Emitter } from "../emitter.ts";

/** `#[serde(rename_all = "PascalCase")]`, where that gives every key. */
export function serdeOfStruct(u: Struct, at: Node, ctx: Emitter): readonly RustAttr[] {
  const isRead = u.fields.some((f) => readFields(ctx.facts).has(f));
  const fields = isRead || u.fields.some((f) => writtenFields(ctx.facts).has(f)) ? jsonFieldsOf(u) : undefined;
  if (!fields) return [];
  ctx.note("json-tags", at);
  const rule = ruleOf(fields, ctx);
  // A key that is missing leaves Go's zero value.
  const options = [...(isRead ? ["default"] : []), ...(rule ? [`rename_all = "${rule}"`] : [])];
  return options.length > 0 ? [`serde(${options.join(", ")})`] : [];
}

/** What one field needs besides. */
export function serdeOfField(f: VarObj, ctx: Emitter): readonly RustAttr[] {
  const written = writtenFields(ctx.facts).get(f);
  const form = written ?? readFields(ctx.facts).get(f);
  if (!form) return [];
  if (form.key === undefined) return ["serde(skip)"];
  const owner = ownerOf(f, ctx);
  const rule = owner && ruleOf(owner, ctx);
  const options: string[] = [];
  if (form.key !== (rule ? renamed(nameOf(f, ctx), rule) : nameOf(f, ctx))) options.push(`rename = ${JSON.stringify(form.key)}`);
  const skip = written?.omitEmpty ? emptyTest(f, ctx) : undefined;
  if (skip !== undefined) options.push(`skip_serializing_if = "${skip}"`);
  if (written && isFloat(f)) {
    // serde_json writes `null` for what Go refuses to write.
    ctx.helper("finite", () => [textItem(finite)]);
    options.push('serialize_with = "finite"');
  }
  return options.length > 0 ? [`serde(${options.join(", ")})`] : [];
}

const ownerOf = (f: VarObj, ctx: Emitter): readonly JsonField[] | undefined => {
  for (const o of ctx.info.typeNames) {
    const u = underlying(o.type);
    if (u.kind === "Struct" && u.fields.includes(f)) return jsonFieldsOf(u);
  }
  return undefined;
};

/** A raw identifier's name is what stands behind `r#`. */
const nameOf = (f: VarObj, ctx: Emitter): string => ctx.nameOf(f).replace(/^r#/, "");

type Rule = "camelCase" | "PascalCase";

/** One rule in place of two or more renames, where all keys follow it. */
function ruleOf(fields: readonly JsonField[], ctx: Emitter): Rule | undefined {
  const keyed = fields.filter((f) => f.key !== undefined);
  const different = keyed.filter((f) => f.key !== nameOf(f.field, ctx));
  // serde looks at ASCII letters only.
  if (different.length < 2 || !keyed.every((f) => /^\w+$/.test(nameOf(f.field, ctx)))) return undefined;
  const rules: readonly Rule[] = ["camelCase", "PascalCase"];
  return rules.find((r) => keyed.every((f) => renamed(nameOf(f.field, ctx), r) === f.key));
}

/** As serde renames a field that is written in snake_case. */
function renamed(name: string, rule: Rule): string {
  const pascal = name.replace(/(?:^|_+)([a-zA-Z0-9]?)/g, (_, c: string) => c.toUpperCase());
  return rule === "PascalCase" ? pascal : pascal.replace(/^./, (c) => c.toLowerCase());
}

/** What asks whether Go's `omitempty` leaves the field out; a struct is never left out. */
function emptyTest(f: VarObj, ctx: Emitter): string | undefined {
  const u = underlying(f.type);
  switch (u.kind) {
    case "Pointer":
      return "Option::is_none";
    case "Slice":
      return "Vec::is_empty";
    case "Basic":
      if (u.basic === "string") return "String::is_empty";
      if (u.basic === "bool") return "std::ops::Not::not";
      ctx.helper("is_zero", () => [textItem(isZero)]);
      return "is_zero";
    default:
      return undefined;
  }
}

const isFloat = (f: VarObj): boolean => {
  const u = underlying(f.type);
  return u.kind === "Basic" && u.basic === "float64";
};

const isZero = `
/// A number that JSON leaves out.
fn is_zero<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}`;

const finite = `
/// A number as JSON; an infinity has no such form.
fn finite<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.is_finite() {
        return serializer.serialize_f64(*value);
    }
    let text = match value.is_nan() {
        true => "NaN",
        false if *value > 0.0 => "+Inf",
        false => "-Inf",
    };
    Err(serde::ser::Error::custom(format!(
        "json: unsupported value: {text}"
    )))
}`;
