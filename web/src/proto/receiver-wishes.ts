// What a person who receives asks of the sender beside taking: a failed file once more, this file or transfer sooner.
import { IndexSet } from './transfer/index-set.ts';
import type { Ledger } from './transfer/ledger.ts';
import { MAX_LIST } from './transfer/limits.ts';
import type { Again, First, Range } from './transfer/messages.ts';

export class ReceiverWishes {
  #again = new IndexSet();
  #sooner: readonly Range[] | undefined;

  constructor(
    readonly transfer: number,
    readonly ledger: Ledger,
  ) {}

  /** Something is to be said although the transfer may have ended. */
  get waiting(): boolean {
    return this.#again.size > 0;
  }

  /** Files that failed are to be offered once more. */
  again(files: readonly number[]): void {
    for (const index of files) if (this.ledger.files[index]?.state === 'failed') this.#again.add(index);
  }

  /** These files sooner than the others; without any, this transfer sooner than others. */
  first(files: readonly Range[]): void {
    if (!this.ledger.ended) this.#sooner = files;
  }

  poll(): Again | First | undefined {
    const { transfer } = this;
    const sooner = this.#sooner;
    this.#sooner = undefined;
    if (sooner) return { type: 'first', transfer, files: sooner, optional: true };
    if (!this.waiting) return undefined;
    const files = this.#again.ranges.slice(0, MAX_LIST);
    this.#again = new IndexSet();
    return { type: 'again', transfer, files, optional: true };
  }
}
