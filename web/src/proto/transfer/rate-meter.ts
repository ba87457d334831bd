// Bytes a second over the last few seconds, from confirmed bytes and the time that the caller gives.

/** Long enough to be calm, short enough to be true; milliseconds. */
const SPAN = 4000;
/** Two samples closer than this are one. */
const STEP = 250;

interface Sample {
  readonly time: number;
  bytes: number;
}

export class RateMeter {
  #samples: Sample[] = [];

  /** Begins anew after a pause, so that the pause does not count. */
  restart(now: number): void {
    this.#samples = [{ time: now, bytes: 0 }];
  }

  add(bytes: number, now: number): void {
    const last = this.#samples.at(-1);
    if (last && now - last.time < STEP) last.bytes += bytes;
    else this.#samples.push({ time: now, bytes });
    this.#samples = this.#samples.filter((sample) => now - sample.time <= SPAN);
  }

  perSecond(now: number): number {
    const recent = this.#samples.filter((sample) => now - sample.time <= SPAN);
    const [first] = recent;
    if (!first) return 0;
    const bytes = recent.reduce((sum, sample) => sum + sample.bytes, 0);
    return (bytes * 1000) / Math.max(now - first.time, STEP);
  }
}
