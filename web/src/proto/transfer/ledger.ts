// The books of one transfer, the same on both sides: state of each file, confirmed bytes, rate; makes the view.
import type { Cause, Direction, FileView, Hold, TransferId, TransferState, TransferView } from './api.ts';
import type { Delivered } from './delivered.ts';
import type { Entry } from './messages.ts';
import { RateMeter } from './rate-meter.ts';

export interface LedgerStart {
  readonly id: TransferId;
  readonly peerId: string;
  readonly direction: Direction;
  /** Wall clock, milliseconds since 1970. */
  readonly started: number;
}

type FilePatch = Partial<Pick<FileView, 'state' | 'cause' | 'confirmed' | 'saveable' | 'preview'>>;

export type End = 'done' | 'failed' | 'cancelled';

/** What a person decided is no failure. */
export function endOf(cause: Cause): 'failed' | 'cancelled' {
  return cause === 'declined' || cause === 'cancelled' ? 'cancelled' : 'failed';
}

export class Ledger {
  readonly files: FileView[] = [];
  state: TransferState = 'waiting';
  hold: Hold | undefined;
  cause: Cause | undefined;
  by: 'here' | 'there' | undefined;
  confirmed = 0;
  total = 0;
  /** Files that were accepted and have no verdict yet. */
  open = 0;
  /** Something that a person would notice at once has changed; progress alone is not. */
  urgent = true;
  changed = true;
  readonly #rate = new RateMeter();
  readonly #changedFiles = new Set<number>();

  constructor(
    readonly start: LedgerStart,
    /** Of all that goes the same way. */
    readonly delivered?: Delivered,
  ) {}

  get ended(): boolean {
    return this.state === 'done' || this.state === 'failed' || this.state === 'cancelled';
  }

  /** Bytes that are still to come while it runs. */
  get remaining(): number {
    return this.state === 'running' ? this.total - this.confirmed : 0;
  }

  add(entry: Entry): void {
    const { name, folders, size, type, modified } = entry;
    const index = this.files.length;
    const state = 'waiting';
    this.files.push({ index, name, folders, size, type, modified, confirmed: 0, state, saveable: false });
    this.#changedFiles.add(index);
    this.total += size;
    this.open++;
  }

  /** Takes the files out that nobody wants. */
  choose(wanted: (index: number) => boolean): void {
    for (const file of this.files) {
      if (wanted(file.index) || file.state !== 'waiting') continue;
      this.patch(file.index, { state: 'skipped' });
      this.total -= file.size;
      this.open--;
    }
  }

  isOpen(index: number): boolean {
    const state = this.files[index]?.state;
    return state === 'waiting' || state === 'running';
  }

  /** Sets the confirmed bytes of one file. */
  confirm(index: number, bytes: number, now: number): void {
    const file = this.files[index];
    if (!file || file.confirmed === bytes) return;
    this.#progress(bytes - file.confirmed, now);
    this.confirmed += bytes - file.confirmed;
    this.patch(index, { confirmed: bytes, state: 'running' });
  }

  /** One file has its verdict. */
  close(index: number, state: End, cause?: Cause): void {
    if (!this.isOpen(index)) return;
    this.open--;
    this.patch(index, cause === undefined ? { state } : { state, cause });
  }

  /** All of it is confirmed, and it is what was sent. */
  finish(index: number, now: number, saveable = false): void {
    const file = this.files[index];
    if (!file || !this.isOpen(index)) return;
    const bytes = file.size - file.confirmed;
    if (bytes !== 0) this.#progress(bytes, now);
    this.confirmed += bytes;
    this.open--;
    this.patch(index, { state: 'done', confirmed: file.size, saveable });
  }

  #progress(bytes: number, now: number): void {
    // What was there before it runs was not carried now.
    if (bytes > 0 && this.state === 'running') this.delivered?.add(bytes, now);
    this.#rate.add(Math.max(0, bytes), now);
  }

  /** A file that was done is not: its bytes are confirmed anew. */
  reopen(index: number): void {
    const file = this.files[index];
    if (file?.state !== 'done') return;
    this.open++;
    this.confirmed -= file.confirmed;
    this.patch(index, { state: 'waiting', confirmed: 0 });
  }

  /** One file is given up while the others go on; what is missing of it is not waited for. */
  drop(index: number, cause: Cause): void {
    const file = this.files[index];
    if (!file || !this.isOpen(index)) return;
    this.total -= file.size - file.confirmed;
    this.close(index, endOf(cause), cause);
  }

  /** Somebody holds one file back, or does not any more. */
  showHeld(index: number, by: FileView['held']): void {
    const file = this.files[index];
    if (!file || file.held === by) return;
    const shown: { held?: FileView['held'] } & FileView = { ...file };
    if (by) shown.held = by;
    else delete shown.held;
    this.files[index] = shown;
    this.patch(index, {});
    this.urgent = true;
  }

  patch(index: number, patch: FilePatch): void {
    const file = this.files[index];
    if (!file) return;
    this.files[index] = { ...file, ...patch };
    this.#changedFiles.add(index);
    this.changed = true;
  }

  set(state: TransferState, hold: Hold | undefined, now: number): void {
    if (this.state === state && this.hold === hold) return;
    this.state = state;
    this.hold = hold;
    this.#rate.restart(now);
    this.changed = this.urgent = true;
  }

  /** The whole transfer is over; files without a verdict share its end. */
  end(state: End, now: number, cause?: Cause, by?: 'here' | 'there'): void {
    if (this.ended) return;
    const rest = state === 'cancelled' ? 'cancelled' : 'failed';
    for (const file of this.files) this.close(file.index, rest, cause);
    this.cause = cause;
    this.by = by;
    this.set(state, undefined, now);
  }

  /** How a transfer ends of which every file has its verdict. */
  endByVerdicts(now: number): void {
    const bad = this.files.find((file) => file.state === 'failed');
    const good = this.files.some((file) => file.state === 'done');
    if (bad) this.end('failed', now, bad.cause);
    else if (good) this.end('done', now);
    else this.end('cancelled', now, 'cancelled');
  }

  /** Files that changed since the last call; at first all. */
  takeChanged(): FileView[] {
    const changed = [...this.#changedFiles].flatMap((index) => this.files[index] ?? []);
    this.#changedFiles.clear();
    return changed;
  }

  view(now: number): TransferView {
    return { ...this.head(now), files: this.files.slice() };
  }

  /** The view but for its files. */
  head(now: number): Omit<TransferView, 'files'> {
    const rate = this.state === 'running' ? this.#rate.perSecond(now) : 0;
    const left = (this.total - this.confirmed) / rate;
    return {
      ...this.start,
      state: this.state,
      confirmed: this.confirmed,
      total: this.total,
      ratePerSecond: rate,
      ...(this.hold && { hold: this.hold }),
      ...(this.cause && { cause: this.cause }),
      ...(this.by && { by: this.by }),
      ...(Number.isFinite(left) && { secondsLeft: left }),
    };
  }
}
