// The pairing that goes on now, if any: the slot at the box, the messages in it, how it ends; the arithmetic loads with it.
import { type Bytes, type Random, utf8 } from '../proto/bytes.ts';
import type { ClientMessage, PeerId, PeerInfo, ServerMessage } from '../proto/messages.ts';
import { waitSeconds } from '../proto/refusal.ts';
import { SECRET_BYTES } from '../proto/pair-sizes.ts';
import { type PairCode, pairFragment, type PairLink, secretDigits } from '../proto/pairing/code.ts';
import { type Means, readPairMessage, writePairMessage } from '../proto/pairing/pair-message.ts';
import type * as Pairing from '../proto/pairing/pairing.ts';
import type { PairEnd, PairJoiner, PairOpener, Step } from '../proto/pairing/pairing.ts';

export type PairFailure =
  'wrong-code' | 'unknown-slot' | 'try-later' | 'expired' | 'gone' | 'broken' | 'full' | 'disabled' | 'box';

export type PairState =
  | { readonly at: 'closed' | 'opening' | 'joining' }
  /** The code to be shown; `fragment` is the link's, for the QR code. */
  | { readonly at: 'open'; readonly code: PairCode; readonly fragment: string }
  | { readonly at: 'busy' | 'done'; readonly name: string }
  | { readonly at: 'failed'; readonly why: PairFailure; readonly seconds?: number };

export interface PairDeskContext {
  self(): PeerId | undefined;
  send(message: ClientMessage): boolean;
  changed(state: PairState): void;
  paired(secret: Bytes, peer: PeerInfo): void;
  /** No further pairing can be kept. */
  full(): boolean;
  readonly random: Random;
}

type Arithmetic = typeof Pairing;
/** What this device brings to the pairing: the code it shows, or the one it was told. */
type Own =
  | { readonly opener: true; readonly digits: string; readonly secret: Bytes }
  | { readonly opener: false; readonly slot: string; readonly means: Means; readonly code: Bytes };

/** The last word of the opener may still be on its way when it leaves; milliseconds. */
const LINGER = 2_000;

export class PairDesk {
  #state: PairState = { at: 'closed' };
  #own: Own | undefined;
  #slot = '';
  #peer: PeerInfo | undefined;
  #attempt: PairOpener | PairJoiner | undefined;
  /** Messages wait for the arithmetic, and for each other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: PairDeskContext,
    private readonly arithmetic: () => Promise<Arithmetic> = () => import('../proto/pairing/pairing.ts'),
  ) {}

  /** Shows a fresh code. */
  open(): void {
    if (this.context.full()) return this.#fail('full');
    const digits = secretDigits(this.context.random);
    this.#begin({ opener: true, digits, secret: this.context.random(SECRET_BYTES) });
    this.#become({ at: 'opening' });
    if (!this.context.send({ type: 'pair-open' })) this.#fail('box');
  }

  /** Enters the code that another device shows. */
  join({ slot, digits }: PairCode): void {
    this.#enter({ opener: false, slot, means: 'digits', code: utf8(digits) });
  }

  /** Follows the link that another device shows as a QR code. */
  follow({ slot, secret }: PairLink): void {
    this.#enter({ opener: false, slot, means: 'link', code: secret });
  }

  close(): void {
    if (this.#own) this.context.send({ type: 'pair-close' });
    this.#own = undefined;
    this.#become({ at: 'closed' });
  }

  /** The former socket's slot is gone. */
  welcomed(): void {
    const { at } = this.#state;
    if (at === 'open' || at === 'opening') this.open();
    else if (at === 'busy' || at === 'joining') this.#fail('gone');
  }

  received(message: ServerMessage): void {
    if (!this.#own) return;
    if (message.type === 'error') return this.#refused(message);
    if (message.type === 'pair-opened') return this.#opened(message.slot);
    if (!('room' in message) || message.room.kind !== 'pair') return;
    if (message.type === 'room') this.#entered(message.room.id, message.peers[0]);
    else if (message.room.id !== this.#slot) return;
    else if (message.type === 'peer-joined') this.#met(message.peer);
    else this.#next(this.#own, () => this.#left()); // after what was said before
  }

  /** Whether the payload was one of a pairing. */
  handle(from: PeerId, payload: unknown): boolean {
    const message = readPairMessage(payload);
    if (!message) return false;
    if (from !== this.#peer?.peerId) return true;
    const own = this.#own;
    this.#next(own, () => this.#step(this.#attempt?.handle(message)));
    return true;
  }

  #begin(own: Own): void {
    this.#own = own;
    this.#peer = this.#attempt = undefined;
    this.#slot = own.opener ? '' : own.slot;
  }

  #enter(own: Own & { opener: false }): void {
    if (this.context.full()) return this.#fail('full');
    this.#begin(own);
    this.#become({ at: 'joining' });
    if (!this.context.send({ type: 'pair-join', slot: own.slot })) this.#fail('box');
  }

  #opened(slot: string): void {
    const own = this.#own;
    if (!own?.opener || this.#state.at !== 'opening') return;
    this.#slot = slot;
    const code = { slot, digits: own.digits };
    this.#become({ at: 'open', code, fragment: pairFragment({ slot, secret: own.secret }) });
  }

  #entered(slot: string, peer: PeerInfo | undefined): void {
    const own = this.#own;
    if (peer && own && !own.opener && own.slot === slot && !this.#peer) this.#met(peer);
  }

  #met(peer: PeerInfo): void {
    const own = this.#own;
    const self = this.context.self();
    if (!own || self === undefined || this.#peer) return;
    this.#peer = peer;
    this.#become({ at: 'busy', name: peer.name });
    this.#next(own, async () => this.#start(own, self, peer, await this.arithmetic()));
  }

  #start(own: Own, self: PeerId, { peerId }: PeerInfo, { PairOpener, PairJoiner }: Arithmetic): void {
    const { random } = this.context;
    const slot = this.#slot;
    if (own.opener) {
      const codes = { digits: utf8(own.digits), link: own.secret };
      this.#attempt = new PairOpener({ slot, opener: self, joiner: peerId }, codes, random);
    } else {
      const joiner = new PairJoiner({ slot, opener: peerId, joiner: self }, own.means, own.code, random);
      this.#attempt = joiner;
      this.#step({ send: joiner.start() });
    }
  }

  #step({ send, end }: Step = {}): void {
    const peer = this.#peer;
    if (!peer) return;
    if (send) this.context.send({ type: 'signal', to: peer.peerId, payload: writePairMessage(send) });
    if (end) this.#end(end, peer);
  }

  #end(end: PairEnd, peer: PeerInfo): void {
    if (typeof end === 'string') return this.#fail(end);
    this.context.paired(end.secret, peer);
    const { opener } = this.#own ?? {};
    this.#own = undefined;
    this.#become({ at: 'done', name: peer.name });
    setTimeout(() => this.#own ?? this.context.send({ type: 'pair-close' }), opener ? LINGER : 0);
  }

  /** Does the next step of this pairing, unless it is over by then. */
  #next(own: Own | undefined, act: () => void | Promise<void>): void {
    const step = this.#turn.then(() => (this.#own === own && own ? act() : undefined));
    this.#turn = step.catch(() => this.#fail('broken')); // the arithmetic did not load
  }

  #refused(error: Extract<ServerMessage, { type: 'error' }>): void {
    const { code } = error;
    const asked = this.#state.at === 'opening' || this.#state.at === 'joining';
    if (!asked || (code !== 'unknown-slot' && code !== 'try-later' && code !== 'disabled')) return;
    this.#fail(code, waitSeconds(error));
  }

  #left(): void {
    const waiting = this.#state.at === 'open';
    this.#own = undefined;
    this.#become({ at: 'failed', why: waiting ? 'expired' : 'gone' });
  }

  #fail(why: PairFailure, seconds?: number): void {
    if (this.#own) this.context.send({ type: 'pair-close' });
    this.#own = undefined;
    this.#become({ at: 'failed', why, ...(seconds === undefined ? {} : { seconds }) });
  }

  #become(state: PairState): void {
    this.#state = state;
    this.context.changed(state);
  }
}
