// Implements the layout of chains of `.method()`, `.field`, `.await` and `?`.

import type { RustExpr } from "../ast.ts";
import { call } from "./call.ts";
import { isBlockLike } from "./classify.ts";
import type { Layout } from "./context.ts";
import {
  byteLen,
  cat,
  firstLineWidth,
  isMultiline,
  join,
  lastLineExtendable,
  lastLineWidth,
  lineCount,
  marked,
  type Out,
  type Rewrite,
  text,
  width,
} from "./out.ts";
import { fits, limits, type Shape, spaces } from "./shape.ts";

/** A link of a chain with the `?`s after it. */
interface Link {
  readonly expr: RustExpr;
  readonly tries: number;
  /** The outermost node that ends here: the link with its `?`s. */
  readonly whole: RustExpr;
}
type Linked = Extract<RustExpr, { kind: "MethodCallExpr" | "FieldExpr" | "AwaitExpr" }>;

export function chain(cx: Layout, node: RustExpr, shape: Shape): Rewrite {
  const links = linksOf(node);
  const [parent, ...children] = links;
  if (parent === undefined) return undefined;
  if (children.length === 0) return layoutLink(cx, parent, true, shape);
  return new Chain(cx, parent, children, shape).rewrite();
}

function linksOf(node: RustExpr): readonly Link[] {
  const links: Link[] = [];
  let expr = node;
  for (;;) {
    const whole = expr;
    let tries = 0;
    while (expr.kind === "TryExpr") {
      tries += 1;
      expr = expr.expr;
    }
    links.unshift({ expr, tries, whole });
    if (expr.kind === "MethodCallExpr") expr = expr.recv;
    else if (expr.kind === "FieldExpr" || expr.kind === "AwaitExpr") expr = expr.expr;
    else return links;
  }
}

function layoutLink(cx: Layout, link: Link, isParent: boolean, shape: Shape): Rewrite {
  const rest = shape.subWidth(link.tries);
  const out = rest && (isParent ? cx.expr(link.expr, rest) : child(cx, link.expr as Linked, rest));
  return out && cat(out, "?".repeat(link.tries));
}

/** Adds a link to the chain before it, and marks both together as the node they are. */
function append(before: Out, separator: string, link: Link, out: Out): Out {
  const start = cat(before, separator);
  const end = out.s.length - link.tries;
  const own = cat(start, { s: out.s.slice(0, end), kids: out.kids });
  const inner = marked(own, link.expr.origin) ?? own;
  if (link.tries === 0) return inner;
  const whole = cat(inner, out.s.slice(end));
  return marked(whole, link.whole.origin) ?? whole;
}

function child(cx: Layout, node: Linked, shape: Shape): Rewrite {
  if (node.kind === "FieldExpr") return text(`.${node.field}`);
  if (node.kind === "AwaitExpr") return text(".await");
  const types = (node.turbofish ?? []).map((type) => cx.type(type, shape));
  if (types.includes(undefined)) return undefined;
  const turbofish = types.length === 0 ? [] : ["::<", join(types as Out[], ", "), ">"];
  return call(cx, cat(`.${node.method}`, ...turbofish), node.args, shape);
}

class Chain {
  private readonly rewrites: Out[] = [];
  private readonly count: number;
  private oneLine = false;

  constructor(
    private readonly cx: Layout,
    private readonly parent: Link,
    private children: readonly Link[],
    private readonly shape: Shape,
  ) {
    this.count = children.length;
  }

  rewrite(): Rewrite {
    const start = this.layoutRoot();
    if (start === undefined) return undefined;
    this.rewrites.push(start.out);
    if (this.children.length === 0) return fits(start.out.s, this.shape) ? start.out : undefined;

    const childShape = this.shape.blockIndent(start.endsWithBlock ? 0 : limits.tab).withMaxWidth();
    for (const link of this.children.slice(0, -1)) {
      const out = layoutLink(this.cx, link, false, childShape);
      if (out === undefined) return undefined;
      this.rewrites.push(out);
    }
    const last = this.layoutLast(childShape);
    if (last === undefined) return undefined;
    this.rewrites.push(last);
    if (!this.oneLine && this.cx.oneLineChain) return undefined;
    const separator = this.oneLine ? "" : `\n${spaces({ block: childShape.indent.block, align: childShape.offset })}`;
    const [root, ...outs] = this.rewrites;
    const result = outs.reduce((before, out, i) => append(before, separator, this.children[i] as Link, out), root as Out);
    return fits(result.s, this.shape) ? result : undefined;
  }

  /** The first link; links follow on its line while it is no wider than an indentation. */
  private layoutRoot(): { readonly out: Out; readonly endsWithBlock: boolean } | undefined {
    let out = layoutLink(this.cx, this.parent, true, this.shape);
    if (out === undefined) return undefined;
    let endsWithBlock = isBlockLike(this.parent.expr, out.s);
    const tab = Math.max(0, limits.tab - this.shape.offset);
    while (byteLen(out.s) <= tab && !isMultiline(out.s)) {
      const [link, ...rest] = this.children;
      if (link === undefined) break;
      const shape = this.shape.offsetLeft(byteLen(out.s));
      if (shape === undefined) return undefined;
      const next = layoutLink(this.cx, link, false, shape);
      if (next === undefined) break;
      out = append(out, "", link, next);
      endsWithBlock = lastLineExtendable(out.s);
      this.children = rest;
    }
    return { out, endsWithBlock };
  }

  /** The last link, which may go on over further lines while all before it stay on one. */
  private layoutLast(childShape: Shape): Rewrite {
    const last = this.children[this.children.length - 1] as Link;
    const root = this.rewrites[0] as Out;
    const extendable = lastLineExtendable(root.s);
    const total = extendable ? lastLineWidth(root.s) : this.rewrites.reduce((sum, out) => sum + width(out.s), 0);
    const almost = total + last.tries;
    const limit = this.count === 1 ? this.shape.width : Math.min(this.shape.width, this.shape.scaled(limits.chain));
    const budget = Math.max(0, limit - almost);
    const allOnOneLine = this.rewrites.every((out) => !isMultiline(out.s)) && budget > 0;
    const below = childShape.subWidth(this.shape.rhsOverhead + last.tries);
    const lastShape = allOnOneLine ? this.shape.subWidth(last.tries) : extendable ? childShape.subWidth(last.tries) : below;
    if (lastShape === undefined) return undefined;

    const plain = layoutLink(this.cx, last, false, lastShape);
    if (plain === undefined || !(allOnOneLine || extendable)) return plain;
    const shape = lastShape.offsetLeft(almost);
    const out = shape && layoutLink(this.cx, last, false, shape);
    return out === undefined ? plain : this.chooseLast(out, last, budget, allOnOneLine, below);
  }

  /** Compares the last link after all others with the same link on a line of its own. */
  private chooseLast(out: Out, last: Link, budget: number, allOnOneLine: boolean, below: Shape | undefined): Rewrite {
    const fitsFirst = firstLineWidth(out.s) <= budget;
    const lines = lineCount(out.s);
    if (fitsFirst && lines >= 5) {
      this.oneLine = allOnOneLine;
      return out;
    }
    if (below === undefined) return undefined;
    const own = layoutLink(this.cx, last, false, below);
    if (own !== undefined && (!fitsFirst || lineCount(own.s) < lines)) return own;
    this.oneLine = fitsFirst && allOnOneLine;
    return out;
  }
}
