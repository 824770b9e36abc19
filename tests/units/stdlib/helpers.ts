// Implements what the tests of the standard library share.

import type { ConstValue } from "../../../lib/semantics/constant.ts";
import type { Obj } from "../../../lib/semantics/objects.ts";
import type { PackageSource } from "../../../lib/semantics/package-source.ts";
import type { Named } from "../../../lib/semantics/types.ts";

/** An object that has to be there. */
export function objectOf(source: PackageSource, path: string, name: string): Obj {
  const obj = source.lookup(path)?.objects.get(name);
  if (!obj) throw new Error(`no ${path}.${name}`);
  return obj;
}

/** The defined type that an object declares. */
export function declaredType(obj: Obj): Named {
  if (obj.kind !== "TypeName" || obj.type.kind !== "Named") throw new Error(`${obj.name} declares no type`);
  return obj.type;
}

/** A constant as scripts/stdlib writes it. */
export function constText(value: ConstValue): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "float":
      return `${value.value.num}/${value.value.den}`;
    case "bool":
    case "int":
      return String(value.value);
    default:
      return value.kind;
  }
}
