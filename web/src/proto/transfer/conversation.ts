// All that two devices say to each other of files and texts: gives each message to its transfer; knows no channel.
import { Receiver } from '../receiver.ts';
import { Sender, type Breach } from '../sender.ts';
import { forgetOldest, isKeyTaken, isTooMuch } from './admission.ts';
import type { Cause, TextView } from './api.ts';
import type { Ledger } from './ledger.ts';
import * as limits from './limits.ts';
import type * as msg from './messages.ts';
import type { Command, ConversationEvent } from './output.ts';
import { AskedAgain } from './asked-again.ts';
import { Books } from './books.ts';
import { decodeData } from './pack.ts';
import { parseMessage } from './parse-message.ts';
import { Replies } from './replies.ts';
import { Features } from './features.ts';
import { first } from './first.ts';
import { freshKey, type StoredTransfer } from './resume.ts';
import { Previews } from './previews.ts';
import { SenderTurns } from './sender-turns.ts';
import { Texts } from './texts.ts';

export interface Identity {
  readonly peerId: string;
  /** Random, new for each page load. */
  readonly instance: string;
  /** A random unsigned 32-bit number, each time another. */
  readonly random: () => number;
}

/** `now` is monotonic, in milliseconds; `wallClock` counts them from 1970. */
export class Conversation {
  readonly #identity: Identity;
  readonly senders = new Map<number, Sender>();
  readonly receivers = new Map<number, Receiver>();
  readonly turns = new SenderTurns(this.senders);
  readonly previews = new Previews();
  readonly books: Books;
  readonly #texts = new Texts();
  #events: ConversationEvent[] = [];
  readonly #replies = new Replies();
  #maxMessage = 0;
  /** What comes now was on its way on a connection that has ended, and means nothing on the next. */
  #detached = true;
  readonly #askedAgain = new AskedAgain();
  /** Both sides have said hello. */
  #greeted = false;
  #broken = false;
  /** The page of the other side, as its last hello named it. */
  #otherInstance: string | undefined;
  readonly features = new Features();

  constructor(identity: Identity) {
    this.#identity = identity;
    this.books = new Books(identity.peerId);
  }

  /** Something here would go on if there were a connection. */
  get wantsConnection(): boolean {
    const asks = [...this.receivers.values()].some(({ wishes }) => wishes.waiting);
    return asks || this.#texts.waiting || this.#transfers().some(({ ended }) => !ended);
  }

  /** Something moves or has moved: rates, late acknowledgements and views need a look at the clock. */
  get busy(): boolean {
    return this.#transfers().some(({ ledger }) => ledger.changed || ledger.state === 'running');
  }

  /** `arrivals`: what comes on the channels of this connection can be told at once. */
  attach(maxMessage: number, arrivals = false): void {
    this.#maxMessage = maxMessage;
    this.#broken = this.#detached = false;
    const { instance } = this.#identity;
    this.#replies.clear();
    this.#replies.push({
      type: 'hello',
      protocol: limits.PROTOCOL,
      instance,
      maxMessage: limits.MAX_TAKEN,
      features: this.features.offer(arrivals),
    });
  }

  detach(now: number): void {
    this.#detached = true;
    this.#greeted = false;
    this.#replies.clear();
    this.#texts.handleDetached();
    for (const [id, receiver] of this.receivers) {
      if (receiver.offered || receiver.ended) receiver.handleDetached(now);
      else this.receivers.delete(id); // half an offer: it comes again
    }
    for (const sender of this.senders.values()) sender.handleDetached(now);
  }

  /** `id`: random, not in use. */
  offer(entries: readonly msg.Entry[], wallClock: number, now: number, id = this.#freshId()): Sender {
    const key = freshKey(this.#identity.random);
    const sender = new Sender(id, key, this.books.open(id, 'send', wallClock), entries);
    this.senders.set(id, sender);
    if (this.#greeted) this.#attachSender(sender, now);
    return sender;
  }

  /** Goes on with a transfer from before the page was loaded; undefined when that number is in use. */
  revive(stored: StoredTransfer, now: number): Sender | Receiver | undefined {
    const { transfer, direction, started } = stored.record;
    if (this.senders.has(transfer) || this.receivers.has(transfer)) return undefined;
    const ledger = this.books.open(transfer, direction, started);
    if (direction === 'send') {
      const sender = Sender.revive(stored.record, ledger, now);
      this.senders.set(transfer, sender);
      if (this.#greeted) this.#attachSender(sender, now);
      return sender;
    }
    const receiver = Receiver.revive(stored, ledger, now);
    this.receivers.set(transfer, receiver);
    if (this.#otherInstance !== undefined && this.#greeted) receiver.handleAttached(this.#otherInstance);
    return receiver;
  }

  sendText(text: string, id = this.#freshId()): void {
    if (this.#texts.send(id, text) === 'failed') this.#textFailed(id, 'too-large');
  }

  forget(id: number): void {
    if (this.senders.get(id)?.ended) this.senders.delete(id);
    if (this.receivers.get(id)?.ended) this.receivers.delete(id);
  }

  handleControl(data: string, wallClock: number, now: number): void {
    if (this.#broken || this.#detached) return;
    const parsed = parseMessage(data);
    if (parsed.ok) return this.#dispatch(parsed.message, wallClock, now);
    if (parsed.fault === 'unknown') this.#replies.refuse(parsed.about);
    if (parsed.fault === 'malformed') this.#break(parsed.about, 'protocol', now);
  }

  handleData(buffer: ArrayBuffer, now: number): void {
    if (this.#broken || this.#detached) return;
    const data = decodeData(buffer);
    if (!data) return this.#break('data', 'protocol', now);
    const receiver = this.receivers.get(data.transfer);
    if (!receiver) return this.#replies.refuse('data', data.transfer);
    const breach = 'files' in data ? receiver.handlePack(data) : receiver.handleChunk(data);
    this.#judge(receiver, breach, now);
  }

  /** Next control message: short ones of all transfers first, then texts, then pages of manifests. */
  pollMessage(now: number): string | undefined {
    const message = this.#replies.poll() ?? (this.#greeted ? this.#poll(now) : undefined);
    return message && JSON.stringify(message);
  }

  pollFrame(): ArrayBuffer | undefined {
    return this.turns.pollFrame();
  }

  pollCommand(): Command | undefined {
    return first<Sender | Receiver, Command>(this.#transfers(), (transfer) => transfer.pollCommand());
  }

  pollEvent(): ConversationEvent | undefined {
    return this.#events.shift();
  }

  /** The books of transfers that changed since the last call; with `urgentOnly` those that changed more than in bytes. */
  *changes(urgentOnly: boolean): Generator<Ledger> {
    for (const transfer of this.#transfers()) {
      const { ledger } = transfer;
      if (!(urgentOnly ? ledger.urgent : ledger.changed || ledger.state === 'running')) continue;
      if (transfer instanceof Receiver && !transfer.offered && !transfer.ended) continue;
      ledger.urgent = ledger.changed = false;
      yield ledger;
    }
  }

  /** The device will not come back. */
  close(now: number): void {
    this.detach(now);
    // What was accepted can go on whenever it comes back; a question that nobody heard would only puzzle them.
    for (const transfer of this.#transfers()) {
      if (transfer.accepted.length === 0) transfer.cancel(now, 'connection-lost');
    }
    for (const id of this.#texts.giveUp()) this.#textFailed(id, 'connection-lost');
  }

  #failAll(cause: Cause, now: number): void {
    for (const transfer of this.#transfers()) transfer.cancel(now, cause);
    for (const id of this.#texts.giveUp()) this.#textFailed(id, cause);
  }

  #transfers(): (Sender | Receiver)[] {
    return [...this.senders.values(), ...this.receivers.values()];
  }

  #poll(now: number): msg.ControlMessage | undefined {
    return (
      first<Sender | Receiver, msg.ControlMessage>(this.#transfers(), (each) => each.pollMessage(now)) ??
      this.#texts.poll() ??
      first(this.senders.values(), (sender) => sender.pollPage()) ??
      this.previews.poll(this.senders)
    );
  }

  #dispatch(message: msg.ControlMessage, wallClock: number, now: number): void {
    if (message.type === 'hello') return this.#handleHello(message, now);
    if (!this.#greeted) return this.#break(message.type, 'protocol', now);
    switch (message.type) {
      case 'offer':
        return this.#handleOffer(message, wallClock, now);
      case 'text':
        return this.#handleText(message, now);
      case 'preview':
        return this.previews.handle(message, this.receivers.get(message.transfer));
      case 'text-received':
        if (this.#texts.handleReceived(message.id)) this.#textState(message.id, 'done');
        return;
      case 'again':
        return this.#handleAgain(message);
      case 'refused':
        return this.#handleRefused(message, now);
      default:
        return this.#handleTransfer(message, now);
    }
  }

  #attachSender(sender: Sender, now: number): void {
    sender.handleAttached(this.#maxMessage, now, this.features);
  }

  #handleHello(hello: msg.Hello, now: number): void {
    if (hello.protocol !== limits.PROTOCOL) return this.#break('hello', 'incompatible', now);
    if (this.#greeted || hello.maxMessage < limits.MAX_CONTROL_BYTES)
      return this.#break('hello', 'protocol', now);
    this.#greeted = true;
    this.#askedAgain.handleAttached();
    this.#maxMessage = Math.min(this.#maxMessage, hello.maxMessage);
    this.#otherInstance = hello.instance;
    this.features.hear(hello.features);
    this.previews.handleAttached();
    for (const sender of this.senders.values()) this.#attachSender(sender, now);
    for (const receiver of this.receivers.values()) receiver.handleAttached(hello.instance);
  }

  #handleOffer(offer: msg.Offer, wallClock: number, now: number): void {
    const known = this.receivers.get(offer.transfer);
    if (known) return this.#judge(known, known.handleRepeated(offer), now);
    const taken = this.senders.has(offer.transfer) || isKeyTaken(this.receivers.values(), offer.key);
    if (taken) return this.#replies.refuse('offer', offer.transfer);
    const receiver = new Receiver(
      offer,
      this.books.open(offer.transfer, 'receive', wallClock),
      this.#otherInstance,
    );
    this.receivers.set(offer.transfer, receiver);
    if (isTooMuch(this.receivers.values())) receiver.cancel(now, 'too-many-files');
    else this.#judge(receiver, receiver.handleOffer(now), now);
    forgetOldest(this.receivers);
  }

  #handleTransfer(message: msg.TransferMessage, now: number): void {
    switch (message.type) {
      case 'have':
      case 'accept':
      case 'decline':
      case 'ack':
      case 'leaf-request':
      case 'files-verified':
      case 'files-failed':
      case 'done':
        return this.#toSender(message, now);
      case 'first':
        if (message.files.length === 0) return this.turns.first(message.transfer);
        return this.#toSender(message, now);
      case 'offer':
        return;
      case 'manifest':
      case 'files-done':
        return this.#toReceiver(message, now);
      default:
        if (message.type === 'rejoin' && !this.#isKnown(message)) return this.#unknown(message);
        return this.senders.has(message.transfer)
          ? this.#toSender(message, now)
          : this.#toReceiver(message, now);
    }
  }

  #isKnown({ transfer, key }: msg.Rejoin): boolean {
    const known = this.senders.get(transfer)?.key ?? this.receivers.get(transfer)?.offer.key;
    return known === key;
  }

  #toSender(message: msg.FromReceiver | msg.FromEither, now: number): void {
    const sender = this.senders.get(message.transfer);
    if (sender) this.#judge(sender, sender.handleMessage(message, now), now);
    else this.#unknown(message);
  }

  #toReceiver(message: Exclude<msg.FromSender, msg.Offer> | msg.FromEither, now: number): void {
    const receiver = this.receivers.get(message.transfer);
    if (receiver) this.#judge(receiver, receiver.handleMessage(message, now), now);
    else this.#unknown(message);
  }

  #unknown({ type, transfer }: msg.TransferMessage): void {
    if (type === 'rejoin') this.#replies.push({ type: 'gone', transfer });
    else if (type !== 'cancel' && type !== 'gone') this.#replies.refuse(type, transfer);
  }

  /** Only what failed: what somebody here took back is not theirs to ask for. */
  #handleAgain({ transfer, files }: msg.Again): void {
    const failed = this.#askedAgain.take(this.senders.get(transfer)?.ledger, files);
    if (failed.length > 0) this.#events.push({ event: 'again', id: transfer, files: failed });
  }

  #handleText(part: msg.TextPart, now: number): void {
    const { text, breach } = this.#texts.handlePart(part);
    if (breach) this.#break('text', 'protocol', now);
    else if (text !== undefined) this.#events.push({ event: 'text', id: part.id, text });
  }

  #handleRefused({ transfer, cause }: msg.Refused, now: number): void {
    if (transfer === undefined) return;
    const known = this.senders.get(transfer) ?? this.receivers.get(transfer);
    known?.handleMessage({ type: 'cancel', transfer, cause }, now);
  }

  /** A breach ends its transfer, and only that one. */
  #judge(transfer: Sender | Receiver, breach: Breach, now: number): void {
    if (breach === undefined) return;
    transfer.cancel(now, 'protocol');
    this.#replies.refuse(breach, transfer.id);
  }

  #break(about: string, cause: Cause, now: number): void {
    this.#replies.refuse(about);
    this.#broken = true;
    this.#failAll(cause, now);
    this.#events.push({ event: 'broken', cause });
  }

  #textState(id: number, state: TextView['state']): void {
    this.#events.push({ event: 'text-state', id, state });
  }

  #textFailed(id: number, cause: Cause): void {
    this.#events.push({ event: 'text-state', id, state: 'failed', cause });
  }

  #freshId(): number {
    let id = this.#identity.random();
    while (this.senders.has(id) || this.receivers.has(id)) id = this.#identity.random();
    return id;
  }
}
