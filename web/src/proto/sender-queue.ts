// The accepted files of a sending that were not begun on this connection, in the order in which they go.

export class SenderQueue {
  #files: number[] = [];
  /** Those before it are gone: a list of 200,000 is not moved for each. */
  #at = 0;
  /** These go before all others, the last one first; they may be in the list too. */
  #sooner: number[] = [];

  get next(): number | undefined {
    return this.#sooner.at(-1) ?? this.#files[this.#at];
  }

  shift(): void {
    if (this.#sooner.pop() === undefined) this.#at++;
  }

  push(index: number): void {
    this.#files.push(index);
  }

  /** It goes next. */
  unshift(index: number): void {
    this.#sooner.push(index);
  }

  clear(): void {
    this.#files = [];
    this.#sooner = [];
    this.#at = 0;
  }
}
