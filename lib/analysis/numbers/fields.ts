// Facts about fields as their types declare them: a field of a generic type's instance is the declared one.

import type { SelectorExpr } from "../../go/ast.ts";
import type { VarObj } from "../../semantics/objects.ts";
import type { Facts } from "../facts.ts";
import type { Use } from "../uses.ts";

export const declared = (v: VarObj): VarObj => v.origin ?? v;

interface FieldUse {
  readonly sel: SelectorExpr;
  readonly role: Use["role"];
}

export class FieldUses {
  private readonly all = new Map<VarObj, FieldUse[]>();

  constructor(facts: Facts) {
    const seen = new Set<VarObj>();
    for (const e of facts.nodesOf("SelectorExpr")) {
      const s = facts.info.selectionOf(e);
      if (s?.kind !== "field" || s.obj.kind !== "Var" || seen.has(s.obj)) continue;
      seen.add(s.obj);
      const key = declared(s.obj);
      this.all.set(key, [...(this.all.get(key) ?? []), ...facts.uses.ofField(s.obj)]);
    }
  }

  of(field: VarObj): readonly FieldUse[] {
    return this.all.get(declared(field)) ?? [];
  }
}
