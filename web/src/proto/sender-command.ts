// What a sender asks of the worker that reads files, and how it is answered.

/** Read this block, digest its leaves and cut it; the answer goes to `handleRead` or `handleReadFailed`. */
export interface ReadCommand {
  readonly do: 'read';
  readonly transfer: number;
  readonly file: number;
  readonly size: number;
  readonly offset: number;
  readonly length: number;
  /** Payload of one message; 0 when the leaves are only digested. */
  readonly chunk: number;
  /** Reads asked for before a loss are not sent after it. */
  readonly epoch: number;
}

export interface ReadResult {
  readonly file: number;
  readonly epoch: number;
  readonly offset: number;
  readonly length: number;
  readonly frames: readonly ArrayBuffer[];
  /** With the block that completed the tree. */
  readonly root?: string;
}
