// Implements shapes: where a construct starts, how its further lines are indented, and how much width it has.

import { byteLen, isMultiline, width } from "./out.ts";

/** Widths of rustfmt's default configuration. */
export const limits = {
  maxWidth: 100,
  tab: 4,
  call: 60,
  array: 60,
  chain: 60,
  attribute: 70,
  structLit: 18,
  structVariant: 35,
  ifElse: 50,
  letElse: 50,
  shortElement: 10,
} as const;

/** What does not fit is tried again with longer lines, as rustfmt leaves such statements and items alone. */
export const lineLimits = { first: limits.maxWidth, all: [limits.maxWidth, 125, 160, 250, 8000], endless: 8000 } as const;

/** Block indentation plus alignment, in columns. */
export interface Indent {
  readonly block: number;
  readonly align: number;
}
export const columnsOf = (indent: Indent): number => indent.block + indent.align;
export const spaces = (indent: Indent): string => " ".repeat(columnsOf(indent));
export const newline = (indent: Indent): string => `\n${spaces(indent)}`;
export const deeper = (indent: Indent): Indent => ({ block: indent.block + limits.tab, align: indent.align });
export const blockOnly = (indent: Indent): Indent => ({ block: indent.block, align: 0 });

/**
 * `offset` is the alignment plus what already stands on the first line; `width` is what may still be used of it.
 * `max` is the line limit: 100, or more for what cannot be laid out within it.
 */
export class Shape {
  constructor(
    readonly width: number,
    readonly indent: Indent,
    readonly offset: number,
    readonly max: number,
  ) {}

  /** The whole rest of a line that starts at `indent`. */
  static indented(indent: Indent, max: number): Shape {
    return new Shape(Math.max(0, max - columnsOf(indent)), indent, indent.align, max);
  }
  static of(width: number, indent: Indent, max: number): Shape {
    return new Shape(width, indent, indent.align, max);
  }

  get key(): string {
    // Without a line limit nothing but the indentation matters.
    if (this.max >= lineLimits.endless) return `${this.indent.block},${this.indent.align}`;
    return `${this.width},${this.indent.block},${this.indent.align},${this.offset},${this.max}`;
  }
  get used(): number {
    return this.indent.block + this.offset;
  }
  /** Width that what follows on the last line will need. */
  get rhsOverhead(): number {
    return Math.max(0, this.max - (this.used + this.width));
  }
  /** One of rustfmt's smaller widths, in proportion to the line limit. */
  scaled(limit: number): number {
    return Math.floor((limit * this.max) / limits.maxWidth);
  }
  /** Line break with the indentation of the shape. */
  get newline(): string {
    return newline(this.indent);
  }
  budget(used: number): number {
    return Math.max(0, this.max - used);
  }
  withWidth(width: number): Shape {
    return new Shape(width, this.indent, this.offset, this.max);
  }
  withMaxWidth(): Shape {
    return this.withWidth(this.budget(columnsOf(this.indent)));
  }
  visualIndent(delta: number): Shape {
    const align = this.offset + delta;
    return new Shape(this.width, { block: this.indent.block, align }, align, this.max);
  }
  blockIndent(delta: number): Shape {
    const { block, align } = this.indent;
    if (align === 0) return new Shape(this.width, { block: block + delta, align: 0 }, 0, this.max);
    return new Shape(this.width, { block, align: align + delta }, align + delta, this.max);
  }
  block(): Shape {
    return new Shape(this.width, blockOnly(this.indent), this.offset, this.max);
  }
  addOffset(delta: number): Shape {
    return new Shape(this.width, this.indent, this.offset + delta, this.max);
  }
  saturatingSub(delta: number): Shape {
    return this.withWidth(Math.max(0, this.width - delta));
  }
  subWidth(delta: number): Shape | undefined {
    return this.width < delta ? undefined : this.withWidth(this.width - delta);
  }
  offsetLeft(delta: number): Shape | undefined {
    return this.addOffset(delta).subWidth(delta);
  }
  shrinkLeft(delta: number): Shape | undefined {
    if (this.width < delta) return undefined;
    const indent = { block: this.indent.block, align: this.indent.align + delta };
    return new Shape(this.width - delta, indent, this.offset + delta, this.max);
  }
}

/** Bytes on the last line of `s`, less the shape's own columns if `s` has several lines. */
export function extraOffset(s: string, shape: Shape): number {
  const at = s.lastIndexOf("\n");
  return at < 0 ? byteLen(s) : Math.max(0, byteLen(s.slice(at + 1)) - shape.used);
}

/** Lines with a comment may be as long as they are. */
const endsInComment = (line: string): boolean => /^(?:[^"'/]|"(?:\\.|[^"\\])*"|'(?:\\.[^']*|[^'\\])'|'|\/(?!\/))*\/\//.test(line);

/** Whether a layout keeps within its shape: first line, last line, and the limit for those between. */
export function fits(s: string, shape: Shape): boolean {
  if (!isMultiline(s)) return width(s) <= shape.width;
  const lines = s.includes("//") ? s.split("\n").filter((line) => !endsInComment(line)) : s.split("\n");
  const [first = "", ...rest] = lines;
  if (width(first) > shape.width) return false;
  if (rest.length === 0) return true;
  return rest.every((line) => width(line) <= shape.max) && width(rest[rest.length - 1] ?? "") <= shape.used + shape.width;
}
