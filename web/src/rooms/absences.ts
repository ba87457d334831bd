// Devices that have left or are not reached: how long they are waited for, and when they are tried again.
import type { PeerId } from '../proto/messages.ts';

export interface AbsencesContext {
  /** A connection is open, whatever the box says. */
  isOpen(peerId: PeerId): boolean;
  /** It has been away for so long that nobody waits any more. */
  gone(peerId: PeerId): void;
  /** It may be reached now. */
  again(peerId: PeerId): void;
}

/** A device that left may have gone round the corner; after this long its unfinished transfers are given up. */
const GONE_MS = 5 * 60_000;
/**
 * After an attempt that nobody answered, as when the other page is being loaded anew, or that found no way, as on a device
 * that had too much to do. Twice as long after each one, so that it costs a phone nothing where there will never be a way.
 */
const LATER_MS = 15_000;
const LATEST_MS = 4 * 60_000;

type Timer = ReturnType<typeof setTimeout>;

export class Absences {
  readonly #leaving = new Map<PeerId, Timer>();
  readonly #later = new Map<PeerId, Timer>();
  readonly #waits = new Map<PeerId, number>();

  constructor(private readonly context: AbsencesContext) {}

  back(peerId: PeerId): void {
    clearTimeout(this.#leaving.get(peerId));
    this.#leaving.delete(peerId);
  }

  away(peerId: PeerId): void {
    if (!this.#leaving.has(peerId)) this.#wait(peerId);
  }

  notReached(peerId: PeerId): void {
    const wait = this.#waits.get(peerId) ?? LATER_MS;
    this.#waits.set(peerId, Math.min(LATEST_MS, 2 * wait));
    clearTimeout(this.#later.get(peerId));
    this.#later.set(
      peerId,
      setTimeout(() => this.context.again(peerId), wait),
    );
  }

  reached(peerId: PeerId): void {
    clearTimeout(this.#later.get(peerId));
    this.#later.delete(peerId);
    this.#waits.delete(peerId);
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
