// How long to wait before the next attempt: doubling, with full jitter, so that a house full of devices
// does not come back in one stampede when the box has restarted.

/** Half a second is not felt; a quarter of a minute is as long as anybody waits without pulling a plug. */
const FIRST_MS = 500;
const LONGEST_MS = 15_000;

export class BackOff {
  #attempt = 0;

  constructor(private readonly random: () => number = () => Math.random()) {}

  /** Milliseconds until the next attempt. */
  next(): number {
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    return Math.round(this.random() * ceiling);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
