// Implements the layout of function signatures, generics and `where` clauses.

import type { FnItem, GenericParam, RustBound, RustParam, RustType, SelfParam } from "../ast.ts";
import { assignRhs } from "./assign.ts";
import { pub } from "./attr.ts";
import { isEmptyBlock } from "./classify.ts";
import { closureParam } from "./closure.ts";
import type { Layout } from "./context.ts";
import { fitsOneLine, listItem, writeList } from "./list.ts";
import { byteLen, cat, empty, firstLineWidth, isMultiline, lastLineWidth, marked, type Out, type Rewrite, text } from "./out.ts";
import { angleBrackets } from "./path.ts";
import { columnsOf, deeper, type Indent, newline, Shape } from "./shape.ts";
import { bounds, genericParam } from "./type.ts";

export type Where = readonly { readonly type: RustType; readonly bounds: readonly RustBound[] }[];

export function generics(cx: Layout, head: Out, params: readonly GenericParam[] | undefined, shape: Shape): Rewrite {
  if (params === undefined || params.length === 0) return head;
  const items = params.map((param) => {
    const rewrite = (s: Shape): Rewrite => genericParam(cx, param, s);
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
  });
  return angleBrackets(cx, head, items, shape);
}

export function whereClause(
  cx: Layout,
  where: Where | undefined,
  shape: Shape,
  options: { readonly snug?: boolean; readonly comma: boolean },
): Rewrite {
  if (where === undefined || where.length === 0) return empty;
  const inner = shape.block().withMaxWidth().blockIndent(4).subWidth(4)?.subWidth(1);
  if (inner === undefined) return undefined;
  const items = where.map(({ type, bounds: list }) => {
    const left = cx.type(type, inner);
    return listItem(left && assignRhs(cat(left, ":"), inner, (s) => bounds(cx, list, s)));
  });
  const list = writeList(items, { shape: inner, tactic: "vertical", trailing: options.comma ? "vertical" : "never" });
  return list && cat(options.snug ? " " : newline(shape.block().indent), "where", inner.newline, list);
}

export function fnItem(cx: Layout, node: FnItem, indent: Indent, max: number): Rewrite {
  const signature = fnSignature(cx, node, indent, max);
  if (signature === undefined) return undefined;
  const { out, braceBelow } = signature;
  if (node.body === undefined) return cat(out, ";");
  if (!isMultiline(out.s) && isEmptyBlock(node.body) && columnsOf(indent) + byteLen(out.s) + 3 <= max) return cat(out, " {}");
  const below = braceBelow || lastLineWidth(out.s) + 2 > max - columnsOf(indent);
  const body = isEmptyBlock(node.body) ? cat("{", newline(indent), "}") : cx.blockLines(node.body, Shape.indented(indent, max));
  return body && cat(out, below ? newline(indent) : " ", marked(body, node.body.origin) ?? body);
}

interface Signature {
  readonly out: Out;
  readonly braceBelow: boolean;
}

function fnSignature(cx: Layout, node: FnItem, indent: Indent, max: number): Signature | undefined {
  const hasWhere = (node.where?.length ?? 0) > 0;
  // Columns for what follows on the line: `;`, ` {`, or nothing where the brace goes below.
  const after = node.body === undefined ? 1 : hasWhere ? 0 : 2;
  const keywords = `${pub(node)}${node.const ? "const " : ""}${node.async ? "async " : ""}fn `;
  const used = columnsOf(indent) + keywords.length;
  const nameShape = new Shape(Math.max(0, max - used - (after === 2 ? 4 : 2)), indent, used, max);
  const name = generics(cx, text(node.name), node.generics, nameShape);
  const fresh = Shape.indented(indent, max);
  const ret = node.ret === undefined ? empty : returnType(cx, node.ret, fresh);
  if (name === undefined || ret === undefined) return undefined;
  const head = cat(keywords, name);
  const params = layoutParams(cx, node, head, ret, after, indent, max);
  if (params === undefined) return undefined;

  let out = params.inBlock
    ? cat(head, "(", newline(deeper(indent)), params.out, newline(indent), ")")
    : cat(head, "(", params.out, ")");
  const tooWide =
    params.isEmpty && lastLineWidth(head.s) + (isMultiline(head.s) ? 0 : columnsOf(indent)) + firstLineWidth(ret.s) + 2 > max;
  if (node.ret !== undefined && tooWide) {
    const again = isMultiline(ret.s) ? returnType(cx, node.ret, fresh) : ret;
    if (again === undefined) return undefined;
    out = cat(out, newline(indent), again);
  } else if (node.ret !== undefined) {
    const ownLine = !params.inBlock && !params.isEmpty && returnBreaks(out, ret, indent, hasWhere, max);
    if (ownLine || isMultiline(ret.s)) {
      const start = ownLine ? fresh : (fresh.offsetLeft(lastLineWidth(out.s) + 1) ?? fresh);
      const again = returnType(cx, node.ret, start);
      if (again === undefined) return undefined;
      out = cat(out, ownLine ? newline(indent) : " ", again);
    } else out = cat(out, " ", ret);
  }
  const clause = whereClause(cx, node.where, fresh, { snug: params.inBlock && ret.s === "", comma: node.body !== undefined });
  if (clause === undefined) return undefined;
  return { out: cat(out, clause), braceBelow: hasWhere };
}

function returnType(cx: Layout, type: RustType, shape: Shape): Rewrite {
  const room = shape.offsetLeft(3);
  const out = room && cx.type(type, room);
  return out && cat("-> ", out);
}

/** Whether the return type goes on a line of its own. */
function returnBreaks(head: Out, ret: Out, indent: Indent, hasWhere: boolean, max: number): boolean {
  if (isMultiline(head.s) || isMultiline(ret.s)) return true;
  return byteLen(head.s) + columnsOf(indent) + byteLen(ret.s) + 1 + (hasWhere ? 0 : 2) > max;
}

interface Params {
  readonly out: Out;
  /** One parameter a line. */
  readonly inBlock: boolean;
  readonly isEmpty: boolean;
}

function layoutParams(
  cx: Layout,
  node: FnItem,
  head: Out,
  ret: Out,
  after: number,
  indent: Indent,
  max: number,
): Params | undefined {
  const count = node.params.length + (node.self === undefined ? 0 : 1);
  if (count === 0) return { out: empty, inBlock: false, isEmpty: true };
  const inner = deeper(indent);
  const retWidth = isMultiline(ret.s) ? 0 : byteLen(ret.s);
  const usedWidth = columnsOf(indent) + byteLen(head.s) + retWidth + (retWidth === 0 ? 2 : 3) + after;
  const oneLine = isMultiline(head.s) || isMultiline(ret.s) ? 0 : Math.max(0, max - usedWidth);
  const shape = Shape.of(Math.max(0, max - columnsOf(inner) - 1), inner, max);
  const items = [
    ...(node.self === undefined ? [] : [listItem(selfParam(cx, node.self, max))]),
    ...node.params.map((param) => listItem(fnParam(cx, param, shape))),
  ];
  const tactic = fitsOneLine(items, oneLine) ? "horizontal" : "vertical";
  const out = writeList(items, { shape, tactic, trailing: "vertical" });
  return out && { out, inBlock: isMultiline(out.s) || byteLen(out.s) > oneLine, isEmpty: false };
}

const fnParam = (cx: Layout, param: RustParam, shape: Shape): Rewrite => closureParam(cx, param, shape);

function selfParam(cx: Layout, self: SelfParam, max: number): Rewrite {
  if (typeof self === "string") return text(self);
  const type = cx.type(self.type, Shape.of(max, { block: 0, align: 0 }, max));
  return type && cat(self.mut ? "mut self: " : "self: ", type);
}
