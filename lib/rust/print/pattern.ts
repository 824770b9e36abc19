// Implements the layout of patterns.

import type { RustPat } from "../ast.ts";
import { canOverflow } from "./classify.ts";
import type { Layout } from "./context.ts";
import { tacticFor, writeList, type Tactic } from "./list.ts";
import { byteLen, cat, empty, isMultiline, type Out, type Rewrite, text } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { pair } from "./pair.ts";
import { limits, Shape } from "./shape.ts";
import { structPat } from "./struct-lit.ts";

export function pattern(cx: Layout, node: RustPat, shape: Shape): Rewrite {
  switch (node.kind) {
    case "IdentPat":
      return identPat(cx, node, shape);
    case "WildPat":
      return shape.width >= 1 ? text("_") : undefined;
    case "RestPat":
      return shape.width >= 1 ? text("..") : undefined;
    case "TuplePat":
      return tuplePat(cx, empty, node.elems, shape);
    case "TupleStructPat": {
      const head = cx.path(node.path, true, shape);
      return head && tuplePat(cx, head, node.elems, shape);
    }
    case "StructPat":
      return structPat(cx, node, shape);
    case "PathPat":
      return cx.path(node.path, true, shape);
    case "LitPat":
      return cx.expr(node.expr, shape);
    case "RangePat":
      return rangePat(cx, node, shape);
    case "OrPat":
      return orPat(cx, node.alts, shape);
    case "RefPat":
      return refPat(cx, node, shape);
    case "SlicePat":
      return bracketed(cx, {
        head: empty,
        open: "[",
        close: "]",
        items: node.elems.map((elem) => sliceItem(cx, elem)),
        shape,
        maxWidth: limits.array,
      });
  }
}

function identPat(cx: Layout, node: Extract<RustPat, { kind: "IdentPat" }>, shape: Shape): Rewrite {
  const prefix = `${node.ref ? "ref " : ""}${node.mut ? "mut " : ""}`;
  const head = text(prefix + node.name);
  if (node.sub === undefined) return head;
  const used = prefix.replaceAll(" ", "").length + byteLen(node.name) + 2;
  if (shape.width < used) return undefined;
  const room = Shape.of(shape.width - used, shape.indent, shape.max);
  const parens = node.sub.kind === "OrPat";
  const sub = cx.pat(node.sub, room);
  return sub && (parens ? cat(head, " @ (", sub, ")") : cat(head, " @ ", sub));
}

function refPat(cx: Layout, node: Extract<RustPat, { kind: "RefPat" }>, shape: Shape): Rewrite {
  const prefix = node.mut ? "&mut " : "&";
  const room = shape.offsetLeft(prefix.length);
  if (node.pat.kind !== "OrPat" && node.pat.kind !== "RangePat") {
    const out = room && cx.pat(node.pat, room);
    return out && cat(prefix, out);
  }
  const inner = room?.offsetLeft(1)?.subWidth(1);
  const out = inner && cx.pat(node.pat, inner);
  return out && cat(prefix, "(", out, ")");
}

function rangePat(cx: Layout, node: Extract<RustPat, { kind: "RangePat" }>, shape: Shape): Rewrite {
  const op = node.inclusive && node.high !== undefined ? "..=" : "..";
  const { low, high } = node;
  if (low !== undefined && high !== undefined)
    return pair(
      shape,
      { infix: op },
      (s) => cx.expr(low, s),
      (s) => cx.expr(high, s),
    );
  const only = low ?? high;
  const room = only && (low === undefined ? shape.offsetLeft(op.length) : shape.subWidth(op.length));
  const out = room && only && cx.expr(only, room);
  if (only === undefined) return text(op);
  return out && (low === undefined ? cat(op, out) : cat(out, op));
}

/** Alternatives: short ones are packed, others stand on one line or on a line each. */
function orPat(cx: Layout, alts: readonly RustPat[], shape: Shape): Rewrite {
  const items = alts.map((alt) => ({ item: cx.pat(alt, shape) }));
  if (items.some(({ item }) => item === undefined)) return undefined;
  const short = alts.every((alt, i) => isShort(alt) && isShortText(items[i]?.item));
  const tactic: Tactic = short ? "mixed" : tacticFor(items, shape.width, 3);
  return writeList(items, { shape, tactic, separator: " |", separatorInFront: true, trailing: "never" });
}

const isShortText = (out: Rewrite): boolean => out !== undefined && byteLen(out.s) <= 20 && !isMultiline(out.s);

function isShort(pat: RustPat): boolean {
  switch (pat.kind) {
    case "WildPat":
    case "RestPat":
    case "LitPat":
      return true;
    case "IdentPat":
      return pat.sub === undefined;
    case "PathPat":
      return pat.path.segments.length === 1;
    case "TuplePat":
      return pat.elems.length <= 1;
    case "TupleStructPat":
      return pat.path.segments.length <= 1 && pat.elems.length <= 1;
    case "RefPat":
      return isShort(pat.pat);
    case "OrPat":
      return pat.alts.every(isShort);
    default:
      return false;
  }
}

function tuplePat(cx: Layout, head: Out, elems: readonly RustPat[], shape: Shape): Rewrite {
  if (elems.length === 0) return cat(head, "()");
  const single = head.s === "" && elems.length === 1 && elems[0]?.kind !== "RestPat";
  return bracketed(cx, {
    head,
    open: "(",
    close: ")",
    items: elems.map((elem) => patItem(cx, elem)),
    shape,
    maxWidth: limits.maxWidth,
    ...(single && { trailing: "always" }),
  });
}

function patItem(cx: Layout, pat: RustPat): Item {
  return { ...sliceItem(cx, pat), canOverflow: (count) => canOverflowPat(pat, count) };
}

function sliceItem(cx: Layout, pat: RustPat): Item {
  const rewrite = (shape: Shape): Rewrite => cx.pat(pat, shape);
  return {
    rewrite,
    overflow: rewrite,
    canOverflow: () => false,
    isExpr: false,
    isMacroArg: false,
    isSimple: false,
    isNestedCall: false,
    isMethodCall: false,
  };
}

function canOverflowPat(pat: RustPat, count: number): boolean {
  switch (pat.kind) {
    case "PathPat":
      return pat.path.segments.length > 1 && count === 1;
    case "TuplePat":
    case "StructPat":
    case "TupleStructPat":
      return count === 1;
    case "RefPat":
      return canOverflowPat(pat.pat, count);
    case "LitPat":
      return canOverflow(pat.expr, count);
    default:
      return false;
  }
}
