// Implements what encoding/binary writes and reads on the floor: values whose size is fixed, and slices of them.

import type { CallExpr } from "../../go/ast.ts";
import { underlying } from "../../semantics/predicates.ts";
import type { Type } from "../../semantics/types.ts";
import type { Floor } from "./context.ts";
import { Beyond } from "./types.ts";

/** `binary.Write(w, order, data)` and `binary.Read(r, order, &data)` ask for the static type of the data. */
export function readsFixed(e: CallExpr, name: string, f: Floor): void {
  const data = e.args[2];
  const type = data && f.typeOf(data);
  const u = type && underlying(type);
  const isKnown =
    u !== undefined &&
    (name === "Read" ? u.kind === "Pointer" && isFixed(u.elem, f) : isFixed(u.kind === "Slice" ? u.elem : u, f));
  if (!isKnown) throw new Beyond("FG0201", { what: `encoding/binary.${name} of such a value` });
}

function isFixed(type: Type, f: Floor): boolean {
  const t0 = f.subst(type);
  if (t0.kind === "Array") return isFixed(t0.elem, f);
  return t0.kind === "Basic" && /^(?:u?int(?:8|16|32|64)|float(?:32|64)|byte|rune)$/.test(t0.basic);
}
