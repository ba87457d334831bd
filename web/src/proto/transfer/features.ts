// What both sides of a connection can do beyond the first version of the protocol.
import { ARRIVALS, PACKS, STRIPES } from './limits.ts';

export class Features {
  #offered: readonly string[] = [];
  #common: ReadonlySet<string> = new Set();

  /** A new connection: what our `hello` says. `arrivals`: what comes on its channels can be told at once. */
  offer(arrivals: boolean): readonly string[] {
    this.#common = new Set();
    this.#offered = [STRIPES, PACKS, ...(arrivals ? [ARRIVALS] : [])];
    return this.#offered;
  }

  /** The other side's `hello` says this. */
  hear(theirs: readonly string[]): void {
    this.#common = new Set(this.#offered.filter((feature) => theirs.includes(feature)));
  }

  has(feature: string): boolean {
    return this.#common.has(feature);
  }
}
