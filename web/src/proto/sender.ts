// One outgoing transfer as a state machine: offers, sends what was accepted, within the window; reads and sends nothing itself.
import { leafCount, leafLength } from './file-chunker';
import { SenderFile } from './sender-file';
import type { Cause } from './transfer/api';
import { chunkSize, payloadLength } from './transfer/frame';
import { IndexSet } from './transfer/index-set';
import { endOf, type Ledger } from './transfer/ledger';
import * as limits from './transfer/limits';
import { ManifestPager } from './transfer/manifest';
import type * as msg from './transfer/messages';

/** Read this block, digest its leaves and cut it; the answer goes to `handleRead` or `handleReadFailed`. */
export interface ReadCommand {
  readonly do: 'read';
  readonly transfer: number;
  readonly file: number;
  readonly size: number;
  readonly offset: number;
  readonly length: number;
  /** Payload of one message. */
  readonly chunk: number;
  /** Reads asked for before a loss are not sent after it. */
  readonly epoch: number;
}

export interface ReadResult {
  readonly file: number;
  readonly epoch: number;
  readonly length: number;
  readonly frames: readonly ArrayBuffer[];
  /** With the block that completed the tree. */
  readonly root?: string;
}

/** A refusal: the other side broke the rules in this transfer. */
export type Breach = string | undefined;

export class Sender {
  readonly #pager: () => ManifestPager;
  #pages: ManifestPager | undefined;
  #outbox: msg.TransferMessage[] = [];
  /** Roots that the other side was not told yet. */
  #roots: [file: number, root: string][] = [];
  readonly #files = new Map<number, SenderFile>();
  #queue: number[] = [];
  #frames: ArrayBuffer[] = [];
  #framed = 0;
  #reading = 0;
  #unconfirmed = 0;
  #window = 0;
  #epoch = 0;
  #chunk = 0;
  /** The other side has said on this connection what it has and wants. */
  #joined = false;
  #answered = false;
  #pausedHere = false;
  #pausedThere = false;
  #accepted: IndexSet | undefined;
  #complete = new IndexSet();
  #partial = new Map<number, IndexSet>();
  /** Roots by file, until the file is verified. */
  readonly #known = new Map<number, string>();
  /** Leaves that were asked for again; a second time is not granted. */
  readonly #again = new Map<number, IndexSet>();

  constructor(
    readonly id: number,
    readonly ledger: Ledger,
    entries: readonly msg.Entry[],
  ) {
    for (const entry of entries) ledger.add(entry);
    this.#pager = () => new ManifestPager(id, entries);
    ledger.hold = 'connection';
  }

  get ended(): boolean {
    return this.ledger.ended;
  }

  handleAttached(maxMessage: number, now: number): void {
    if (this.ended) return;
    this.#chunk = chunkSize(maxMessage);
    if (this.#answered) this.#outbox.push({ type: 'rejoin', transfer: this.id, paused: this.#pausedHere });
    else this.#pages = this.#pager();
    this.#refresh(now);
  }

  handleDetached(now: number): void {
    this.#drop();
    this.#outbox = [];
    this.#pages = undefined;
    this.#chunk = 0;
    this.#refresh(now);
  }

  handleMessage(message: msg.FromReceiver | msg.FromEither, now: number): Breach {
    if (this.ended) return this.#handleLate(message);
    switch (message.type) {
      case 'have':
        return this.#handleHave(message);
      case 'accept':
        return this.#handleAccept(message, now);
      case 'decline':
      case 'cancel':
        return this.#end(message.cause, 'there', now);
      case 'ack':
        return this.#handleAck(message, now);
      case 'leaf-request':
        return this.#handleLeafRequest(message);
      case 'files-verified':
        return this.#handleVerified(message, now);
      case 'files-failed':
        for (const [file, cause] of message.files) this.#close(file, cause, now);
        return undefined;
      case 'done':
        return this.ledger.open === 0 ? undefined : 'done too early';
      case 'pause':
      case 'resume':
        this.#pausedThere = message.type === 'pause';
        return this.#refresh(now);
      case 'gone':
        return this.#end('connection-lost', 'there', now);
      case 'rejoin':
        return undefined; // ours is under way too, and asks for what we need
    }
  }

  /** A block was read; its frames go out unless the connection changed meanwhile. */
  handleRead(result: ReadResult): void {
    if (result.root !== undefined && this.ledger.isOpen(result.file))
      this.#known.set(result.file, result.root);
    const file = this.#files.get(result.file);
    if (file) this.#tell(file);
    if (result.epoch !== this.#epoch) return;
    this.#reading -= result.length;
    if (!file) return;
    for (const frame of result.frames) this.#frames.push(frame);
    this.#framed += result.length;
    file.sent += result.length;
    this.#unconfirmed += result.length;
  }

  handleReadFailed(index: number, epoch: number, length: number, cause: Cause, now: number): void {
    if (epoch === this.#epoch) this.#reading -= length;
    this.cancelFile(index, now, cause);
  }

  cancel(now: number, cause: Cause = 'cancelled'): void {
    if (this.ended) return;
    this.#end(cause, 'here', now);
    this.#outbox = [{ type: 'cancel', transfer: this.id, cause }];
  }

  cancelFile(index: number, now: number, cause: Cause = 'cancelled'): void {
    if (!this.ledger.isOpen(index)) return;
    if (this.#chunk > 0) this.#outbox.push({ type: 'cancel', transfer: this.id, file: index, cause });
    this.#close(index, cause, now);
  }

  pause(paused: boolean, now: number): void {
    if (this.ended || this.#pausedHere === paused) return;
    this.#pausedHere = paused;
    if (this.#joined) this.#outbox.push({ type: paused ? 'pause' : 'resume', transfer: this.id });
    this.#refresh(now);
  }

  pollMessage(): msg.TransferMessage | undefined {
    const next = this.#outbox.shift();
    if (next || this.#roots.length === 0) return next;
    return { type: 'files-done', transfer: this.id, files: this.#roots.splice(0, limits.MAX_LIST / 4) };
  }

  /** Pages of the manifest, asked for only when nothing more urgent waits. */
  pollPage(): msg.TransferMessage | undefined {
    return this.#pages?.poll();
  }

  pollCommand(): ReadCommand | undefined {
    const room = this.#room();
    if (room < limits.LEAF) return undefined;
    const file = this.#nextFile();
    if (!file) return undefined;
    const most = Math.min(limits.READ_BLOCK, room - (room % limits.LEAF));
    const block = file.takeBlock(most);
    this.#reading += block.length;
    const { id: transfer } = this;
    return {
      do: 'read',
      transfer,
      file: file.index,
      size: file.size,
      ...block,
      chunk: this.#chunk,
      epoch: this.#epoch,
    };
  }

  pollFrame(): ArrayBuffer | undefined {
    if (!this.#flowing) return undefined;
    const frame = this.#frames.shift();
    if (frame) this.#framed -= payloadLength(frame);
    return frame;
  }

  get #flowing(): boolean {
    return this.#joined && !this.ended && !this.#pausedHere && !this.#pausedThere;
  }

  /** Bytes that may be read now: neither more than the window grants nor than reading ahead needs. */
  #room(): number {
    if (!this.#flowing) return 0;
    const ahead = limits.READ_AHEAD - this.#reading - this.#framed;
    return Math.min(ahead, this.#window - this.#unconfirmed - this.#reading);
  }

  #nextFile(): SenderFile | undefined {
    for (const file of this.#files.values()) if (file.needsRead) return file;
    if (this.#files.size >= limits.MAX_OPEN_FILES) return undefined;
    for (let index = this.#queue.shift(); index !== undefined; index = this.#queue.shift()) {
      if (!this.ledger.isOpen(index)) continue;
      const file = this.#begin(index);
      if (file.needsRead) return file;
    }
    return undefined;
  }

  #begin(index: number): SenderFile {
    const size = this.ledger.files[index]?.size ?? 0;
    const leaves = leafCount(size);
    const todo = (this.#partial.get(index) ?? new IndexSet()).missing(leaves);
    const file = new SenderFile(index, size, todo, limits.LEAF, this.#known.get(index));
    file.sent = this.ledger.files[index]?.confirmed ?? 0;
    this.#partial.delete(index);
    this.#files.set(index, file);
    this.#tell(file);
    return file;
  }

  #tell(file: SenderFile): void {
    const root = this.#known.get(file.index);
    if (root === undefined || file.told) return;
    file.told = true;
    this.#roots.push([file.index, root]);
  }

  #handleHave(have: msg.Have): Breach {
    if (this.#joined) return undefined; // said already on this connection
    for (const [from, to] of have.complete) this.#complete.add(from, to);
    for (const [index, leaves] of have.partial) {
      const file = this.ledger.files[index];
      if (!file || leaves.some(([, to]) => to > leafCount(file.size))) return 'have';
      const known = this.#partial.get(index) ?? new IndexSet();
      for (const [from, to] of leaves) known.add(from, to);
      this.#partial.set(index, known);
    }
    return undefined;
  }

  #handleAccept(accept: msg.Accept, now: number): Breach {
    if (this.#joined) return undefined; // said already on this connection
    const count = this.ledger.files.length;
    const ranges: readonly msg.Range[] = accept.files === 'all' ? [[0, count]] : accept.files;
    if (ranges.some(([, to]) => to > count)) return 'files';
    this.#accepted ??= new IndexSet();
    for (const [from, to] of ranges) this.#accepted.add(from, to);
    if (accept.more) return undefined;
    const wanted = this.#accepted;
    this.#accepted = undefined;
    if (!this.#answered) this.ledger.choose((index) => wanted.has(index));
    this.#answered = true;
    this.#pausedThere = accept.paused;
    this.#window = Math.min(accept.window, limits.MAX_WINDOW);
    this.#join(wanted, now);
    return undefined;
  }

  /** What the other side has is the truth from which this connection starts. */
  #join(wanted: IndexSet, now: number): void {
    this.#joined = true;
    this.#pages = undefined;
    if (this.#pausedHere) this.#outbox.push({ type: 'pause', transfer: this.id });
    for (const index of this.#complete) this.#verified(index, now);
    for (const index of wanted) this.#rejoinFile(index, now);
    this.#complete = new IndexSet();
    this.#refresh(now);
    this.#endIfOver(now);
  }

  #rejoinFile(index: number, now: number): void {
    const file = this.ledger.files[index];
    if (!file) return;
    if (this.ledger.isOpen(index)) {
      this.#queue.push(index);
      this.ledger.confirm(index, this.#partialBytes(index, file.size), now);
    } else if (file.state !== 'done' && file.state !== 'skipped') {
      const cause = file.cause ?? 'cancelled'; // ended here while there was no connection
      this.#outbox.push({ type: 'cancel', transfer: this.id, file: index, cause });
    }
  }

  #partialBytes(index: number, size: number): number {
    const last = leafCount(size) - 1;
    const have = this.#partial.get(index);
    if (!have) return 0;
    return have.size * limits.LEAF - (have.has(last) ? limits.LEAF - leafLength(size, last) : 0);
  }

  #handleAck(ack: msg.Ack, now: number): Breach {
    this.#window = Math.min(ack.window, limits.MAX_WINDOW);
    for (const [index, bytes] of ack.files) {
      const file = this.#files.get(index);
      if (!file) continue; // closed meanwhile
      const before = this.ledger.files[index]?.confirmed ?? 0;
      if (bytes < before || bytes > file.sent) return 'ack';
      this.#unconfirmed -= bytes - before;
      this.ledger.confirm(index, bytes, now);
    }
    return undefined;
  }

  #handleLeafRequest({ file: index, leaf }: msg.LeafRequest): Breach {
    const file = this.#files.get(index);
    if (!file) return this.ledger.files[index] ? undefined : 'file';
    const again = this.#again.get(index) ?? new IndexSet();
    if (leaf >= leafCount(file.size) || again.has(leaf) || file.todo.has(leaf)) return 'leaf';
    again.add(leaf);
    this.#again.set(index, again);
    file.todo.add(leaf);
    const bytes = leafLength(file.size, leaf);
    file.sent -= bytes;
    this.#unconfirmed -= bytes;
    return undefined;
  }

  #handleVerified({ files }: msg.FilesVerified, now: number): Breach {
    for (const [from, to] of files) {
      if (to > this.ledger.files.length) return 'file';
      for (let index = from; index < to; index++) {
        if (this.ledger.isOpen(index) && !this.#files.get(index)?.told) return 'verified too early';
        this.#verified(index, now);
      }
    }
    this.#endIfOver(now);
    return undefined;
  }

  #verified(index: number, now: number): void {
    const file = this.ledger.files[index];
    if (!file || !this.ledger.isOpen(index)) return;
    this.#forget(index);
    this.ledger.confirm(index, file.size, now);
    this.ledger.close(index, 'done');
  }

  #close(index: number, cause: Cause, now: number): void {
    this.#forget(index);
    this.ledger.drop(index, cause);
    this.#endIfOver(now);
  }

  /** Frees the place that a file has in the window. */
  #forget(index: number): void {
    const file = this.#files.get(index);
    if (file) this.#unconfirmed -= file.sent - (this.ledger.files[index]?.confirmed ?? 0);
    this.#files.delete(index);
    this.#known.delete(index);
    this.#again.delete(index);
  }

  #endIfOver(now: number): void {
    if (this.ledger.open > 0 || this.ended) return;
    if (!this.#answered) return this.cancel(now, this.ledger.files.find((file) => file.cause)?.cause);
    this.ledger.endByVerdicts(now);
    this.#drop();
  }

  /** What arrives after the end: only somebody who believes it alive is answered. */
  #handleLate(message: msg.FromReceiver | msg.FromEither): Breach {
    if (message.type !== 'rejoin' && message.type !== 'accept') return undefined;
    const cause = this.ledger.cause ?? 'cancelled';
    this.#outbox = [{ type: 'cancel', transfer: this.id, cause }];
    return undefined;
  }

  #end(cause: Cause, by: 'here' | 'there', now: number): Breach {
    this.ledger.end(endOf(cause), now, cause, by);
    this.#drop();
    this.#outbox = [];
    this.#pages = undefined;
    return undefined;
  }

  /** Nothing of this connection counts any more. */
  #drop(): void {
    this.#epoch++;
    this.#joined = false;
    this.#roots = [];
    this.#files.clear();
    this.#queue = [];
    this.#frames = [];
    this.#framed = this.#reading = this.#unconfirmed = 0;
    this.#accepted = undefined;
    this.#complete = new IndexSet();
    this.#partial.clear();
  }

  #refresh(now: number): undefined {
    if (this.ended) return;
    const { ledger } = this;
    if (!this.#answered) ledger.set('waiting', this.#chunk > 0 ? 'answer-there' : 'connection', now);
    else if (this.#pausedHere) ledger.set('paused', 'paused-here', now);
    else if (!this.#joined) ledger.set('paused', 'connection', now);
    else if (this.#pausedThere) ledger.set('paused', 'paused-there', now);
    else ledger.set('running', undefined, now);
  }
}
