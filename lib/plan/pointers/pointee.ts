// Implements the name of what a Go pointer points to.

import type { TypeNameObj } from "../../semantics/objects.ts";
import type { Type } from "../../semantics/types.ts";

export const pointeeName = (t: Type): TypeNameObj | undefined => {
  const u = t.kind === "Pointer" ? t.elem : undefined;
  return u?.kind === "Named" ? (u.origin ?? u).obj : undefined;
};
