// Implements the Rust type of a list whose ints became `usize`: `Vec<usize>` where `Vec<i64>` would stand, however it is reached.

import type { RustType } from "../../rust/ast.ts";
import { t } from "../../rust/factory.ts";

export function inUsize(type: RustType): RustType {
  switch (type.kind) {
    case "PathType": {
      const last = type.path.segments.at(-1);
      if (last?.name === "i64") return t.usize;
      if (!last?.generics) return type;
      // Of a map it is the values.
      const isMap = last.name === "HashMap" || last.name === "BTreeMap";
      const own = { ...last, generics: last.generics.map((g, i) => (isMap && i === 0 ? g : inUsize(g))) };
      return { ...type, path: { ...type.path, segments: [...type.path.segments.slice(0, -1), own] } };
    }
    case "RefType":
      return { ...type, inner: inUsize(type.inner) };
    case "SliceType":
    case "ArrayType":
      return { ...type, elem: inUsize(type.elem) };
    default:
      return type;
  }
}
