// Implements type parameters that stand for lists and maps, `[S ~[]E, E any]`: where every type that is given for one has no name
// of its own, it is `[]E` itself. The program is rewritten and checked again.

import type { CallExpr, Expr, Field, File, FuncDecl, Ident, IndexExpr, Node } from "../go/ast.ts";
import { copied, rewritten } from "../go/rewrite.ts";
import { walk } from "../go/walk.ts";
import { checkPackage } from "./check.ts";
import type { TypeInfo } from "./info.ts";
import type { Obj } from "./objects.ts";
import type { PackageSource } from "./package-source.ts";

/** A type parameter of a function, and the type that it stands for. */
interface ListParam {
  readonly func: Obj;
  readonly index: number;
  readonly count: number;
  readonly field: Field;
  readonly name: Ident;
  readonly type: Expr;
}

export function withoutListParams(
  info: TypeInfo,
  packages: PackageSource,
): { readonly info: TypeInfo; readonly params: readonly Ident[] } | undefined {
  if (info.homes.length > 0) return undefined;
  const found = info.files.flatMap((f) =>
    f.decls.flatMap((d) => (d.kind === "FuncDecl" ? listParamsOf(d, info).filter((p) => isPlain(p, info)) : [])),
  );
  if (found.length === 0) return undefined;
  const files = info.files.map((f) => replaced(f, found, info));
  const again = checkPackage(files, packages);
  return again.diagnostics.length <= info.diagnostics.length ? { info: again, params: found.map((p) => p.name) } : undefined;
}

function listParamsOf(d: FuncDecl, info: TypeInfo): readonly ListParam[] {
  const func = info.funcObjOf(d);
  const fields = d.type.typeParams?.list ?? [];
  const names = fields.flatMap((field) => field.names.map((name) => ({ field, name })));
  if (!func) return [];
  return names.flatMap(({ field, name }, index) => {
    const type = field.names.length === 1 ? coreOf(field.type) : undefined;
    return type ? [{ func, index, count: names.length, field, name, type }] : [];
  });
}

/** `~[]E` and `~map[K]V`, bare or alone in an interface. */
function coreOf(constraint: Expr): Expr | undefined {
  if (constraint.kind === "UnaryExpr" && constraint.op === "~") {
    const { x } = constraint;
    return (x.kind === "ArrayType" && !x.len) || x.kind === "MapType" ? x : undefined;
  }
  const [only, ...more] = constraint.kind === "InterfaceType" ? constraint.methods.list : [];
  return only && more.length === 0 && only.names.length === 0 ? coreOf(only.type) : undefined;
}

/** All types that are given for it have no name, and so no methods: nothing is lost with the parameter. */
function isPlain(p: ListParam, info: TypeInfo): boolean {
  let isSound = true;
  for (const f of info.files)
    walk(f, (n) => {
      if (n.kind !== "Ident" || n === p.name || info.useOf(n) !== p.func) return true;
      const given = info.instanceOf(n)?.[p.index];
      isSound &&= given?.kind === "Slice" || given?.kind === "Map";
      return true;
    });
  return isSound;
}

function replaced(file: File, found: readonly ListParam[], info: TypeInfo): File {
  const gone = new Set<Node>(found.map((p) => p.field));
  const stands = new Map(found.map((p) => [info.objectOf(p.name), p.type]));
  return rewritten(file, (n) => {
    if (gone.has(n)) return null;
    if (n.kind === "CallExpr") return withoutArguments(n, found, info);
    const type = n.kind === "Ident" ? stands.get(info.objectOf(n)) : undefined;
    return type && copied(type);
  });
}

/** `index[[]string, string](s, v)` → `index[string](s, v)`. */
function withoutArguments(c: CallExpr, found: readonly ListParam[], info: TypeInfo): CallExpr | undefined {
  const fun = c.fun.kind === "IndexExpr" ? c.fun : undefined;
  if (fun?.x.kind !== "Ident") return undefined;
  const func = info.useOf(fun.x);
  const gone = new Set(found.filter((p) => p.func === func).map((p) => p.index));
  if (gone.size === 0) return undefined;
  const indices = fun.indices.filter((_, i) => !gone.has(i));
  const [first, ...rest] = indices;
  const plain: IndexExpr | Expr = first ? { ...fun, indices: [first, ...rest] } : fun.x;
  return { ...c, fun: plain };
}
