// What the rest of the client sees of transfers: plain snapshots, causes and verbs; knows no channel, worker or screen.
import type { Outgoing } from './outgoing.ts';
import type { Place } from './place.ts';

/** Names one transfer in this page; opaque, unique over all devices. */
export type TransferId = string & { readonly brand: 'TransferId' };

export type Direction = 'send' | 'receive';

/** The states of the contract's `data-state`. Waiting: not answered yet, or being prepared; paused: answered, but held. */
export type TransferState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

/**
 * Why a waiting or paused transfer does not move: an answer is missing, somebody paused, there is no connection now, or
 * the page was loaded anew and the same files must be picked again (`provide`).
 */
export type Hold =
  'answer-here' | 'answer-there' | 'preparing' | 'files-here' | 'paused-here' | 'paused-there' | 'connection';

export type FileState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'skipped';

/** Every way in which a transfer or one file of it can end badly; the screen has a sentence for each. */
export const causes = [
  'declined', // the person on the other side said no
  'cancelled', // somebody stopped it; `by` tells which side
  'disk-full', // the receiver has no room (or no quota) left
  'too-large-for-memory', // the receiver can only keep it in memory, and not that much
  'permission', // a folder or file may not be read or written any more
  'storage', // the receiver could not write, for another reason
  'evicted', // the browser threw away what was received, to make room
  'connection-lost', // the other page is gone and does not know the transfer any more
  'file-changed', // the file changed on the sender's disk while it was sent
  'file-vanished', // the file is not there any more
  'digest-mismatch', // what arrived is not what was sent, twice
  'too-many-files', // more entries than an offer may have
  'too-large', // a size that cannot be counted exactly
  'incompatible', // the two sides speak no common version
  'protocol', // the other side broke the rules
] as const;
export type Cause = (typeof causes)[number];

export interface FileView {
  readonly index: number;
  /** Safe to show and to save under; on the receiving side sanitised and unique within its folder. */
  readonly name: string;
  /** Folders above the file, outermost first; empty for a file that was picked by itself. */
  readonly folders: readonly string[];
  readonly size: number;
  readonly type: string;
  /** Milliseconds since 1970; 0 when unknown. */
  readonly modified: number;
  /** Bytes that the receiver has verified and written. */
  readonly confirmed: number;
  readonly state: FileState;
  readonly cause?: Cause;
  /** Somebody holds this file back while the others go on. */
  readonly held?: 'here' | 'there';
  /** Received, verified, and not handed to the user by itself: `save` is possible. */
  readonly saveable: boolean;
  /** A small picture of it as the sender made it: JPEG as base64, not looked at yet. */
  readonly preview?: string;
}

export interface TransferView {
  readonly id: TransferId;
  readonly peerId: string;
  readonly direction: Direction;
  readonly state: TransferState;
  readonly hold?: Hold;
  readonly cause?: Cause;
  /** Which side cancelled, declined or failed first. */
  readonly by?: 'here' | 'there';
  /** A new array on each snapshot, but unchanged files keep their object. Complete before anybody is asked. */
  readonly files: readonly FileView[];
  /** Bytes of accepted files that the receiver has verified and written. */
  readonly confirmed: number;
  /** Bytes of all accepted files; of all offered files until somebody chose. */
  readonly total: number;
  /** Bytes a second, over the last seconds; 0 while nothing moves. */
  readonly ratePerSecond: number;
  readonly secondsLeft?: number;
  /** Milliseconds since 1970, when the offer was made or came. */
  readonly started: number;
}

export interface ReceivedText {
  readonly id: string;
  readonly peerId: string;
  readonly text: string;
  readonly received: number;
}

/** How a text of ours is doing. */
export interface TextView {
  readonly id: string;
  readonly peerId: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly cause?: Cause;
}

/** What an accepting user chose: everything, or the files of these indices. */
export type Choice = 'all' | readonly number[];

/** What is still missing of the files of a sending from before a reload, by index. */
export interface Provided {
  readonly missing: readonly number[];
  /** Here under their name, but with another size or date. */
  readonly changed: readonly number[];
}

/** Called by a link; never from inside a verb, so state may be changed freely in them. */
export interface TransferEvents {
  /** A transfer is new or has changed: on each change of state at once, else at most four times a second. */
  transfer(view: TransferView): void;
  /** A text came, complete. */
  text(text: ReceivedText): void;
  /** A text of ours was delivered, or will not be. */
  textState(view: TextView): void;
  /** There is something to say and no connection: open one and `attach` it. Called again after each loss while work is left. */
  needsConnection(): void;
}

/** The verbs of one link to one other device; `attach` and `detach` are added by the shell that knows channels. */
export interface TransferVerbs {
  readonly peerId: string;
  /** Something is unfinished that a connection would move on. */
  readonly wantsConnection: boolean;
  sendFiles(files: readonly Outgoing[]): TransferId;
  /** A small picture of a file of an offer that was not answered yet: JPEG as base64. */
  preview(id: TransferId, file: number, image: string): void;
  sendText(text: string): string;
  /** Without a place the browser's private storage is used, or memory where there is none. */
  accept(id: TransferId, choice?: Choice, place?: Place): void;
  decline(id: TransferId): void;
  /** The whole transfer, or one file of it. */
  cancel(id: TransferId, file?: number): void;
  /** The whole transfer, or one file of it while the others go on. */
  pause(id: TransferId, file?: number): void;
  /** Without a file, files that were held back one by one go on too. */
  resume(id: TransferId, file?: number): void;
  /** One file sooner than the others of its transfer, or a transfer sooner than others with this device. */
  first(id: TransferId, file?: number): void;
  /** Offers the files of a failed, declined or cancelled sending again, as a new transfer. */
  retry(id: TransferId): TransferId | undefined;
  /** Files that failed, once more: offered anew, or asked for again where they were to be received. */
  retryFiles(id: TransferId, files: readonly number[]): void;
  /** Hands a received file to the user as a download; false when it is not here any more. */
  save(id: TransferId, file: number): Promise<boolean>;
  /** The received bytes, for a preview or for sharing; undefined when they are not here. */
  received(id: TransferId, file: number): Promise<Blob | undefined>;
  /** The person has saved all that came: it need not outlive the page. */
  handedOver(id: TransferId): void;
  /** Forgets a transfer that has ended, and frees what was kept for saving it. */
  forget(id: TransferId): void;
  /**
   * Gives a sending from before a reload (hold `files-here`) its files again. It goes on once none is missing; those given
   * before are kept, so that several folders can be picked one after the other.
   */
  provide(id: TransferId, files: readonly Outgoing[]): Provided;
  /** Whether the browser remembers where the files of such a sending lie. */
  remembers(id: TransferId): Promise<boolean>;
  /** The same by what the browser remembers of them; `ask`: the person has just tapped, and may be asked to allow it. */
  reopen(id: TransferId, ask: boolean): Promise<Provided>;
  snapshot(): readonly TransferView[];
}
