// One incoming transfer as a state machine: collects the offer, asks, takes chunks, confirms; writes and sends nothing itself.
import { ReceiverFile } from './receiver-file';
import type { ReceiverLeaf } from './receiver-leaf';
import type { Breach } from './sender';
import type { Cause, Choice, FileView } from './transfer/api';
import { NameGiver, safeName } from './transfer/file-name';
import type { Chunk } from './transfer/frame';
import { IndexSet } from './transfer/index-set';
import { endOf, type Ledger } from './transfer/ledger';
import * as limits from './transfer/limits';
import { ManifestCollector, type Collected } from './transfer/manifest';
import type * as msg from './transfer/messages';
import { acceptPages, havePages, verdictPages } from './transfer/rejoin-pages';

export type ReceiverCommand =
  /** Make room for the accepted files; the answer goes to `handlePrepared` or `handleSinkFailed`. */
  | {
      readonly do: 'prepare';
      readonly transfer: number;
      readonly files: readonly FileView[];
      readonly bytes: number;
    }
  /** Digest, compare, write; the answer goes to `handleLeaf`. */
  | {
      readonly do: 'leaf';
      readonly transfer: number;
      readonly file: number;
      readonly leaf: number;
      readonly offset: number;
      readonly digest: Uint8Array<ArrayBuffer>;
      readonly chunks: readonly Uint8Array<ArrayBuffer>[];
    }
  /** Compare the root and close the file; the answer goes to `handleFinished`. */
  | {
      readonly do: 'finish';
      readonly transfer: number;
      readonly file: number;
      readonly size: number;
      readonly root: string;
    }
  /** Throw away what was written, of one file or of all unfinished ones. */
  | { readonly do: 'discard'; readonly transfer: number; readonly file?: number };

/** What may be held beyond the window granted, before the sender is taken for hostile. */
const SLACK = limits.MAX_LEAF;

export class Receiver {
  #collector: ManifestCollector | undefined;
  readonly #offer: msg.Offer;
  readonly #names = new NameGiver();
  readonly #files = new Map<number, ReceiverFile>();
  #outbox: msg.TransferMessage[] = [];
  #commands: ReceiverCommand[] = [];
  #verified = new IndexSet();
  /** Files verified on this connection that the sender was not told of yet. */
  #fresh = new IndexSet();
  #failed: [file: number, cause: Cause][] = [];
  readonly #unacknowledged = new Map<number, number>();
  #unacknowledgedBytes = 0;
  #acknowledgedAt = 0;
  /** Bytes held or being verified. */
  #pending = 0;
  #verifying = 0;
  #attached = true;
  /** This connection was told what is here; before that nothing counts. */
  #joined = false;
  /** Somebody waits for `accept`. */
  #owesAccept = false;
  #prepared = false;
  #accepted: IndexSet | undefined;
  #pausedHere = false;
  #pausedThere = false;
  /** The end was no verdict on each file, but an interruption. */
  #interrupted = false;
  #saidDone = false;

  constructor(
    offer: msg.Offer,
    readonly ledger: Ledger,
  ) {
    this.#offer = offer;
    this.#collector = new ManifestCollector(offer);
  }

  get id(): number {
    return this.#offer.transfer;
  }

  get ended(): boolean {
    return this.ledger.ended;
  }

  /** The offer has come in full, so a person may be shown it. */
  get offered(): boolean {
    return this.#collector === undefined;
  }

  /** Entries that are held for an offer that nobody answered yet. */
  get unansweredEntries(): number {
    return this.#accepted || this.ended ? 0 : this.#offer.count;
  }

  handleOffer(now: number): Breach {
    return this.#collected(this.#collector?.start() ?? 'complete', now);
  }

  /** The same offer again, on a new connection: the sender has not heard our answer. */
  handleRepeated(offer: msg.Offer): Breach {
    if (offer.count !== this.#offer.count || offer.bytes !== this.#offer.bytes) return 'another offer';
    return this.#rejoin();
  }

  handleAttached(): void {
    this.#attached = true;
    if (!this.ended) this.#outbox.push({ type: 'rejoin', transfer: this.id, paused: this.#pausedHere });
  }

  handleDetached(now: number): void {
    this.#attached = this.#joined = this.#owesAccept = false;
    this.#outbox = [];
    this.#unacknowledged.clear();
    this.#unacknowledgedBytes = 0;
    for (const file of this.#files.values()) this.#pending -= file.dropPartial();
    this.#refresh(now);
  }

  handleMessage(message: Exclude<msg.FromSender, msg.Offer> | msg.FromEither, now: number): Breach {
    switch (message.type) {
      case 'manifest':
        if (!this.#collector) return undefined; // an offer repeated
        return this.#collected(this.#collector.add(message.entries, message.more), now);
      case 'rejoin':
        this.#pausedThere = message.paused;
        return this.#rejoin();
      case 'files-done':
        return this.#handleFilesDone(message);
      case 'cancel':
        return this.#handleCancel(message, now);
      case 'pause':
      case 'resume':
        this.#pausedThere = message.type === 'pause';
        return this.#refresh(now);
      case 'gone':
        return this.#end('connection-lost', 'there', now);
    }
  }

  handleChunk(chunk: Chunk): Breach {
    if (this.ended) return undefined; // was on its way
    const file = this.#fileOf(chunk.file);
    if (!file) return this.#closed(chunk.file) ? undefined : 'file';
    if (!this.#joined) return 'too early';
    const taken = file.take(chunk);
    if (taken.as === 'breach') return taken.about;
    if (taken.as === 'known') return undefined;
    this.#pending += taken.bytes;
    if (this.#pending > limits.WINDOW + SLACK) return 'window';
    return taken.as === 'whole' ? this.#verify(file, taken.index, taken.leaf) : undefined;
  }

  handlePrepared(now: number): void {
    if (this.ended) return this.#discardAll();
    this.#prepared = true;
    this.#owesAccept = this.#attached;
    this.#refresh(now);
  }

  /** The place where files go is full or out of order. */
  handleSinkFailed(cause: Cause, now: number): void {
    this.#stop(cause, now);
  }

  handleLeaf(index: number, leaf: number, good: boolean, now: number): void {
    this.#verifying--;
    const file = this.#files.get(index);
    if (!file) return; // closed meanwhile
    const length = file.settle(leaf, good);
    this.#pending -= length;
    if (!good) return this.#wrongLeaf(file, leaf, now);
    this.ledger.confirm(index, file.confirmed, now);
    this.#unacknowledged.set(index, file.confirmed);
    this.#unacknowledgedBytes += length;
    this.#finishIfWhole(file);
  }

  handleFinished(index: number, good: boolean, now: number): void {
    if (!this.#files.has(index)) return;
    if (!good) return this.#failFile(index, 'digest-mismatch', now);
    this.#files.delete(index);
    this.#unacknowledged.delete(index);
    this.#verified.add(index);
    this.#fresh.add(index);
    this.ledger.close(index, 'done');
    this.ledger.patch(index, { saveable: true });
    this.#endIfOver(now);
  }

  accept(choice: Choice, now: number): void {
    if (this.ended || !this.offered || this.#accepted) return;
    const count = this.ledger.files.length;
    const all = choice === 'all';
    const chosen = all ? IndexSet.of([[0, count]]) : chosenOf(choice, count);
    if (chosen.size === 0) return this.decline(now);
    this.#accepted = chosen;
    this.ledger.choose((index) => chosen.has(index));
    const files = this.ledger.files.filter((file) => this.ledger.isOpen(file.index));
    this.#commands.push({ do: 'prepare', transfer: this.id, files, bytes: this.ledger.total });
    this.#refresh(now);
  }

  decline(now: number): void {
    if (this.#accepted) return;
    this.#stop('declined', now);
  }

  cancel(now: number, cause: Cause = 'cancelled'): void {
    this.#stop(cause, now);
  }

  cancelFile(index: number, now: number): void {
    if (this.#accepted) this.#failFile(index, 'cancelled', now);
  }

  pause(paused: boolean, now: number): void {
    if (this.ended || this.#pausedHere === paused) return;
    this.#pausedHere = paused;
    if (this.#joined) this.#outbox.push({ type: paused ? 'pause' : 'resume', transfer: this.id });
    this.#refresh(now);
  }

  pollMessage(now: number): msg.TransferMessage | undefined {
    if (!this.#attached) return undefined;
    // `have` must be exact, so what is being written is waited for
    if (this.#owesAccept && this.#prepared && this.#verifying === 0) this.#join(now);
    return this.#outbox.shift() ?? this.#pollAck(now) ?? this.#pollVerified();
  }

  pollCommand(): ReceiverCommand | undefined {
    return this.#commands.shift();
  }

  #collected(collected: Collected, now: number): Breach {
    if (collected === 'protocol') return 'manifest';
    if (collected === 'more') return undefined;
    if (collected !== 'complete') {
      this.#stop(collected, now);
      return undefined;
    }
    for (const entry of this.#collector?.entries ?? []) this.#add(entry);
    this.#collector = undefined;
    this.#refresh(now);
    return undefined;
  }

  #add(entry: msg.Entry): void {
    const folders = entry.folders.map(safeName);
    this.ledger.add({ ...entry, folders, name: this.#names.give(folders, entry.name) });
  }

  /** The other side is back, or never heard us: it is told where we stand. */
  #rejoin(): Breach {
    if (!this.ended) this.#owesAccept = this.#accepted !== undefined && !this.#joined;
    else if (!this.#accepted || this.#interrupted) this.#outbox.push(this.#refusal());
    else this.#outbox.push(...this.#verdicts(), { type: 'done', transfer: this.id });
    return undefined;
  }

  #refusal(): msg.TransferMessage {
    const cause = this.ledger.cause ?? 'cancelled';
    return { type: this.#accepted ? 'cancel' : 'decline', transfer: this.id, cause };
  }

  /** Everything that a sender must know to go on, and at the end `accept`. */
  #verdicts(): msg.TransferMessage[] {
    return [
      ...havePages(this.id, this.#verified, this.#files.values()),
      ...verdictPages(this.id, this.#failed),
      ...acceptPages(this.id, this.#accepted ?? new IndexSet(), this.ledger.files.length, this.#pausedHere),
    ];
  }

  #join(now: number): void {
    this.#owesAccept = false;
    this.#joined = true;
    this.#fresh = new IndexSet();
    this.#outbox.push(...this.#verdicts());
    this.#refresh(now);
    this.#endIfOver(now);
  }

  #verify(file: ReceiverFile, index: number, leaf: ReceiverLeaf): Breach {
    const chunks = leaf.ordered();
    if (!chunks) return 'overlap';
    this.#verifying++;
    const { offset, digest } = leaf;
    this.#commands.push({
      do: 'leaf',
      transfer: this.id,
      file: file.index,
      leaf: index,
      offset,
      digest,
      chunks,
    });
    return undefined;
  }

  #wrongLeaf(file: ReceiverFile, leaf: number, now: number): void {
    if (file.wrong.has(leaf)) return this.#failFile(file.index, 'digest-mismatch', now);
    file.wrong.add(leaf);
    if (!this.#joined) return; // asked for by what `have` leaves out
    this.#outbox.push({ type: 'leaf-request', transfer: this.id, file: file.index, leaf });
  }

  #handleFilesDone({ files }: msg.FilesDone): Breach {
    for (const [index, root] of files) {
      const file = this.#fileOf(index);
      if (!file && !this.#closed(index)) return 'file';
      if (!file) continue;
      if (file.root !== undefined && file.root !== root) return 'another root';
      file.root = root;
      this.#finishIfWhole(file);
    }
    return undefined;
  }

  #finishIfWhole(file: ReceiverFile): void {
    if (file.root === undefined || file.finishing || !file.whole) return;
    file.finishing = true;
    const { index, size, root } = file;
    this.#commands.push({ do: 'finish', transfer: this.id, file: index, size, root });
  }

  /** The open file of that index; only accepted ones are. */
  #fileOf(index: number): ReceiverFile | undefined {
    const known = this.#files.get(index);
    if (known || !this.#accepted?.has(index) || !this.ledger.isOpen(index)) return known;
    const file = new ReceiverFile(index, this.ledger.files[index]?.size ?? 0, this.#offer.leaf);
    this.#files.set(index, file);
    return file;
  }

  /** Accepted once and over since: what still comes of it was on its way. */
  #closed(index: number): boolean {
    return this.#accepted?.has(index) === true && !this.ledger.isOpen(index);
  }

  #handleCancel({ file, cause }: msg.Cancel, now: number): Breach {
    if (file === undefined) return this.#end(cause, 'there', now);
    if (file >= this.#offer.count) return 'file';
    if (this.#accepted) this.#closeFile(file, cause, now);
    else this.ledger.drop(file, cause);
    this.#endIfOver(now);
    return undefined;
  }

  #failFile(index: number, cause: Cause, now: number): void {
    if (!this.ledger.isOpen(index)) return;
    this.#failed.push([index, cause]);
    if (this.#joined) this.#outbox.push({ type: 'files-failed', transfer: this.id, files: [[index, cause]] });
    this.#closeFile(index, cause, now);
    this.#endIfOver(now);
  }

  #closeFile(index: number, cause: Cause, now: number): void {
    if (!this.ledger.isOpen(index)) return;
    this.#pending -= this.#files.get(index)?.pendingBytes() ?? 0;
    this.#files.delete(index);
    this.#unacknowledged.delete(index);
    this.ledger.drop(index, cause);
    this.#commands.push({ do: 'discard', transfer: this.id, file: index });
    this.#refresh(now);
  }

  #pollAck(now: number): msg.Ack | undefined {
    if (!this.#joined || this.#unacknowledged.size === 0) return undefined;
    const due =
      this.#unacknowledgedBytes >= limits.ACK_BYTES || now - this.#acknowledgedAt >= limits.ACK_DELAY;
    if (!due && this.#pending > 0) return undefined;
    const files = [...this.#unacknowledged].slice(0, limits.MAX_LIST);
    for (const [file] of files) this.#unacknowledged.delete(file);
    this.#unacknowledgedBytes = 0;
    this.#acknowledgedAt = now;
    return { type: 'ack', transfer: this.id, files, window: limits.WINDOW };
  }

  #pollVerified(): msg.TransferMessage | undefined {
    if (!this.#joined) return undefined;
    if (this.#fresh.size > 0) {
      const files = this.#fresh.ranges.slice(0, limits.MAX_LIST);
      this.#fresh = IndexSet.of(this.#fresh.ranges.slice(limits.MAX_LIST));
      return { type: 'files-verified', transfer: this.id, files };
    }
    if (!this.ended || this.#interrupted || this.#saidDone) return undefined;
    this.#saidDone = true;
    return { type: 'done', transfer: this.id };
  }

  #endIfOver(now: number): void {
    if (this.ledger.open === 0 && this.offered) this.ledger.endByVerdicts(now);
  }

  /** We end it, and say so. */
  #stop(cause: Cause, now: number): void {
    if (this.ended) return;
    this.#end(cause, 'here', now);
    if (this.#attached) this.#outbox.push(this.#refusal());
  }

  #end(cause: Cause, by: 'here' | 'there', now: number): Breach {
    if (this.ended) return undefined;
    this.#interrupted = true;
    this.#outbox = [];
    this.#files.clear();
    this.#pending = 0;
    this.ledger.end(endOf(cause), now, cause, by);
    this.#discardAll();
    return undefined;
  }

  #discardAll(): void {
    if (this.#accepted) this.#commands.push({ do: 'discard', transfer: this.id });
  }

  #refresh(now: number): undefined {
    if (this.ended) return;
    const { ledger } = this;
    if (!this.#accepted) ledger.set('waiting', 'answer-here', now);
    else if (this.#pausedHere) ledger.set('paused', 'paused-here', now);
    else if (!this.#attached) ledger.set('paused', 'connection', now);
    else if (!this.#prepared) ledger.set('waiting', 'preparing', now);
    else if (!this.#joined) ledger.set('paused', 'connection', now);
    else if (this.#pausedThere) ledger.set('paused', 'paused-there', now);
    else ledger.set('running', undefined, now);
  }
}

function chosenOf(indices: readonly number[], count: number): IndexSet {
  const chosen = new IndexSet();
  for (const index of [...indices].sort((a, b) => a - b)) {
    if (Number.isInteger(index) && index >= 0 && index < count) chosen.add(index);
  }
  return chosen;
}
