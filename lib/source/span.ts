// Implements source positions: half-open spans of UTF-16 offsets into one text.

/** Half-open range `[start, end)` of UTF-16 code units in the text of the whole input (files of a package are concatenated by `SourceSet`). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanOf = (start: number, end: number): Span => ({ start, end });

/** The smallest span that holds both. */
export const joinSpans = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

export const containsSpan = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
