// Facts about a JSON text that stands in the program: whether it fits a Go type without any of Go's leniencies.

import { underlying } from "../semantics/predicates.ts";
import type { Type } from "../semantics/types.ts";
import { jsonFieldsOf } from "./json-fields.ts";

export type Json =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "list"; readonly items: readonly Json[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: Json])[] };

/** A whole text as JSON, with numbers as they are written and keys as often as they stand there. */
export function jsonOf(text: string): Json | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  // What follows may rely on the grammar.
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g) ?? [];
  let at = 0;
  const value = (): Json => {
    const token = tokens[at++] ?? "";
    if (token === "[") return { kind: "list", items: series("]", value) };
    if (token === "{")
      return {
        kind: "object",
        entries: series("}", () => {
          const key = JSON.parse(tokens[at] ?? "") as string;
          at += 2;
          return [key, value()] as const;
        }),
      };
    if (token.startsWith('"')) return { kind: "string", value: JSON.parse(token) as string };
    return /^[tfn]/.test(token) ? { kind: "word", text: token } : { kind: "number", text: token };
  };
  const series = <T>(end: string, one: () => T): T[] => {
    const found: T[] = [];
    while (tokens[at] !== end) {
      found.push(one());
      if (tokens[at] === ",") at++;
    }
    at++;
    return found;
  };
  return value();
}

/** Is every key written as the field's, every value of the field's own kind, and nothing `null` but a pointer? */
export function fitsJson(json: Json, type: Type): boolean {
  const u = underlying(type);
  switch (u.kind) {
    case "Pointer":
      return (json.kind === "word" && json.text === "null") || fitsJson(json, u.elem);
    case "Slice":
      return json.kind === "list" && json.items.every((x) => fitsJson(x, u.elem));
    case "Struct": {
      const fields = jsonFieldsOf(u)?.filter((f) => f.key !== undefined);
      if (!fields || json.kind !== "object") return false;
      const keys = json.entries.map(([key]) => fold(key));
      if (new Set(keys).size !== keys.length) return false;
      return json.entries.every(([key, value]) => {
        const field = fields.find((f) => f.key === key);
        if (field) return fitsJson(value, field.field.type);
        // Go takes a key in any case of letters.
        return !fields.some((f) => fold(f.key ?? "") === fold(key));
      });
    }
    case "Basic":
      if (json.kind === "string")
        return u.basic === "string" && !/[\ud800-\udfff]/.test(json.value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ""));
      if (json.kind === "word") return u.basic === "bool" && json.text !== "null";
      if (json.kind !== "number") return false;
      return u.basic === "float64" ? isShort(json.text) : isInside(json.text, u.basic);
    default:
      return false;
  }
}

const fold = (key: string): string =>
  key
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\u017f/g, "s")
    .replace(/\u212a/g, "k");

/** So few digits that every reader finds the same float. */
const isShort = (text: string): boolean => /^-?\d{1,15}$/.test(text.replace(".", "")) && text !== "-0";

function isInside(text: string, basic: string): boolean {
  const found = /^(u?)int(\d*)$/.exec(basic);
  if (!found || !/^(?:0|-?[1-9]\d*)$/.test(text)) return false;
  const bits = BigInt(found[2] || "64");
  const n = BigInt(text);
  return found[1] ? n >= 0n && n < 1n << bits : n >= -(1n << (bits - 1n)) && n < 1n << (bits - 1n);
}
