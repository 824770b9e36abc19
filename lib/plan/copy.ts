// Implements the question which Rust types are `Copy`: numbers, and what holds nothing else.

import type { Facts } from "../analysis/facts.ts";
import type { RustType } from "../rust/ast.ts";
import type { TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Open, Type } from "../semantics/types.ts";
import { isNumberConstraint } from "./bounds.ts";
import type { AnonymousStructs } from "./anonymous.ts";
import type { OpenTypes } from "./opens.ts";
import type { EnumPlan } from "./plan.ts";
import { isStaticText } from "./static-text.ts";
import type { StdTypes } from "./make-plan.ts";

export function isCopyType(
  type: RustType,
  facts: Facts,
  nameOf: (o: TypeNameObj) => string,
  slot: (v: VarObj) => RustType,
  typeOf: (type: Type) => RustType,
  enums: ReadonlyMap<TypeNameObj, EnumPlan>,
  std: StdTypes,
  opens: OpenTypes,
  anonymous: AnonymousStructs,
): boolean {
  const typeParams = copyParams(facts);
  const visit = (r: RustType, seen: ReadonlySet<string>): boolean => {
    switch (r.kind) {
      case "RefType":
        return !r.mut;
      case "TupleType":
        return r.elems.every((e) => visit(e, seen));
      case "ArrayType":
        return visit(r.elem, seen);
      case "FnPtrType":
      case "NeverType":
        return true;
      case "PathType": {
        const last = r.path.segments.at(-1);
        const name = last?.name ?? "";
        if (/^(bool|char|usize|isize|[iuf]\d+)$/.test(name)) return true;
        const params = typeParams.get(name);
        if (params) return params;
        if (name === "Option" && last?.generics?.[0]) return visit(last.generics[0], seen);
        if (seen.has(name)) return false;
        if (opens.all.some((o) => isNumberLike(o) && opens.nameOf(o) === name)) return true;
        const unnamed = r.path.import ? undefined : anonymous.all.find((x) => x.name === name);
        if (unnamed)
          return unnamed.type.fields.length <= 4 && unnamed.type.fields.every((f) => visit(slot(f), new Set([...seen, name])));
        const user = facts.info.typeNames.find((o) => nameOf(o) === name && r.path.segments.length === 1 && !r.path.import);
        if (user?.type.kind !== "Named") return r.path.import !== undefined && std.isCopy(r.path.import, name);
        const e = enums.get(user);
        const next = new Set([...seen, name]);
        if (e) return e.variants.every((v) => !v.of);
        const u = user.type.underlying;
        if (u.kind === "Struct") return u.fields.length <= 4 && u.fields.every((f) => visit(slot(f), next));
        return (
          (u.kind === "Basic" && (u.basic !== "string" || (user.type.methods.length > 0 && isStaticText(user, facts)))) ||
          (u.kind === "Array" && visit(typeOf(u), next))
        );
      }
      default:
        return false;
    }
  };
  return visit(type, new Set());
}

const copyParamsOf = new WeakMap<Facts, ReadonlyMap<string, boolean>>();

/** Type parameters by name: Copy where every one of that name ranges over numbers. */
function copyParams(facts: Facts): ReadonlyMap<string, boolean> {
  const known = copyParamsOf.get(facts);
  if (known) return known;
  const found = new Map<string, boolean>();
  for (const d of facts.nodesOf("FuncDecl")) {
    for (const p of facts.info.funcObjOf(d)?.type.typeParams ?? [])
      found.set(p.obj.name, (found.get(p.obj.name) ?? true) && isNumberConstraint(p.constraint));
  }
  for (const o of facts.info.typeNames) {
    for (const p of o.type.kind === "Named" ? o.type.typeParams : [])
      found.set(p.obj.name, (found.get(p.obj.name) ?? true) && isNumberConstraint(p.constraint));
  }
  copyParamsOf.set(facts, found);
  return found;
}

/** An undeclared type that its uses show to be a number or the like. */
export const isNumberLike = (o: Open): boolean => o.underlying?.kind === "Basic" && o.underlying.basic !== "string";
