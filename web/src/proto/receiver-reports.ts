// What a receiver has to tell its sender: confirmed bytes and verdicts as they fall, and all of it again after a loss.
import type { Cause } from './transfer/api.ts';
import { IndexSet } from './transfer/index-set.ts';
import * as limits from './transfer/limits.ts';
import type * as msg from './transfer/messages.ts';
import { RateMeter } from './transfer/rate-meter.ts';
import type { FileProgress, ResumeProgress } from './transfer/resume.ts';
import { acceptPages, havePages, verdictPages, type Unfinished } from './transfer/rejoin-pages.ts';

export class ReceiverReports {
  /** Confirmed bytes by file, not told yet. */
  readonly #confirmed = new Map<number, number>();
  #confirmedBytes = 0;
  #toldAt = 0;
  readonly #rate = new RateMeter();
  /** The largest window that was granted. */
  granted = limits.WINDOW;
  readonly #verified = new IndexSet();
  /** Verified on this connection, not told yet. */
  #fresh = new IndexSet();
  readonly #failed: (readonly [file: number, cause: Cause])[] = [];

  constructor(readonly transfer: number) {}

  confirm(file: number, bytes: number, more: number): void {
    this.#confirmed.set(file, bytes);
    this.#confirmedBytes += more;
  }

  verify(file: number): void {
    this.#confirmed.delete(file);
    this.#verified.add(file);
    this.#fresh.add(file);
  }

  fail(file: number, cause: Cause): msg.FilesFailed {
    this.#failed.push([file, cause]);
    return { type: 'files-failed', transfer: this.transfer, files: [[file, cause]] };
  }

  /** What was told before a reload, and is told again on the next connection. */
  restore(progress: ResumeProgress): void {
    for (const [from, to] of progress.finished) this.#verified.add(from, to);
    this.#failed.push(...progress.failed);
  }

  /** What a store is to know. */
  progress(open: readonly FileProgress[]): ResumeProgress {
    return { finished: [...this.#verified.ranges], failed: [...this.#failed], open };
  }

  /** A file without a verdict from here is over. */
  drop(file: number): void {
    this.#confirmed.delete(file);
  }

  /** The connection is gone; the next one is told everything. */
  reset(): void {
    this.#confirmed.clear();
    this.#confirmedBytes = 0;
    this.#fresh = new IndexSet();
  }

  /** Everything that a sender must know to go on, and at the end `accept`. */
  standing(
    accepted: IndexSet,
    count: number,
    files: Iterable<Unfinished>,
    paused: boolean,
  ): msg.FromReceiver[] {
    this.#fresh = new IndexSet();
    return [
      ...havePages(this.transfer, this.#verified, files),
      ...verdictPages(this.transfer, this.#failed),
      ...acceptPages(this.transfer, accepted, count, paused),
    ];
  }

  poll(now: number): msg.FromReceiver | undefined {
    return this.#pollAck(now) ?? this.#pollVerified();
  }

  #pollAck(now: number): msg.Ack | undefined {
    if (this.#confirmed.size === 0) return undefined;
    const due = this.#confirmedBytes >= limits.ACK_BYTES || now - this.#toldAt >= limits.ACK_DELAY;
    if (!due) return undefined;
    const files = [...this.#confirmed].slice(0, limits.MAX_LIST);
    for (const [file] of files) this.#confirmed.delete(file);
    this.#rate.add(this.#confirmedBytes, now);
    this.#confirmedBytes = 0;
    this.#toldAt = now;
    return { type: 'ack', transfer: this.transfer, files, window: this.#window(now) };
  }

  /** As much as is confirmed until the sender hears of it: what is more would only wait in memory. */
  #window(now: number): number {
    const bytes = Math.round((this.#rate.perSecond(now) * limits.GRANTED_FOR) / 1000);
    const window = Math.min(limits.MOST_GRANTED, Math.max(limits.WINDOW, bytes));
    this.granted = Math.max(this.granted, window);
    return window;
  }

  #pollVerified(): msg.FilesVerified | undefined {
    if (this.#fresh.size === 0) return undefined;
    const files = this.#fresh.ranges.slice(0, limits.MAX_LIST);
    this.#fresh = IndexSet.of(this.#fresh.ranges.slice(limits.MAX_LIST));
    return { type: 'files-verified', transfer: this.transfer, files };
  }
}
