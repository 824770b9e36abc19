// Implements the damage that fuzzing does to a Go text: the same for the same seed.

export interface Mutation {
  readonly kind: "whole" | "cut" | "tokens";
  readonly text: string;
}

/** A small generator (mulberry32): numbers from 0 up to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text as it is, cut off at a random place, and with one token in thirty left out. */
export function mutationsOf(text: string, seed: number): readonly Mutation[] {
  const random = randomFrom(seed);
  const cut = text.slice(0, Math.floor(random() * text.length));
  const tokens = text.replace(/\w+|[^\s\w]/g, (token) => (random() < 1 / 30 ? "" : token));
  return [
    { kind: "whole", text },
    { kind: "cut", text: cut },
    { kind: "tokens", text: tokens },
  ];
}
