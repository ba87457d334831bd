// The accepted files of a sending that were not begun on this connection, in the order in which they go.

/** Wishes beyond this are forgotten, the oldest first: their files come in their turn. */
const MAX_WISHES = 1000;

export class SenderQueue {
  #files: number[] = [];
  /** Those before it are gone: a list of 200,000 is not moved for each. */
  #at = 0;
  /** These go before all others, the last one first. */
  #sooner: number[] = [];
  /** Somebody wants these sooner, the last one first; each is in the list too, or was begun. */
  #wishes: number[] = [];

  get next(): number | undefined {
    return this.#sooner.at(-1) ?? this.#wishes.at(-1) ?? this.#files[this.#at];
  }

  shift(): void {
    if ((this.#sooner.pop() ?? this.#wishes.pop()) === undefined) this.#at++;
  }

  wish(index: number): void {
    this.#wishes.push(index);
    if (this.#wishes.length > MAX_WISHES) this.#wishes.shift();
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
    this.#wishes = [];
    this.#at = 0;
  }
}
