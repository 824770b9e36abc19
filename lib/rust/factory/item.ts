// Implements constructors of items and files.

import type { EnumVariant, FnItem, RustExpr, RustFile, RustItem, RustParam, RustType, StructField } from "../ast.ts";
import { type PatLike, patLike } from "./pat.ts";

type Item<K extends RustItem["kind"]> = Extract<RustItem, { kind: K }>;
type Extra<K extends RustItem["kind"]> = Omit<Item<K>, "kind">;

export const param = (pat: PatLike, type: RustType): RustParam => ({ pat: patLike(pat), type });
export const fnItem = (item: Omit<FnItem, "kind" | "params"> & { readonly params?: readonly RustParam[] }): FnItem => ({
  kind: "FnItem",
  ...item,
  params: item.params ?? [],
});
export const structItem = (item: Extra<"StructItem">): Item<"StructItem"> => ({ kind: "StructItem", ...item });
export const structField = (name: string, type: RustType, extra: Omit<StructField, "name" | "type"> = {}): StructField => ({
  name,
  type,
  ...extra,
});
export const enumItem = (item: Extra<"EnumItem">): Item<"EnumItem"> => ({ kind: "EnumItem", ...item });
/** A variant; `tuple` takes the payload types. */
export const variant = (
  name: string,
  tuple?: readonly RustType[],
  extra: Omit<EnumVariant, "name" | "tuple"> = {},
): EnumVariant => ({
  name,
  ...(tuple && { tuple: tuple.map((type) => ({ type })) }),
  ...extra,
});
export const implItem = (item: Extra<"ImplItem">): Item<"ImplItem"> => ({ kind: "ImplItem", ...item });
export const traitItem = (
  item: Omit<Extra<"TraitItem">, "supers"> & Partial<Pick<Item<"TraitItem">, "supers">>,
): Item<"TraitItem"> => ({
  kind: "TraitItem",
  ...item,
  supers: item.supers ?? [],
});
export const constItem = (
  name: string,
  type: RustType,
  value: RustExpr,
  extra: Partial<Extra<"ConstItem">> = {},
): Item<"ConstItem"> => ({ kind: "ConstItem", ...extra, name, type, value });
export const staticItem = (
  name: string,
  type: RustType,
  value: RustExpr,
  extra: Partial<Extra<"StaticItem">> = {},
): Item<"StaticItem"> => ({ kind: "StaticItem", ...extra, name, type, value });
export const typeAlias = (name: string, type?: RustType, extra: Partial<Extra<"TypeAliasItem">> = {}): Item<"TypeAliasItem"> => ({
  kind: "TypeAliasItem",
  ...extra,
  name,
  ...(type && { type }),
});
export const modItem = (name: string, items: readonly RustItem[], extra: Partial<Extra<"ModItem">> = {}): Item<"ModItem"> => ({
  kind: "ModItem",
  ...extra,
  name,
  items,
});
export const threadLocal = (
  name: string,
  type: RustType,
  value: RustExpr,
  extra: Partial<Extra<"ThreadLocalItem">> = {},
): Item<"ThreadLocalItem"> => ({ kind: "ThreadLocalItem", ...extra, name, type, value });
/** A fixed helper as Rust text, with full paths; printed as it is. */
export const textItem = (text: string): Item<"TextItem"> => ({ kind: "TextItem", text: text.trim() });
export const file = (items: readonly RustItem[], extra: Partial<Omit<RustFile, "items">> = {}): RustFile => ({
  attrs: [],
  docs: [],
  dangling: [],
  ...extra,
  items,
});
