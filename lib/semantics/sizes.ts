// Implements sizes, alignments and offsets as gc lays out types on 64-bit platforms.

import { isTypeParam } from "./predicates.ts";
import { under } from "./named.ts";
import type { VarObj } from "./objects.ts";
import type { BasicKind, Struct, Type } from "./types.ts";

const word = 8;

const basicSizes: Partial<Record<BasicKind, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float32: 4,
  float64: 8,
  complex64: 8,
  complex128: 16,
  string: 2 * word,
};

const align = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Types on the way from the outermost: one that holds itself has no size, which is reported elsewhere. */
type Path = readonly Type[];

export const alignOf = (t: Type, path: Path = []): number => {
  const u = under(t);
  if (path.includes(u)) return 1;
  switch (u.kind) {
    case "Array":
      return alignOf(u.elem, [...path, u]);
    case "Struct":
      return Math.max(1, ...u.fields.map((f) => alignOf(f.type, [...path, u])));
    case "Basic":
      if (u.basic === "string") return word;
      return Math.min(word, u.basic === "complex64" ? 4 : (basicSizes[u.basic] ?? word));
    default:
      return word;
  }
};

export const sizeOf = (t: Type, path: Path = []): number => {
  const u = under(t);
  if (path.includes(u)) return 0;
  switch (u.kind) {
    case "Basic":
      return basicSizes[u.basic] ?? word;
    case "Array":
      return Math.max(0, u.len) * sizeOf(u.elem, [...path, u]);
    case "Slice":
      return 3 * word;
    case "Struct":
      return structSize(u, [...path, u]);
    case "Interface":
      return 2 * word;
    default:
      return word;
  }
};

const offsets = (s: Struct, path: Path): readonly number[] => {
  let at = 0;
  return s.fields.map((f) => {
    const start = align(at, alignOf(f.type, path));
    at = start + sizeOf(f.type, path);
    return start;
  });
};

const structSize = (s: Struct, path: Path): number => {
  const last = s.fields.at(-1);
  if (!last) return 0;
  const size = sizeOf(last.type, path);
  const end = offsets(s, path).at(-1)! + size;
  // A trailing field of size 0 is padded, so that its address lies within the struct.
  return align(size === 0 && end > 0 ? end + 1 : end, alignOf(s));
};

/** Offset of a field reached through embedded ones. */
export const offsetOf = (t: Type, path: readonly VarObj[]): number => {
  let total = 0;
  for (const field of path) {
    const u = under(t);
    if (u.kind !== "Struct") return total;
    total += offsets(u, [u])[u.fields.indexOf(field)] ?? 0;
    t = field.type;
  }
  return total;
};

/** Whether the size depends on a type argument. */
export const hasVariableSize = (t: Type, seen = new Set<Type>()): boolean => {
  if (isTypeParam(t)) return true;
  const u = under(t);
  if (seen.has(u)) return false;
  seen.add(u);
  if (u.kind === "Array") return hasVariableSize(u.elem, seen);
  return u.kind === "Struct" && u.fields.some((f) => hasVariableSize(f.type, seen));
};
