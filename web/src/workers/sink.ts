// Where the files of one transfer are put; each kind of place is one implementation of this.
import type { FileView } from '../proto/transfer/api.ts';

export interface Sink {
  /** What of it outlives the page: verified leaves, finished files alone, or nothing. */
  readonly keeps: 'leaves' | 'files' | 'nothing';
  /** Makes sure that there is room, and refuses by throwing a Failure. */
  open(): Promise<void>;
  /** May come in any order of offsets, never twice at once for the same bytes. */
  write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** What was written so far is safe then; only where leaves are kept. */
  flush?(): Promise<void>;
  /** Files that were finished before the page was loaded and that the user has not yet. */
  finished?(): Promise<[file: number, blob: Blob][]>;
  /** Everything of the file is written: lets go of it, and gives it where the user has it not yet. */
  finish(file: number): Promise<Blob | undefined>;
  /** Removes one unfinished file, or everything that the user has not yet. */
  discard(file?: number): Promise<void>;
}

export type SinkFile = Pick<FileView, 'index' | 'size' | 'name' | 'folders' | 'type'>;
