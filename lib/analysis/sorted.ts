// Implements lists in the order of the text: what starts in a stretch of it is found without looking at the rest.

import type { Span } from "../source/span.ts";

type StartOf<T> = (x: T) => number;

/** Index of the first that starts at or after the place. */
export function firstFrom<T>(list: readonly T[], place: number, startOf: StartOf<T>): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (startOf(list[mid] as T) < place) low = mid + 1;
    else high = mid;
  }
  return low;
}

const ordered = new WeakMap<readonly unknown[], boolean>();

/** Those that start inside the span. A list that is not in the order of the text is looked at as a whole. */
export function startingIn<T>(list: readonly T[], span: Span, startOf: StartOf<T>): readonly T[] {
  const isOrdered = ordered.get(list) ?? list.every((x, i) => i === 0 || startOf(list[i - 1] as T) <= startOf(x));
  ordered.set(list, isOrdered);
  if (!isOrdered) return list.filter((x) => startOf(x) >= span.start && startOf(x) < span.end);
  return list.slice(firstFrom(list, span.start, startOf), firstFrom(list, span.end, startOf));
}
