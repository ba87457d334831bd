// What a conversation gives its shell to do and to tell.
import type { ReceiverCommand } from '../receiver-command.ts';
import type { PackCommand, ReadCommand } from '../sender-command.ts';
import type { Cause, TextView } from './api.ts';

export type Command = ReadCommand | PackCommand | ReceiverCommand;

export type ConversationEvent =
  | { readonly event: 'text'; readonly id: number; readonly text: string }
  | {
      readonly event: 'text-state';
      readonly id: number;
      readonly state: TextView['state'];
      readonly cause?: Cause;
    }
  /** The other side wants these files of a sending, which failed, once more. */
  | { readonly event: 'again'; readonly id: number; readonly files: readonly number[] }
  /** The other side broke the rules beyond one transfer, or speaks another version: close the connection. */
  | { readonly event: 'broken'; readonly cause: Cause };
