// What page and source worker say to each other.
import type { PackCommand, PackResult, ReadCommand, ReadResult } from '../proto/sender-command.ts';
import type { Cause, TransferId } from '../proto/transfer/api.ts';

export type SourceRequest =
  | { readonly do: 'open'; readonly key: TransferId; readonly files: readonly (Blob | undefined)[] }
  | {
      readonly do: 'read';
      readonly key: TransferId;
      readonly command: ReadCommand;
      /** Buffers of messages that were sent, to be used again. */
      readonly spare: readonly ArrayBuffer[];
    }
  | { readonly do: 'pack'; readonly key: TransferId; readonly command: PackCommand }
  | { readonly do: 'close'; readonly key: TransferId };

export type SourceReply =
  | { readonly is: 'read'; readonly key: TransferId; readonly result: ReadResult }
  | { readonly is: 'packed'; readonly key: TransferId; readonly result: PackResult }
  | {
      readonly is: 'failed';
      readonly key: TransferId;
      readonly file: number;
      readonly epoch: number;
      readonly length: number;
      readonly cause: Cause;
    };
