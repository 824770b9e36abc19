// Implements the question whether a program has code that nothing reaches from `main`: only then the file allows it.

import type { Facts } from "../analysis/facts.ts";
import { snakeCase, upperCamel } from "../rust/names.ts";
import { walkTree } from "../rust/print/tree.ts";
import { underlying } from "../semantics/predicates.ts";
import type { EnumVariant, FnItem, RustExpr, RustFile, RustItem, StructField } from "../rust/ast.ts";

interface Seen {
  /** Segments of paths, also inside format strings. */
  readonly names: Set<string>;
  readonly methods: Set<string>;
  /** Fields that are read, not only written. */
  readonly fields: Set<string>;
  /** Paths in expressions: what constructs variants. */
  readonly made: Set<string>;
}

type Node = { readonly kind?: string } & Readonly<Record<string, unknown>>;

/** `facts` tell fields of one name apart: what the Go never reads, the Rust does not read either, unless a derive does. */
export function hasDeadCode(file: RustFile, facts: Facts): boolean {
  const items = file.items.filter((i) => i.kind !== "TextItem" && i.kind !== "ModItem");
  const main = items.find((i) => i.kind === "FnItem" && i.name === "main");
  if (!main) return false;
  const seen: Seen = { names: new Set(), methods: new Set(), fields: new Set(), made: new Set() };
  const live = new Set<RustItem>();
  const reach = (i: RustItem): void => {
    if (live.has(i)) return;
    live.add(i);
    if (i.kind !== "ImplItem") visit(i, seen);
  };
  for (const i of file.items) if (i.kind === "TextItem") for (const word of i.text.match(/\w+/g) ?? []) seen.names.add(word);
  reach(main);
  const called = methodsCalled(facts);
  const declared = new Set(facts.info.typeNames.map((o) => upperCamel(o.name)));
  // What is called on another type by that name does not come here, nor to an interface that became an enum.
  const isOnlyOfOthers = (i: ImplItem, m: RustItem): boolean => {
    const owners = m.kind === "FnItem" ? called.get(m.name) : undefined;
    return owners !== undefined && declared.has(nameOfType(i)) && !owners.has("") && !owners.has(nameOfType(i));
  };
  for (let size = -1; size !== live.size; ) {
    size = live.size;
    for (const i of items) {
      if (i.kind === "ImplItem") {
        const isReached = i.type.kind === "PathType" && seen.names.has(i.type.path.segments.at(-1)?.name ?? "");
        for (const m of i.items) if (isReached && (i.trait || (isCalled(m, seen) && !isOnlyOfOthers(i, m)))) reach(m);
      } else if ("name" in i && seen.names.has(i.name)) reach(i);
    }
  }
  const go = fieldsRead(facts);
  // A type that is printed by `Debug` has no fields read for it, unless by what is written for the type, such as its `Display`.
  const isRead = (i: StructItem, f: StructField): boolean =>
    seen.fields.has(f.name) &&
    (!i.attrs?.some((a) => a.includes("Debug")) ||
      go.get(f.origin?.span.start ?? -1) !== false ||
      ofSelf(items, i.name).has(f.name));
  const own = new Set(items.flatMap(ownMethods));
  // Where a call names a method that the type has besides the trait's, the trait's is not meant.
  const isAsked = (m: FnItem): boolean =>
    isCalled(m, seen) && [...(called.get(m.name) ?? [""])].some((owner) => !own.has(`${owner}.${m.name}`));
  return items.some((i) => isDead(i, live, seen, isRead, isAsked)) || typesWithin(live).some((i) => isUnmade(i, seen, isRead));
}

/** The structs that functions declare for themselves. */
function typesWithin(live: ReadonlySet<RustItem>): readonly StructItem[] {
  const found: StructItem[] = [];
  walkTree([...live], (n) => {
    const item = n.kind === "ItemStmt" ? (n.item as RustItem) : undefined;
    if (item?.kind === "StructItem") found.push(item);
    return true;
  });
  return found;
}

const isUnmade = (i: StructItem, seen: Seen, isRead: IsRead): boolean =>
  !seen.made.has(i.name) || (i.fields ?? []).some((f) => !isRead(i, f) && !isReadBy(i.attrs, f));

/** `Dog.rename` for each method outside of traits. */
const ownMethods = (i: RustItem): readonly string[] =>
  i.kind === "ImplItem" && !i.trait ? i.items.flatMap((m) => (m.kind === "FnItem" ? [`${nameOfType(i)}.${m.name}`] : [])) : [];

type ImplItem = Extract<RustItem, { kind: "ImplItem" }>;
const nameOfType = (i: ImplItem): string => (i.type.kind === "PathType" ? (i.type.path.segments.at(-1)?.name ?? "") : "");

/** By the name of a method, the types that the Go calls it on; of an interface, an empty text. */
function methodsCalled(facts: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const called = new Map<string, Set<string>>();
  for (const e of facts.nodesOf("SelectorExpr")) {
    const obj = facts.info.selectionOf(e)?.obj;
    if (obj?.kind !== "Func") continue;
    const recv = obj.recv?.kind === "Pointer" ? obj.recv.elem : obj.recv;
    const owner = recv?.kind === "Named" && underlying(recv).kind !== "Interface" ? upperCamel(recv.obj.name) : "";
    const name = snakeCase(obj.name);
    called.set(name, (called.get(name) ?? new Set()).add(owner));
  }
  return called;
}

/** The fields of the Go by the place of their name, and whether anything reads them. */
function fieldsRead(facts: Facts): ReadonlyMap<number, boolean> {
  const read = new Map<number, boolean>();
  for (const field of facts.nodesOf("Field")) for (const id of field.names) read.set(id.span.start, false);
  for (const e of facts.nodesOf("SelectorExpr")) {
    const selection = facts.info.selectionOf(e);
    const s = facts.tree.parentOf(e);
    const isStored = s?.kind === "AssignStmt" && s.op === "=" && s.lhs.includes(e);
    const own = selection?.obj.kind === "Var" && !isStored ? [selection.obj] : [];
    for (const v of [...(selection?.path ?? []), ...own]) if (v.span) read.set(v.span.start, true);
  }
  return read;
}

const isCalled = (m: RustItem, seen: Seen): boolean =>
  m.kind === "FnItem" && (seen.names.has(m.name) || seen.methods.has(m.name));

/** The fields that a type's own code reaches by `self`. */
function ofSelf(items: readonly RustItem[], owner: string): ReadonlySet<string> {
  const seen: Seen = { names: new Set(), methods: new Set(), fields: new Set(), made: new Set() };
  for (const i of items)
    if (i.kind === "ImplItem" && i.type.kind === "PathType" && i.type.path.segments.at(-1)?.name === owner)
      // A constructor reads the fields of others.
      visit(
        i.items.filter((m) => m.kind !== "FnItem" || m.self),
        seen,
      );
  return seen.fields;
}

type StructItem = Extract<RustItem, { kind: "StructItem" }>;
type IsRead = (i: StructItem, f: StructField) => boolean;

function isDead(i: RustItem, live: ReadonlySet<RustItem>, seen: Seen, isRead: IsRead, isAsked: (m: FnItem) => boolean): boolean {
  switch (i.kind) {
    case "FnItem":
    case "ConstItem":
    case "StaticItem":
    case "TypeAliasItem":
      return !live.has(i);
    case "StructItem":
      return !live.has(i) || (i.fields ?? []).some((f: StructField) => !isRead(i, f) && !isReadBy(i.attrs, f));
    case "EnumItem":
      return (
        !live.has(i) ||
        (!makesAll(i.attrs) && i.variants.some((v: EnumVariant) => !v.attrs?.includes("default") && !seen.made.has(v.name)))
      );
    case "TraitItem":
      return !live.has(i) || i.items.some((m) => m.kind !== "FnItem" || !isAsked(m));
    case "ImplItem":
      return (
        !i.trait &&
        i.items.some((m) => (m.kind === "FnItem" && !live.has(m)) || (m.kind === "ConstItem" && !seen.made.has(m.name)))
      );
    default:
      return false;
  }
}

/** A field that serde skips is read by nothing that serde derives. */
const isReadBy = (attrs: readonly string[] | undefined, f: StructField): boolean =>
  readsAll(attrs) || (writes(attrs) && f.attrs?.includes("serde(skip)") !== true);
const writes = (attrs: readonly string[] | undefined): boolean => (attrs ?? []).some((a) => a.includes("Serialize"));

/** Derived comparisons and error texts read every field; `Debug` and `Clone` do not count for rustc. */
const readsAll = (attrs: readonly string[] | undefined): boolean =>
  (attrs ?? []).some((a) => /PartialEq|Hash|PartialOrd|\bError\b|^error/.test(a));

/** Variants of an error come from elsewhere by `From`, those of a text by serde. */
const makesAll = (attrs: readonly string[] | undefined): boolean =>
  (attrs ?? []).some((a) => /\bError\b|^error|Deserialize/.test(a));

function visit(value: unknown, seen: Seen): void {
  if (Array.isArray(value)) {
    for (const x of value) visit(x, seen);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const n = value as Node;
  if (n.kind === "AssignExpr") {
    const left = n.left as RustExpr;
    visit(left.kind === "FieldExpr" ? left.expr : left, seen);
    visit(n.right, seen);
    return;
  }
  if (n.kind === "FieldExpr") seen.fields.add(String(n.field));
  if (n.kind === "MethodCallExpr") seen.methods.add(String(n.method));
  if (n.kind === "StructPat") for (const f of n.fields as readonly { readonly name: string }[]) seen.fields.add(f.name);
  if (n.kind === "FormatMacro") for (const found of String(n.template ?? "").matchAll(/\{(\w+)/g)) seen.names.add(found[1] ?? "");
  if (typeof n.alias === "string") seen.names.add(n.alias);
  const segments = (n.segments ?? []) as readonly { readonly name?: string }[];
  for (const s of segments) if (s.name) seen.names.add(s.name);
  if (n.kind === "PathExpr" || n.kind === "StructExpr")
    for (const s of (n.path as { segments: readonly { name: string }[] }).segments) seen.made.add(s.name);
  for (const [key, x] of Object.entries(n)) if (key !== "origin" && key !== "trivia" && key !== "docs") visit(x, seen);
}

/** Has a function a constant that none of its code names, because the values computed from it were written out? */
export function hasIdleConst(file: RustFile): boolean {
  const text = JSON.stringify(file.items, (key, value) => (key === "origin" || key === "trivia" ? undefined : value));
  const names = [...text.matchAll(/"kind":"ItemStmt","item":\{"kind":"ConstItem","name":"(\w+)"/g)].map((m) => m[1] ?? "");
  if (names.length === 0) return false;
  // What Rust's own constant of the name stands for is another one.
  const own = text.replace(/"segments":\[\{"name":"\w+"\}\],"import"/g, "");
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [, name = ""] of own.matchAll(/"name":"(\w+)"/g)) count(name);
  for (const [, template = ""] of own.matchAll(/"template":"((?:[^"\\]|\\.)*)"/g))
    for (const [, name = ""] of template.matchAll(/\{(\w+)/g)) count(name);
  return names.some((name) => (counts.get(name) ?? 0) <= 1);
}
