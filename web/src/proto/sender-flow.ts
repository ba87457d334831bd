// How much a sender may read and send now: the window that the receiver granted, and reading ahead of the channel.
import * as limits from './transfer/limits.ts';

export class SenderFlow {
  /** Granted by the receiver: bytes that may be sent and not yet confirmed. */
  window = 0;
  #unconfirmed = 0;
  #reading = 0;
  #frames: ArrayBuffer[] = [];
  #framed = 0;

  /** Bytes that may be read now, in whole leaves: no more than the window grants, nor than reading ahead needs. */
  get room(): number {
    const ahead = limits.READ_AHEAD - this.#reading - this.#framed;
    const granted = Math.min(this.window, limits.MAX_WINDOW) - this.#unconfirmed - this.#reading;
    const room = Math.min(ahead, granted, limits.READ_BLOCK);
    return Math.max(0, room - (room % limits.LEAF));
  }

  reading(bytes: number): void {
    this.#reading += bytes;
  }

  /** A block was read, or could not be. */
  readEnded(bytes: number): void {
    this.#reading -= bytes;
  }

  queue(frames: readonly ArrayBuffer[], bytes: number): void {
    for (const frame of frames) {
      this.#frames.push(frame);
      this.#framed += frame.byteLength;
    }
    this.#unconfirmed += bytes;
  }

  take(): ArrayBuffer | undefined {
    const frame = this.#frames.shift();
    if (frame) this.#framed -= frame.byteLength;
    return frame;
  }

  /** These bytes are confirmed, or will never be. */
  settle(bytes: number): void {
    this.#unconfirmed -= bytes;
  }

  reset(): void {
    this.#frames = [];
    this.#framed = this.#reading = this.#unconfirmed = 0;
  }
}
