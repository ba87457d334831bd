// Keeps unfinished transfers, and finished ones that nobody saved, in IndexedDB; gives each to one page at a time.
import {
  type Handles,
  NO_PROGRESS,
  type ResumeProgress,
  type ResumeRecord,
  type ResumeStore,
  type StoredTransfer,
  type TransferKey,
} from '../proto/transfer/resume.ts';
import { TransferDatabase } from './database.ts';
import { claimed } from './transfer-lock.ts';

/** What is older than this is not gone on with: nobody waits for it any more. Milliseconds. */
const KEEP_FOR = 14 * 24 * 60 * 60_000;

interface Kept extends ResumeRecord {
  /** What the other device was called. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly touched: number;
}

export interface NamedTransfer extends StoredTransfer {
  readonly name: string;
}

export interface KeptContext {
  nameOf(peerId: string): string;
  now(): number;
}

export class IndexedTransfers implements ResumeStore {
  readonly #database = new TransferDatabase();
  /** Writes of one key wait for one another; what fails is lost and stops nothing. */
  #writes: Promise<unknown> = Promise.resolve();
  /** Transfers that this page lives with. */
  readonly #mine = new Map<TransferKey, () => void>();

  constructor(private readonly context: KeptContext) {}

  /** Only those that live in no other tab, and not in this page already. */
  async all(): Promise<readonly NamedTransfer[]> {
    await this.#writes;
    const [records, progress] = await Promise.all([
      this.#database.entries<Kept>('records'),
      this.#database.entries<ResumeProgress>('progress'),
    ]);
    const byKey = new Map(progress);
    const fresh = records.map(([, record]) => record).filter((record) => this.#isFresh(record));
    const mine = await Promise.all(
      fresh.map(async (record) => ((await this.#claim(record.key)) ? [record] : [])),
    );
    return mine
      .flat()
      .map((record) => ({ record, progress: byKey.get(record.key) ?? NO_PROGRESS, name: record.name }));
  }

  begin(record: ResumeRecord): void {
    void this.#claim(record.key);
    const { name, touched } = { name: this.context.nameOf(record.peerId), touched: this.context.now() };
    this.#write(() => this.#database.put('records', record.key, { ...record, name, touched } satisfies Kept));
  }

  checkpoint(key: TransferKey, progress: ResumeProgress): void {
    this.#write(() => this.#database.put('progress', key, progress));
  }

  forget(key: TransferKey): void {
    this.#write(() => this.#database.delete(key));
    this.#mine.get(key)?.();
    this.#mine.delete(key);
  }

  /** Handles of the files that are being sent, by their index. */
  keepSources(key: TransferKey, handles: Handles): void {
    this.#write(() => this.#database.put('sources', key, handles));
  }

  async sources(key: TransferKey): Promise<Handles> {
    return (await this.#database.get<Handles>('sources', key)) ?? new Map();
  }

  #isFresh({ key, touched }: Kept): boolean {
    if (this.context.now() - touched < KEEP_FOR) return true;
    this.forget(key);
    return false;
  }

  async #claim(key: TransferKey): Promise<boolean> {
    if (this.#mine.has(key)) return false;
    this.#mine.set(key, () => undefined);
    const release = await claimed(key);
    if (release && this.#mine.has(key)) this.#mine.set(key, release);
    else {
      release?.();
      this.#mine.delete(key);
    }
    return release !== undefined;
  }

  #write(write: () => Promise<void>): void {
    this.#writes = this.#writes.then(write).catch(() => undefined); // private windows keep nothing
  }
}
