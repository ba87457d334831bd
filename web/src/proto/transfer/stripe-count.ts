// How many connections a sending side uses: more are tried when one is full, fewer now and then, and what carried most is kept.

/** What one look at the senders found. */
export interface StripeSample {
  /** Monotonic, milliseconds. */
  readonly now: number;
  /** Bytes that the other side has confirmed, and when it last did: what only left may still wait in a queue on the way. */
  readonly delivered: { readonly bytes: number; readonly at: number };
  /** Connections that are open, the first one included. */
  readonly open: number;
  /** All that are used were full since the last look: the network is what limits. */
  readonly full: boolean;
  /** Bytes that are still to be sent. */
  readonly remaining: number;
}

/** The first connection and seven more: beyond that a lossy link gains nothing (measured). */
export const MAX_STRIPES = 8;
/**
 * Where one carries so much (bytes a millisecond, 64 Mbit/s), it loses little: now and then, when the receiver is busy for a moment.
 * So many carry all that can be carried then, and are not worth a doubt (measured): it goes on with them as soon as this is seen.
 */
const QUICK = 8_000;
const QUICK_START = 4;
/** So many bytes are worth opening all while somebody is asked whether they want them: the time is there, and saved afterwards. */
const WORTH_PREPARING = 16 * 1024 * 1024;
/** Until fewer are tried there, milliseconds: what is saved by fewer is some packets, what a trial costs is time. */
const QUICK_REST = 15_000;
/** Several carry so much together (128 Mbit/s): it is rarely their number that limits. */
const FAST = 16_000;
/** The rate of a first connection is guessed from so much, milliseconds. */
const GUESS = 250;
/** Congestion control of a new connection has found its rate by then, and queues of one left alone are empty; milliseconds. */
const SETTLE = 500;
/** Ten acknowledgements; milliseconds. */
const MEASURE = 1000;
/** What decides whether several become fewer: where each loses by itself, a second says little of a tenth more or less. */
const LONG_MEASURE = 2000;
/** The first time, where much can be won; milliseconds. */
const FIRST_MEASURE = 500;
/** Connections that do not open in this time are given up, milliseconds. */
const PATIENCE = 4000;
/** What more connections must carry than one, so that noise and their own cost do not decide, */
const GAIN = 1.12;
/** and than several, whose cost has been borne, */
const GAIN_OF_SEVERAL = 1.06;
/** and what fewer must; on a quick link no less. */
const KEPT = 0.95;
/** What fewer carry is seen sooner where it is so little. */
const CLEARLY_LESS = 0.8;
/** A first connection that carries so much less than it did at the very beginning has overrun a queue, and stands still for a moment. */
const STALLED = 0.5;
/** For so long at the most, milliseconds. */
const LONGEST_STALL = 3000;
/** Until fewer are tried after more were better, milliseconds: those before them may have had a bad moment, */
const SHORT_REST = 2000;
/** but hardly where more carry so many times as much. */
const CLEARLY = 2;
/** Until the next trial, after one that brought nothing, doubled each time; and until all are doubted that were opened without a doubt. */
const FIRST_REST = 8000;
const LONGEST_REST = 120_000;
/** More connections must pay within what is left; milliseconds at the rate of now. */
const WORTH = 4000;

interface Mark {
  readonly bytes: number;
  readonly at: number;
}

type Measure = { readonly at: 'guessing' | 'measuring'; readonly since: number; readonly from: Mark };

type Phase =
  | Measure
  | { readonly at: 'prepared' }
  | { readonly at: 'opening' | 'settling'; readonly since: number }
  | { readonly at: 'resting'; readonly until: number };

export class StripeCount {
  /** How many there should be. */
  target = 1;
  /** How many of them should carry something: while fewer are tried the others wait, so that none need be opened again. */
  used = 1;
  /** How many were best so far, and what they carried in bytes a millisecond when they were measured last. */
  #best = 1;
  #bestRate = 0;
  /** Several carried more than fewer did, not only as much. */
  #proven = false;
  /** What the first connection carried at its very beginning. */
  #guessed = { rate: 0, at: 0 };
  /** Nothing was tried yet, or several were better on the connection before this one. */
  #fresh = true;
  #phase: Phase | undefined;
  #rest = FIRST_REST;
  #next: 'more' | 'fewer' = 'more';

  /** So many bytes may be wanted soon, or none any more; the number of connections that there should be. */
  expect(bytes: number): number {
    const prepared = this.#phase?.at === 'prepared';
    if (prepared && bytes === 0) this.#forgetPrepared();
    else if (!this.#phase && this.#fresh && bytes >= WORTH_PREPARING) {
      this.target = this.used = MAX_STRIPES;
      this.#phase = { at: 'prepared' };
    }
    return this.target;
  }

  /** To be called some times a second while something is sent; the number of connections that there should be. */
  look(sample: StripeSample): number {
    const { now, open, full, delivered } = sample;
    const phase = this.#phase?.at === 'prepared' ? this.#endPreparing(open) : this.#phase;
    if (!full && phase?.at !== 'opening') {
      if (phase?.at !== 'resting') this.#abandon(); // somebody else is slow: nothing can be learnt
    } else if (!phase)
      this.#phase = { at: this.#fresh ? 'guessing' : 'settling', since: now, from: { ...delivered } };
    else if (phase.at === 'resting') this.#endRest(phase.until, now);
    else if (phase.at === 'opening') this.#endOpening(phase.since, now, open);
    else if (phase.at === 'guessing') this.#guess(phase, sample);
    else if (phase.at === 'measuring') this.#measure(phase, sample);
    else if (now - phase.since >= SETTLE)
      this.#phase = { at: 'measuring', since: now, from: { ...delivered } };
    return this.target;
  }

  /**
   * All but the first are gone, with the connection. The next one goes the same way as a rule: where more brought nothing, or the
   * connection broke before it was seen that they bring something, they are not tried again before their time.
   */
  reset(now: number): void {
    if (this.#phase?.at === 'prepared') this.#forgetPrepared();
    const tried = this.target > 1 && !this.#proven;
    if (this.#proven) this.#fresh = true;
    if (this.#proven || this.#phase?.at !== 'resting') this.#phase = undefined;
    this.target = this.used = this.#best = 1;
    this.#proven = false;
    if (tried) this.#endTrial(now);
  }

  get #trying(): boolean {
    return this.used !== this.#best;
  }

  #settle(now: number): void {
    this.#phase = { at: 'settling', since: now };
  }

  /** What was begun to be measured says nothing. */
  #abandon(): void {
    this.#phase = undefined;
    this.used = Math.max(this.used, this.#best);
  }

  #forgetPrepared(): undefined {
    this.target = this.used = 1;
    this.#phase = undefined;
  }

  /**
   * What is expected begins. All that are there carry: how many are too many is seen sooner than how many are too few. When there is
   * none by now it is as if none had been asked for.
   */
  #endPreparing(open: number): undefined {
    this.#phase = undefined;
    if (open <= 1) return this.#forgetPrepared();
    this.#best = this.target;
    this.#proven = true; // as long as it is not doubted
  }

  #guess({ since, from }: Measure, { now, delivered, remaining }: StripeSample): void {
    if (now - since < GUESS || delivered.at <= from.at) return;
    const carried = rate(from, delivered);
    if (this.#best > 1)
      this.#keep(now, carried >= QUICK ? FIRST_REST : SHORT_REST); // where it is slow they are in others' way
    else if (!isWorth(remaining, carried)) {
      this.target = this.#best;
      this.#phase = undefined; // soon over, or there will be more
    } else if (carried >= QUICK) this.#open(QUICK_START, now);
    else {
      this.#guessed = { rate: carried, at: now };
      this.target = MAX_STRIPES; // they open while it is seen what one carries
      this.#phase = { at: 'measuring', since: now, from: { ...delivered } };
    }
  }

  #isStalled(carried: number, now: number): boolean {
    const { rate, at } = this.#guessed;
    return this.#fresh && carried < rate * STALLED && now - at < LONGEST_STALL;
  }

  #endRest(until: number, now: number): void {
    if (now >= until) this.#settle(now);
  }

  #open(count: number, now: number): void {
    this.target = this.used = count;
    this.#phase = { at: 'opening', since: now };
  }

  #endOpening(since: number, now: number, open: number): void {
    if (open < this.target) {
      if (now - since > PATIENCE) this.#endTrial(now);
    } else if (this.#fresh) this.#keep(now, QUICK_REST);
    else this.#settle(now);
  }

  /** More are there, and stay for now. */
  #keep(now: number, rest: number): void {
    this.#best = this.target;
    this.#fresh = false;
    this.#next = 'fewer';
    this.#phase = { at: 'resting', until: now + rest };
  }

  #measure({ since, from }: Measure, { now, delivered, remaining }: StripeSample): void {
    if (now - since < (this.#fresh ? FIRST_MEASURE : MEASURE) || delivered.at <= from.at) return;
    const carried = rate(from, delivered);
    if (this.#isStalled(carried, now)) {
      this.#phase = { at: 'measuring', since: now, from: { ...delivered } };
      return;
    }
    const doubtful = this.#best > 1 && this.used <= this.#best && now - since < LONG_MEASURE;
    if (doubtful && (!this.#trying || carried >= this.#bestRate * CLEARLY_LESS)) return;
    this.#fresh = false;
    if (this.#trying) return this.#judge(carried, remaining, now);
    this.#bestRate = carried;
    this.#try(remaining, now);
  }

  #judge(carried: number, remaining: number, now: number): void {
    const more = this.used > this.#best;
    const gain = this.#best > 1 ? GAIN_OF_SEVERAL : GAIN;
    const kept = this.#bestRate < QUICK ? KEPT : 1;
    if (carried < this.#bestRate * (more ? gain : kept)) return this.#endTrial(now);
    this.#proven = more;
    if (more) return this.#keep(now, carried < this.#bestRate * CLEARLY ? SHORT_REST : FIRST_REST);
    this.#best = this.target = this.used;
    this.#bestRate = carried;
    if (this.#best > 1) this.#try(remaining, now);
    else this.#phase = { at: 'resting', until: now + this.#rest };
  }

  /** Something else than what is best. */
  #try(remaining: number, now: number): void {
    const more = this.#best === 1 || (this.#next === 'more' && this.#best < MAX_STRIPES);
    const enough = this.#best > 1 && this.#bestRate >= FAST;
    if (more && (enough || !isWorth(remaining, this.#bestRate))) {
      this.target = this.#best;
      this.#next = 'fewer';
      this.#phase = { at: 'resting', until: now + FIRST_REST };
    } else if (more) this.#open(this.#best === 1 && this.#bestRate >= QUICK ? QUICK_START : MAX_STRIPES, now);
    else {
      this.used = this.#best / 2;
      this.#settle(now);
    }
  }

  /** What was best stays the best, and the next trial goes the other way. */
  #endTrial(now: number): void {
    const fewer = this.used < this.#best;
    this.#next = fewer ? 'more' : 'fewer';
    if (fewer) this.#proven = true;
    const again = this.#best > 1 && !fewer; // where more were no better, even fewer may do
    this.target = this.used = this.#best;
    this.#fresh = false;
    this.#phase = { at: 'resting', until: now + (again ? SHORT_REST : this.#rest) };
    if (!again) this.#rest = Math.min(LONGEST_REST, this.#rest * 2);
  }
}

function isWorth(remaining: number, rate: number): boolean {
  return remaining > rate * WORTH;
}

/** Bytes a millisecond between two marks. */
function rate(from: Mark, to: Mark): number {
  return (to.bytes - from.bytes) / Math.max(1, to.at - from.at);
}
