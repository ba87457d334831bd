// Asks one after the other until somebody has something to say.

/** The first answer; undefined when nobody has one. */
export function first<T, R>(items: Iterable<T>, poll: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = poll(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
