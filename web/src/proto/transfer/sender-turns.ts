// In which order sendings to one device get their data out: in turns, but for one that a person wants sooner.
import type { Sender } from '../sender.ts';

export class SenderTurns {
  #first: number | undefined;

  constructor(readonly senders: Map<number, Sender>) {}

  /** This one goes before others until it has nothing to send. */
  first(id: number | undefined): void {
    this.#first = id;
  }

  pollFrame(): ArrayBuffer | undefined {
    const sooner = this.#first === undefined ? undefined : this.senders.get(this.#first)?.pollFrame();
    return sooner ?? this.#next();
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
