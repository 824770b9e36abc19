// Implements names for types that are too long to read where they stand: `type Callback = Func<dyn Fn(…) -> …>;`.

import type { RustBound, RustItem, RustType } from "../../rust/ast.ts";
import { t, typeAlias, typeText } from "../../rust/factory.ts";
import { mapTree } from "../../rust/print/tree.ts";

/** What clippy counts as too complex (`type_complexity`): deeper parts weigh more. */
const LIMIT = 250;

function weightOf(type: RustType, nest = 1): number {
  const all = (list: readonly RustType[], depth: number): number => list.reduce((n, x) => n + weightOf(x, depth), 0);
  switch (type.kind) {
    case "PathType":
      return 10 * nest + type.path.segments.reduce((n, s) => n + all(s.generics ?? [], nest + 1), 0);
    case "TupleType":
      return 10 * nest + all(type.elems, nest + 1);
    case "ArrayType":
    case "SliceType":
      return 10 * nest + weightOf(type.elem, nest + 1);
    case "RefType":
      return nest + weightOf(type.inner, nest);
    case "DynType":
      return 20 * nest + type.bounds.reduce((n, b) => n + boundWeight(b, nest + 1), 0);
    default:
      return 0;
  }
}

const boundWeight = (b: RustBound, nest: number): number =>
  b.kind === "LifetimeBound"
    ? 0
    : [...(b.fnArgs ?? []), ...(b.fnRet ? [b.fnRet] : [])].reduce((n, x) => n + 10 * nest + weightOf(x, nest), 10 * nest);

/** Gives the function types in long types of signatures, fields and locals a name of their own, each once. */
export function namedTypes(items: readonly RustItem[], isTaken: (name: string) => boolean): RustItem[] {
  const found = new Map<string, RustType>();
  eachType(items, (type) => {
    if (weightOf(type) > LIMIT) for (const f of functionsIn(type)) found.set(typeText(f), f);
    return type;
  });
  const names = new Map<string, string>();
  let n = 0;
  for (const key of [...found.keys()].sort()) {
    let name: string;
    do name = n++ === 0 ? "Callback" : `Callback${n}`;
    while (isTaken(name));
    names.set(key, name);
  }
  const short = (type: RustType): RustType =>
    mapTree(type, (node) => {
      const name = isFunction(node as unknown as RustType) ? names.get(typeText(node as unknown as RustType)) : undefined;
      return name ? t.path(name) : node;
    });
  const aliases = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, type]) => typeAlias(names.get(key) ?? "", type));
  return [...aliases, ...eachType(items, (type) => (weightOf(type) > LIMIT ? short(type) : type))];
}

const isFunction = (type: RustType): boolean => type.kind === "PathType" && type.path.segments.at(-1)?.name === "Func";

/** The outermost function types of a type. */
function functionsIn(type: RustType): readonly RustType[] {
  if (isFunction(type)) return [type];
  switch (type.kind) {
    case "PathType":
      return type.path.segments.flatMap((s) => (s.generics ?? []).flatMap(functionsIn));
    case "TupleType":
      return type.elems.flatMap(functionsIn);
    case "ArrayType":
    case "SliceType":
      return functionsIn(type.elem);
    case "RefType":
      return functionsIn(type.inner);
    default:
      return [];
  }
}

/** Types of parameters, results, fields, statics and locals, each replaced by what `change` makes of it. */
function eachType(items: readonly RustItem[], change: (type: RustType) => RustType): RustItem[] {
  return items.map((item) =>
    mapTree(item, (n) => {
      switch (n.kind) {
        case "FnItem": {
          const fn = n as unknown as Extract<RustItem, { kind: "FnItem" }>;
          return {
            ...fn,
            params: fn.params.map((p) => ({ ...p, type: change(p.type) })),
            ...(fn.ret && { ret: change(fn.ret) }),
          };
        }
        case "StructItem": {
          const s = n as unknown as Extract<RustItem, { kind: "StructItem" }>;
          return {
            ...s,
            ...(s.fields && { fields: s.fields.map((f) => ({ ...f, type: change(f.type) })) }),
            ...(s.tuple && { tuple: s.tuple.map((f) => ({ ...f, type: change(f.type) })) }),
          };
        }
        case "LetStmt":
        case "ThreadLocalItem":
          return n.type ? { ...n, type: change(n.type as RustType) } : n;
        default:
          return n;
      }
    }),
  );
}
