// Devices that have left or do not answer: how long they are waited for, and when they are tried again.
import type { PeerId } from '../proto/messages.ts';

export interface AbsencesContext {
  /** A connection is open, whatever the box says. */
  isOpen(peerId: PeerId): boolean;
  /** It has been away for so long that nobody waits any more. */
  gone(peerId: PeerId): void;
  /** It may answer now. */
  again(peerId: PeerId): void;
}

/** A device that left may have gone round the corner; after this long its unfinished transfers are given up. */
const GONE_MS = 5 * 60_000;
/** After an attempt that nobody answered, as when the other page is being loaded anew. */
const LATER_MS = 15_000;

type Timer = ReturnType<typeof setTimeout>;

export class Absences {
  readonly #leaving = new Map<PeerId, Timer>();
  readonly #later = new Map<PeerId, Timer>();

  constructor(private readonly context: AbsencesContext) {}

  back(peerId: PeerId): void {
    clearTimeout(this.#leaving.get(peerId));
    this.#leaving.delete(peerId);
  }

  away(peerId: PeerId): void {
    if (!this.#leaving.has(peerId)) this.#wait(peerId);
  }

  noAnswer(peerId: PeerId): void {
    clearTimeout(this.#later.get(peerId));
    const timer = setTimeout(() => this.context.again(peerId), LATER_MS);
    this.#later.set(peerId, timer);
  }

  #wait(peerId: PeerId): void {
    const over = () => {
      if (this.context.isOpen(peerId)) return this.#wait(peerId);
      this.#leaving.delete(peerId);
      this.context.gone(peerId);
    };
    this.#leaving.set(peerId, setTimeout(over, GONE_MS));
  }
}
