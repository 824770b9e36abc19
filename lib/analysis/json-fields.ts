// Facts about what encoding/json writes and reads: the keys of struct fields, and the types whose JSON depends on nothing but their values.

import type { Expr } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";
import type { Struct, Type } from "../semantics/types.ts";
import type { Facts } from "./facts.ts";

/** What a struct tag says of a field; a field that JSON does not know has no key. */
export interface JsonField {
  readonly field: VarObj;
  readonly key?: string;
  readonly omitEmpty: boolean;
}

/** The fields of a struct in Go's order; undefined where Go does more than write them one after the other. */
export function jsonFieldsOf(u: Struct): readonly JsonField[] | undefined {
  const fields: JsonField[] = [];
  for (const [i, field] of u.fields.entries()) {
    const tag = u.tags[i] ?? "";
    const found = /(?:^|[" ])json:"((?:[^"\\]|\\.)*)"/.exec(tag)?.[1];
    // A tag that is not written as Go expects it is read by Go's own rules.
    if (!/^(?: *[^\s:"]+:"(?:[^"\\]|\\.)*")* *$/.test(tag)) return undefined;
    if (found === "-" || (!field.exported && !field.embedded)) {
      fields.push({ field, omitEmpty: false });
      continue;
    }
    const [name = "", ...options] = (found ?? "").split(",");
    // Fields of an embedded struct become the outer one's own; an embedded field with a name is as any other.
    if (field.embedded && (name === "" || !field.exported)) return undefined;
    if (!/^[\p{L}\p{N}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]*$/u.test(name) || options.some((o) => o !== "omitempty" && o !== ""))
      return undefined;
    fields.push({ field, key: name || field.name, omitEmpty: options.includes("omitempty") });
  }
  const keys = fields.flatMap((f) => f.key ?? []);
  return new Set(keys).size === keys.length ? fields : undefined;
}

/** Does a type say all by itself what its JSON is? `visit` is asked once for each struct. */
export function plainJson(type: Type, facts: Facts, visit: (fields: readonly JsonField[]) => void = () => {}): boolean {
  const seen = new Set<Type>();
  const isPlain = (x: Type): boolean => {
    if (seen.has(x)) return true;
    seen.add(x);
    const named = x.kind === "Named";
    // A package's own type may write itself in any way; so may a type with these methods.
    if (named && (x.obj.pkg !== "" || x.typeArgs.length > 0 || x.typeParams.length > 0)) return false;
    for (const own of ["MarshalJSON", "MarshalText", "UnmarshalJSON", "UnmarshalText"])
      if (named && facts.info.lookup({ kind: "Pointer", elem: x }, own)) return false;
    const u = underlying(x);
    switch (u.kind) {
      case "Basic":
        return /^(?:string|bool|u?int(?:8|16|32|64)?|float64)$/.test(u.basic);
      case "Pointer":
        return isPlain(u.elem);
      case "Slice":
        // Bytes are written as base64.
        return !isByte(u.elem) && isPlain(u.elem);
      case "Array":
        return isPlain(u.elem);
      case "Struct": {
        const fields = jsonFieldsOf(u);
        if (!fields) return false;
        visit(fields);
        return fields.every((f) => f.key === undefined || isPlain(f.field.type));
      }
      default:
        return false;
    }
  };
  return isPlain(type);
}

const isByte = (t: Type): boolean => {
  const u = underlying(t);
  return u.kind === "Basic" && u.basic === "uint8";
};

type Fields = ReadonlyMap<VarObj, JsonField>;
const known = new WeakMap<Facts, { readonly written: Fields; readonly read: Fields }>();

/** Fields of the structs that the program writes as JSON. */
export const writtenFields = (facts: Facts): Fields => jsonFields(facts).written;
/** Fields of the structs that it reads from JSON. */
export const readFields = (facts: Facts): Fields => jsonFields(facts).read;

function jsonFields(facts: Facts): { readonly written: Fields; readonly read: Fields } {
  const before = known.get(facts);
  if (before) return before;
  const found = {
    written: fieldsOf(argumentsOf(/^Marshal(?:Indent)?$/, 0, facts), facts),
    read: fieldsOf(argumentsOf(/^Unmarshal$/, 1, facts), facts),
  };
  known.set(facts, found);
  return found;
}

function fieldsOf(values: readonly Expr[], facts: Facts): Fields {
  const found = new Map<VarObj, JsonField>();
  for (const value of values)
    plainJson(facts.info.typeOf(value), facts, (fields) => {
      for (const f of fields) found.set(f.field, f);
    });
  return found;
}

/** What stands in calls of the package's functions. */
const argumentsOf = (name: RegExp, at: number, facts: Facts): readonly Expr[] =>
  facts.nodesOf("CallExpr").flatMap((call) => {
    const callee = facts.info.calleeOf(call);
    const value = call.args[at];
    return callee?.pkg === "encoding/json" && name.test(callee.name) && value ? [value] : [];
  });
