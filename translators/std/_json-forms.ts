// Facts about Rust types that serde writes as Go writes theirs: what they are made of, down to the last field.

import { jsonFieldsOf } from "../../lib/analysis/json-fields.ts";
import type { Expr, Ident } from "../../lib/go/ast.ts";
import type { EmitContext } from "../../lib/patterns/kit.ts";
import type { RustType } from "../../lib/rust/ast.ts";
import { isRefStr, isString, simpleName } from "../../lib/rust/factory.ts";
import type { Type } from "../../lib/semantics/types.ts";
import { underlying } from "../../lib/semantics/predicates.ts";
import type { VarObj } from "../../lib/semantics/objects.ts";

/** Numbers, texts, lists, options and the program's own structs; shared values, locks and enums are none of these. */
export function hasJsonForm(type: RustType, ctx: EmitContext, seen = new Set<string>()): boolean {
  const every = (list: readonly RustType[]): boolean => list.every((x) => hasJsonForm(x, ctx, seen));
  if (isRefStr(type) || isString(type)) return true;
  if (type.kind === "RefType") return !type.mut && every([type.inner]);
  if (type.kind === "SliceType") return every([type.elem]);
  // serde knows arrays up to this length.
  if (type.kind === "ArrayType") return lengthOf(type) <= 32 && every([type.elem]);
  if (type.kind !== "PathType") return false;
  const [last, ...more] = [...type.path.segments].reverse();
  if (!last || more.length > 0 || type.path.import) return false;
  if (/^(?:bool|[iu](?:8|16|32|64|size))$/.test(last.name)) return true;
  if (["Vec", "Option", "Box"].includes(last.name)) return every(last.generics ?? []);
  if ((last.generics ?? []).length > 0) return false;
  return seen.has(last.name) || isPlainStruct(last.name, ctx, seen.add(last.name));
}

function isPlainStruct(name: string, ctx: EmitContext, seen: Set<string>): boolean {
  const o = ctx.info.typeNames.find((x) => ctx.plan.names.of(x) === name);
  if (!o || ctx.plan.lockOf(o) || ctx.plan.enumOf(o) || ctx.plan.errors.isErrorType(o)) return false;
  const u = underlying(o.type);
  // A tuple struct is written as what lies inside; text inside may be no `String`.
  if (u.kind !== "Struct") return u.kind === "Basic" && !/float|string/.test(u.basic);
  const fields = jsonFieldsOf(u);
  return fields?.every((f) => f.key === undefined || isPlainField(f.field, f.omitEmpty, ctx, seen)) === true;
}

function isPlainField(f: VarObj, omitEmpty: boolean, ctx: EmitContext, seen: Set<string>): boolean {
  if (ctx.plan.isDropped(f)) return false;
  const type = ctx.plan.typeOfSlot(f);
  const u = underlying(f.type);
  // `finite` and the tests for what is empty are made for these types.
  const expected =
    u.kind === "Pointer"
      ? "Option"
      : u.kind === "Slice"
        ? "Vec"
        : u.kind === "Basic" && u.basic === "string"
          ? "String"
          : undefined;
  if (omitEmpty && (u.kind === "Array" || (expected !== undefined && headOf(type) !== expected))) return false;
  if (u.kind === "Basic" && (omitEmpty || u.basic === "float64") && f.type.kind === "Named") return false;
  if (u.kind === "Basic" && u.basic === "float64") return simpleName(type) === "f64";
  return hasJsonForm(type, ctx, seen);
}

const headOf = (type: RustType): string | undefined => (type.kind === "PathType" ? type.path.segments.at(-1)?.name : undefined);

const lengthOf = (type: Extract<RustType, { kind: "ArrayType" }>): number => {
  const { len } = type;
  return len.kind === "LitExpr" && len.lit.kind === "num" ? Number(len.lit.text) : Number.POSITIVE_INFINITY;
};

/** Is each pointer an `Option`, so that what JSON leaves out is none, and each text owned? */
export function nilIsNone(type: Type, rust: RustType, ctx: EmitContext, seen = new Set<Type>()): boolean {
  if (seen.has(type)) return true;
  seen.add(type);
  const u = underlying(type);
  const [inner] = rust.kind === "PathType" ? (rust.path.segments.at(-1)?.generics ?? []) : [];
  switch (u.kind) {
    case "Pointer":
      return headOf(rust) === "Option" && inner !== undefined && nilIsNone(u.elem, inner, ctx, seen);
    case "Slice":
      return inner !== undefined && nilIsNone(u.elem, inner, ctx, seen);
    case "Struct":
      return u.fields.every((f) => nilIsNone(f.type, ctx.plan.typeOfSlot(f), ctx, seen));
    case "Basic":
      return u.basic !== "string" || isString(rust);
    default:
      return true;
  }
}

/** Is the value itself in the variable, not in a lock, a cell or a static that only derefs to it? */
export function isBare(e: Expr, ctx: EmitContext): boolean {
  const locks = ctx.info.typeNames.flatMap((o) => ctx.plan.lockOf(o)?.guarded ?? []);
  const isPlain = (id: Ident): boolean => {
    const o = ctx.info.objectOf(id);
    if (o?.kind !== "Var" || o.role === "field") return o?.kind !== "Var" || !locks.includes(o.origin ?? o);
    return (
      o.role !== "package" &&
      !/"(?:Rc|Arc|RefCell|Mutex|RwLock|Ref|RefMut|LazyLock|Cell)"/.test(JSON.stringify(ctx.typeOfBinding(o)))
    );
  };
  return ctx.facts.nodesOf("Ident", e).every(isPlain);
}
