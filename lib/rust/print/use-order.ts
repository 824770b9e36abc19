// Implements the order of `use` declarations and names in style edition 2024.

export interface UseTree {
  readonly module: readonly string[];
  readonly names: readonly string[];
}

/** Rust style guide: "Sorting". Runs of digits compare as numbers, `_` goes before all else. */
export function versionSort(a: string, b: string): number {
  const left = chunks(bare(a));
  const right = chunks(bare(b));
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const x = left[i];
    const y = right[i];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const order = compareChunks(x, y);
    if (order !== 0) return order;
  }
  return moreZeros(left, right);
}

const bare = (name: string): string => (name.startsWith("r#") ? name.slice(2) : name);
const chunks = (name: string): readonly string[] => name.match(/_|\d+|[^_\d]+/g) ?? [];
const isNumber = (chunk: string): boolean => /^\d/.test(chunk);

function compareChunks(a: string, b: string): number {
  if (a === "_" || b === "_") return a === b ? 0 : a === "_" ? -1 : 1;
  if (isNumber(a) && isNumber(b)) return Math.sign(Number(a) - Number(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of equal numbers the one with more leading zeros goes first. */
function moreZeros(left: readonly string[], right: readonly string[]): number {
  for (const [i, x] of left.entries()) {
    const difference = (right[i] ?? "").length - x.length;
    if (isNumber(x) && difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Order of declarations: by segments, where names go before lists. */
export function compareUses(a: UseTree, b: UseTree): number {
  const left = pathOf(a);
  const right = pathOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const order = compareSegments(left[i] as Segment, right[i] as Segment);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

type Segment = string | readonly string[];
function pathOf(tree: UseTree): readonly Segment[] {
  const only = tree.names.length === 1 ? tree.names[0] : undefined;
  if (only === "self") return tree.module;
  return [...tree.module, only === undefined ? tree.names : (only.split(" as ")[0] ?? only)];
}

const roots = ["self", "super", "crate"];

function compareSegments(a: Segment, b: Segment): number {
  if (typeof a !== "string" || typeof b !== "string") {
    if (typeof a === "string") return -1;
    if (typeof b === "string") return 1;
    return compareLists(a, b);
  }
  const rootA = roots.indexOf(a);
  const rootB = roots.indexOf(b);
  if (rootA >= 0 || rootB >= 0) return rootA < 0 ? 1 : rootB < 0 ? -1 : rootA - rootB;
  return versionSort(a, b);
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const order = compareSegments(a[i] ?? "", b[i] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
