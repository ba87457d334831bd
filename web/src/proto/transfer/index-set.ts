// A set of whole numbers (leaves of a file, files of an offer) kept as sorted ranges, for they mostly come in order.
import type { Range } from './messages.ts';

export class IndexSet {
  readonly #ranges: [from: number, to: number][] = [];
  #size = 0;

  static of(ranges: Iterable<Range>): IndexSet {
    const set = new IndexSet();
    for (const [from, to] of ranges) set.add(from, to);
    return set;
  }

  /** Those of the numbers that lie in 0 … limit-1. */
  static ofIndices(indices: readonly number[], limit: number): IndexSet {
    const valid = indices.filter((index) => Number.isInteger(index) && index >= 0 && index < limit);
    return IndexSet.of(valid.sort((a, b) => a - b).map((index): Range => [index, index + 1]));
  }

  /** How many numbers are in it. */
  get size(): number {
    return this.#size;
  }

  get ranges(): readonly Range[] {
    return this.#ranges;
  }

  has(index: number): boolean {
    const found = this.#ranges[this.#firstEndingAfter(index)];
    return found !== undefined && found[0] <= index;
  }

  /** Adds from … to-1, joining what it touches. */
  add(from: number, to = from + 1): void {
    if (to <= from) return;
    let at = this.#firstEndingAfter(from);
    const before = this.#ranges[at - 1];
    if (before?.[1] === from) at--;
    const joined: [number, number] = [from, to];
    let end = at;
    for (let next = this.#ranges[end]; next && next[0] <= to; next = this.#ranges[++end]) {
      joined[0] = Math.min(joined[0], next[0]);
      joined[1] = Math.max(joined[1], next[1]);
      this.#size -= next[1] - next[0];
    }
    this.#ranges.splice(at, end - at, joined);
    this.#size += joined[1] - joined[0];
  }

  /** Takes out the first numbers that follow one another, at most `most` of them. */
  takeFirst(most: number): Range | undefined {
    const first = this.#ranges[0];
    if (!first) return undefined;
    const [from, end] = first;
    const to = Math.min(end, from + most);
    first[0] = to;
    if (to === end) this.#ranges.shift();
    this.#size -= to - from;
    return [from, to];
  }

  /** Those of 0 … limit-1 that are not in it. */
  missing(limit: number): IndexSet {
    const rest = new IndexSet();
    let from = 0;
    for (const [start, end] of this.#ranges) {
      rest.add(from, Math.min(start, limit));
      from = end;
    }
    rest.add(from, limit);
    return rest;
  }

  /** Those that are not in the other. */
  without(other: IndexSet): IndexSet {
    const rest = new IndexSet();
    for (const [from, to] of this.#ranges) {
      let at = from;
      for (const [start, end] of other.#ranges) {
        rest.add(at, Math.min(start, to));
        at = Math.max(at, end);
      }
      rest.add(at, to);
    }
    return rest;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const [from, to] of this.#ranges) for (let index = from; index < to; index++) yield index;
  }

  /** Place of the first range that ends after the index. */
  #firstEndingAfter(index: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.#ranges[middle];
      if (range && range[1] > index) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
