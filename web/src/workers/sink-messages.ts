// What page and sink worker say to each other.
import type { ReceiverCommand } from '../proto/receiver-command.ts';
import type { Cause, TransferId } from '../proto/transfer/api.ts';
import type { Place } from '../proto/transfer/place.ts';
import type { FileProgress } from '../proto/transfer/resume.ts';

export type SinkRequest =
  /** With `prepare` comes the place, where it is not the private one. */
  | { readonly key: TransferId; readonly command: ReceiverCommand; readonly into?: Place }
  /** A file that was received and is kept among others. */
  | {
      readonly key: TransferId;
      readonly command: { readonly do: 'blob'; readonly file: number; readonly ask: number };
    }
  /** The results were saved, or nobody wants them any more. */
  | { readonly key: TransferId; readonly command: { readonly do: 'release' } };

export type SinkReply =
  | {
      readonly is: 'prepared';
      readonly key: TransferId;
      /** What is received waits here to be handed over, and outlives the page. */
      readonly keeps: boolean;
      /** Of a transfer from before a reload: files that were finished then. */
      readonly finished?: readonly (readonly [file: number, blob: Blob])[];
      /** The same of those that are kept among others. */
      readonly packed?: readonly number[];
    }
  | { readonly is: 'failed'; readonly key: TransferId; readonly cause: Cause }
  | { readonly is: 'checkpoint'; readonly key: TransferId; readonly open: readonly FileProgress[] }
  | {
      readonly is: 'leaf';
      readonly key: TransferId;
      readonly file: number;
      readonly leaf: number;
      readonly good: boolean;
    }
  | {
      readonly is: 'finished';
      readonly key: TransferId;
      readonly file: number;
      /** The root was the promised one. */
      readonly good: boolean;
      /** The file, where it was not written to its place already. */
      readonly blob?: Blob;
    }
  | {
      readonly is: 'unpacked';
      readonly key: TransferId;
      readonly files: readonly number[];
      /** They were what the digest said, and are written. */
      readonly good: boolean;
      /** The files, where they were not written to their place and are not kept among others. */
      readonly blobs?: readonly (readonly [file: number, blob: Blob])[];
      /** They are kept among others, and given when asked for. */
      readonly kept: boolean;
    }
  | {
      readonly is: 'blob';
      readonly key: TransferId;
      readonly ask: number;
      readonly blob: Blob | undefined;
    };
