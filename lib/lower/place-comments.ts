// Implements the way of comments inside of expressions: to the item of a Rust list that came from the same Go, or to its statement.
//
// Lowerings carry the comments of statements and declarations themselves. Elements of literals and arguments of calls change
// their form in many ways; where they came from is stamped on all of them, so their comments are placed by that.

import type { File, Node } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { RustFile, RustTrivia } from "../rust/ast.ts";
import { isCommentSlot } from "../rust/print/hoist.ts";
import type { Span } from "../source/span.ts";
import { commentLines, rustTrivia } from "./trivia.ts";

/** An element or argument of the Go that has comments. */
interface Commented {
  readonly span: Span;
  /** It stands after the last item of a literal, whose span is given. */
  readonly dangling: boolean;
  readonly trivia: RustTrivia;
}

/** The file with each comment once, at the outermost list item that is all of its Go, else above the statement around it. */
export function placeComments(file: RustFile, go: readonly File[]): RustFile {
  const found = go.flatMap(commentedIn);
  return found.length === 0 ? file : new Placer(found).visit(file, false);
}

function commentedIn(file: File): Commented[] {
  const found: Commented[] = [];
  const add = (span: Span, trivia: RustTrivia | undefined, dangling = false): void => {
    // Between the items of a list no line stays empty.
    const leading = trivia?.leading?.filter((line) => line !== "");
    if (leading || trivia?.trailing)
      found.push({ span, trivia: { ...trivia, ...(leading && { leading }), blankBefore: false }, dangling });
  };
  walk(file, (n: Node) => {
    const items = n.kind === "CallExpr" ? n.args : n.kind === "CompositeLit" ? n.elts : [];
    for (const x of items) add(x.span, rustTrivia([x.trivia]));
    if (n.kind === "CompositeLit" && n.dangling) add(n.span, { leading: commentLines(n.dangling) }, true);
    return true;
  });
  return found;
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

class Placer {
  private readonly pending: Set<Commented>;
  private readonly hulls = new WeakMap<object, Span | "nowhere">();

  constructor(found: readonly Commented[]) {
    this.pending = new Set(found);
  }

  /** `isSlot`: comments can be printed at this node. Items inside get theirs first, so that only what is left comes here. */
  visit<T extends object>(node: T, isSlot: boolean): T {
    const hull = this.hullOf(node);
    if (hull === undefined || ![...this.pending].some((c) => overlaps(c.span, hull))) return node;
    const own = isSlot ? this.take((c) => !c.dangling && contains(c.span, hull)) : [];
    let result = node;
    for (const [key, value] of Object.entries(node)) {
      if (key === "origin" || key === "trivia") continue;
      const visited = this.part(value, isCommentSlot(node, key));
      if (visited !== value) result = { ...result, [key]: visited };
    }
    const left = isSlot ? this.take((c) => contains(hull, c.span)) : [];
    return own.length + left.length === 0 ? result : { ...result, trivia: joined(triviaOf(result), own, left) };
  }

  private part(value: unknown, isSlot: boolean): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (!Array.isArray(value)) return this.visit(value, isSlot);
    const visited = value.map((x) => this.part(x, isSlot));
    return visited.some((x, i) => x !== value[i]) ? visited : value;
  }

  private take(test: (c: Commented) => boolean): Commented[] {
    const taken = [...this.pending].filter(test);
    for (const c of taken) this.pending.delete(c);
    return taken;
  }

  /** The Go that all parts of a node came from. */
  private hullOf(value: unknown): Span | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const known = this.hulls.get(value);
    if (known !== undefined) return known === "nowhere" ? undefined : known;
    const { origin } = value as { readonly origin?: { readonly span: Span } };
    const parts = Array.isArray(value)
      ? value
      : Object.entries(value).flatMap(([key, x]) => (key === "origin" || key === "trivia" ? [] : [x]));
    let hull = origin?.span;
    for (const part of parts) {
      const span = this.hullOf(part);
      if (span) hull = hull ? { start: Math.min(hull.start, span.start), end: Math.max(hull.end, span.end) } : span;
    }
    this.hulls.set(value, hull ?? "nowhere");
    return hull;
  }
}

const triviaOf = (node: { readonly trivia?: RustTrivia }): RustTrivia | undefined => node.trivia;

/** The node's own comments, those of its Go around them, and those that found no place inside above. */
function joined(trivia: RustTrivia | undefined, own: readonly Commented[], left: readonly Commented[]): RustTrivia {
  const above = [
    ...own.flatMap((c) => c.trivia.leading ?? []),
    ...left.flatMap((c) => [c.trivia.leading ?? [], c.trivia.trailing ?? []].flat()),
  ];
  const [trailing, ...more] = [trivia?.trailing, ...own.map((c) => c.trivia.trailing)].filter((c) => c !== undefined);
  const leading = [...(trivia?.leading ?? []), ...above, ...more];
  return { ...trivia, ...(leading.length > 0 && { leading }), ...(trailing !== undefined && { trailing }) };
}
