// Implements constructors of patterns, as `p.tupleStruct("Some", [p.ident("x")])`.

import type { RustExpr, RustPat } from "../ast.ts";
import { type PathLike, pathLike } from "./path.ts";

/** A pattern, or the name that it binds. */
export type PatLike = string | RustPat;

export function patLike(pat: PatLike): RustPat {
  if (typeof pat !== "string") return pat;
  return pat === "_" ? { kind: "WildPat" } : { kind: "IdentPat", name: pat };
}

const tupleStruct = (path: PathLike, elems: readonly PatLike[]): RustPat => ({
  kind: "TupleStructPat",
  path: pathLike(path),
  elems: elems.map(patLike),
});

export const p = {
  wild: { kind: "WildPat" } as RustPat,
  rest: { kind: "RestPat" } as RustPat,
  none: { kind: "PathPat", path: { segments: [{ name: "None" }] } } as RustPat,
  ident: (name: string): RustPat => ({ kind: "IdentPat", name }),
  mut: (name: string): RustPat => ({ kind: "IdentPat", name, mut: true }),
  ref: (name: string): RustPat => ({ kind: "IdentPat", name, ref: true }),
  refMut: (name: string): RustPat => ({ kind: "IdentPat", name, ref: true, mut: true }),
  /** `name @ sub`. */
  at: (name: string, sub: RustPat): RustPat => ({ kind: "IdentPat", name, sub }),
  tuple: (elems: readonly PatLike[]): RustPat => ({ kind: "TuplePat", elems: elems.map(patLike) }),
  tupleStruct,
  some: (inner: PatLike): RustPat => tupleStruct("Some", [inner]),
  ok: (inner: PatLike): RustPat => tupleStruct("Ok", [inner]),
  err: (inner: PatLike): RustPat => tupleStruct("Err", [inner]),
  /** `Path { a, b: pat, .. }`; a field given as a name alone binds itself. */
  struct: (
    path: PathLike,
    fields: readonly (string | { readonly name: string; readonly pat: RustPat })[],
    rest = false,
  ): RustPat => ({
    kind: "StructPat",
    path: pathLike(path),
    fields: fields.map((f) => (typeof f === "string" ? { name: f } : f)),
    rest,
  }),
  path: (path: PathLike): RustPat => ({ kind: "PathPat", path: pathLike(path) }),
  lit: (expr: RustExpr): RustPat => ({ kind: "LitPat", expr }),
  range: (low: RustExpr | undefined, high: RustExpr | undefined, inclusive = true): RustPat => ({
    kind: "RangePat",
    ...(low && { low }),
    ...(high && { high }),
    inclusive,
  }),
  or: (alts: readonly RustPat[]): RustPat => ({ kind: "OrPat", alts }),
  /** `&pat`. */
  deref: (pat: PatLike): RustPat => ({ kind: "RefPat", mut: false, pat: patLike(pat) }),
  slice: (elems: readonly PatLike[]): RustPat => ({ kind: "SlicePat", elems: elems.map(patLike) }),
} as const;
