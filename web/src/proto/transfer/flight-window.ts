// How much may be on its way on one data channel: told by what the other side says has arrived, and how soon it said so.

/** What waits for a busy reader must fit into its socket: 92 packets where the system was left as it is (Linux); bytes. */
const LEAST = 128 * 1024;
/** What may be on its way arrives in so many milliseconds: a busy processor or a radio may be away for a part of it. */
const MOMENT = 20;
/** On a long way in so many times the shortest that a message took to arrive and be told. */
const WAYS = 2;
/** The rate is that of so many looks. */
const LOOKS = 4;

interface Mark {
  readonly bytes: number;
  readonly at: number;
}

export class FlightWindow {
  /** Bytes that may be on their way. */
  size = LEAST;
  /** The shortest time from giving a message to hearing that it is there, milliseconds. */
  shortest = Infinity;
  #given = 0;
  #arrived = 0;
  /** Of each message that is on its way what was given with it, the oldest first. */
  #flying: Mark[] = [];
  #looks: Mark[] = [];

  get isOpen(): boolean {
    return this.#given - this.#arrived < this.size;
  }

  give(bytes: number, now: number): void {
    this.#given += bytes;
    this.#flying.push({ bytes: this.#given, at: now });
  }

  /** `total` since the channel opened; an older one may come later. False for more than was given. */
  arrive(total: number, now: number): boolean {
    if (total > this.#given) return false;
    this.#arrived = Math.max(this.#arrived, total);
    for (let [mark] = this.#flying; mark && mark.bytes <= this.#arrived; [mark] = this.#flying) {
      this.#flying.shift();
      this.shortest = Math.min(this.shortest, now - mark.at);
    }
    return true;
  }

  /** Some times a second. `shortest`: of all channels of the connection. */
  look(now: number, shortest: number): void {
    const [since] = this.#looks;
    this.#looks = [...this.#looks, { bytes: this.#arrived, at: now }].slice(-LOOKS);
    if (!since || now <= since.at || shortest === Infinity) return;
    const rate = (this.#arrived - since.bytes) / (now - since.at);
    this.size = Math.max(LEAST, rate * Math.max(MOMENT, WAYS * shortest));
  }
}
