// In which order sendings to one device get their data out: in turns, but for one that a person wants sooner. And how much that is.
import type { Sender } from '../sender.ts';
import type { Ledger } from './ledger.ts';

export class SenderTurns {
  #first: number | undefined;

  constructor(readonly senders: Map<number, Sender>) {}

  /** Bytes that running ones have still to send and to see confirmed. */
  get remaining(): number {
    return this.#sum(({ remaining }) => remaining);
  }

  /** Bytes of offers that the other side has, and has not answered. */
  get asked(): number {
    return this.#sum(({ hold, total }) => (hold === 'answer-there' ? total : 0));
  }

  /** This one goes before others until it has nothing to send. */
  first(id: number | undefined): void {
    this.#first = id;
  }

  pollFrame(): ArrayBuffer | undefined {
    const sooner = this.#first === undefined ? undefined : this.senders.get(this.#first)?.pollFrame();
    return sooner ?? this.#next();
  }

  #sum(bytes: (ledger: Ledger) => number): number {
    return [...this.senders.values()].reduce((sum, { ledger }) => sum + bytes(ledger), 0);
  }

  #next(): ArrayBuffer | undefined {
    for (const sender of this.senders.values()) {
      const frame = sender.pollFrame();
      if (!frame) continue;
      this.senders.delete(sender.id); // to the end of the line, so that transfers take turns
      this.senders.set(sender.id, sender);
      return frame;
    }
    return undefined;
  }
}
