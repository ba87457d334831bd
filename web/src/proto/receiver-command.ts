// What a receiver asks of the worker that verifies and writes; the answers go to its handle… methods.
import type { FileView } from './transfer/api.ts';
import type { PackedFile } from './transfer/pack.ts';
import type { ResumeProgress, TransferKey } from './transfer/resume.ts';

/** Make room for the accepted files. Answer: `handlePrepared` or `handleSinkFailed`. */
export interface PrepareCommand {
  readonly do: 'prepare';
  readonly transfer: number;
  readonly files: readonly FileView[];
  readonly bytes: number;
  readonly place: SinkPlace;
}

/** Under what name a transfer finds its place again after a reload, and how far it was then. */
export interface SinkPlace {
  readonly key: TransferKey;
  readonly progress: ResumeProgress;
}

/** Flush what is written and tell what is surely there. Answer: `progress`. */
export interface CheckpointCommand {
  readonly do: 'checkpoint';
  readonly transfer: number;
}

/** Digest, compare, write. Answer: `handleLeaf`. */
export interface LeafCommand {
  readonly do: 'leaf';
  readonly transfer: number;
  readonly file: number;
  readonly leaf: number;
  readonly offset: number;
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

/** Digest, compare, write each of these whole files. Answer: `handlePacked`. */
export interface UnpackCommand {
  readonly do: 'unpack';
  readonly transfer: number;
  readonly digest: Uint8Array<ArrayBuffer>;
  /** As it came: its list may name files that are not wanted any more. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly files: readonly PackedFile[];
}

/** Compare the root and close the file. Answer: `handleFinished`. */
export interface FinishCommand {
  readonly do: 'finish';
  readonly transfer: number;
  readonly file: number;
  readonly size: number;
  readonly root: string;
}

/** Throw away what was written, of one file or of all unfinished ones. No answer. */
export interface DiscardCommand {
  readonly do: 'discard';
  readonly transfer: number;
  readonly file?: number;
}

export type ReceiverCommand =
  PrepareCommand | LeafCommand | UnpackCommand | FinishCommand | CheckpointCommand | DiscardCommand;
