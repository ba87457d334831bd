// Carries out what the conversation with one device commands in the two workers, and brings their answers back.
import type { Receiver } from '../proto/receiver.ts';
import type { Sender } from '../proto/sender.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import type { Conversation } from '../proto/transfer/conversation.ts';
import type { Place } from '../proto/transfer/place.ts';
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

  readonly #opening = new Map<TransferId, Opening>();
  readonly #keeping = new Set<TransferId>();
  readonly #places = new Map<TransferId, Place>();
  readonly #spare: ArrayBuffer[] = [];

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
    const receiver = this.#conversation.receivers.get(command.transfer);
    if (!receiver) return;
    const { id: key } = receiver.ledger.start;
    if (command.do === 'prepare') return this.#prepare(key, receiver, command);
    const buffers = command.do === 'leaf' ? command.chunks.map(({ buffer }) => buffer) : [];
    this.#lines.sink.post({ key, command }, buffers);
  }

  /** A message was copied into the channel; its buffer goes back to the worker with the next read. */
  recycle(frame: ArrayBuffer): void {
    if (this.#spare.length < MAX_SPARE) this.#spare.push(frame);
  }

  /** A transfer from before a reload has its files when its place was looked through. */
  async blob(key: TransferId, file: number): Promise<Blob | undefined> {
    await this.#opening.get(key)?.promise;
    return this.#blobs.get(key)?.get(file);
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
    this.#keeping.delete(key);
  }

  #read(command: Extract<Command, { do: 'read' }>): void {
    const key = this.#conversation.senders.get(command.transfer)?.ledger.start.id;
    if (key === undefined) return;
    const spare = this.#spare.splice(0);
    this.#lines.source.post({ do: 'read', key, command, spare }, spare);
  }

  #prepare(key: TransferId, receiver: Receiver, command: Extract<Command, { do: 'prepare' }>): void {
    this.#listen(key, receiver);
    this.#opening.set(key, opening());
    const into = this.#places.get(key) ?? { in: 'private' };
    this.#places.delete(key);
    this.#lines.sink.post({ key, command, into });
  }

  /** What was finished before a reload and is not here was written to its place. */
  #sortOut({ ledger }: Receiver): void {
    for (const { index, saveable } of ledger.files) {
      if (saveable && !this.#blobs.get(ledger.start.id)?.has(index)) ledger.patch(index, { saveable: false });
    }
  }

  #listen(key: TransferId, receiver: Receiver): void {
    this.#blobs.set(key, new Map());
    this.#lines.sink.listen(key, {
      reply: (reply) => this.#handleSink(receiver, reply),
      broken: () => this.#move(() => receiver.handleSinkFailed('storage', performance.now())),
    });
  }

  #handleSource(sender: Sender, reply: SourceReply): void {
    const now = performance.now();
    if (reply.is === 'read') return this.#move(() => sender.handleRead(reply.result));
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
        for (const [file, blob] of reply.finished ?? []) this.#blobs.get(reply.key)?.set(file, blob);
        this.#sortOut(receiver);
        this.#opening.get(reply.key)?.done();
        return this.#move(() => receiver.handlePrepared(now));
      case 'checkpoint':
        return this.#checkpoint(receiver.offer.key, receiver.progress(reply.open));
      case 'failed':
        return this.#move(() => receiver.handleSinkFailed(reply.cause, now));
      case 'leaf':
        return this.#move(() => receiver.handleLeaf(reply.file, reply.leaf, reply.good, now));
      case 'finished':
        if (reply.blob) this.#blobs.get(reply.key)?.set(reply.file, reply.blob);
        return this.#move(() =>
          receiver.handleFinished(reply.file, reply.good, now, reply.blob !== undefined),
        );
    }
  }

  #move(step: () => void): void {
    step();
    this.#moved();
  }
}
