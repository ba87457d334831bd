// The transfers with one other device: joins the pure conversation to channels, workers and the clock; knows no screen.
import type { Receiver } from '../proto/receiver.ts';
import { Sender } from '../proto/sender.ts';
import type {
  Choice,
  Provided,
  TransferEvents,
  TransferId,
  TransferVerbs,
  TransferView,
} from '../proto/transfer/api.ts';
import { Conversation } from '../proto/transfer/conversation.ts';
import type { ConversationEvent } from '../proto/transfer/output.ts';
import { entryOf } from '../proto/transfer/manifest.ts';
import type { ResumeStore, StoredTransfer } from '../proto/transfer/resume.ts';
import { saveFile } from '../storage/save-file.ts';
import { sinkLine, sourceLine } from '../workers/lines.ts';
import { KeptTransfers } from './kept-transfers.ts';
import { ProvidedFiles } from './provided-files.ts';
import { ChannelPair, type TransferChannels } from './transfer-channels.ts';
import { TransferWorkers, type TransferLines } from './transfer-workers.ts';

export { openTransferChannels, type TransferChannels } from './transfer-channels.ts';

/** How often mere progress is pushed and late acknowledgements are looked after; milliseconds. */
const TICK = 125;

export class TransferLink implements TransferVerbs {
  readonly #conversation: Conversation;
  readonly #workers: TransferWorkers;
  readonly #events: TransferEvents;
  #pair: ChannelPair | undefined;
  /** The page was asked for a connection and has not brought one yet. */
  #asked = false;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #telling = false;
  readonly #views = new Map<TransferId, TransferView>();
  readonly #transfers = new Map<TransferId, Sender | Receiver>();
  readonly #files = new Map<TransferId, readonly (File | undefined)[]>();
  readonly #provided = new Map<TransferId, ProvidedFiles>();
  readonly #kept: KeptTransfers;

  constructor(
    readonly peerId: string,
    events: TransferEvents,
    store?: ResumeStore,
    lines: TransferLines = { source: sourceLine, sink: sinkLine },
  ) {
    this.#kept = new KeptTransfers(store);
    this.#events = events;
    this.#conversation = new Conversation({ peerId, instance: PAGE, random });
    this.#workers = new TransferWorkers(this.#conversation, lines, () => this.#pump(), this.#kept.checkpoint);
  }

  get wantsConnection(): boolean {
    return this.#conversation.wantsConnection;
  }

  /** Takes over a connection; one that was attached before is let go. */
  attach(channels: TransferChannels): void {
    this.detach();
    this.#asked = false;
    const pair = new ChannelPair(channels, {
      open: (maxMessageSize) => this.#move(() => this.#conversation.attach(maxMessageSize)),
      control: (text) =>
        this.#move(() => this.#conversation.handleControl(text, Date.now(), performance.now())),
      data: (bytes) => this.#move(() => this.#conversation.handleData(bytes, performance.now())),
      room: () => this.#pump(),
      closed: () => this.#pair === pair && this.detach(),
    });
    this.#pair = pair;
    pair.start();
  }

  /** The connection is gone; transfers wait for the next one. Done by itself when a channel closes. */
  detach(): void {
    const pair = this.#pair;
    if (!pair) return;
    this.#pair = undefined;
    pair.release();
    this.#move(() => this.#conversation.detach(performance.now()));
  }

  /** The device is gone for good: everything unfinished fails as connection-lost. */
  close(): void {
    this.detach();
    this.#move(() => this.#conversation.close(performance.now()));
  }

  /** Goes on with a transfer from before the page was loaded. */
  revive(stored: StoredTransfer): void {
    this.#move(() => {
      if (this.#conversation.revive(stored, performance.now())) this.#kept.revived(stored.record.key);
    });
  }

  provide(id: TransferId, files: readonly File[]): Provided {
    const sender = this.#transfers.get(id);
    if (!(sender instanceof Sender) || !sender.needsFiles) return { missing: [], changed: [] };
    const provided = this.#provided.get(id) ?? new ProvidedFiles(sender.ledger.files.length);
    this.#provided.set(id, provided);
    const wanted = sender.ledger.files.filter(({ index }) => sender.ledger.isOpen(index));
    const result = provided.take(files, wanted);
    if (result.missing.length + result.changed.length > 0) return result;
    this.#provided.delete(id);
    this.#files.set(id, provided.files);
    this.#workers.openSource(sender, provided.files);
    this.#asked = false;
    this.#move(() => sender.handleProvided(performance.now()));
    return result;
  }

  sendFiles(files: readonly File[]): TransferId {
    const sender = this.#conversation.offer(files.map(entryOf), Date.now(), performance.now());
    const { id } = sender.ledger.start;
    this.#files.set(id, files);
    this.#transfers.set(id, sender);
    this.#workers.openSource(sender, files);
    this.#asked = false;
    this.#pump();
    return id;
  }

  sendText(text: string): string {
    const id = this.#conversation.sendText(text);
    this.#asked = false;
    this.#pump();
    return String(id);
  }

  accept(id: TransferId, choice: Choice = 'all'): void {
    this.#move(() => this.#receiver(id)?.accept(choice, performance.now()));
  }

  decline(id: TransferId): void {
    this.#move(() => this.#receiver(id)?.decline(performance.now()));
  }

  cancel(id: TransferId, file?: number): void {
    const transfer = this.#transfers.get(id);
    const now = performance.now();
    this.#move(() => (file === undefined ? transfer?.cancel(now) : transfer?.cancelFile(file, now)));
  }

  pause(id: TransferId): void {
    this.#move(() => this.#transfers.get(id)?.pause(true, performance.now()));
  }

  resume(id: TransferId): void {
    this.#asked = false;
    this.#move(() => this.#transfers.get(id)?.pause(false, performance.now()));
  }

  retry(id: TransferId): TransferId | undefined {
    const view = this.#views.get(id);
    const all = this.#files.get(id) ?? [];
    const unsent = all.filter((file, index) => file && view?.files[index]?.state !== 'done') as File[];
    return this.#transfers.get(id)?.ended && unsent.length > 0 ? this.sendFiles(unsent) : undefined;
  }

  async save(id: TransferId, file: number): Promise<void> {
    const blob = this.#workers.blob(id, file);
    const name = this.#views.get(id)?.files[file]?.name;
    if (blob && name !== undefined) saveFile(blob, name);
  }

  async received(id: TransferId, file: number): Promise<Blob | undefined> {
    return this.#workers.blob(id, file);
  }

  forget(id: TransferId): void {
    const transfer = this.#transfers.get(id);
    if (!transfer?.ended) return;
    this.#conversation.forget(transfer.id);
    this.#workers.release(id);
    this.#transfers.delete(id);
    this.#files.delete(id);
    this.#views.delete(id);
  }

  snapshot(): readonly TransferView[] {
    return [...this.#views.values()];
  }

  #receiver(id: TransferId): Receiver | undefined {
    const transfer = this.#transfers.get(id);
    return [...this.#conversation.receivers.values()].find((receiver) => receiver === transfer);
  }

  #move(step: () => void): void {
    step();
    this.#pump();
  }

  /** Gives workers and channels all that the conversation has for them now. */
  #pump(): void {
    const conversation = this.#conversation;
    const { control, data } = this.#pair ?? {};
    for (let command = conversation.pollCommand(); command; command = conversation.pollCommand()) {
      this.#workers.execute(command);
    }
    while (control?.hasRoom) {
      const message = conversation.pollMessage(performance.now());
      if (message === undefined) break;
      control.send(message);
    }
    while (data?.hasRoom) {
      const frame = conversation.pollFrame();
      if (!frame) break;
      data.send(frame);
      this.#workers.recycle(frame);
    }
    this.#tellSoon();
  }

  /** Outside the verb that brought it about, so that listeners may call verbs. */
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
    this.#tell(false);
    this.#pump();
  }

  #tell(urgentOnly: boolean): void {
    for (const view of this.#conversation.changes(urgentOnly, performance.now())) this.#tellView(view);
    const conversation = this.#conversation;
    for (let event = conversation.pollEvent(); event; event = conversation.pollEvent())
      this.#tellEvent(event);
    if (this.#pair || this.#asked || !this.wantsConnection) return;
    this.#asked = true;
    this.#events.needsConnection();
  }

  #tellView(view: TransferView): void {
    if (!this.#transfers.has(view.id)) this.#adopt(view.id);
    this.#views.set(view.id, view);
    const transfer = this.#transfers.get(view.id);
    if (transfer) this.#kept.update(transfer);
    if (view.direction === 'send' && transfer?.ended) this.#workers.closeSource(view.id);
    this.#events.transfer(view);
  }

  #adopt(id: TransferId): void {
    const { senders, receivers } = this.#conversation;
    const all = [...senders.values(), ...receivers.values()];
    const transfer = all.find(({ ledger }) => ledger.start.id === id);
    if (transfer) this.#transfers.set(id, transfer);
  }

  #tellEvent(event: ConversationEvent): void {
    const { peerId } = this;
    if (event.event === 'broken') return this.detach();
    const id = String(event.id);
    if (event.event === 'text') this.#events.text({ id, peerId, text: event.text, received: Date.now() });
    else {
      const { state, cause } = event;
      this.#events.textState({ id, peerId, state, ...(cause && { cause }) });
    }
  }
}

/** Names this page load to the other side. */
const PAGE = Array.from({ length: 4 }, () => random().toString(36)).join('');

function random(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
