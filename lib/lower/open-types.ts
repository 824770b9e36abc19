// Implements the faults of items whose types nobody found out: `_` may stand in a body, where rustc infers it, but in no signature.

import type { Evidence } from "../plan/decision.ts";
import type { RustFile, RustItem } from "../rust/ast.ts";
import type { Span } from "../source/span.ts";

export const openTypes = (file: RustFile, start: Span): readonly Evidence[] =>
  file.items
    .flatMap((i) => open(i))
    .map(({ name, span }) => ({ text: `The type of \`${name}\` has no form here`, span: span ?? start }));

interface Open {
  readonly name: string;
  readonly span?: Span;
}

function open(i: RustItem): readonly Open[] {
  switch (i.kind) {
    case "StructItem":
      return [
        ...(i.fields ?? []).flatMap((f) => found(f.type, f.name, f.origin?.span)),
        ...found(i.tuple, i.name, i.origin?.span),
      ];
    case "EnumItem":
      return i.variants.flatMap((v) => found([v.tuple, v.fields], v.name, v.origin?.span));
    case "FnItem":
      return found([i.params.map((p) => p.type), i.ret], i.name, i.origin?.span);
    case "ImplItem":
    case "TraitItem":
    case "ModItem":
      return i.items.flatMap(open);
    case "ConstItem":
    case "StaticItem":
    case "TypeAliasItem":
    case "ThreadLocalItem":
      return found(i.type, i.name, i.origin?.span);
    default:
      return [];
  }
}

const found = (types: unknown, name: string, span: Span | undefined): readonly Open[] =>
  JSON.stringify(types, (key, value) => (key === "origin" || key === "trivia" ? undefined : value))?.includes('"InferType"')
    ? [{ name, ...(span && { span }) }]
    : [];
