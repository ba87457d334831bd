// What is kept of a transfer so that it goes on after a page was loaded anew; only types: where it is kept is the shell's affair.
import type { TreeSnapshot } from '../file-digester.ts';
import type { Cause, Direction } from './api.ts';
import type { Entry, Range } from './messages.ts';

/** Names one transfer for ever, on both sides: 128 random bits of the sender, as 32 hexadecimal digits. */
export type TransferKey = string & { readonly brand: 'TransferKey' };

const KEY = /^[0-9a-f]{32}$/;

export function isTransferKey(text: string): text is TransferKey {
  return KEY.test(text);
}

/** From four random unsigned 32-bit numbers. */
export function freshKey(random: () => number): TransferKey {
  const words = Array.from({ length: 4 }, () => random().toString(16).padStart(8, '0'));
  return words.join('') as TransferKey;
}

/** Written once, when the offer was answered; everything in it can be cloned into a database. */
export interface ResumeRecord {
  readonly key: TransferKey;
  readonly direction: Direction;
  /** The number of the transfer on its connections. */
  readonly transfer: number;
  /** The other device, as the box named it. */
  readonly peerId: string;
  /** Random name of the page at the other end, as its hello said it. */
  readonly instance: string;
  /** Milliseconds since 1970, when the offer was made or came. */
  readonly started: number;
  /** Leaf size in bytes. */
  readonly leaf: number;
  /** As they were offered, before the receiver made their names safe. */
  readonly entries: readonly Entry[];
  readonly accepted: readonly Range[];
}

/** One file that is written in part: what its digester needs to go on, a few kilobytes at any size. */
export interface FileProgress {
  readonly file: number;
  readonly tree: TreeSnapshot;
}

/** How far a receiver is; each replaces the one before. Everything in it was flushed to its place. */
export interface ResumeProgress {
  /** Files whose root matched. */
  readonly finished: readonly Range[];
  /** Files that will not be taken any more. */
  readonly failed: readonly (readonly [file: number, cause: Cause])[];
  /** Files of more than one leaf that are written in part. */
  readonly open: readonly FileProgress[];
}

export const NO_PROGRESS: ResumeProgress = { finished: [], failed: [], open: [] };

/** A transfer from before the page was loaded. */
export interface StoredTransfer {
  readonly record: ResumeRecord;
  readonly progress: ResumeProgress;
}

/** Where the browser gives them: handles of the files that are being sent, by their index. */
export type Handles = ReadonlyMap<number, FileSystemFileHandle>;

/**
 * Keeps unfinished transfers beyond the page: all of them are given to `TransferLink.revive` before a connection is opened, else
 * the other side hears that they are gone. A call that fails must not throw: the transfer goes on and cannot be resumed.
 * Writes for one key take effect in the order of the calls.
 */
export interface ResumeStore {
  /** Everything unfinished, of every device. */
  all(): Promise<readonly StoredTransfer[]>;
  /** A transfer was accepted. */
  begin(record: ResumeRecord): void;
  /** A receiver has come further; at most once a second. */
  checkpoint(key: TransferKey, progress: ResumeProgress): void;
  /** A sending was accepted, and its files can be found again. */
  keepSources?(key: TransferKey, handles: Handles): void;
  sources?(key: TransferKey): Promise<Handles>;
  /** It has ended, or nobody wants it any more. */
  forget(key: TransferKey): void;
}
