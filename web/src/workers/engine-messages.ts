// What page and engine worker say to each other: verbs and channels go down, snapshots and control texts come up.
import type {
  Cause,
  Choice,
  ReceivedText,
  TextView,
  TransferId,
  TransferView,
} from '../proto/transfer/api.ts';
import type { FileView } from '../proto/transfer/api.ts';
import type { Place } from '../proto/transfer/place.ts';
import type { Entry } from '../proto/transfer/messages.ts';
import type { ResumeProgress, ResumeRecord, StoredTransfer, TransferKey } from '../proto/transfer/resume.ts';

/** Counts the connections of a page; each has one number on both sides of the wall. */
export type ConnectionNumber = number & { readonly brand: 'ConnectionNumber' };

/** Of one data channel: the channel itself, or, where a browser does not let it go, what the page carries for it. */
export type ChannelRequest =
  | { readonly do: 'channel'; readonly connection: ConnectionNumber; readonly channel: RTCDataChannel }
  /** The page carries: it posts `frame` for what came and `sent` for what has left. */
  | { readonly do: 'pipe'; readonly connection: ConnectionNumber }
  | { readonly do: 'frame'; readonly connection: ConnectionNumber; readonly bytes: ArrayBuffer }
  | { readonly do: 'sent'; readonly connection: ConnectionNumber; readonly bytes: number }
  /** The channel is closed, or nobody wants it. */
  | { readonly do: 'drop'; readonly connection: ConnectionNumber };

export type LinkRequest =
  /** The connection is proven: its channels carry transfers from now on. */
  | { readonly do: 'attach'; readonly connection: ConnectionNumber; readonly maxMessage: number }
  /** A further connection of the one that is attached; only who opened it sends on it. */
  | { readonly do: 'stripe'; readonly connection: ConnectionNumber; readonly own: boolean }
  | { readonly do: 'detach' }
  | { readonly do: 'control'; readonly text: string }
  /** So many control texts were given to the channel. */
  | { readonly do: 'said'; readonly count: number };

export type VerbRequest =
  | {
      readonly do: 'send';
      readonly transfer: number;
      readonly entries: readonly Entry[];
      readonly files: readonly Blob[];
    }
  | { readonly do: 'provide'; readonly id: TransferId; readonly files: readonly (Blob | undefined)[] }
  | { readonly do: 'revive'; readonly stored: StoredTransfer }
  | { readonly do: 'text'; readonly text: string; readonly number: number }
  | { readonly do: 'accept'; readonly id: TransferId; readonly choice: Choice; readonly into?: Place }
  | { readonly do: 'decline' | 'over' | 'forget'; readonly id: TransferId }
  | { readonly do: 'pause' | 'resume' | 'first'; readonly id: TransferId; readonly file?: number }
  | { readonly do: 'again'; readonly id: TransferId; readonly files: readonly number[] }
  | { readonly do: 'cancel'; readonly id: TransferId; readonly file?: number }
  | { readonly do: 'blob'; readonly id: TransferId; readonly file: number; readonly ask: number }
  | { readonly do: 'preview'; readonly id: TransferId; readonly file: number; readonly image: string }
  | { readonly do: 'close' };

/** Of one link, which `peer` names; verbs are counted in its `status`. */
export type ToLink = { readonly peer: string } & (LinkRequest | VerbRequest);
/** About one data channel, whatever link it may come to belong to. */
export type ToChannel = { readonly peer: string } & ChannelRequest;
export type EngineRequest = ToLink | ToChannel;

/** A snapshot of which only the files that changed are sent. */
export type ViewPatch = Omit<TransferView, 'files'> & { readonly count: number };

/** Said of the connection that was attached then; on another one it would be out of turn. */
export interface OfConnection {
  readonly of: ConnectionNumber;
}

export type KeepReply =
  | { readonly is: 'begin'; readonly record: ResumeRecord }
  | { readonly is: 'checkpoint'; readonly key: TransferKey; readonly progress: ResumeProgress }
  | { readonly is: 'forget'; readonly key: TransferKey };

export type EngineReply = { readonly peer: string } & (
  | KeepReply
  /** After so many requests there is work left that needs a connection, or there is none. */
  | { readonly is: 'status'; readonly requests: number; readonly wants: boolean }
  | (OfConnection & { readonly is: 'control'; readonly texts: readonly string[] })
  | {
      readonly is: 'frames';
      readonly connection: ConnectionNumber;
      readonly frames: readonly ArrayBuffer[];
    }
  /** The channel that the page carries is to be closed once everything was sent. */
  | { readonly is: 'close'; readonly connection: ConnectionNumber }
  /** So many further connections there should be. */
  | (OfConnection & { readonly is: 'stripes'; readonly count: number })
  /** A further connection has delivered all that it had, and may go. */
  | (OfConnection & { readonly is: 'finished'; readonly connection: ConnectionNumber })
  | { readonly is: 'transfer'; readonly patch: ViewPatch; readonly files: readonly FileView[] }
  | { readonly is: 'text'; readonly text: ReceivedText }
  | { readonly is: 'text-state'; readonly view: TextView }
  /** The other side wants these files of a sending, which failed, once more. */
  | { readonly is: 'again'; readonly id: TransferId; readonly files: readonly number[] }
  | { readonly is: 'blob'; readonly ask: number; readonly blob: Blob | undefined }
  /** The other side broke the rules, or a data channel closed: the connection is of no use. */
  | (OfConnection & { readonly is: 'broken'; readonly cause: Cause })
);
