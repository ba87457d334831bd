// The control messages of the transfer protocol as types; docs/protocol.md says what each does.
import type { Cause } from './api.ts';
import type { TransferKey } from './resume.ts';

/** Half open: from, to. */
export type Range = readonly [from: number, to: number];

export interface Entry {
  readonly name: string;
  /** Folders above it, outermost first. */
  readonly folders: readonly string[];
  readonly size: number;
  /** Milliseconds since 1970; 0 when unknown. */
  readonly modified: number;
  /** Media type, or empty. */
  readonly type: string;
}

/** The first message of each side on each connection. */
export interface Hello {
  readonly type: 'hello';
  readonly protocol: string;
  /** Changes when the page is loaded anew: then older transfers are not known any more. */
  readonly instance: string;
  /** Longest message that this side takes on a data channel. */
  readonly maxMessage: number;
  readonly features: readonly string[];
}

/** Sender: may I send this? The first page of the manifest comes with it. */
export interface Offer {
  readonly type: 'offer';
  readonly transfer: number;
  /** Names it for ever, beyond the pages of both sides. */
  readonly key: TransferKey;
  readonly count: number;
  readonly bytes: number;
  /** Leaf size in bytes. */
  readonly leaf: number;
  readonly entries: readonly Entry[];
  /** Further pages follow. */
  readonly more: boolean;
}

export interface Manifest {
  readonly type: 'manifest';
  readonly transfer: number;
  readonly entries: readonly Entry[];
  readonly more: boolean;
}

/** Receiver, before `accept` and after a loss: what is here already. */
export interface Have {
  readonly type: 'have';
  readonly transfer: number;
  /** Files whose root matched. */
  readonly complete: readonly Range[];
  /** Verified leaves of unfinished files. */
  readonly partial: readonly (readonly [file: number, leaves: readonly Range[]])[];
}

/** Receiver: send these; repeated after each loss. */
export interface Accept {
  readonly type: 'accept';
  readonly transfer: number;
  readonly files: 'all' | readonly Range[];
  /** The list of files goes on in another `accept`; the last one counts. */
  readonly more: boolean;
  readonly window: number;
  readonly paused: boolean;
}

export interface Decline {
  readonly type: 'decline';
  readonly transfer: number;
  readonly cause: Cause;
}

/** Either side ends the transfer; or the sender takes one file out. */
export interface Cancel {
  readonly type: 'cancel';
  readonly transfer: number;
  readonly file?: number;
  readonly cause: Cause;
}

export interface Pause {
  readonly type: 'pause' | 'resume';
  readonly transfer: number;
}

/** Either side: these files, and no others, are held here while the rest goes on. */
export interface Hold {
  readonly type: 'hold';
  readonly transfer: number;
  readonly files: readonly Range[];
  /** Whoever does not know it goes on with all. */
  readonly optional: true;
}

/** Receiver: these files sooner than the others; without any, this transfer sooner than others. */
export interface First {
  readonly type: 'first';
  readonly transfer: number;
  readonly files: readonly Range[];
  readonly optional: true;
}

/** Receiver: these failed; offer them once more, as a new transfer. */
export interface Again {
  readonly type: 'again';
  readonly transfer: number;
  readonly files: readonly Range[];
  readonly optional: true;
}

/** Either side, on a new connection: this one goes on. */
export interface Rejoin {
  readonly type: 'rejoin';
  readonly transfer: number;
  readonly key: TransferKey;
  readonly paused: boolean;
}

/** The answer to a transfer that nobody here knows any more. */
export interface Gone {
  readonly type: 'gone';
  readonly transfer: number;
}

/** Receiver: so many bytes of these files are verified and written, in all; and so many may be under way. */
export interface Ack {
  readonly type: 'ack';
  readonly transfer: number;
  readonly files: readonly (readonly [file: number, bytes: number])[];
  readonly window: number;
}

/** Receiver: this leaf did not match its digest, once. */
export interface LeafRequest {
  readonly type: 'leaf-request';
  readonly transfer: number;
  readonly file: number;
  readonly leaf: number;
}

/** Sender: all of these files was read; this is the root of each. */
export interface FilesDone {
  readonly type: 'files-done';
  readonly transfer: number;
  readonly files: readonly (readonly [file: number, root: string])[];
}

export interface FilesVerified {
  readonly type: 'files-verified';
  readonly transfer: number;
  readonly files: readonly Range[];
}

/** Receiver: these will not be taken any more. */
export interface FilesFailed {
  readonly type: 'files-failed';
  readonly transfer: number;
  readonly files: readonly (readonly [file: number, cause: Cause])[];
}

/** Receiver: every accepted file has its verdict. */
export interface Done {
  readonly type: 'done';
  readonly transfer: number;
}

export interface TextPart {
  readonly type: 'text';
  readonly id: number;
  /** Counts from 0. */
  readonly part: number;
  readonly text: string;
  readonly more: boolean;
}

export interface TextReceived {
  readonly type: 'text-received';
  readonly id: number;
}

/** A message was not taken; with `transfer`, that transfer is over. */
export interface Refused {
  readonly type: 'refused';
  readonly about: string;
  readonly cause: Cause;
  readonly transfer?: number;
}

/** Sender, after the last page of an offer that was not answered yet: a small picture of a file. */
export interface Preview {
  readonly type: 'preview';
  readonly transfer: number;
  readonly file: number;
  /** A JPEG as base64. */
  readonly image: string;
  /** Whoever does not know it passes over it. */
  readonly optional: true;
}

export type FromSender = Offer | Manifest | FilesDone;
export type FromReceiver =
  Have | Accept | Decline | Ack | LeafRequest | FilesVerified | FilesFailed | Done | First;
export type FromEither = Cancel | Pause | Hold | Rejoin | Gone;
export type TransferMessage = FromSender | FromReceiver | FromEither;
export type ControlMessage = Hello | Preview | Again | TransferMessage | TextPart | TextReceived | Refused;
