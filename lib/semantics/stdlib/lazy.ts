// Implements what is computed when first read: types of packages refer to each other in circles.

/** Gives what `make` makes at the first call. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** An object like `target` whose `type` is made when first read. */
export function withLazyType<O extends object, T extends object>(target: O, make: () => T): O & { readonly type: T } {
  const type = lazy(make);
  return {
    ...target,
    get type() {
      return type();
    },
  };
}
