// Implements the enum that `any` became as an item: a variant for each type that the program puts into one.

import type { Decl } from "../../go/ast.ts";
import type { EnumVariant, RustItem } from "../../rust/ast.ts";
import type { Emitter } from "../emitter.ts";

/** The enum, before the declaration that names `any` first. */
export function anyEnum(d: Decl, ctx: Emitter): RustItem[] {
  const { any } = ctx.plan;
  if (!any || !ctx.facts.tree.isInside(any.at, d)) return [];
  const { sum } = any;
  const held = sum.variants.map((v): EnumVariant => ({ name: v.name, tuple: [{ type: ctx.rustType(v.type) }] }));
  const nil: EnumVariant[] = sum.nil ? [{ name: sum.nil }] : [];
  const docs = ["What the program keeps as a value of any type."];
  return [{ kind: "EnumItem", name: sum.name, variants: [...nil, ...held], docs, origin: { span: any.at.span } }];
}
