// What a sender asks of the worker that reads files, and how it is answered.
import type { Cause } from './transfer/api.ts';

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

/** Read these small files and pack them; the answer goes to `handlePacked`. */
export interface PackCommand {
  readonly do: 'pack';
  readonly transfer: number;
  readonly files: readonly SmallFile[];
  /** Longest message. */
  readonly longest: number;
  readonly epoch: number;
}

export interface SmallFile {
  readonly file: number;
  readonly size: number;
}

export interface PackResult {
  readonly epoch: number;
  /** Those that are in the messages. */
  readonly files: readonly SmallFile[];
  readonly failed: readonly (readonly [file: SmallFile, cause: Cause])[];
  readonly frames: readonly ArrayBuffer[];
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
