// Failed files that the other side wants offered once more: each once, and not endlessly many.
import type { Ledger } from './ledger.ts';
import { IndexSet } from './index-set.ts';
import { MAX_AGAIN } from './limits.ts';
import type { Range } from './messages.ts';

export class AskedAgain {
  readonly #asked = new WeakMap<Ledger, IndexSet>();
  /** On this connection. */
  #times = 0;

  handleAttached(): void {
    this.#times = 0;
  }

  /** Those of the files that failed, and that nobody asked for before. */
  take(ledger: Ledger | undefined, files: readonly Range[]): number[] {
    if (!ledger || this.#times >= MAX_AGAIN) return [];
    const asked = this.#asked.get(ledger) ?? new IndexSet();
    this.#asked.set(ledger, asked);
    const failed = (index: number) => ledger.files[index]?.state === 'failed';
    const taken = [...IndexSet.of(files)].filter((index) => failed(index) && !asked.has(index));
    for (const index of taken) asked.add(index);
    if (taken.length > 0) this.#times++;
    return taken;
  }
}
