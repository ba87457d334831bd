// One outgoing transfer as a state machine: offers, sends what was accepted within the window; reads and sends nothing itself.
import type { PackCommand, PackResult, ReadCommand, ReadResult } from './sender-command.ts';
import type { SenderFlow } from './sender-flow.ts';
import { SenderPlan } from './sender-plan.ts';
import { SenderReading } from './sender-reading.ts';
import type { Features } from './transfer/features.ts';
import type { Cause } from './transfer/api.ts';
import { IndexSet } from './transfer/index-set.ts';
import { HeldFiles } from './transfer/held-files.ts';
import { endOf, type Ledger } from './transfer/ledger.ts';
import * as limits from './transfer/limits.ts';
import { ManifestPager } from './transfer/manifest.ts';
import type * as msg from './transfer/messages.ts';
import type { ResumeRecord, TransferKey } from './transfer/resume.ts';

/** What the other side did against the rules in this transfer, if anything. */
export type Breach = string | undefined;

export class Sender {
  readonly #plan: SenderPlan;
  readonly #held: HeldFiles;
  readonly #reading: SenderReading;
  readonly #flow: SenderFlow;
  readonly #newPager: () => ManifestPager;
  #pages: ManifestPager | undefined;
  #outbox: msg.TransferMessage[] = [];
  #answered = false;
  /** The other side has said on this connection what it has and wants. */
  #joined = false;
  #accepted = new IndexSet();
  #pausedHere = false;
  #pausedThere = false;
  /** The page was loaded anew, and has no files until somebody picks them again. */
  #needsFiles = false;
  #chosen: readonly msg.Range[] = [];

  constructor(
    readonly id: number,
    readonly key: TransferKey,
    readonly ledger: Ledger,
    readonly entries: readonly msg.Entry[],
  ) {
    for (const entry of entries) ledger.add(entry);
    ledger.hold = 'connection';
    this.#held = new HeldFiles(id, ledger);
    this.#plan = new SenderPlan(ledger, this.#held);
    this.#reading = new SenderReading(id, this.#plan);
    this.#flow = this.#reading.flow;
    this.#newPager = () => new ManifestPager(id, key, entries);
  }

  /** A transfer that was accepted before this page was loaded. */
  static revive(record: ResumeRecord, ledger: Ledger, now: number): Sender {
    const sender = new Sender(record.transfer, record.key, ledger, record.entries);
    sender.#needsFiles = true;
    sender.#answer(IndexSet.of(record.accepted));
    sender.#refresh(now);
    return sender;
  }

  get ended(): boolean {
    return this.ledger.ended;
  }

  /** Files that were accepted, once they were. */
  get accepted(): readonly msg.Range[] {
    return this.#chosen;
  }

  get needsFiles(): boolean {
    return this.#needsFiles;
  }

  /** The same files are here again. */
  handleProvided(now: number): void {
    if (!this.#needsFiles) return;
    this.#needsFiles = false;
    if (this.#joined && !this.#pausedHere) this.#outbox.push({ type: 'resume', transfer: this.id });
    this.#refresh(now);
  }

  handleAttached(maxMessage: number, now: number, features: Features): void {
    if (this.ended) return;
    this.#reading.attach(maxMessage, features);
    if (this.#answered) this.#outbox.push(this.#rejoin());
    else this.#pages = this.#newPager();
    this.#refresh(now);
  }

  handleDetached(now: number): void {
    this.#drop();
    this.#outbox = [];
    this.#reading.detach();
    this.#refresh(now);
  }

  handleMessage(message: msg.FromReceiver | msg.FromEither, now: number): Breach {
    if (this.ended) return this.#handleLate(message);
    switch (message.type) {
      case 'have':
        return this.#joined || this.#plan.have(message) ? undefined : 'have';
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
        return 'done too early'; // the last verdict ends it
      case 'pause':
      case 'resume':
        this.#pausedThere = message.type === 'pause';
        return this.#refresh(now);
      case 'hold':
        return this.#held.handle(message) ? this.#release(now) : 'hold';
      case 'first':
        return this.first(message.files);
      case 'gone':
        return this.#end('connection-lost', 'there', now);
      case 'rejoin':
        return undefined; // ours is under way too, and asks for what we need
    }
  }

  handleRead(result: ReadResult): void {
    this.#reading.handleRead(result);
  }

  /** Small files were read; those that could not be are over. */
  handlePacked(result: PackResult, now: number): void {
    this.#reading.handlePacked(result);
    for (const [{ file }, cause] of result.failed) this.cancelFile(file, now, cause);
  }

  handleReadFailed(index: number, epoch: number, length: number, cause: Cause, now: number): void {
    this.#reading.handleReadFailed(epoch, length);
    this.cancelFile(index, now, cause);
  }

  cancel(now: number, cause: Cause = 'cancelled'): void {
    if (this.ended) return;
    this.#end(cause, 'here', now);
    this.#outbox = [{ type: 'cancel', transfer: this.id, cause }];
  }

  cancelFile(index: number, now: number, cause: Cause = 'cancelled'): void {
    if (!this.ledger.isOpen(index)) return;
    if (this.#reading.attached) this.#outbox.push({ type: 'cancel', transfer: this.id, file: index, cause });
    this.#close(index, cause, now);
  }

  /** One file waits while the others go on. */
  holdFile(index: number, on: boolean, now: number): void {
    if (!this.ended && this.#held.hold(index, on)) this.#sayHeld(now);
  }

  /** These files sooner than the others, the first of them first. */
  first(files: readonly msg.Range[]): undefined {
    const open = [...IndexSet.of(files)].filter((index) => this.ledger.isOpen(index));
    for (const index of open.slice(0, limits.MAX_LIST).toReversed()) this.#plan.first(index);
  }

  #sayHeld(now: number): void {
    if (this.#joined) this.#outbox.push(this.#held.message());
    this.#release(now);
  }

  #release(now: number): undefined {
    this.#plan.release();
    this.#refresh(now);
  }

  pause(paused: boolean, now: number): void {
    if (!this.ended && !paused && this.#held.letGo()) this.#sayHeld(now);
    if (this.ended || this.#pausedHere === paused) return;
    this.#pausedHere = paused;
    if (this.#joined && !this.#needsFiles)
      this.#outbox.push({ type: paused ? 'pause' : 'resume', transfer: this.id });
    this.#refresh(now);
  }

  pollMessage(_now?: number): msg.TransferMessage | undefined {
    const next = this.#outbox.shift();
    if (next) return next;
    const files = this.#plan.takeRoots(limits.MAX_LIST / 4);
    return files.length > 0 ? { type: 'files-done', transfer: this.id, files } : undefined;
  }

  /** Pages of the manifest, asked for only when nothing more urgent waits. */
  pollPage(): msg.TransferMessage | undefined {
    return this.#pages?.poll();
  }

  pollCommand(): ReadCommand | PackCommand | undefined {
    return this.#flowing ? this.#reading.poll() : undefined;
  }

  pollFrame(): ArrayBuffer | undefined {
    return this.#flowing ? this.#flow.take() : undefined;
  }

  get #flowing(): boolean {
    return this.#joined && !this.ended && !this.#stopped && !this.#pausedThere;
  }

  /** Somebody here must do something before data flows. */
  get #stopped(): boolean {
    return this.#pausedHere || this.#needsFiles;
  }

  #rejoin(): msg.Rejoin {
    return { type: 'rejoin', transfer: this.id, key: this.key, paused: this.#stopped };
  }

  #answer(accepted: IndexSet): void {
    this.ledger.choose((index) => accepted.has(index));
    this.#chosen = [...accepted.ranges];
    this.#answered = true;
  }

  #handleAccept(accept: msg.Accept, now: number): Breach {
    if (this.#joined) return undefined; // said already on this connection
    const count = this.ledger.files.length;
    const ranges: readonly msg.Range[] = accept.files === 'all' ? [[0, count]] : accept.files;
    if (ranges.some(([, to]) => to > count)) return 'files';
    for (const [from, to] of ranges) this.#accepted.add(from, to);
    if (accept.more) return undefined;
    if (!this.#answered) this.#answer(this.#accepted);
    this.#pausedThere = accept.paused;
    this.#flow.window = accept.window;
    this.#join(now);
    return undefined;
  }

  /** What the other side has is the truth from which this connection starts. */
  #join(now: number): void {
    this.#joined = true;
    this.#pages = undefined;
    if (this.#stopped) this.#outbox.push({ type: 'pause', transfer: this.id });
    if (this.#held.any) this.#outbox.push(this.#held.message());
    const complete = this.#plan.takeComplete();
    for (const index of complete) this.#verified(index, now);
    for (const index of this.#accepted) {
      if (!complete.has(index)) this.ledger.reopen(index); // verified there, and lost again by a reload
      this.#joinFile(index, now);
    }
    this.#refresh(now);
    this.#endIfOver(now);
  }

  #joinFile(index: number, now: number): void {
    const file = this.ledger.files[index];
    if (this.ledger.isOpen(index)) {
      this.#plan.enqueue(index);
      this.ledger.confirm(index, this.#plan.bytesThere(index), now);
    } else if (file?.state === 'failed' || file?.state === 'cancelled') {
      const cause = file.cause ?? 'cancelled'; // ended here while there was no connection
      this.#outbox.push({ type: 'cancel', transfer: this.id, file: index, cause });
    }
  }

  #handleAck(ack: msg.Ack, now: number): Breach {
    this.#flow.window = ack.window;
    for (const [index, bytes] of ack.files) {
      const file = this.#plan.get(index);
      if (!file) continue; // closed meanwhile
      const before = this.ledger.files[index]?.confirmed ?? 0;
      if (bytes < before || bytes > file.sent) return 'ack';
      this.#flow.settle(bytes - before);
      this.ledger.confirm(index, bytes, now);
    }
    return undefined;
  }

  #handleLeafRequest({ file, leaf }: msg.LeafRequest): Breach {
    const bytes = this.#plan.again(file, leaf);
    if (bytes === undefined) return 'leaf';
    this.#flow.settle(bytes);
    return undefined;
  }

  #handleVerified({ files }: msg.FilesVerified, now: number): Breach {
    for (const [from, to] of files) {
      if (to > this.ledger.files.length) return 'file';
      for (let index = from; index < to; index++) {
        if (this.ledger.isOpen(index) && !this.#plan.isTold(index)) return 'verified too early';
        this.#verified(index, now);
      }
    }
    this.#endIfOver(now);
    return undefined;
  }

  #verified(index: number, now: number): void {
    if (!this.ledger.isOpen(index)) return;
    this.#flow.settle(this.#plan.forget(index));
    this.ledger.finish(index, now);
  }

  #close(index: number, cause: Cause, now: number): void {
    this.#flow.settle(this.#plan.forget(index));
    this.ledger.drop(index, cause);
    this.#endIfOver(now);
  }

  #endIfOver(now: number): void {
    if (this.ledger.open > 0 || this.ended) return this.#refresh(now);
    if (!this.#answered) return this.cancel(now, this.ledger.files.find((file) => file.cause)?.cause);
    this.ledger.endByVerdicts(now);
    this.#drop();
  }

  /** What arrives after the end: only somebody who believes it alive is answered. */
  #handleLate({ type }: msg.FromReceiver | msg.FromEither): Breach {
    if (type !== 'rejoin' && type !== 'accept') return undefined;
    this.#outbox = [{ type: 'cancel', transfer: this.id, cause: this.ledger.cause ?? 'cancelled' }];
    return undefined;
  }

  #end(cause: Cause, by: 'here' | 'there', now: number): Breach {
    this.ledger.end(endOf(cause), now, cause, by);
    this.#drop();
    this.#outbox = [];
    return undefined;
  }

  /** Nothing of this connection counts any more. */
  #drop(): void {
    this.#joined = false;
    this.#pages = undefined;
    this.#accepted = new IndexSet();
    this.#held.forgetThere();
    this.#reading.reset();
  }

  #refresh(now: number): undefined {
    if (this.ended) return;
    const { ledger } = this;
    if (!this.#answered) ledger.set('waiting', this.#reading.attached ? 'answer-there' : 'connection', now);
    else if (this.#needsFiles) ledger.set('paused', 'files-here', now);
    else if (this.#pausedHere) ledger.set('paused', 'paused-here', now);
    else if (!this.#joined) ledger.set('paused', 'connection', now);
    else if (this.#pausedThere) ledger.set('paused', 'paused-there', now);
    else if (this.#held.all) ledger.set('paused', `paused-${this.#held.all}`, now);
    else ledger.set('running', undefined, now);
  }
}
