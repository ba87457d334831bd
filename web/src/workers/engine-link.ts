// The transfers with one other device, in the worker: joins the pure conversation to channels, other workers and the clock.
import { MessageGarbage, WHOLE } from '../proto/message-garbage.ts';
import { Receiver } from '../proto/receiver.ts';
import type { Sender } from '../proto/sender.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import { Conversation } from '../proto/transfer/conversation.ts';
import { decodeArrival } from '../proto/transfer/arrival.ts';
import { ARRIVALS } from '../proto/transfer/limits.ts';
import type { Ledger } from '../proto/transfer/ledger.ts';
import type { Range } from '../proto/transfer/messages.ts';
import type { ConversationEvent } from '../proto/transfer/output.ts';
import type { StoredTransfer } from '../proto/transfer/resume.ts';
import { Arrivals } from './arrivals.ts';
import type { TakenPort } from './data-ports.ts';
import type { ConnectionNumber, EngineReply, LinkRequest, VerbRequest } from './engine-messages.ts';
import { KeptTransfers } from './kept-transfers.ts';
import { SendPorts } from './send-ports.ts';
import { LinkWorkers, type TransferLines } from './link-workers.ts';

/** How often late acknowledgements and channels are looked after; milliseconds. */
const TICK = 125;
/** Progress is shown each so many times, twice a second: drawing four times took 3 % of a small machine from the transfer. */
const SHOWN_EVERY = 4;
/** Control texts given to the page and not yet from there to the channel: manifests of any length wait here. */
const TEXTS_AHEAD = 8;

/** What is no verb of the page's, and so not counted. */
const CARRYING = new Set<Request['do']>(['control', 'said', 'detach']);

type Of<K extends LinkRequest['do']> = Extract<LinkRequest, { do: K }>;
type Request = Exclude<LinkRequest, { do: 'attach' | 'stripe' }> | VerbRequest;
type ReplyBody = EngineReply extends infer R ? (R extends EngineReply ? Omit<R, 'peer'> : never) : never;

export class EngineLink {
  readonly #conversation: Conversation;
  readonly #workers: LinkWorkers;
  readonly #kept: KeptTransfers;
  readonly #ports: SendPorts;
  /** The connection that is attached, or was last. */
  #connection = 0 as ConnectionNumber;
  /** Tells what is attached from what was before. */
  #attachment = 0;
  #attached = false;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #ticks = 0;
  #telling = false;
  readonly #transfers = new Map<TransferId, Sender | Receiver>();
  #requests = 0;
  #told: string | undefined;
  #textsAhead = 0;
  readonly #garbage = new MessageGarbage(WHOLE);

  constructor(
    readonly peer: string,
    post: (reply: EngineReply, transfer?: Transferable[]) => void,
    lines: TransferLines,
  ) {
    this.#post = (body) => post({ ...body, peer } as EngineReply);
    this.#kept = new KeptTransfers({
      begin: (record) => this.#post({ is: 'begin', record }),
      checkpoint: (key, progress) => this.#post({ is: 'checkpoint', key, progress }),
      forget: (key) => this.#post({ is: 'forget', key }),
    });
    this.#conversation = new Conversation({ peerId: peer, instance: PAGE, random });
    this.#ports = new SendPorts(
      this.#conversation.features,
      (count) => this.#post({ is: 'stripes', count, of: this.#connection }),
      (connection) => this.#post({ is: 'finished', connection, of: this.#connection }),
    );
    this.#workers = new LinkWorkers(this.#conversation, lines, () => this.#pump(), this.#kept.checkpoint);
  }

  readonly #post: (body: ReplyBody) => void;

  /** The connection is proven; one that was attached before is let go. */
  attach(taken: TakenPort | undefined, { connection, maxMessage }: Of<'attach'>): void {
    this.#detach();
    this.#connection = connection;
    if (!taken) return this.#post({ is: 'broken', cause: 'connection-lost', of: connection }); // it closed meanwhile
    this.#attached = true;
    this.#textsAhead = 0;
    this.#move(() => this.#conversation.attach(maxMessage, taken.port.isDirect));
    this.#listen(taken, connection, () => this.#break());
    this.#ports.add(connection, taken.port);
    this.#pump();
  }

  /** A further connection of the one that is attached. */
  addStripe(taken: TakenPort | undefined, { connection, own }: Of<'stripe'>): void {
    if (!taken || !this.#attached) return;
    if (own) this.#ports.add(connection, taken.port);
    this.#listen(taken, connection, () => own && this.#ports.remove(connection) && this.#break());
  }

  #listen(taken: TakenPort, connection: ConnectionNumber, closed: () => void): void {
    const attachment = this.#attachment;
    const ours = (act: () => void) => () => void (attachment === this.#attachment && act());
    const arrivals = new Arrivals(taken.port, this.#conversation.features);
    taken.listen({
      data: (bytes) =>
        ours(() => {
          if (this.#handleArrival(connection, bytes)) return;
          arrivals.add(bytes.byteLength); // before anything is done: the sender takes it for time on the way
          this.#handleData(bytes);
        })(),
      room: ours(() => {
        arrivals.tell();
        this.#pump();
      }),
      closed: ours(closed),
    });
  }

  /** True when it was the other side's word of what has arrived there. */
  #handleArrival(connection: ConnectionNumber, bytes: ArrayBuffer): boolean {
    const total = this.#conversation.features.has(ARRIVALS) ? decodeArrival(bytes) : undefined;
    if (total === undefined) return false;
    if (this.#ports.arrived(connection, total))
      this.#supply(); // nothing that anybody is told of has changed
    else this.#break('protocol');
    return true;
  }

  #handleData(bytes: ArrayBuffer): void {
    this.#garbage.add(bytes.byteLength);
    this.#move(() => this.#conversation.handleData(bytes, performance.now()));
  }

  handle(request: Request): void {
    if (!CARRYING.has(request.do)) this.#requests++;
    this.#move(() => this.#execute(request));
  }

  #execute(request: Request): void {
    const now = performance.now();
    switch (request.do) {
      case 'detach':
        return this.#detach();
      case 'control':
        return this.#conversation.handleControl(request.text, Date.now(), now);
      case 'said':
        this.#textsAhead -= request.count;
        return;
      case 'close':
        this.#detach();
        return this.#conversation.close(now);
      case 'text':
        return this.#conversation.sendText(request.text, request.number);
      case 'send': {
        const sender = this.#conversation.offer(request.entries, Date.now(), now, request.transfer);
        return this.#workers.openSource(sender, request.files);
      }
      case 'revive':
        return this.#revive(request.stored, now);
      default:
        return this.#executeOn(request, this.#find(request.id), now);
    }
  }

  #revive(stored: StoredTransfer, now: number): void {
    const transfer = this.#conversation.revive(stored, now);
    if (transfer) this.#kept.revived(stored.record.key, transfer.ended);
  }

  #executeOn(
    request: Extract<VerbRequest, { readonly id: TransferId }>,
    transfer: Sender | Receiver | undefined,
    now: number,
  ): void {
    switch (request.do) {
      case 'accept':
        this.#workers.place(request.id, request.into);
        return transfer instanceof Receiver ? transfer.accept(request.choice, now) : undefined;
      case 'decline':
        return transfer instanceof Receiver ? transfer.decline(now) : undefined;
      case 'cancel':
        return request.file === undefined ? transfer?.cancel(now) : transfer?.cancelFile(request.file, now);
      case 'pause':
      case 'resume':
        return this.#pause(transfer, request, now);
      case 'first':
        return this.#first(transfer, request.file);
      case 'again':
        return transfer instanceof Receiver ? transfer.wishes.again(request.files) : undefined;
      case 'provide':
        if (!transfer || transfer instanceof Receiver) return;
        this.#workers.openSource(transfer, request.files);
        return transfer.handleProvided(now);
      case 'blob': {
        const { ask, id, file } = request;
        return void this.#workers.blob(id, file).then((blob) => this.#post({ is: 'blob', ask, blob }));
      }
      case 'preview':
        return transfer && this.#conversation.previews.add(transfer.id, request.file, request.image);
      case 'over':
        return transfer?.ended ? this.#kept.over(transfer) : undefined;
      case 'forget':
        return this.#forget(request.id, transfer);
    }
  }

  #pause(
    transfer: Sender | Receiver | undefined,
    { do: verb, file }: Extract<VerbRequest, { readonly do: 'pause' | 'resume' | 'first' }>,
    now: number,
  ): void {
    if (file === undefined) transfer?.pause(verb === 'pause', now);
    else transfer?.holdFile(file, verb === 'pause', now);
  }

  #first(transfer: Sender | Receiver | undefined, file: number | undefined): void {
    const files: Range[] = file === undefined ? [] : [[file, file + 1]];
    if (transfer instanceof Receiver) transfer.wishes.first(files);
    else if (file === undefined) this.#conversation.turns.first(transfer?.id);
    else transfer?.first(files);
  }

  #forget(id: TransferId, transfer: Sender | Receiver | undefined): void {
    if (!transfer?.ended) return;
    this.#kept.over(transfer);
    this.#conversation.forget(transfer.id);
    this.#workers.release(id);
    this.#transfers.delete(id);
  }

  #find(id: TransferId): Sender | Receiver | undefined {
    const known = this.#transfers.get(id);
    if (known) return known;
    const { senders, receivers } = this.#conversation;
    const all = [...senders.values(), ...receivers.values()];
    const found = all.find(({ ledger }) => ledger.start.id === id);
    if (found) this.#transfers.set(id, found);
    return found;
  }

  #detach(): void {
    if (!this.#attached) return;
    this.#attached = false;
    this.#attachment++;
    const now = performance.now();
    this.#ports.clear(now, this.#conversation.turns.remaining === 0);
    this.#conversation.detach(now);
  }

  #break(cause: Extract<ConversationEvent, { event: 'broken' }>['cause'] = 'connection-lost'): void {
    this.#move(() => this.#detach());
    this.#post({ is: 'broken', cause, of: this.#connection });
  }

  #move(step: () => void): void {
    step();
    this.#pump();
  }

  #pump(): void {
    this.#supply();
    this.#tellSoon();
  }

  /** Gives workers and channels all that the conversation has for them now. */
  #supply(): void {
    const conversation = this.#conversation;
    for (let command = conversation.pollCommand(); command; command = conversation.pollCommand()) {
      this.#workers.execute(command);
    }
    if (this.#attached) this.#pumpTexts();
    this.#ports.pump(
      () => conversation.pollFrame(),
      (frame) => this.#workers.recycle(frame),
    );
  }

  #pumpTexts(): void {
    const texts: string[] = [];
    while (this.#textsAhead < TEXTS_AHEAD) {
      const text = this.#conversation.pollMessage(performance.now());
      if (text === undefined) break;
      texts.push(text);
      this.#textsAhead++;
    }
    if (texts.length > 0) this.#post({ is: 'control', texts, of: this.#connection });
  }

  #tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#tell(true);
      if (this.#tick === undefined && this.#conversation.busy) {
        this.#tick = setTimeout(() => this.#handleTick(), TICK);
      }
    });
  }

  #handleTick(): void {
    this.#tick = undefined;
    this.#tell(++this.#ticks % SHOWN_EVERY > 0);
    const { turns, books } = this.#conversation;
    const now = performance.now();
    if (this.#attached) this.#ports.look({ now, remaining: turns.remaining, delivered: books.delivered });
    this.#pump();
  }

  #tell(urgentOnly: boolean): void {
    const conversation = this.#conversation;
    for (const ledger of conversation.changes(urgentOnly)) this.#tellLedger(ledger);
    for (let event = conversation.pollEvent(); event; event = conversation.pollEvent())
      this.#tellEvent(event);
    const wants = conversation.wantsConnection;
    const told = `${this.#requests} ${wants}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#post({ is: 'status', requests: this.#requests, wants });
  }

  #tellLedger(ledger: Ledger): void {
    const { id } = ledger.start;
    const transfer = this.#find(id);
    if (transfer) this.#kept.update(transfer, this.#workers.keeps(id));
    if (ledger.start.direction === 'send') {
      this.#ports.expect(this.#conversation.turns);
      if (ledger.ended) this.#workers.closeSource(id);
    }
    if (ledger.hold === 'answer-here') this.#workers.awaitAnswer();
    const patch = { ...ledger.head(performance.now()), count: ledger.files.length };
    this.#post({ is: 'transfer', patch, files: ledger.takeChanged() });
  }

  #tellAgain({ id, files }: Extract<ConversationEvent, { event: 'again' }>): void {
    const sender = this.#conversation.senders.get(id);
    if (sender) this.#post({ is: 'again', id: sender.ledger.start.id, files });
  }

  #tellEvent(event: ConversationEvent): void {
    const { peer: peerId } = this;
    if (event.event === 'broken') return this.#break(event.cause);
    if (event.event === 'again') return this.#tellAgain(event);
    const id = String(event.id);
    if (event.event === 'text') {
      return this.#post({ is: 'text', text: { id, peerId, text: event.text, received: Date.now() } });
    }
    const { state, cause } = event;
    this.#post({ is: 'text-state', view: { id, peerId, state, ...(cause && { cause }) } });
  }
}

/** Names this page load to the other side. */
const PAGE = Array.from({ length: 4 }, () => random().toString(36)).join('');

function random(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
