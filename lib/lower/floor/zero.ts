// Implements zero values on the floor (Go spec: "The zero value").

import type { RustExpr, RustType } from "../../rust/ast.ts";
import { bool, call, closure, float, int, path, pathExpr, repeat, typeText } from "../../rust/factory.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import { coreItem, type Floor } from "./context.ts";

export function zeroOf(type: Type, f: Floor): RustExpr {
  const u = underlying(type);
  const rust = f.rust(type);
  if (rust.kind === "PathType" && (u.kind === "Struct" || f.types.isWrapper(type))) return zeroNamed(type, f);
  switch (u.kind) {
    case "Basic":
      return basicZero(typeText(f.rust(u)));
    case "Pointer":
      return coreItem("Ptr", "Nil");
    case "Slice":
      return coreItem("Slice", "NIL");
    case "Map":
      return coreItem("Map", "NIL");
    case "Signature":
      return coreItem("Func", "NIL");
    case "Interface":
      // Of the library's interfaces some are one struct that answers for all (`reflect.Type`).
      return isDyn(rust) ? coreItem("Dyn", "NIL") : zeroNamed(type, f);
    case "Array": {
      const elem = zeroOf(u.elem, f);
      if (u.len === 0) return zeroNamed(type, f);
      return f.types.isCopy(u.elem)
        ? repeat(elem, int(u.len))
        : call(path("std::array::from_fn"), [closure([{ kind: "WildPat" }], elem)]);
    }
    default:
      return { kind: "TupleExpr", elems: [] };
  }
}

const isDyn = (rust: RustType): boolean =>
  rust.kind === "PathType" && /^(?:Dyn|Any|Error|Stringer)$/.test(rust.path.segments.at(-1)?.name ?? "");

export const uintptr: RustExpr = pathExpr({ segments: [{ name: "Uintptr" }], import: "go::Uintptr" });

/** `zero::<Point>()`. */
export const zeroNamed = (type: Type, f: Floor): RustExpr =>
  call({ kind: "PathExpr", path: { segments: [{ name: "zero", generics: [f.rust(type)] }], import: "go::zero" } });

function basicZero(name: string): RustExpr {
  switch (name) {
    case "bool":
      return bool(false);
    case "f32":
    case "f64":
      return float("0.0");
    case "Str":
      return call(coreItem("Str", "default"));
    case "Uintptr":
      return call(uintptr, [int(0)]);
    case "Complex64":
    case "Complex128":
      return call(coreItem(name, "new"), [float("0.0"), float("0.0")]);
    default:
      return int(0);
  }
}
