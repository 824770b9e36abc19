// Implements answers that are worked out once: a question of the same object is answered from memory from then on.

/** Found when it is asked for first. Only for what does not change while the answers are kept. */
export function once<K, V>(find: (x: K) => V): (x: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (x) => {
    const found = known.get(x) ?? { value: find(x) };
    known.set(x, found);
    return found.value;
  };
}
