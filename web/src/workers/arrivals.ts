// Tells the sender, on the channel itself, how much has come there: at once, or when there is room for the word.
import { encodeArrival } from '../proto/transfer/arrival.ts';
import type { Features } from '../proto/transfer/features.ts';
import { ARRIVALS } from '../proto/transfer/limits.ts';
import type { DataPort } from './data-port.ts';

export class Arrivals {
  #came = 0;
  #told = 0;

  constructor(
    readonly port: DataPort,
    readonly features: Features,
  ) {}

  add(bytes: number): void {
    this.#came += bytes;
    this.tell();
  }

  /** What was not told yet, because the channel was full of what we send. */
  tell(): void {
    if (this.#told === this.#came || !this.features.has(ARRIVALS) || !this.port.hasRoom) return;
    this.#told = this.#came;
    this.port.send(encodeArrival(this.#came));
  }
}
