// What page and sink worker say to each other.
import type { ReceiverCommand } from '../proto/receiver-command.ts';
import type { Cause, TransferId } from '../proto/transfer/api.ts';
import type { Place } from '../proto/transfer/place.ts';
import type { FileProgress } from '../proto/transfer/resume.ts';

export type SinkRequest =
  /** With `prepare` comes the place, where it is not the private one. */
  | { readonly key: TransferId; readonly command: ReceiverCommand; readonly into?: Place }
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
    };
