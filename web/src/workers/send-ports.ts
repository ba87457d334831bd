// The data channels on which a link sends: the first of the connection and the stripes it opened; gives each what it can take.
import { StripeCount } from '../proto/transfer/stripe-count.ts';
import type { DataPort } from './data-port.ts';
import type { ConnectionNumber } from './engine-messages.ts';

export class SendPorts {
  readonly #ports = new Map<ConnectionNumber, DataPort>();
  readonly #closing = new Set<ConnectionNumber>();
  readonly #count = new StripeCount();
  /** Bytes given to channels. */
  #given = 0;
  /** Since the last look a channel had room and there was nothing for it. */
  #starved = false;

  constructor(
    /** The page is to open so many stripes. */
    readonly open: (stripes: number) => void,
    /** All that this one carried has arrived. */
    readonly finished: (connection: ConnectionNumber) => void,
  ) {}

  add(connection: ConnectionNumber, port: DataPort): void {
    this.#ports.set(connection, port);
  }

  /** It closed; true when it may have taken something with it. */
  remove(connection: ConnectionNumber): boolean {
    const port = this.#ports.get(connection);
    this.#ports.delete(connection);
    if (this.#closing.delete(connection)) this.finished(connection);
    else return port?.used ?? false;
    return false;
  }

  clear(): void {
    this.#ports.clear();
    this.#closing.clear();
    this.#count.reset();
    this.#given = 0;
  }

  /** In turns, so that none waits for another. */
  pump(next: () => ArrayBuffer | undefined, sent: (frame: ArrayBuffer) => void): void {
    for (let again = true; again;) {
      again = false;
      for (const [connection, port] of this.#ports) {
        if (this.#closing.has(connection) || !port.hasRoom) continue;
        const frame = next();
        if (!frame) return void (this.#starved = true);
        this.#given += frame.byteLength;
        if (port.send(frame)) sent(frame);
        again = true;
      }
    }
  }

  /** Some times a second while something is sent. `may`: the other side takes stripes. */
  look(now: number, remaining: number, may: boolean): void {
    const left = this.#given - [...this.#ports.values()].reduce((sum, { waiting }) => sum + waiting, 0);
    if (may) this.#steer({ now, left, remaining, full: !this.#starved, open: this.#openCount() });
    this.#starved = false;
  }

  #openCount(): number {
    return [...this.#ports.values()].filter(({ isOpen }) => isOpen).length - this.#closing.size;
  }

  #steer(sample: Parameters<StripeCount['look']>[0]): void {
    const target = this.#count.look(sample);
    const here = this.#ports.size - this.#closing.size;
    if (target > here) return this.open(target - 1);
    const spare = [...this.#ports.keys()]
      .slice(target)
      .filter((connection) => !this.#closing.has(connection));
    for (const connection of spare) {
      this.#closing.add(connection);
      this.#ports.get(connection)?.finish();
    }
  }
}
