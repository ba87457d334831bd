// The data channels on which a link sends: the first of the connection and the stripes it opened; gives each what it can take.
import type { Features } from '../proto/transfer/features.ts';
import { FlightWindow } from '../proto/transfer/flight-window.ts';
import type { SenderTurns } from '../proto/transfer/sender-turns.ts';
import { ARRIVALS, STRIPES } from '../proto/transfer/limits.ts';
import { StripeCount, type StripeSample } from '../proto/transfer/stripe-count.ts';
import { type DataPort, HIGH, LEAST } from './data-port.ts';
import type { ConnectionNumber } from './engine-messages.ts';

/** What waits in a channel leaves within so many milliseconds: the last bytes of a file wait for the slowest of all. */
const AHEAD_MS = 150;

/** A channel, and how fast it carries. */
class Lane {
  readonly window = new FlightWindow();
  #given = 0;
  #left = 0;
  #at = 0;

  constructor(readonly port: DataPort) {}

  /** `told`: the other side tells what arrived. */
  hasRoom(told: boolean): boolean {
    return (!told || this.window.isOpen) && this.port.hasRoom;
  }

  /** As `DataPort.send`. */
  send(frame: ArrayBuffer, told: boolean): boolean {
    this.#given += frame.byteLength;
    if (told) this.window.give(frame.byteLength, performance.now());
    return this.port.send(frame);
  }

  /** `shortest`: as for its window. */
  look(now: number, most: number, shortest: number): void {
    this.window.look(now, shortest);
    const left = this.#given - this.port.waiting; // for the network
    const rate = (left - this.#left) / (now - this.#at);
    if (this.#at > 0) this.port.limit = Math.min(most, Math.max(LEAST, rate * AHEAD_MS));
    this.#left = left;
    this.#at = now;
  }
}

export class SendPorts {
  readonly #ports = new Map<ConnectionNumber, Lane>();
  readonly #closing = new Set<ConnectionNumber>();
  #count = new StripeCount();
  /** Since the last look a channel had room and there was nothing for it. */
  #starved = false;

  constructor(
    /** What both sides of the connection can do. */
    readonly features: Features,
    /** The page is to open so many stripes. */
    readonly open: (stripes: number) => void,
    /** All that this one carried has arrived. */
    readonly finished: (connection: ConnectionNumber) => void,
  ) {}

  add(connection: ConnectionNumber, port: DataPort): void {
    if (this.#ports.size > 0) port.limit = LEAST; // how fast a further one is has to be seen first
    this.#ports.set(connection, new Lane(port));
  }

  /** The other side has so many bytes from this one. False for what cannot be. */
  arrived(connection: ConnectionNumber, total: number): boolean {
    const lane = this.#ports.get(connection);
    return lane?.window.arrive(total, performance.now()) ?? false;
  }

  /** It closed; true when it may have taken something with it. */
  remove(connection: ConnectionNumber): boolean {
    const lane = this.#ports.get(connection);
    this.#ports.delete(connection);
    if (this.#closing.delete(connection)) this.finished(connection);
    else return lane?.port.used ?? false;
    return false;
  }

  /** The connection is gone; `idle`: nothing was being sent. */
  clear(now: number, idle: boolean): void {
    this.#ports.clear();
    this.#closing.clear();
    if (idle)
      this.#count = new StripeCount(); // what the next one carries will be seen at another time
    else this.#count.reset(now);
  }

  /** In turns, so that none waits for another. */
  pump(next: () => ArrayBuffer | undefined, sent: (frame: ArrayBuffer) => void): void {
    const told = this.features.has(ARRIVALS);
    const lanes = this.#lanes.slice(0, this.#count.used);
    for (let again = true; again;) {
      again = false;
      for (const [, lane] of lanes) {
        if (!lane.hasRoom(told)) continue;
        const frame = next();
        if (!frame) return void (this.#starved = true);
        if (lane.send(frame, told)) sent(frame);
        again = true;
      }
    }
  }

  /** So many bytes the other side is asked about, and so many it has agreed to that are still to go. */
  expect({ asked, remaining }: Pick<SenderTurns, 'asked' | 'remaining'>): void {
    if (this.#ports.size === 0 || !this.features.has(STRIPES)) return;
    if (asked > 0 || remaining === 0) this.#aim(this.#count.expect(asked));
  }

  /** Some times a second while something is sent. */
  look(sample: Pick<StripeSample, 'now' | 'remaining' | 'delivered'>): void {
    const most = this.#ports.size > 1 ? HIGH / 2 : HIGH;
    const lanes = [...this.#ports.values()];
    const shortest = Math.min(...lanes.map(({ window }) => window.shortest));
    for (const lane of lanes) lane.look(sample.now, most, shortest);
    if (this.features.has(STRIPES))
      this.#aim(
        this.#count.look({
          ...sample,
          full: !this.#starved,
          open: this.#lanes.filter(([, { port }]) => port.isOpen).length,
        }),
      );
    this.#starved = false;
  }

  /** Those that are not being closed, the oldest first. */
  get #lanes(): [ConnectionNumber, Lane][] {
    return [...this.#ports].filter(([connection]) => !this.#closing.has(connection));
  }

  #aim(target: number): void {
    const lanes = this.#lanes;
    if (target > lanes.length) return this.open(target - 1);
    for (const [connection, { port }] of lanes.slice(target)) {
      this.#closing.add(connection);
      port.finish();
    }
  }
}
