// The data channels on which a link sends: the first of the connection and the stripes it opened; gives each what it can take.
import { StripeCount } from '../proto/transfer/stripe-count.ts';
import { type DataPort, HIGH, LEAST } from './data-port.ts';
import type { ConnectionNumber } from './engine-messages.ts';

/** What waits in a channel leaves within so many milliseconds: the last bytes of a file wait for the slowest of all. */
const AHEAD_MS = 150;

/** A channel, and how fast it carries. */
class Lane {
  given = 0;
  #left = 0;
  #at = 0;

  constructor(readonly port: DataPort) {}

  /** Bytes that have left for the network. */
  get left(): number {
    return this.given - this.port.waiting;
  }

  look(now: number): void {
    const rate = (this.left - this.#left) / (now - this.#at);
    if (this.#at > 0) this.port.limit = Math.min(HIGH, Math.max(LEAST, rate * AHEAD_MS));
    this.#left = this.left;
    this.#at = now;
  }
}

export class SendPorts {
  readonly #ports = new Map<ConnectionNumber, Lane>();
  readonly #closing = new Set<ConnectionNumber>();
  readonly #count = new StripeCount();
  /** Bytes that channels carried which are gone. */
  #gone = 0;
  /** Since the last look a channel had room and there was nothing for it. */
  #starved = false;

  constructor(
    /** The page is to open so many stripes. */
    readonly open: (stripes: number) => void,
    /** All that this one carried has arrived. */
    readonly finished: (connection: ConnectionNumber) => void,
  ) {}

  add(connection: ConnectionNumber, port: DataPort): void {
    if (this.#ports.size > 0) port.limit = LEAST; // how fast a further one is has to be seen first
    this.#ports.set(connection, new Lane(port));
  }

  /** It closed; true when it may have taken something with it. */
  remove(connection: ConnectionNumber): boolean {
    const lane = this.#ports.get(connection);
    this.#ports.delete(connection);
    this.#gone += lane?.given ?? 0;
    if (this.#closing.delete(connection)) this.finished(connection);
    else return lane?.port.used ?? false;
    return false;
  }

  /** The connection is gone. */
  clear(now: number): void {
    this.#ports.clear();
    this.#closing.clear();
    this.#count.reset(now);
    this.#gone = 0;
  }

  /** In turns, so that none waits for another. */
  pump(next: () => ArrayBuffer | undefined, sent: (frame: ArrayBuffer) => void): void {
    for (let again = true; again;) {
      again = false;
      for (const [connection, lane] of this.#ports) {
        const { port } = lane;
        if (this.#closing.has(connection) || !port.hasRoom) continue;
        const frame = next();
        if (!frame) return void (this.#starved = true);
        lane.given += frame.byteLength;
        if (port.send(frame)) sent(frame);
        again = true;
      }
    }
  }

  /** Some times a second while something is sent. `may`: the other side takes stripes. */
  look(now: number, remaining: number, may: boolean): void {
    const lanes = [...this.#ports.values()];
    for (const lane of lanes) lane.look(now);
    const left = lanes.reduce((sum, lane) => sum + lane.left, this.#gone);
    if (may) this.#steer({ now, left, remaining, full: !this.#starved, open: this.#openCount() });
    this.#starved = false;
  }

  #openCount(): number {
    return [...this.#ports.values()].filter(({ port }) => port.isOpen).length - this.#closing.size;
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
      this.#ports.get(connection)?.port.finish();
    }
  }
}
