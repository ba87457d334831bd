// Where the files of one transfer are put; each kind of place is one implementation of this.

export interface Sink {
  /** Makes sure that there is room, and refuses by throwing a Failure. */
  open(): Promise<void>;
  /** May come in any order of offsets, never twice at once for the same bytes. */
  write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** What was written so far survives the end of the page; absent where nothing does. */
  flush?(): Promise<void>;
  /** Everything of the file is written: flushes it, lets go of it and gives the result. */
  finish(file: number): Promise<Blob>;
  /** Removes one file, or everything. */
  discard(file?: number): Promise<void>;
}

export interface SinkFile {
  readonly index: number;
  readonly size: number;
}
