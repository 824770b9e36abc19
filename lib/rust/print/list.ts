// Implements lists: whether items go on one line, on a line each, or packed, and how they are written then.

import type { RustTrivia } from "../ast.ts";
import { firstLineWidth, isMultiline, join, lastLineWidth, type Out, type Part, type Rewrite, width } from "./out.ts";
import { type Shape, spaces } from "./shape.ts";

export interface ListItem {
  /** Absent where the item found no layout. */
  readonly item: Rewrite;
  /** Comment lines above the item, and a comment after it. */
  readonly pre?: string;
  readonly post?: string;
  /** Whether an empty line follows. */
  readonly blankAfter?: boolean;
}

/** How a list is laid out; a number is rustfmt's special case of a format macro with that many arguments before its text. */
export type Tactic = "horizontal" | "vertical" | "mixed" | number;

export interface ListOptions {
  readonly shape: Shape;
  readonly tactic: Tactic;
  readonly separator?: string;
  /** Before the separator of the item (`a\n    | b`) or after it. */
  readonly separatorInFront?: boolean;
  readonly trailing: "always" | "vertical" | "never";
  /** A line break follows the list, so that a packed list ends with a separator. */
  readonly endsWithNewline?: boolean;
  readonly keepBlankLines?: boolean;
  /** A list of imports that holds lists: those go on lines of their own. */
  readonly nestedImports?: boolean;
}

export function listItem(item: Rewrite, trivia?: RustTrivia, next?: RustTrivia): ListItem {
  // Between a comment and its item rustfmt leaves no empty line.
  const leading = (trivia?.leading ?? []).join("\n").trimEnd();
  return {
    item,
    ...(leading !== "" && { pre: leading }),
    ...(trivia?.trailing !== undefined && { post: trivia.trailing }),
    ...(next?.blankBefore && { blankAfter: true }),
  };
}

/** List items of nodes that carry trivia. */
export function listItems<N extends { readonly trivia?: RustTrivia }>(
  nodes: readonly N[],
  rewrite: (node: N) => Rewrite,
): ListItem[] {
  return nodes.map((node, i) => listItem(rewrite(node), node.trivia, nodes[i + 1]?.trivia));
}

export const itemText = (item: ListItem): string => item.item?.s ?? "";
export const hasComment = (item: ListItem): boolean => item.pre !== undefined || item.post !== undefined;

const commentLength = (comment: string | undefined): number => (comment === undefined ? 0 : comment.trim().length + 6);
export const itemWidth = (item: ListItem): number => commentLength(item.pre) + commentLength(item.post) + width(itemText(item));
const isLineComment = (comment: string | undefined): boolean => comment?.trimStart().startsWith("//") ?? false;
const isMultilineItem = (item: ListItem): boolean =>
  isMultiline(itemText(item)) || isMultiline(item.pre ?? "") || isMultiline(item.post ?? "");

/** Whether the items fit `limit` on one line. */
export function fitsOneLine(items: readonly ListItem[], limit: number, separatorWidth = 2): boolean {
  if (items.some((item) => isLineComment(item.pre) || isLineComment(item.post))) return false;
  const total = items.reduce((sum, item) => sum + itemWidth(item), separatorWidth * Math.max(0, items.length - 1));
  return total <= limit && !items.some(isMultilineItem);
}
export const tacticFor = (items: readonly ListItem[], limit: number, separatorWidth = 2): Tactic =>
  fitsOneLine(items, limit, separatorWidth) ? "horizontal" : "vertical";

export function writeList(items: readonly ListItem[], options: ListOptions): Rewrite {
  if (items.some((item) => item.item === undefined)) return undefined;
  return new ListWriter(items, options).write();
}

class ListWriter {
  private readonly parts: Part[] = [];
  /** The text so far, to measure. */
  private s = "";
  private lineLength = 0;
  private trailing: boolean;
  private alignTo: number | undefined;
  private readonly separator: string;
  private readonly indent: string;

  constructor(
    private readonly items: readonly ListItem[],
    private readonly options: ListOptions,
  ) {
    this.separator = options.separator ?? ",";
    this.indent = spaces(options.shape.indent);
    const { tactic, trailing } = options;
    this.trailing = trailing === "always" || (trailing === "vertical" && tactic === "vertical");
  }

  write(): Out {
    this.items.forEach((item, i) => this.writeItem(item, i));
    return join(this.parts, "");
  }

  private push(part: Part): void {
    this.parts.push(part);
    this.s += typeof part === "string" ? part : part.s;
  }
  private breakLine(): void {
    this.push(`\n${this.indent}`);
  }

  private writeItem(item: ListItem, i: number): void {
    const last = i === this.items.length - 1;
    const front = this.options.separatorInFront ?? false;
    const tactic = this.options.tactic;
    let separate = front ? i > 0 : !last || this.trailing;
    if (tactic === "mixed") separate = this.startMixed(item, i, separate);
    else this.startItem(item, i);

    if (item.pre !== undefined) this.writePre(item, separate);
    if (separate && front && i > 0) this.push(`${this.separator.trim()} `);
    if (item.item !== undefined) this.push(item.item);
    if (tactic === "horizontal" && item.post !== undefined) this.push(` ${item.post}`);
    if (separate && !front) this.push(this.separator);
    if (tactic !== "horizontal" && item.post !== undefined) this.writePost(item, i, separate);
    else this.alignTo = undefined;

    if (this.options.keepBlankLines && !last && tactic === "vertical" && item.blankAfter) {
      this.alignTo = undefined;
      this.push("\n");
    }
  }

  private startItem(item: ListItem, i: number): void {
    const tactic = this.options.tactic;
    if (i === 0) return;
    if (tactic === "horizontal") this.push(" ");
    else if (tactic === "vertical") {
      if (this.s !== "" && itemText(item) !== "") this.breakLine();
    } else if (typeof tactic === "number") {
      if (i >= tactic && i <= tactic + 1) this.breakLine();
      else this.push(" ");
    }
  }

  /** Packs items into lines; returns whether the item is followed by a separator. */
  private startMixed(item: ListItem, i: number, separate: boolean): boolean {
    const total = itemWidth(item) + (separate ? this.separator.length : 0);
    const previous = this.items[i - 1];
    const full = this.lineLength > 0 && this.lineLength + 1 + total > this.options.shape.width;
    const ownLine =
      this.options.nestedImports && i > 0 && (itemText(item).includes("::") || itemText(previous as ListItem).includes("::"));
    if (full || previous?.post !== undefined || ownLine) {
      this.breakLine();
      this.lineLength = 0;
      if (this.options.endsWithNewline) this.trailing = true;
    } else if (this.lineLength > 0) {
      this.push(" ");
      this.lineLength += 1;
    }
    this.lineLength += total;
    const last = i === this.items.length - 1;
    return last && this.options.endsWithNewline ? this.options.trailing !== "never" : separate;
  }

  private writePre(item: ListItem, separate: boolean): void {
    const lines = (item.pre ?? "").split("\n");
    lines.forEach((line, i) => {
      if (i > 0) this.push(line === "" ? "\n" : `\n${this.indent}`);
      this.push(line);
    });
    if (itemText(item) !== "") {
      if (this.options.tactic === "horizontal") this.push(" ");
      else {
        this.breakLine();
        this.lineLength = width(itemText(item)) + (separate ? 0 : 0);
      }
    }
    this.alignTo = undefined;
  }

  /** A comment after an item; those of neighbours are aligned. */
  private writePost(item: ListItem, i: number, separate: boolean): void {
    const last = i === this.items.length - 1;
    const post = (item.post ?? "").trim();
    const inner = itemText(item);
    if (this.alignTo === undefined && !last && !isMultiline(inner)) {
      this.alignTo = this.groupWidth(i, lastLineWidth(this.s) + firstLineWidth(post));
    }
    let alignment = Math.max(0, (this.alignTo ?? 0) - width(inner));
    if (firstLineWidth(post) + lastLineWidth(this.s) + alignment + 1 > this.options.shape.max) {
      this.alignTo = undefined;
      if (!last && !isMultiline(inner)) this.alignTo = this.groupWidth(i, lastLineWidth(this.s) + firstLineWidth(post));
      alignment = Math.max(0, (this.alignTo ?? 0) - width(inner));
    }
    this.push(" ".repeat(alignment + 1));
    if (last && this.alignTo !== undefined && !separate && this.separator !== "") this.push(" ");
    this.push(post);
  }

  /** Width of the widest item of the run of commented one-line items that starts at `start`. */
  private groupWidth(start: number, overhead: number): number {
    let widest = 0;
    for (let i = start; i < this.items.length; i += 1) {
      const item = this.items[i] as ListItem;
      const inner = width(itemText(item));
      const otherGroup = isMultiline(itemText(item)) || item.pre !== undefined;
      if (i > start && (otherGroup || item.post === undefined || inner + overhead > this.options.shape.max)) return widest;
      widest = Math.max(widest, inner);
      if (this.options.keepBlankLines && item.blankAfter) return widest;
    }
    return widest;
  }
}
