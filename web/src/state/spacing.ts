// Keeps what happens often from being told as often: of things of one kind that follow each other at once the first is enough.

export class Spacing<Kind> {
  readonly #last = new Map<Kind, number>();

  constructor(
    /** Milliseconds between two of a kind. */
    readonly apart: number,
  ) {}

  /** Whether this one is to be told; `now` is monotonic, in milliseconds. */
  takes(kind: Kind, now: number): boolean {
    if (now - (this.#last.get(kind) ?? -Infinity) < this.apart) return false;
    this.#last.set(kind, now);
    return true;
  }
}
