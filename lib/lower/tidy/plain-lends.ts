// Implements `f(&*LIST)` as `f(&LIST)`, where `f` is a function of the file that says what it takes: Rust looks through by itself.

import type { FnItem, RustExpr, RustFile, RustItem, RustType } from "../../rust/ast.ts";
import { isExpr, mapTree } from "../../rust/print/tree.ts";

export function withPlainLends(file: RustFile): RustFile {
  const known = ownFunctions(file.items);
  if (known.size === 0) return file;
  return mapTree(file, (n) => {
    const e = isExpr(n) ? n : undefined;
    const name = e?.kind === "CallExpr" ? calledBy(e.fun) : e?.kind === "MethodCallExpr" ? e.method : undefined;
    const params = name === undefined ? undefined : known.get(name);
    if (!e || !params || (e.kind !== "CallExpr" && e.kind !== "MethodCallExpr")) return n;
    const args = e.args.map((a, i) => (params[i] ? plainly(a) : a));
    return args.some((a, i) => a !== e.args[i]) ? { ...e, args } : n;
  });
}

const calledBy = (f: RustExpr): string | undefined => (f.kind === "PathExpr" ? f.path.segments.at(-1)?.name : undefined);

/** By name, which parameters are references to a type that is said; one of several functions of a name says nothing. */
function ownFunctions(items: readonly RustItem[]): ReadonlyMap<string, readonly boolean[]> {
  const found = new Map<string, readonly boolean[] | undefined>();
  const add = (f: FnItem): void => {
    found.set(f.name, found.has(f.name) || f.generics?.length ? undefined : f.params.map((p) => isPlainRef(p.type)));
  };
  for (const i of items) {
    if (i.kind === "FnItem") add(i);
    if (i.kind === "ImplItem" || i.kind === "TraitItem") for (const f of i.items) if (f.kind === "FnItem") add(f);
  }
  return new Map([...found].flatMap(([name, params]) => (params?.some(Boolean) ? [[name, params] as const] : [])));
}

/** `&[T]`, `&str`, `&mut Config`: no trait, and nothing left open. */
const isPlainRef = (type: RustType): boolean =>
  type.kind === "RefType" && (type.inner.kind === "SliceType" || type.inner.kind === "PathType");

/** A place behind a static that is made when it is first asked for, or behind a guard. */
function plainly(arg: RustExpr): RustExpr {
  if (arg.kind !== "RefExpr" || arg.expr.kind !== "UnaryExpr" || arg.expr.op !== "*") return arg;
  const of = arg.expr.expr;
  const name = of.kind === "PathExpr" ? of.path.segments.at(-1)?.name : undefined;
  return name !== undefined && /^[A-Z][A-Z\d_]*$/.test(name) ? { ...arg, expr: of } : arg;
}
