// How many connections a sending side uses: more are tried when one is full, and kept when they carry measurably more.

/** What one look at the senders found. */
export interface StripeSample {
  /** Monotonic, milliseconds. */
  readonly now: number;
  /** Bytes that have left for the network since the connection was opened. */
  readonly left: number;
  /** Connections that are open and used, the first one included. */
  readonly open: number;
  /** All of them were full since the last look: the network is what limits. */
  readonly full: boolean;
  /** Bytes that are still to be sent. */
  readonly remaining: number;
}

/**
 * The first connection and seven more: beyond that a lossy link gains nothing (measured). All are tried at once: where loss
 * holds one back each of them carries as much again, and a step between costs a second or two at half of the rate.
 */
export const MAX_STRIPES = 8;
/** Congestion control of a new connection has found its rate by then, milliseconds. */
const SETTLE = 250;
/** Long enough for some hundred packets at a megabyte a second, milliseconds. */
const MEASURE = 500;
/** Connections that do not open in this time are given up, milliseconds. */
const PATIENCE = 4000;
/** What more connections must carry, so that noise and their own cost do not decide. */
const GAIN = 1.12;
/** A single connection that carries so much more in the second half of a measure than in the first is still finding its rate. */
const GROWING = 1.25;
/** Until the next trial after one that brought nothing; doubled each time. Milliseconds. */
const FIRST_REST = 8000;
const LONGEST_REST = 120_000;
/** A trial must pay within what is left; milliseconds at the rate of now. */
const WORTH = 4000;
/** Where one connection alone carries so much (bytes a millisecond, 64 Mbit/s) it is rarely the network that limits, */
const FAST = 8_000;
/** and the seconds of work that a trial takes from the processor must be few beside what is left. */
const WORTH_FAST = 30_000;

/** The middle of a measure: bytes that had left, and when. */
interface Half {
  readonly now: number;
  readonly left: number;
}

type Phase =
  | { readonly at: 'measuring'; readonly since: number; readonly from: number; readonly half?: Half }
  | { readonly at: 'opening' | 'settling'; readonly since: number }
  | { readonly at: 'resting'; readonly until: number };

export class StripeCount {
  /** How many there should be. */
  target = 1;
  /** How many were best so far, and what they carried in bytes a millisecond. */
  #best = 1;
  #bestRate = 0;
  #phase: Phase | undefined;
  #rest = FIRST_REST;

  /** To be called some times a second while something is sent; the number of connections that there should be. */
  look(sample: StripeSample): number {
    const { now, left, open, full } = sample;
    const phase = this.#phase;
    if (!full && phase?.at !== 'opening') {
      if (phase?.at !== 'resting') this.#phase = undefined; // somebody else is slow: nothing can be learnt
      return this.target;
    }
    if (!phase) this.#phase = { at: 'settling', since: now };
    else if (phase.at === 'resting') this.#endRest(phase.until, now);
    else if (phase.at === 'opening') this.#endOpening(phase.since, now, open);
    else if (phase.at === 'settling' && now - phase.since >= SETTLE) {
      this.#phase = { at: 'measuring', since: now, from: left };
    } else if (phase.at === 'measuring') this.#measure(phase, sample);
    return this.target;
  }

  /**
   * All but the first are gone, with the connection. The next one goes the same way as a rule: where more brought nothing, or the
   * connection broke while they were tried, they are not tried again before their time.
   */
  reset(now: number): void {
    if (this.target > this.#best) this.#fallBack(now);
    if (this.#best > 1 || this.#phase?.at !== 'resting') this.#phase = undefined;
    this.target = this.#best = 1;
    this.#bestRate = 0;
  }

  #endRest(until: number, now: number): void {
    if (now >= until) this.#phase = { at: 'settling', since: now };
  }

  #endOpening(since: number, now: number, open: number): void {
    if (open >= this.target) this.#phase = { at: 'settling', since: now };
    else if (now - since > PATIENCE) this.#fallBack(now);
  }

  #measure(phase: Extract<Phase, { at: 'measuring' }>, sample: StripeSample): void {
    const { now, left } = sample;
    const { since, from, half } = phase;
    if (!half && now - since >= MEASURE / 2) this.#phase = { ...phase, half: { now, left } };
    if (!half || now - since < MEASURE) return;
    const [first, second] = [(half.left - from) / (half.now - since), (left - half.left) / (now - half.now)];
    if (this.target === 1 && second > first * GROWING)
      this.#phase = { at: 'measuring', since: now, from: left };
    else this.#judge((left - from) / (now - since), sample);
  }

  #judge(rate: number, { now, remaining }: StripeSample): void {
    if (this.target > this.#best && rate < this.#bestRate * GAIN) return this.#fallBack(now);
    this.#best = this.target;
    this.#bestRate = rate;
    const needed = rate < FAST ? WORTH : WORTH_FAST;
    if (this.target === MAX_STRIPES || remaining <= rate * needed) {
      this.#phase = { at: 'resting', until: now + this.#rest };
      return;
    }
    this.target = MAX_STRIPES;
    this.#phase = { at: 'opening', since: now };
  }

  /** More was not better. */
  #fallBack(now: number): void {
    this.target = this.#best;
    this.#phase = { at: 'resting', until: now + this.#rest };
    this.#rest = Math.min(LONGEST_REST, this.#rest * 2);
  }
}
