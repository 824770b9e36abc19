// Implements printed text that remembers which node wrote which part of it, and measures of such text.

import type { Origin, RustSpan } from "../ast.ts";

/** Printed text; `kids` hold the parts that carry origins, each at its offset. */
export interface Out {
  readonly s: string;
  readonly kids: readonly Kid[];
  readonly origin?: Origin;
}
interface Kid {
  readonly at: number;
  readonly out: Out;
}

/** A layout that fits its place, or nothing. */
export type Rewrite = Out | undefined;
export type Part = string | Out;

const none: readonly Kid[] = [];
export const empty: Out = { s: "", kids: none };

export function text(s: string): Out {
  return { s, kids: none };
}

export function cat(...parts: readonly Part[]): Out {
  return join(parts, "");
}

export function join(parts: readonly Part[], separator: string): Out {
  let s = "";
  let kids: Kid[] | undefined;
  parts.forEach((part, i) => {
    if (i > 0) s += separator;
    if (typeof part === "string") {
      s += part;
      return;
    }
    if (part.origin !== undefined || part.kids.length > 0) (kids ??= []).push({ at: s.length, out: part });
    s += part.s;
  });
  return { s, kids: kids ?? none };
}

/** The same text, marked with the origin of the node that wrote it. */
export function marked(out: Rewrite, origin: Origin | undefined): Rewrite {
  return out === undefined || origin === undefined ? out : { s: out.s, kids: [{ at: 0, out }], origin };
}

export interface Mapping {
  readonly rust: RustSpan;
  readonly origin: Origin;
}

/** All marked parts with their spans, outer before inner, in order of text. */
export function mappingsOf(root: Out): readonly Mapping[] {
  const mappings: Mapping[] = [];
  const visit = (out: Out, base: number): void => {
    if (out.origin !== undefined) mappings.push({ rust: { start: base, end: base + out.s.length }, origin: out.origin });
    for (const kid of out.kids) visit(kid.out, base + kid.at);
  };
  visit(root, 0);
  return mappings;
}

// ---- Measures

export const isMultiline = (s: string): boolean => s.includes("\n");

export function firstLine(s: string): string {
  const end = s.indexOf("\n");
  return end < 0 ? s : s.slice(0, end);
}
export const lastLine = (s: string): string => s.slice(s.lastIndexOf("\n") + 1);

/** Number of lines as Rust's `str::lines` counts them. */
export function lineCount(s: string): number {
  if (s === "") return 0;
  return newlineCount(s) + (s.endsWith("\n") ? 0 : 1);
}
export function newlineCount(s: string): number {
  let count = 0;
  for (let at = s.indexOf("\n"); at >= 0; at = s.indexOf("\n", at + 1)) count += 1;
  return count;
}

const ascii = /^[\x00-\x7f]*$/;

/** Length in bytes of UTF-8, which rustfmt takes for the width in many places. */
export function byteLen(s: string): number {
  if (ascii.test(s)) return s.length;
  let length = 0;
  for (const char of s) {
    const code = char.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** Columns that the text takes on a terminal. */
export function width(s: string): number {
  if (ascii.test(s)) return s.length;
  let columns = 0;
  for (const char of s) columns += /\p{Mn}|\p{Me}|\p{Cf}/u.test(char) ? 0 : isWide(char.codePointAt(0) ?? 0) ? 2 : 1;
  return columns;
}

/** East Asian wide characters and emoji, by block. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x1f680 && code <= 0x1f6ff) ||
    (code >= 0x1f900 && code <= 0x1f9ff) ||
    (code >= 0x1fa70 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

export const firstLineWidth = (s: string): number => width(firstLine(s));
export const lastLineWidth = (s: string): number => width(lastLine(s));
export const trimmedLastLineWidth = (s: string): number => width(lastLine(s).trim());

/** Whether the last line is nothing but closing brackets, so that more may follow on it. */
export function lastLineExtendable(s: string): boolean {
  return s.endsWith('"#') || /^[()\]}?>\s]*$/.test(lastLine(s));
}
