// One incoming transfer as a state machine: collects the offer, asks, takes chunks, confirms; writes and sends nothing itself.
import type { ReceiverCommand } from './receiver-command.ts';
import type { ReceiverFile } from './receiver-file.ts';
import { ReceiverIntake } from './receiver-intake.ts';
import { offerOf, ReceiverOffer, type PageTaken } from './receiver-offer.ts';
import { ReceiverKeeping } from './receiver-keeping.ts';
import { ReceiverReports } from './receiver-reports.ts';
import { ReceiverVerdicts } from './receiver-verdicts.ts';
import { ReceiverWishes } from './receiver-wishes.ts';
import type { Breach } from './sender.ts';
import type { Cause, Choice } from './transfer/api.ts';
import type { Chunk } from './transfer/frame.ts';
import { IndexSet } from './transfer/index-set.ts';
import { HeldFiles } from './transfer/held-files.ts';
import { endOf, type Ledger } from './transfer/ledger.ts';
import type * as msg from './transfer/messages.ts';
import type { Pack, PackedFile } from './transfer/pack.ts';
import { type FileProgress, type ResumeProgress, type StoredTransfer } from './transfer/resume.ts';

export class Receiver {
  readonly manifest: ReceiverOffer;
  readonly #files: ReceiverIntake;
  readonly #held: HeldFiles;
  readonly wishes: ReceiverWishes;
  #outbox: msg.TransferMessage[] = [];
  #commands: ReceiverCommand[] = [];
  readonly #reports: ReceiverReports;
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
  readonly keeping: ReceiverKeeping;
  /** Answers of the worker that verifies and writes go to it. */
  readonly verdicts: ReceiverVerdicts;

  constructor(
    readonly offer: msg.Offer,
    readonly ledger: Ledger,
    instance = '',
  ) {
    this.keeping = new ReceiverKeeping(instance);
    this.manifest = new ReceiverOffer(offer, ledger);
    this.#files = new ReceiverIntake(offer.transfer, offer.leaf, () => this.#reports.granted);
    this.#held = new HeldFiles(offer.transfer, ledger);
    this.wishes = new ReceiverWishes(offer.transfer, ledger);
    this.#reports = new ReceiverReports(offer.transfer);
    this.verdicts = new ReceiverVerdicts(offer.transfer, {
      ledger,
      files: this.#files,
      reports: this.#reports,
      keeping: this.keeping,
      command: (command) => this.#commands.push(command),
      say: (message) => this.#joined && this.#outbox.push(message),
      moved: (now) => this.#refresh(now),
    });
  }

  /** A transfer that was accepted before this page was loaded; its place is opened again by the first command. */
  static revive({ record, progress }: StoredTransfer, ledger: Ledger, now: number): Receiver {
    const receiver = new Receiver(offerOf(record), ledger, record.instance);
    receiver.#attached = false;
    receiver.handleOffer(now);
    receiver.keeping.progress = progress;
    receiver.#choose(IndexSet.of(record.accepted), now);
    receiver.keeping.restore(ledger, receiver.#files, receiver.#reports, now);
    receiver.#endIfOver(now);
    return receiver;
  }

  get id(): number {
    return this.offer.transfer;
  }

  get ended(): boolean {
    return this.ledger.ended;
  }

  /** The offer has come in full, so a person may be shown it. */
  get offered(): boolean {
    return this.manifest.complete;
  }

  /** Entries that are held for an offer that nobody answered yet. */
  get unansweredEntries(): number {
    return this.#accepted || this.ended ? 0 : this.offer.count;
  }

  handleOffer(now: number): Breach {
    return this.#pageTaken(this.manifest.start(), now);
  }

  /** The same offer again, on a new connection: the sender has not heard our answer. */
  handleRepeated(offer: msg.Offer): Breach {
    return this.manifest.isSame(offer) ? this.#rejoin() : 'another offer';
  }

  handleAttached(instance: string): void {
    this.#attached = true;
    this.keeping.instance = instance;
    const { key } = this.offer;
    if (!this.ended) this.#outbox.push({ type: 'rejoin', transfer: this.id, key, paused: this.#pausedHere });
  }

  handleDetached(now: number): void {
    this.#attached = this.#joined = this.#owesAccept = false;
    this.#outbox = [];
    this.#reports.reset();
    this.#held.forgetThere();
    this.#files.dropPartial();
    this.#refresh(now);
  }

  handleMessage(message: Exclude<msg.FromSender, msg.Offer> | msg.FromEither, now: number): Breach {
    switch (message.type) {
      case 'manifest':
        return this.#pageTaken(this.manifest.addPage(message), now);
      case 'rejoin':
        this.#pausedThere = message.paused;
        return this.#rejoin();
      case 'files-done':
        return this.#handleFilesDone(message, now);
      case 'cancel':
        return this.#handleCancel(message, now);
      case 'pause':
      case 'resume':
        this.#pausedThere = message.type === 'pause';
        return this.#refresh(now);
      case 'hold':
        return this.ended || this.#held.handle(message) ? this.#refresh(now) : 'hold';
      case 'gone':
        return this.#end('connection-lost', 'there', now);
    }
  }

  handleChunk(chunk: Chunk): Breach {
    if (this.ended) return undefined; // was on its way
    if (this.#files.packs.has(chunk.file)) return undefined; // it is here
    const file = this.#fileOf(chunk.file);
    if (!file) return this.#closed(chunk.file) ? undefined : 'file';
    if (!this.#joined) return 'too early';
    const { breach, command } = this.#files.take(file, chunk);
    if (command) this.#commands.push(command);
    return breach;
  }

  handlePack(pack: Pack): Breach {
    if (this.ended) return undefined; // was on its way
    if (!this.#joined) return 'too early';
    const { breach, command } = this.#files.takePack(pack, (file) => this.#look(file));
    if (command && breach === undefined) this.#commands.push(command);
    return breach;
  }

  #look({ file, length }: PackedFile): 'wanted' | 'over' | 'breach' {
    if (!this.#accepted?.has(file) || this.ledger.files[file]?.size !== length) return 'breach';
    return this.ledger.isOpen(file) ? 'wanted' : 'over';
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

  /** What the store is to know, after a checkpoint has flushed these files. */
  progress(open: readonly FileProgress[]): ResumeProgress {
    return this.#reports.progress(open.filter(({ file }) => this.ledger.isOpen(file)));
  }

  accept(choice: Choice, now: number): void {
    if (this.ended || !this.offered || this.#accepted) return;
    const count = this.ledger.files.length;
    const all = choice === 'all';
    const chosen = all ? IndexSet.of([[0, count]]) : IndexSet.ofIndices(choice, count);
    if (chosen.size === 0) return this.decline(now);
    this.#choose(chosen, now);
  }

  /** Files that were accepted, once they were. */
  get accepted(): readonly msg.Range[] {
    return this.#accepted?.ranges ?? [];
  }

  #choose(chosen: IndexSet, now: number): void {
    this.#accepted = chosen;
    this.keeping.accepted();
    this.ledger.choose((index) => chosen.has(index));
    const files = this.ledger.files.filter((file) => this.ledger.isOpen(file.index));
    const place = { key: this.offer.key, progress: this.keeping.progress };
    this.#commands.push({ do: 'prepare', transfer: this.id, files, bytes: this.ledger.total, place });
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
    if (this.#accepted) this.verdicts.fail(index, 'cancelled', now);
  }

  /** One file waits while the others go on. */
  holdFile(index: number, on: boolean, now: number): void {
    if (!this.ended && this.#held.hold(index, on)) this.#sayHeld(now);
  }

  #sayHeld(now: number): void {
    if (this.#joined) this.#outbox.push(this.#held.message());
    this.#refresh(now);
  }

  pause(paused: boolean, now: number): void {
    if (!this.ended && !paused && this.#held.letGo()) this.#sayHeld(now);
    if (this.ended || this.#pausedHere === paused) return;
    this.#pausedHere = paused;
    if (this.#joined) this.#outbox.push({ type: paused ? 'pause' : 'resume', transfer: this.id });
    this.#refresh(now);
  }

  pollMessage(now: number): msg.TransferMessage | msg.Again | undefined {
    if (!this.#attached) return undefined;
    // `have` must be exact, so what is being written is waited for
    if (this.#owesAccept && this.#prepared && !this.#files.verifying) this.#join(now);
    const next = this.#outbox.shift() ?? this.wishes.poll();
    return next || !this.#joined ? next : (this.#reports.poll(now) ?? this.#pollDone());
  }

  pollCommand(): ReceiverCommand | undefined {
    return this.#commands.shift();
  }

  #pageTaken({ breach, refused }: PageTaken, now: number): Breach {
    if (refused) this.#stop(refused, now);
    this.#refresh(now);
    return breach;
  }

  /** The other side is back, or never heard us: it is told where we stand. */
  #rejoin(): Breach {
    if (!this.ended) this.#owesAccept = this.#accepted !== undefined && !this.#joined;
    else if (!this.#accepted || this.#interrupted) this.#outbox.push(this.#refusal());
    else this.#outbox.push(...this.#standing(), { type: 'done', transfer: this.id });
    return undefined;
  }

  #refusal(): msg.TransferMessage {
    const cause = this.ledger.cause ?? 'cancelled';
    return { type: this.#accepted ? 'cancel' : 'decline', transfer: this.id, cause };
  }

  #standing(): msg.TransferMessage[] {
    const accepted = this.#accepted ?? new IndexSet();
    return this.#reports.standing(accepted, this.offer.count, this.#files.all(), this.#pausedHere);
  }

  #join(now: number): void {
    this.#owesAccept = false;
    this.#joined = true;
    if (this.#held.any) this.#outbox.push(this.#held.message()); // before anything is sent of them
    this.#outbox.push(...this.#standing());
    this.#refresh(now);
    this.#endIfOver(now);
  }

  #handleFilesDone({ files }: msg.FilesDone, now: number): Breach {
    for (const [index, root] of files) {
      const file = this.#fileOf(index);
      if (!file && !this.#closed(index)) return 'file';
      if (!file) continue;
      if (file.root !== undefined && file.root !== root) {
        if (!this.keeping.otherPage) return 'another root';
        this.verdicts.fail(index, 'file-changed', now);
        continue;
      }
      file.root = root;
      this.verdicts.finishIfWhole(file);
    }
    return undefined;
  }

  /** The open file of that index; only accepted ones are. */
  #fileOf(index: number): ReceiverFile | undefined {
    const known = this.#files.get(index);
    if (known || !this.#accepted?.has(index) || !this.ledger.isOpen(index)) return known;
    return this.#files.open(index, this.ledger.files[index]?.size ?? 0);
  }

  /** Accepted once and over since: what still comes of it was on its way. */
  #closed(index: number): boolean {
    return this.#accepted?.has(index) === true && !this.ledger.isOpen(index);
  }

  #handleCancel({ file, cause }: msg.Cancel, now: number): Breach {
    if (file === undefined) return this.#end(cause, 'there', now);
    if (file >= this.offer.count) return 'file';
    if (this.#accepted) this.verdicts.close(file, cause);
    else this.ledger.drop(file, cause);
    this.#endIfOver(now);
    return undefined;
  }

  #pollDone(): msg.TransferMessage | undefined {
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
    else if (this.#held.all) ledger.set('paused', `paused-${this.#held.all}`, now);
    else ledger.set('running', undefined, now);
  }
}
