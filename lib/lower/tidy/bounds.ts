// Implements the taking back of bounds that nothing asks for: a pattern may write a body that neither clones its values nor
// starts from their default, where the Go would have needed it.

import type { RustBlock, RustBound, RustFile, RustItem } from "../../rust/ast.ts";
import { isFnItem, mapTree } from "../../rust/print/tree.ts";

/** What asks for each bound: names of methods and functions, as they are called. */
const asking: Readonly<Record<string, ReadonlySet<string>>> = {
  Clone: new Set(
    "clone cloned copied to_owned to_vec extend_from_slice resize repeat concat fill from_elem clone_from".split(" "),
  ),
  Default: new Set("default or_default unwrap_or_default take".split(" ")),
};

type Generic = NonNullable<Extract<RustItem, { kind: "FnItem" }>["generics"]>[number];

interface Owner {
  readonly generics: readonly Generic[];
  /** Names that its bodies call, and by which it is called itself. */
  readonly calls: ReadonlySet<string>;
  readonly names: readonly string[];
}

export function withoutIdleBounds(f: RustFile): RustFile {
  const owners = f.items.flatMap((i) => {
    const owner = ownerOf(i);
    return owner ? [owner] : [];
  });
  const needed = Object.keys(asking).map((name) => [name, needing(name, owners)] as const);
  const items = f.items.map((i) => {
    const owner = ownerOf(i);
    if (!owner || (i.kind !== "FnItem" && i.kind !== "ImplItem")) return i;
    const idle = needed.flatMap(([name, names]) => (owner.names.some((n) => names.has(n)) ? [] : [name]));
    const own = { ...i, generics: owner.generics.map((g) => without(g, idle)) };
    return idle.length === 0 ? own : withoutInside(own, idle);
  });
  return { ...f, items };
}

/** Names of functions whose bodies need the bound, by themselves or by what they call. */
function needing(bound: string, owners: readonly Owner[]): ReadonlySet<string> {
  const holders = owners.filter((o) => o.generics.some((g) => g.bounds.some((b) => nameOf(b) === bound)));
  const names = new Set<string>();
  const asks = (o: Owner): boolean => [...o.calls].some((c) => asking[bound]?.has(c) || names.has(c));
  for (let size = -1; size !== names.size; ) {
    size = names.size;
    for (const o of holders) if (asks(o)) for (const n of o.names) names.add(n);
  }
  return names;
}

const nameOf = (b: RustBound): string | undefined => (b.kind === "TraitBound" ? b.path.segments.at(-1)?.name : undefined);

const without = (g: Generic, idle: readonly string[]): Generic => ({
  ...g,
  bounds: g.bounds.filter((b) => !idle.includes(nameOf(b) ?? "")),
});

/** A function inside the function declares the same type parameters anew. */
const withoutInside = <T>(n: T, idle: readonly string[]): T =>
  mapTree(n, (x) => (isFnItem(x) && x.generics ? { ...x, generics: x.generics.map((g) => without(g, idle)) } : x));

function ownerOf(i: RustItem): Owner | undefined {
  if (i.kind === "FnItem" && i.generics && i.body) return { generics: i.generics, calls: called(i.body), names: [i.name] };
  if (i.kind !== "ImplItem" || !i.generics || i.trait) return undefined;
  const fns = i.items.flatMap((x) => (x.kind === "FnItem" ? [x] : []));
  if (fns.some((x) => x.body === undefined)) return undefined;
  return {
    generics: i.generics,
    calls: new Set(fns.flatMap((x) => [...called(x.body as RustBlock)])),
    names: fns.map((x) => x.name),
  };
}

/** Every name that the code calls, or hands on as a function: methods, and the last part of paths. */
function called(n: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (x: unknown): void => {
    if (typeof x !== "object" || x === null) return;
    if (Array.isArray(x)) {
      x.forEach(look);
      return;
    }
    const e = x as {
      readonly kind?: string;
      readonly method?: string;
      readonly path?: { segments: readonly { name: string }[] };
    };
    if (e.method !== undefined) names.add(e.method);
    if (e.kind === "PathExpr") names.add(e.path?.segments.at(-1)?.name ?? "");
    // `vec![x; n]` copies, `Point { x, ..Default::default() }` is a path inside.
    if (e.kind === "MacroExpr" && (e as { repeat?: boolean }).repeat) names.add("clone");
    for (const [key, value] of Object.entries(e)) if (key !== "origin" && key !== "trivia") look(value);
  };
  look(n);
  return names;
}
