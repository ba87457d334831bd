// Where the files of one transfer are put; each kind of place is one implementation of this.
import type { FileView } from '../proto/transfer/api.ts';
import type { PackedFile } from '../proto/transfer/pack.ts';

export interface Sink {
  /** What of it outlives the page: verified leaves, finished files alone, or nothing. */
  readonly keeps: 'leaves' | 'files' | 'nothing';
  /** Makes sure that there is room, and refuses by throwing a Failure. */
  open(): Promise<void>;
  /** May come in any order of offsets, never twice at once for the same bytes. */
  write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Whole small files, where they can be kept together; else they are written and finished one by one. */
  readonly packs?: PackKeeper;
  /** What was written so far is safe then; only where leaves are kept. */
  flush?(): Promise<void>;
  /** Files that were finished before the page was loaded and that the user has not yet. */
  finished?(): Promise<[file: number, blob: Blob][]>;
  /** Everything of the file is written: lets go of it, and gives it where the user has it not yet. */
  finish(file: number): Promise<Blob | undefined>;
  /** Removes one unfinished file, or everything that the user has not yet. */
  discard(file?: number): Promise<void>;
}

export type SinkFile = Pick<FileView, 'index' | 'size' | 'name' | 'folders' | 'type' | 'modified'>;

/** Keeps small files many in one, as they came: a file of its own for each would cost more than all else. */
export interface PackKeeper {
  /** `body` holds at least these files. */
  write(body: Uint8Array<ArrayBuffer>, files: readonly PackedFile[]): Promise<void>;
  /** Those that are here. */
  readonly files: Iterable<number>;
  blob(file: number): Promise<Blob | undefined>;
}
