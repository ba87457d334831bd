// Control messages that answer at once, beside what transfers have to say; refusals of nonsense are bounded.
import type { ControlMessage } from './messages.ts';

/** Refusals waiting to be sent; a flood of nonsense is not answered word by word. */
const MAX_REFUSALS = 32;

export class Replies {
  #waiting: ControlMessage[] = [];

  clear(): void {
    this.#waiting = [];
  }

  push(message: ControlMessage): void {
    this.#waiting.push(message);
  }

  refuse(about: string, transfer?: number): void {
    if (this.#waiting.length > MAX_REFUSALS) return;
    const which = transfer === undefined ? {} : { transfer };
    this.push({ type: 'refused', about: about.slice(0, 64), cause: 'protocol', ...which });
  }

  poll(): ControlMessage | undefined {
    return this.#waiting.shift();
  }
}
