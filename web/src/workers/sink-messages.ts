// What page and sink worker say to each other.
import type { ReceiverCommand } from '../proto/receiver-command.ts';
import type { Cause, TransferId } from '../proto/transfer/api.ts';

export type SinkRequest =
  | { readonly key: TransferId; readonly command: ReceiverCommand }
  /** The results were saved, or nobody wants them any more. */
  | { readonly key: TransferId; readonly command: { readonly do: 'release' } };

export type SinkReply =
  | { readonly is: 'prepared'; readonly key: TransferId }
  | { readonly is: 'failed'; readonly key: TransferId; readonly cause: Cause }
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
      /** The file, when its root was the promised one. */
      readonly blob?: Blob;
    };
