// Implements the layout of attributes and doc comments.

import type { RustAttr, Visibility } from "../ast.ts";
import type { Layout } from "./context.ts";
import { fitsOneLine, listItem, writeList } from "./list.ts";
import { byteLen, cat, join, type Out, text } from "./out.ts";
import { bracketed, type Item } from "./overflow.ts";
import { limits, type Shape } from "./shape.ts";

/** What stands before the keyword of an item or the name of a field. */
export const pub = (node: { readonly pub?: Visibility }): string =>
  node.pub === "crate" ? "pub(crate) " : node.pub ? "pub " : "";

/** Doc lines and attributes, each on a line of its own; derives become one. */
export function attributes(
  cx: Layout,
  docs: readonly string[] | undefined,
  attrs: readonly RustAttr[] | undefined,
  shape: Shape,
): readonly Out[] {
  return [
    ...(docs ?? []).map((line) => text(docLine("///", line))),
    ...mergeDerives(attrs ?? []).map((attr) => attribute(cx, "#", attr, shape)),
  ];
}

export const docLine = (marker: string, line: string): string => (line === "" ? marker : `${marker} ${line}`).trimEnd();

function mergeDerives(attrs: readonly RustAttr[]): readonly RustAttr[] {
  const merged: RustAttr[] = [];
  for (const attr of attrs) {
    const last = merged[merged.length - 1];
    if (last?.startsWith("derive(") && attr.startsWith("derive("))
      merged[merged.length - 1] = `${last.slice(0, -1)}, ${attr.slice("derive(".length)}`;
    else merged.push(attr);
  }
  return merged;
}

export function attribute(cx: Layout, marker: "#" | "#!", attr: RustAttr, shape: Shape): Out {
  const list = /^([\w:]+)\((.*)\)$/s.exec(attr);
  const items = list === null ? undefined : splitMeta(list[2] ?? "");
  if (list === null || items === undefined) return text(`${marker}[${attr}]`);
  const name = list[1] ?? "";
  if (name === "derive") return derive(marker, items, shape);
  const room = shape.offsetLeft(marker.length + 1)?.subWidth(1);
  const out =
    room &&
    bracketed(cx, {
      head: text(name),
      open: "(",
      close: ")",
      items: items.map(metaItem),
      shape: room,
      maxWidth: limits.attribute,
      trailing: "never",
    });
  return out === undefined ? text(`${marker}[${attr}]`) : cat(`${marker}[`, out, "]");
}

/** Splits at top-level commas; nothing where an item is no meta item, since rustfmt then leaves the attribute alone. */
function splitMeta(list: string): readonly string[] | undefined {
  const items: string[] = [];
  let depth = 0;
  let current = "";
  for (const token of list.match(/"(?:\\.|[^"\\])*"|[\s\S]/g) ?? []) {
    if (token === "(" || token === "[") depth += 1;
    if (token === ")" || token === "]") depth -= 1;
    if (token === "," && depth === 0) {
      items.push(current.trim());
      current = "";
    } else current += token;
  }
  if (current.trim() !== "") items.push(current.trim());
  return items.every((item) => metaPattern.test(item)) ? items : undefined;
}
const metaPattern =
  /^(?:"(?:\\.|[^"\\])*"|-?[\d_]+\w*|true|false|[A-Za-z_][\w:]*(?:\s*=\s*(?:"(?:\\.|[^"\\])*"|-?[\d_]+\w*|true|false)|\(.*\))?)$/s;

function metaItem(item: string): Item {
  const isName = /^[\w:]+$/.test(item);
  const isLiteral = item.startsWith('"') || /^-?\d/.test(item);
  return {
    rewrite: () => text(item),
    overflow: () => text(item),
    canOverflow: (count) => count === 1 && !isLiteral,
    isExpr: false,
    isMacroArg: false,
    isSimple: isName || isLiteral,
    isNestedCall: false,
    isMethodCall: false,
  };
}

function derive(marker: string, names: readonly string[], shape: Shape): Out {
  const inner = shape.blockIndent(limits.tab).withMaxWidth();
  const items = names.map((name) => listItem(text(name)));
  const tactic = fitsOneLine(items, inner.width) ? "horizontal" : "vertical";
  const flat = join(names, ", ");
  const budget = shape.width - (marker.length + "[derive()]".length) - "()]".length;
  if (tactic === "horizontal" && byteLen(flat.s) + 1 <= budget) return cat(`${marker}[derive(`, flat, ")]");
  const list = writeList(items, { shape: inner, tactic, trailing: "always" }) ?? flat;
  return cat(`${marker}[derive(`, inner.newline, list, shape.newline, ")]");
}
