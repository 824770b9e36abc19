// Implements the carrying of offsets over an edit: from the text that was translated to the text as it stands now.

export interface Edit {
  /** Where the texts begin to differ. */
  readonly start: number;
  /** Ends of the differing part, in the old text and in the new. */
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The one replacement that turns `before` into `after`: all but their common beginning and end. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** An offset of the new text in the old one; undefined inside what was edited. */
export function offsetBefore({ start, oldEnd, newEnd }: Edit, offset: number): number | undefined {
  if (offset < start || (offset === start && start === newEnd && start === oldEnd)) return offset;
  return offset >= newEnd ? offset - newEnd + oldEnd : undefined;
}

/** An offset of the old text in the new one; what was edited away falls to its edges. */
export function offsetAfter({ start, oldEnd, newEnd }: Edit, offset: number): number {
  if (offset <= start) return offset;
  return offset >= oldEnd ? offset - oldEnd + newEnd : Math.min(offset, newEnd);
}
