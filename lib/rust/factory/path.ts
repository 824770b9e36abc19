// Implements constructors of paths, and the rule by which a full path becomes an import and a short printed path.

import type { PathSegment, RustPath, RustType } from "../ast.ts";

/** First segments that name a place in the file itself or a primitive type, so that nothing is imported for them. */
const ownRoots = new Set([
  "self",
  "super",
  "crate",
  "bool",
  "char",
  "str",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "isize",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "usize",
  "f32",
  "f64",
]);

/** Modules whose types read better behind the module's name: `fmt::Display`, `io::Error`, `mpsc::Sender`. */
const qualifyingModules = new Set([
  "std::fmt",
  "std::io",
  "std::fs",
  "std::env",
  "std::process",
  "std::thread",
  "std::sync::mpsc",
  "tokio::sync::mpsc",
  "tokio::sync::oneshot",
  "tokio::sync::broadcast",
  "tokio::sync::watch",
  "tokio::fs",
  "tokio::io",
]);

/** Modules whose functions are imported by name: `sleep(d)`. */
const openModules = new Set(["tokio::time", "std::iter", "std::array"]);

const startsUpper = (name: string): boolean => /^[A-Z]/.test(name);

function segmentsOf(names: readonly string[], generics?: readonly RustType[]): readonly PathSegment[] {
  const last = names.length - 1;
  return names.map((name, i) => (i === last && generics !== undefined && generics.length > 0 ? { name, generics } : { name }));
}

/** A path printed as written, without an import: `Shape::Circle`, `i64::MAX`, `tokio::spawn`. */
export function plain(text: string, generics?: readonly RustType[]): RustPath {
  return { segments: segmentsOf(text.split("::"), generics) };
}

/** Imports `module` whole and prints the rest behind its last name: `within("std::fmt", "Display")` → `fmt::Display`. */
export function within(module: string, rest: string, generics?: readonly RustType[]): RustPath {
  const names = [module.slice(module.lastIndexOf("::") + 2), ...rest.split("::")];
  if (!module.includes("::")) return plain(`${module}::${rest}`, generics);
  return { segments: segmentsOf(names, generics), import: module };
}

/** Imports exactly `full` and prints its last name, followed by `rest`: `imported("tokio::time::sleep")` → `sleep`. */
export function imported(full: string, rest?: string, generics?: readonly RustType[]): RustPath {
  const name = full.slice(full.lastIndexOf("::") + 2);
  const names = rest === undefined ? [name] : [name, ...rest.split("::")];
  return { segments: segmentsOf(names, generics), import: full };
}

/**
 * A path by its full name, shortened as a Rust programmer would: types by their name (`std::collections::HashMap::new` →
 * `HashMap::new`), functions behind their module (`std::mem::take` → `mem::take`), crate functions in full
 * (`tokio::spawn`). Names of the file, of the prelude and of primitives print as they are.
 */
export function path(text: string, generics?: readonly RustType[]): RustPath {
  const names = text.split("::");
  const first = names[0] ?? "";
  if (names.length < 2 || startsUpper(first) || ownRoots.has(first)) return plain(text, generics);
  const type = names.findIndex(startsUpper);
  const end = type < 0 ? names.length - 1 : type;
  const module = names.slice(0, end).join("::");
  if (type < 0 ? openModules.has(module) : !qualifyingModules.has(module)) {
    const rest = names.slice(end + 1).join("::");
    return imported(names.slice(0, end + 1).join("::"), rest === "" ? undefined : rest, generics);
  }
  return within(module, names.slice(end).join("::"), generics);
}

/** A path given either as text, read by `path`, or as a node. */
export type PathLike = string | RustPath;

export function pathLike(p: PathLike): RustPath {
  return typeof p === "string" ? path(p) : p;
}

/** The last segment's name. */
export function lastName(p: RustPath): string {
  return p.segments[p.segments.length - 1]?.name ?? "";
}

/** The path as printed, without generics. */
export function pathText(p: RustPath): string {
  return p.segments.map((s) => s.name).join("::");
}
