// Implements the printer: a Rust tree becomes the text that rustfmt would leave alone, with a source map.

import type { RustBlock, RustExpr, RustFile, RustItem, RustPat, RustPath, RustType } from "../ast.ts";
import { attribute, docLine } from "./attr.ts";
import { block, blockLines } from "./block.ts";
import type { Layout, Place } from "./context.ts";
import { expr } from "./expr.ts";
import { hoistComments } from "./hoist.ts";
import { danglingLines, items } from "./item.ts";
import { cat, type Mapping, mappingsOf, marked, type Out, type Part, type Rewrite } from "./out.ts";
import { parenthesize } from "./parens.ts";
import { path } from "./path.ts";
import { pattern } from "./pattern.ts";
import { type Indent, limits, lineLimits, Shape } from "./shape.ts";
import { type } from "./type.ts";
import { resolveImports, useLines } from "./use.ts";

export type { Mapping } from "./out.ts";

export interface Printed {
  readonly text: string;
  /** Each node with an origin, outer before inner; offsets are in UTF-16 units. */
  readonly mappings: readonly Mapping[];
}

/** Layouts that are tried for a statement; deeply nested closures could ask for very many. */
const maxLayouts = 60_000;
const top: Indent = { block: 0, align: 0 };

/** Prints a file as rustfmt (edition 2024, default configuration) would. */
export function printFile(file: RustFile): Printed {
  const tree = resolveImports(parenthesize(hoistComments(file)));
  const out = layoutFile(new Printer(), tree);
  return { text: out.s, mappings: mappingsOf(out) };
}

function layoutFile(cx: Layout, file: RustFile): Out {
  const head = [
    ...file.docs.map((line) => docLine("//!", line)),
    ...file.attrs.map((attr) => attribute(cx, "#!", attr, Shape.indented(top, limits.maxWidth)).s),
  ].join("\n");
  const sections: Part[] = [head, useLines(file, top), items(cx, file.items, top), danglingLines(file.dangling)].filter(
    (part) => (typeof part === "string" ? part : part.s) !== "",
  );
  return sections.length === 0
    ? cat("")
    : cat(...sections.flatMap((part, i): Part[] => (i === 0 ? [part] : ["\n\n", part])), "\n");
}

class Printer implements Layout {
  inMacro = false;
  oneLineChain = false;
  /** How many layouts may still be tried for the outermost statement, and how many statements are open. */
  private left = maxLayouts;
  private depth = 0;
  private readonly memo = new WeakMap<object, Map<string, Rewrite>>();

  expr(node: RustExpr, shape: Shape, place: Place = "value"): Rewrite {
    return this.remember(node, `${place}${shape.key}`, isEndless(shape), () =>
      marked(expr(this, node, shape, place), node.origin),
    );
  }
  type(node: RustType, shape: Shape): Rewrite {
    return this.remember(node, shape.key, isEndless(shape), () => marked(type(this, node, shape), node.origin));
  }
  pat(node: RustPat, shape: Shape): Rewrite {
    return this.remember(node, shape.key, isEndless(shape), () => marked(pattern(this, node, shape), node.origin));
  }
  path(node: RustPath, turbofish: boolean, shape: Shape): Rewrite {
    return path(this, node, turbofish, shape);
  }
  block(node: RustBlock, shape: Shape, oneLine: boolean): Rewrite {
    return this.remember(node, `block${oneLine}${shape.key}`, isEndless(shape), () =>
      marked(block(this, node, shape, oneLine), node.origin),
    );
  }
  blockLines(node: RustBlock, shape: Shape): Rewrite {
    // All statements start at the indentation; the width matters for an empty block alone.
    const { block: columns, align } = shape.indent;
    return this.remember(node, `lines${columns},${align},${shape.width >= 2}`, true, () => blockLines(this, node, shape));
  }
  items(nodes: readonly RustItem[], indent: Indent): Out {
    const { depth } = this;
    this.depth = 0;
    const out = items(this, nodes, indent);
    this.depth = depth;
    return out;
  }

  with<T>(flags: { readonly inMacro?: boolean; readonly oneLineChain?: boolean }, f: () => T): T {
    const { inMacro, oneLineChain } = this;
    this.inMacro = flags.inMacro ?? inMacro;
    this.oneLineChain = flags.oneLineChain ?? oneLineChain;
    const result = f();
    this.inMacro = inMacro;
    this.oneLineChain = oneLineChain;
    return result;
  }

  tryLimits(node: "statement" | "item", layout: (max: number) => Rewrite): Rewrite {
    const isOutermost = this.depth === 0;
    if (isOutermost) this.left = maxLayouts;
    if (node === "statement") this.depth += 1;
    const out = this.firstThatFits(layout);
    if (node === "statement") this.depth -= 1;
    if (isOutermost) this.left = maxLayouts;
    return out;
  }

  private firstThatFits(layout: (max: number) => Rewrite): Rewrite {
    for (const max of lineLimits.all) {
      const isEndless = max >= lineLimits.endless;
      const out = this.left > 0 || isEndless ? layout(max) : undefined;
      if (out !== undefined && (this.left > 0 || isEndless)) return out;
    }
    return undefined;
  }

  /**
   * Layouts are tried many times over; each is found once. When a statement has asked for too many, only those
   * without a line limit are found.
   */
  private remember(node: object, key: string, isFree: boolean, find: () => Rewrite): Rewrite {
    let known = this.memo.get(node);
    if (known === undefined) this.memo.set(node, (known = new Map()));
    const flagged = `${this.inMacro}${this.oneLineChain}${key}`;
    if (known.has(flagged)) return known.get(flagged);
    if (this.left === 0 && !isFree) return undefined;
    if (this.left > 0) this.left -= 1;
    const found = find();
    if (this.left > 0 || isFree) known.set(flagged, found);
    return found;
  }
}

const isEndless = (shape: Shape): boolean => shape.max >= lineLimits.endless;
