// Implements the layout of items, by kind, and of sequences of items.

import type { RustExpr, RustItem, RustTrivia, RustType } from "../ast.ts";
import { assignRhs } from "./assign.ts";
import { attributes, pub } from "./attr.ts";
import { reindent, withComments } from "./comment.ts";
import type { Layout } from "./context.ts";
import { fnItem, generics, whereClause } from "./fn.ts";
import { byteLen, cat, empty, isMultiline, lastLineWidth, marked, type Out, type Part, type Rewrite, text } from "./out.ts";
import { columnsOf, deeper, type Indent, limits, newline, Shape } from "./shape.ts";
import { enumItem, structItem } from "./struct.ts";
import { bounds } from "./type.ts";
import { useLines } from "./use.ts";

type Item<K extends RustItem["kind"]> = Extract<RustItem, { kind: K }>;

/** Items one after another, with an empty line between most of them. */
export function items(cx: Layout, nodes: readonly RustItem[], indent: Indent): Out {
  const parts: Part[] = [];
  nodes.forEach((node, i) => {
    const previous = nodes[i - 1];
    if (previous !== undefined) parts.push(separates(previous, node) ? "\n" : "", newline(indent));
    parts.push(item(cx, node, indent));
  });
  return cat(...parts);
}

const small = new Set<RustItem["kind"]>(["ConstItem", "StaticItem", "TypeAliasItem"]);

/** Constants, type aliases and required methods may stand close together. */
function separates(before: RustItem, after: RustItem): boolean {
  if (after.trivia?.blankBefore) return true;
  if (before.kind === after.kind && small.has(after.kind)) return false;
  const isRequired = (node: RustItem): boolean =>
    node.kind === "FnItem" && node.body === undefined && (node.docs?.length ?? 0) === 0;
  return !(isRequired(before) && isRequired(after));
}

export function item(cx: Layout, node: RustItem, indent: Indent): Out {
  const shape = Shape.indented(indent, limits.maxWidth);
  const before = attributes(cx, node.docs, node.attrs, shape).flatMap((line): readonly Part[] => [line, newline(indent)]);
  const body = layoutItem(cx, node, indent);
  return withComments(marked(cat(...before, body), node.origin) ?? empty, node.trivia, indent);
}

function layoutItem(cx: Layout, node: RustItem, indent: Indent): Out {
  return cx.tryLimits("item", (max) => layout(cx, node, indent, max)) ?? text('compile_error!("an item found no layout");');
}

function layout(cx: Layout, node: RustItem, indent: Indent, max: number): Rewrite {
  switch (node.kind) {
    case "FnItem":
      return fnItem(cx, node, indent, max);
    case "StructItem":
      return structItem(cx, node, indent, max);
    case "EnumItem":
      return enumItem(cx, node, indent, max);
    case "ImplItem":
      return implItem(cx, node, indent, max);
    case "TraitItem":
      return traitItem(cx, node, indent, max);
    case "ConstItem":
      return constItem(cx, `${pub(node)}const ${node.name}: `, node.type, node.value, indent, max);
    case "StaticItem":
      return constItem(cx, `${pub(node)}static ${node.name}: `, node.type, node.value, indent, max);
    case "TypeAliasItem":
      return typeAlias(cx, node, indent, max);
    case "ModItem":
      return modItem(cx, node, indent);
    case "ThreadLocalItem": {
      const inner = constItem(cx, `${pub(node)}static ${node.name}: `, node.type, node.value, deeper(indent), max);
      return inner && cat("thread_local! {", newline(deeper(indent)), inner, newline(indent), "}");
    }
    case "TextItem":
      return text(node.text);
    case "UnsupportedItem":
      return text(refusal(node, indent));
  }
}

function refusal(node: Item<"UnsupportedItem">, indent: Indent): string {
  const lines = [`${node.code}: ${node.reason}`, ...node.go.split("\n")];
  return lines.map((line) => `// ${line.trimEnd()}`.trimEnd()).join(newline(indent));
}

function body(cx: Layout, nodes: readonly RustItem[], indent: Indent): readonly Part[] {
  return [newline(deeper(indent)), items(cx, nodes, deeper(indent)), newline(indent), "}"];
}

function implItem(cx: Layout, node: Item<"ImplItem">, indent: Indent, max: number): Rewrite {
  const start = Shape.indented(indent, max);
  let out = generics(cx, text("impl"), node.generics, start);
  if (out === undefined) return undefined;
  if (node.trait !== undefined) {
    const trait = implTrait(cx, node.trait, lastLineWidth(out.s), indent, max);
    if (trait === undefined) return undefined;
    out = cat(out, trait);
  }
  const named = implType(cx, out, node, indent, max);
  const clause = whereClause(cx, node.where, start, { comma: true });
  if (named === undefined || clause === undefined) return undefined;
  const head = cat(named, clause);
  const brace = isMultiline(head.s) ? newline(indent) : " ";
  if (node.items.length === 0) return isMultiline(head.s) ? cat(head, brace, "{", newline(indent), "}") : cat(head, " {}");
  return cat(head, brace, "{", ...body(cx, node.items, indent));
}

function implTrait(cx: Layout, path: NonNullable<Item<"ImplItem">["trait"]>, used: number, indent: Indent, max: number): Rewrite {
  const same = cx.path(path, false, Shape.indented({ block: indent.block, align: indent.align + 1 + used }, max));
  if (same !== undefined && !isMultiline(same.s)) return cat(" ", same);
  const below = Shape.indented(deeper(indent), max);
  const next = cx.path(path, false, below);
  return next && cat(below.newline, next);
}

function implType(cx: Layout, head: Out, node: Item<"ImplItem">, indent: Indent, max: number): Rewrite {
  const keyword = node.trait === undefined ? "" : "for ";
  const braces = (node.where?.length ?? 0) === 0 ? 2 : 0;
  const used = lastLineWidth(head.s) + (node.trait === undefined ? 0 : 4) + braces + 1;
  const same = cx.type(node.type, Shape.of(Math.max(0, max - used), indent, max));
  if (same !== undefined && !isMultiline(same.s)) return cat(head, ` ${keyword}`, same);
  const below = cat(head, newline(deeper(indent)), keyword);
  const next = cx.type(node.type, Shape.of(Math.max(0, max - lastLineWidth(below.s)), deeper(indent), max));
  return next && cat(below, next);
}

function traitItem(cx: Layout, node: Item<"TraitItem">, indent: Indent, max: number): Rewrite {
  const keywords = `${pub(node)}trait `;
  const shape = Shape.indented(indent, max).offsetLeft(keywords.length);
  const name = shape && generics(cx, text(node.name), node.generics, shape);
  if (shape === undefined || name === undefined) return undefined;
  let head: Rewrite = cat(keywords, name);
  if (node.supers.length > 0) head = assignRhs(cat(head, ":"), shape, (s) => bounds(cx, node.supers, s), "nextLine");
  if (head === undefined) return undefined;
  const wide = lastLineWidth(head.s) + 2 > max - columnsOf(indent);
  if (node.items.length === 0 && !wide && !isMultiline(head.s)) return cat(head, " {}");
  const brace = wide || isMultiline(head.s) ? newline(indent) : " ";
  if (node.items.length === 0) return cat(head, brace, "{", isMultiline(head.s) || wide ? newline(indent) : "", "}");
  return cat(head, brace, "{", ...body(cx, node.items, indent));
}

function constItem(cx: Layout, prefix: string, type: RustType, value: RustExpr, indent: Indent, max: number): Rewrite {
  const block = { block: indent.block, align: 0 };
  const room = Shape.indented(block, max).offsetLeft(byteLen(prefix) + 2);
  if (room === undefined) return undefined;
  const same = cx.type(type, room);
  const below = Shape.indented(deeper(indent), max);
  const next = same === undefined ? cx.type(type, below) : undefined;
  const left = same !== undefined ? cat(prefix, same) : next && cat(prefix.trimEnd(), below.newline, next);
  if (left === undefined) return undefined;
  const shape = Shape.of(Math.max(0, max - indent.block - 1), block, max);
  const assigned = assignRhs(cat(left, " ="), shape, (s) => cx.expr(value, s));
  return assigned && cat(assigned, ";");
}

function typeAlias(cx: Layout, node: Item<"TypeAliasItem">, indent: Indent, max: number): Rewrite {
  const keywords = `${pub(node)}type `;
  const shape = Shape.indented(indent, max).offsetLeft(keywords.length)?.subWidth(2);
  const name = shape && generics(cx, text(node.name), node.generics, shape);
  if (name === undefined) return undefined;
  const left = cat(keywords, name);
  const { type } = node;
  if (type === undefined) return cat(left, ";");
  const assigned = assignRhs(cat(left, " ="), Shape.indented(indent, max).saturatingSub(1), (s) => cx.type(type, s));
  return assigned && cat(assigned, ";");
}

function modItem(cx: Layout, node: Item<"ModItem">, indent: Indent): Out {
  const uses = useLines(node, deeper(indent));
  if (node.items.length === 0 && uses === "") return text(`${pub(node)}mod ${node.name} {}`);
  const gap = uses !== "" && node.items.length > 0 ? ["\n", newline(deeper(indent))] : [];
  const inside = deeper(indent);
  const last = (node.dangling ?? []).flatMap((line, i) => [
    i === 0 ? `\n${newline(inside)}` : newline(inside),
    reindent(line, inside),
  ]);
  const inner = cat(uses, ...gap, items(cx, node.items, inside), ...last);
  return cat(`${pub(node)}mod ${node.name} {`, newline(deeper(indent)), inner, newline(indent), "}");
}

/** Comments at the end of a file. */
export function danglingLines(comments: readonly string[], trivia?: RustTrivia): string {
  return [...(trivia?.leading ?? []), ...comments].map((line) => reindent(line, { block: 0, align: 0 })).join("\n");
}
