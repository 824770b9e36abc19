// Implements `use` declarations: which imports the printed paths need, their merging, order and layout.

import type { RustFile, RustItem, RustPath } from "../ast.ts";
import { type Indent, limits, newline, Shape } from "./shape.ts";
import { isPath, mapTree, type Scope, walkTree } from "./tree.ts";
import { compareUses, type UseTree, versionSort } from "./use-order.ts";

// ---- Which imports

type Namespace = "type" | "value" | "macro";
interface Import {
  /** Full path with its alias: `std::fmt::Write as _`. */
  readonly full: string;
  readonly namespace: Namespace;
}

/** The imports of each scope, found while names were resolved. */
const importsOf = new WeakMap<object, readonly string[]>();

/**
 * The file with its paths as they print: where two imports, or an import and an item, claim one name, the later import
 * is left out and its paths print in full.
 */
export function resolveImports(file: RustFile): RustFile {
  return resolveScope(file);
}

function resolveScope<S extends Scope>(scope: S): S {
  const items = scope.items.map((node) => (node.kind === "ModItem" ? resolveScope(node) : node));
  const kept = new Map<string, Import>();
  const taken = localNames(items);
  const found = collect(items);
  for (const candidate of found) {
    if (readsBetterInFull(candidate, found, items)) continue;
    const key = `${candidate.namespace} ${nameOf(candidate.full)}`;
    const isFree = !taken.has(key) && (!kept.has(key) || kept.get(key)?.full === candidate.full);
    if (nameOf(candidate.full) === "_") kept.set(candidate.full, candidate);
    else if (isFree) kept.set(key, candidate);
  }
  const names = new Set([...kept.values()].map(({ full }) => full));
  const resolved = {
    ...scope,
    items: items.map((node) => (node.kind === "ModItem" ? node : mapTree(node, (inner) => resolveNode(inner, names)))),
  };
  importsOf.set(resolved, [...names]);
  return resolved;
}

/** An import that hides a name of the prelude pays where it is used often, and never where the prelude's own is meant too. */
function readsBetterInFull({ full }: Import, found: readonly Import[], items: readonly RustItem[]): boolean {
  if (nameOf(full) !== "Result") return false;
  const module = full.slice(0, -"Result".length);
  const isLonely =
    found.filter((other) => other.full === full).length === 1 &&
    !found.some((other) => other.full !== full && other.full.startsWith(module));
  return isLonely || usesBare("Result", items);
}

function usesBare(name: string, items: readonly RustItem[]): boolean {
  let isUsed = false;
  walkTree(items, (node) => {
    const segments = isPath(node) ? node.segments : [];
    isUsed ||= segments.length === 1 && segments[0]?.name === name && node.import === undefined;
    return !isUsed && node.kind !== "ModItem";
  });
  return isUsed;
}

/** The name that an import brings in. */
function nameOf(full: string): string {
  const alias = full.split(" as ")[1];
  return alias ?? full.slice(full.lastIndexOf("::") + 2);
}

/** What the scope declares, and what functions inside of it declare for themselves. */
function localNames(items: readonly RustItem[]): ReadonlySet<string> {
  const names = new Set<string>();
  const within: RustItem[] = [];
  walkTree(items, (node) => {
    if (node.kind === "ItemStmt") within.push(node.item as RustItem);
    return node.kind !== "ModItem";
  });
  for (const node of [...items, ...within]) {
    if (!("name" in node)) continue;
    const isValue =
      node.kind === "FnItem" || node.kind === "ConstItem" || node.kind === "StaticItem" || node.kind === "ThreadLocalItem";
    names.add(`${isValue ? "value" : "type"} ${node.name}`);
    if (node.kind === "StructItem" && node.fields === undefined) names.add(`value ${node.name}`);
  }
  return names;
}

/** The imports in order of first use; modules have their own. */
function collect(items: readonly RustItem[]): readonly Import[] {
  const found: Import[] = [];
  walkTree(items, (node) => {
    if (node.kind === "ModItem") return false;
    if (Array.isArray(node.attrs)) for (const full of node.attrs.flatMap(deriveImports)) found.push({ full, namespace: "macro" });
    if (typeof node.import === "string") found.push({ full: node.import, namespace: namespaceOf(node, node.import) });
    return true;
  });
  return found;
}

function namespaceOf(node: Record<string, unknown>, full: string): Namespace {
  if (node.kind === "FormatMacro" || node.kind === "MacroExpr") return "macro";
  const segments = isPath(node) ? node.segments : undefined;
  const name = nameOf(full);
  return segments === undefined || segments.length > 1 || /^[A-Z](?![A-Z0-9_]*$)|^[A-Z]$/.test(name) ? "type" : "value";
}

function deriveNames(attr: unknown): readonly string[] {
  const list = typeof attr === "string" ? /^derive\((.*)\)$/s.exec(attr) : null;
  return list === null
    ? []
    : (list[1] ?? "")
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "");
}
const deriveImports = (attr: unknown): readonly string[] => deriveNames(attr).filter((name) => name.includes("::"));

function resolveNode(node: Record<string, unknown>, kept: ReadonlySet<string>): object {
  if (Array.isArray(node.attrs) && node.attrs.some((attr) => deriveImports(attr).length > 0)) {
    return { ...node, attrs: node.attrs.map((attr: unknown) => shortDerive(attr, kept)) };
  }
  const full = node.import;
  if (typeof full !== "string" || kept.has(full)) return node;
  if (isPath(node)) return { ...node, segments: inFull(node, full) };
  return node.kind === "FormatMacro" || node.kind === "MacroExpr" ? { ...node, name: full } : node;
}

function shortDerive(attr: unknown, kept: ReadonlySet<string>): unknown {
  const names = deriveNames(attr);
  return names.length === 0 ? attr : `derive(${names.map((name) => (kept.has(name) ? nameOf(name) : name)).join(", ")})`;
}

function inFull(path: RustPath, full: string): RustPath["segments"] {
  const names = (full.split(" as ")[0] ?? full).split("::");
  const [first, ...rest] = path.segments;
  return [...names.slice(0, -1).map((name) => ({ name })), { ...first, name: names[names.length - 1] ?? "" }, ...rest];
}

// ---- Merging and layout

/** The `use` declarations of a scope, without a line break after them; empty if there are none. */
export function useLines(scope: Scope, indent: Indent): string {
  const imports = importsOf.get(scope) ?? [];
  const groups = [0, 1, 2].map((group) => merge(imports.filter((full) => groupOf(full) === group)));
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.map((tree) => useLine(tree, indent)).join(newline(indent)))
    .join(`\n${newline(indent)}`);
}

/** The standard library, other crates, the file's own modules. */
function groupOf(full: string): number {
  const root = full.split("::")[0] ?? "";
  if (root === "std" || root === "core" || root === "alloc") return 0;
  return root === "crate" || root === "self" || root === "super" ? 2 : 1;
}

/** One declaration a module; a module that is itself imported is `self` in its own. */
function merge(imports: readonly string[]): readonly UseTree[] {
  const modules = new Map<string, string[]>();
  const parentOf = (full: string): string => full.slice(0, full.lastIndexOf("::"));
  const parents = new Set(imports.map(parentOf));
  for (const full of imports) {
    const isParent = parents.has(full);
    const module = isParent ? full : parentOf(full);
    const name = isParent ? "self" : full.slice(module.length + 2);
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  const trees = [...modules].map(
    ([module, names]): UseTree => ({ module: module.split("::"), names: [...names].sort(compareNames) }),
  );
  return trees.sort(compareUses);
}

function compareNames(a: string, b: string): number {
  if (a === "self" || b === "self") return a === b ? 0 : a === "self" ? -1 : 1;
  const [nameA = "", aliasA = ""] = a.split(" as ");
  const [nameB = "", aliasB = ""] = b.split(" as ");
  return versionSort(nameA, nameB) || versionSort(aliasA, aliasB);
}

function useLine({ module, names }: UseTree, indent: Indent): string {
  const [only] = names;
  const path = module.join("::");
  if (names.length === 1 && only !== undefined) return only === "self" ? `use ${path};` : `use ${path}::${only};`;
  const flat = names.join(", ");
  const room = Shape.indented(indent, limits.maxWidth).width - "use ".length - ";".length - path.length - 2 - 2 - 2;
  if (flat.length <= room) return `use ${path}::{${flat}};`;
  return `use ${path}::{${pack(names, indent)}${newline(indent)}};`;
}

/** Names packed into lines. */
function pack(names: readonly string[], indent: Indent): string {
  const inner = newline({ block: indent.block + limits.tab, align: indent.align });
  const limit = limits.maxWidth - (inner.length - 1) - 1;
  let out = "";
  let used = Number.POSITIVE_INFINITY;
  for (const [i, name] of names.entries()) {
    const item = `${name},`;
    // The last comma is added when the line is laid out already.
    const fits = used + 1 + (i === names.length - 1 ? name.length : item.length) <= limit;
    out += fits ? ` ${item}` : inner + item;
    used = fits ? used + 1 + item.length : item.length;
  }
  return out;
}
