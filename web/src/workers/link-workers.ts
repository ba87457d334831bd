// Carries out what the conversation with one device commands in the two workers, and brings their answers back.
import { MessageGarbage, WRAPPING } from '../proto/message-garbage.ts';
import type { Receiver } from '../proto/receiver.ts';
import type { Sender } from '../proto/sender.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import type { Conversation } from '../proto/transfer/conversation.ts';
import { type Place, portsOf } from '../proto/transfer/place.ts';
import type { Command } from '../proto/transfer/output.ts';
import type { KeepStore } from './kept-transfers.ts';
import type { SinkLine, SourceLine } from './lines.ts';
import type { SinkReply } from './sink-messages.ts';
import type { SourceReply } from './source-messages.ts';

export interface TransferLines {
  readonly source: SourceLine;
  readonly sink: SinkLine;
}

/** A megabyte or two of messages; beyond that nobody reads any more. */
const MAX_SPARE = 16;

/** A place is being looked through. */
interface Opening {
  readonly promise: Promise<void>;
  done(): void;
}

function opening(): Opening {
  let done: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
}

export class LinkWorkers {
  readonly #conversation: Conversation;
  readonly #lines: TransferLines;
  /** Something was answered: the conversation may have more to do. */
  readonly #moved: () => void;
  readonly #checkpoint: KeepStore['checkpoint'];
  readonly #blobs = new Map<TransferId, Map<number, Blob>>();

  /** Received files that the sink keeps among others. */
  readonly #packed = new Map<TransferId, Set<number>>();
  readonly #asked = new Map<number, (blob: Blob | undefined) => void>();
  #asks = 0;
  readonly #opening = new Map<TransferId, Opening>();
  readonly #keeping = new Set<TransferId>();
  readonly #places = new Map<TransferId, Place>();
  readonly #spare: ArrayBuffer[] = [];
  readonly #garbage = new MessageGarbage(WRAPPING);

  constructor(
    conversation: Conversation,
    lines: TransferLines,
    moved: () => void,
    checkpoint: KeepStore['checkpoint'],
  ) {
    this.#checkpoint = checkpoint;
    this.#conversation = conversation;
    this.#lines = lines;
    this.#moved = moved;
  }

  openSource(sender: Sender, files: readonly (Blob | undefined)[]): void {
    const { id: key } = sender.ledger.start;
    this.#lines.source.listen(key, {
      reply: (reply) => this.#handleSource(sender, reply),
      broken: () => this.#move(() => sender.cancel(performance.now(), 'permission')),
    });
    this.#lines.source.post({ do: 'open', key, files });
  }

  /** Frees the files of a sending that has ended. */
  closeSource(key: TransferId): void {
    this.#lines.source.unlisten(key);
    this.#lines.source.post({ do: 'close', key });
  }

  execute(command: Command): void {
    if (command.do === 'read') return this.#read(command);
    if (command.do === 'pack') return this.#pack(command);
    const receiver = this.#conversation.receivers.get(command.transfer);
    if (!receiver) return;
    const { id: key } = receiver.ledger.start;
    if (command.do === 'prepare') return this.#prepare(key, receiver, command);
    const buffers = command.do === 'leaf' ? command.chunks.map(({ buffer }) => buffer) : [];
    if (command.do === 'unpack') buffers.push(command.body.buffer);
    this.#lines.sink.post({ key, command }, buffers);
  }

  /** Somebody is asked whether they want to receive. */
  awaitAnswer(): void {
    this.#lines.sink.start();
  }

  /** A message was copied into the channel; its buffer goes back to the worker with the next read. */
  recycle(frame: ArrayBuffer): void {
    this.#garbage.add(frame.byteLength);
    if (this.#spare.length < MAX_SPARE) this.#spare.push(frame);
  }

  /** A transfer from before a reload has its files when its place was looked through. */
  async blob(key: TransferId, file: number): Promise<Blob | undefined> {
    await this.#opening.get(key)?.promise;
    if (this.#packed.get(key)?.has(file)) return this.#fetch(key, file);
    return this.#blobs.get(key)?.get(file);
  }

  #fetch(key: TransferId, file: number): Promise<Blob | undefined> {
    const ask = this.#asks++;
    this.#lines.sink.post({ key, command: { do: 'blob', file, ask } });
    return new Promise((resolve) => this.#asked.set(ask, resolve));
  }

  /** Whether what was received waits in the browser's storage and outlives the page. */
  keeps(key: TransferId): boolean {
    return this.#keeping.has(key);
  }

  /** Where the files of a transfer that is about to be accepted are to be put. */
  place(key: TransferId, into: Place | undefined): void {
    if (into) this.#places.set(key, into);
  }

  /** Frees what was received. */
  release(key: TransferId): void {
    if (this.#blobs.delete(key)) this.#lines.sink.post({ key, command: { do: 'release' } });
    this.#lines.sink.unlisten(key);
    this.#opening.delete(key);
    this.#packed.delete(key);
    this.#keeping.delete(key);
  }

  #read(command: Extract<Command, { do: 'read' }>): void {
    const key = this.#conversation.senders.get(command.transfer)?.ledger.start.id;
    if (key === undefined) return;
    const spare = this.#spare.splice(0);
    this.#lines.source.post({ do: 'read', key, command, spare }, spare);
  }

  #pack(command: Extract<Command, { do: 'pack' }>): void {
    const key = this.#conversation.senders.get(command.transfer)?.ledger.start.id;
    if (key !== undefined) this.#lines.source.post({ do: 'pack', key, command });
  }

  #prepare(key: TransferId, receiver: Receiver, command: Extract<Command, { do: 'prepare' }>): void {
    this.#listen(key, receiver);
    this.#opening.set(key, opening());
    const into = this.#places.get(key) ?? { in: 'private' };
    this.#places.delete(key);
    this.#lines.sink.post({ key, command, into }, portsOf(into));
  }

  /** What was finished before a reload and is not here was written to its place. */
  #sortOut({ ledger }: Receiver): void {
    const { id } = ledger.start;
    for (const { index, saveable } of ledger.files) {
      const here = this.#blobs.get(id)?.has(index) || this.#packed.get(id)?.has(index);
      if (saveable && !here) ledger.patch(index, { saveable: false });
    }
  }

  #listen(key: TransferId, receiver: Receiver): void {
    this.#blobs.set(key, new Map());
    this.#packed.set(key, new Set());
    this.#lines.sink.listen(key, {
      reply: (reply) => this.#handleSink(receiver, reply),
      broken: () => this.#move(() => receiver.handleSinkFailed('storage', performance.now())),
    });
  }

  #handleSource(sender: Sender, reply: SourceReply): void {
    const now = performance.now();
    if (reply.is === 'read') return this.#move(() => sender.handleRead(reply.result));
    if (reply.is === 'packed') return this.#move(() => sender.handlePacked(reply.result, now));
    const { file, epoch, length, cause } = reply;
    this.#move(() => sender.handleReadFailed(file, epoch, length, cause, now));
  }

  #handleSink(receiver: Receiver, reply: SinkReply): void {
    const now = performance.now();
    if (reply.is === 'failed') {
      if (receiver.ended) this.#sortOut(receiver);
      this.#opening.get(reply.key)?.done();
    }
    switch (reply.is) {
      case 'prepared':
        if (reply.keeps) this.#keeping.add(reply.key);
        this.#keep(reply.key, reply.finished, reply.packed);
        this.#sortOut(receiver);
        this.#opening.get(reply.key)?.done();
        return this.#move(() => receiver.handlePrepared(now));
      case 'checkpoint':
        return this.#checkpoint(receiver.offer.key, receiver.progress(reply.open));
      case 'failed':
        return this.#move(() => receiver.handleSinkFailed(reply.cause, now));
      case 'leaf':
        return this.#move(() => receiver.verdicts.handleLeaf(reply.file, reply.leaf, reply.good, now));
      case 'unpacked':
        if (reply.good) this.#keep(reply.key, reply.blobs, reply.kept ? reply.files : []);
        return this.#move(() =>
          receiver.verdicts.handleUnpacked(reply.files, reply.good, now, isHere(reply)),
        );
      case 'blob':
        this.#asked.get(reply.ask)?.(reply.blob);
        return void this.#asked.delete(reply.ask);
      case 'finished':
        if (reply.blob) this.#blobs.get(reply.key)?.set(reply.file, reply.blob);
        return this.#move(() =>
          receiver.verdicts.handleFinished(reply.file, reply.good, now, reply.blob !== undefined),
        );
    }
  }

  /** These are here, and can be saved. */
  #keep(
    key: TransferId,
    blobs: readonly (readonly [file: number, blob: Blob])[] = [],
    packed: readonly number[] = [],
  ): void {
    for (const [file, blob] of blobs) this.#blobs.get(key)?.set(file, blob);
    for (const file of packed) this.#packed.get(key)?.add(file);
  }

  #move(step: () => void): void {
    step();
    this.#moved();
  }
}

/** Received files are kept here, and were not written to where they belong. */
function isHere({ kept, blobs = [] }: Extract<SinkReply, { is: 'unpacked' }>): boolean {
  return kept || blobs.length > 0;
}
