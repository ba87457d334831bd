// The transfers with one other device, as the page has them: verbs go down to the engine worker, snapshots come up.
import type {
  Choice,
  Provided,
  TransferEvents,
  TransferId,
  TransferVerbs,
  TransferView,
} from '../proto/transfer/api.ts';
import { entryOf } from '../proto/transfer/manifest.ts';
import { emptyFolder, isFolder, type Outgoing } from '../proto/transfer/outgoing.ts';
import { type Place, portsOf } from '../proto/transfer/place.ts';
import type { Handles, ResumeRecord, ResumeStore, StoredTransfer } from '../proto/transfer/resume.ts';
import { saveFile } from '../storage/save-file.ts';
import type { EngineReply, OfConnection, VerbRequest, ViewPatch } from '../workers/engine-messages.ts';
import { BackOff } from './back-off.ts';
import type { ControlLine } from './control-line.ts';
import { ProvidedFiles } from './provided-files.ts';
import type { TakenChannels } from './transfer-channels.ts';
import { transferEngine } from './transfer-engine.ts';

/** Many handles are slow to keep and to ask for: whoever sends more picks their folder again. */
const MAX_HANDLES = 1000;

export class TransferLink implements TransferVerbs {
  #control: ControlLine | undefined;
  /** The page was asked for a connection and has not brought one yet. */
  #asked = false;
  /** How long to wait before asking again when what was brought ended before it could be used. */
  readonly #backOff = new BackOff();
  #wants = false;
  /** Verbs given to the engine; what it says of an earlier state is old. */
  #requests = 0;
  #asks = 0;
  readonly #views = new Map<TransferId, TransferView>();
  readonly #files = new Map<TransferId, readonly (Outgoing | undefined)[]>();
  /** Of transfers from before the page was loaded. */
  readonly #records = new Map<TransferId, ResumeRecord>();
  readonly #provided = new Map<TransferId, ProvidedFiles>();
  readonly #blobs = new Map<number, (blob: Blob | undefined) => void>();

  constructor(
    readonly peerId: string,
    private readonly events: TransferEvents,
    private readonly store?: ResumeStore,
    private readonly engine = transferEngine,
  ) {
    engine.listen(peerId, { reply: (reply) => this.#handle(reply), broken: () => this.#broken() });
  }

  get wantsConnection(): boolean {
    return this.#wants;
  }

  /** Takes over a connection; one that was attached before is let go. */
  attach(channels: TakenChannels): void {
    this.detach();
    this.#asked = false;
    this.#backOff.reset();
    this.#control = channels.line(this.peerId, this.engine, () => this.detach());
  }

  /** The connection is gone, or the attempt at one; transfers wait for the next. Done by itself when a channel closes. */
  detach(): void {
    const control = this.#control;
    if (!control) return this.#askLater();
    this.#control = undefined;
    control.release();
    this.engine.post({ peer: this.peerId, do: 'detach' });
    this.#askSoon();
  }

  /** The device has been gone for long: what nobody answered fails as connection-lost, what was accepted waits. */
  close(): void {
    this.detach();
    this.#do({ do: 'close' });
  }

  /** Goes on with a transfer from before the page was loaded. */
  revive(stored: StoredTransfer): void {
    this.#records.set(this.#idOf(stored.record), stored.record);
    this.#do({ do: 'revive', stored });
  }

  provide(id: TransferId, files: readonly Outgoing[]): Provided {
    const view = this.#views.get(id);
    if (view?.hold !== 'files-here') return { missing: [], changed: [] };
    const provided = this.#provided.get(id) ?? new ProvidedFiles(view.files.length);
    this.#provided.set(id, provided);
    const wanted = view.files.filter(({ state }) => state === 'waiting' || state === 'running');
    const folders = view.files.filter(isFolder).map(emptyFolder);
    const result = provided.take([...folders, ...files], wanted);
    if (result.missing.length + result.changed.length > 0) return result;
    this.#provided.delete(id);
    this.#files.set(id, provided.files);
    this.#want({ do: 'provide', id, files: provided.files.map((given) => given?.file) });
    return result;
  }

  async remembers(id: TransferId): Promise<boolean> {
    return (await this.#sources(id)).size > 0;
  }

  async reopen(id: TransferId, ask: boolean): Promise<Provided> {
    const record = this.#records.get(id);
    const sources = await this.#sources(id);
    if (!record || sources.size === 0) return this.provide(id, []);
    const { reopened } = await import('./kept-sources.ts');
    return this.provide(id, await reopened(record, sources, ask));
  }

  sendFiles(files: readonly Outgoing[]): TransferId {
    const transfer = randomNumber();
    this.#send(transfer, files);
    return this.#sendingOf(transfer);
  }

  #sendingOf(transfer: number): TransferId {
    return `${this.peerId}:send:${transfer}` as TransferId;
  }

  #send(transfer: number, files: readonly Outgoing[]): void {
    this.#files.set(this.#sendingOf(transfer), files);
    this.#want({ do: 'send', transfer, entries: files.map(entryOf), files: files.map(({ file }) => file) });
  }

  /** As they are on the disk now, where the browser lets them be looked up. */
  #sendAgain(files: readonly Outgoing[]): TransferId {
    const transfer = randomNumber();
    void Promise.all(files.map(asItIsNow)).then((now) => this.#send(transfer, now));
    return this.#sendingOf(transfer);
  }

  preview(id: TransferId, file: number, image: string): void {
    this.#do({ do: 'preview', id, file, image });
  }

  sendText(text: string): string {
    const number = randomNumber();
    this.#want({ do: 'text', text, number });
    return String(number);
  }

  accept(id: TransferId, choice: Choice = 'all', into?: Place): void {
    this.#do({ do: 'accept', id, choice, ...(into && { into }) }, portsOf(into));
  }

  decline(id: TransferId): void {
    this.#do({ do: 'decline', id });
  }

  cancel(id: TransferId, file?: number): void {
    this.#do({ do: 'cancel', id, ...(file === undefined ? {} : { file }) });
  }

  pause(id: TransferId, file?: number): void {
    this.#do({ do: 'pause', id, ...(file === undefined ? {} : { file }) });
  }

  resume(id: TransferId, file?: number): void {
    this.#want({ do: 'resume', id, ...(file === undefined ? {} : { file }) });
  }

  first(id: TransferId, file?: number): void {
    this.#do({ do: 'first', id, ...(file === undefined ? {} : { file }) });
  }

  retry(id: TransferId): TransferId | undefined {
    const view = this.#views.get(id);
    const all = this.#files.get(id) ?? [];
    const unsent = all.filter((file, index) => file && view?.files[index]?.state !== 'done') as Outgoing[];
    return view && hasEnded(view) && unsent.length > 0 ? this.#sendAgain(unsent) : undefined;
  }

  retryFiles(id: TransferId, files: readonly number[]): void {
    const view = this.#views.get(id);
    const failed = files.filter((file) => view?.files[file]?.state === 'failed');
    if (view?.direction === 'receive') return this.#want({ do: 'again', id, files: failed });
    const given = failed.flatMap((file) => this.#files.get(id)?.[file] ?? []);
    if (given.length > 0) this.#sendAgain(given);
  }

  async save(id: TransferId, file: number): Promise<boolean> {
    const blob = await this.received(id, file);
    const name = this.#views.get(id)?.files[file]?.name;
    if (!blob || name === undefined) return false;
    saveFile(blob, name);
    return true;
  }

  received(id: TransferId, file: number): Promise<Blob | undefined> {
    const ask = this.#asks++;
    this.#do({ do: 'blob', id, file, ask });
    return new Promise((resolve) => this.#blobs.set(ask, resolve));
  }

  handedOver(id: TransferId): void {
    this.#do({ do: 'over', id });
  }

  forget(id: TransferId): void {
    const view = this.#views.get(id);
    if (!view || !hasEnded(view)) return;
    this.#do({ do: 'forget', id });
    this.#files.delete(id);
    this.#views.delete(id);
  }

  snapshot(): readonly TransferView[] {
    return [...this.#views.values()];
  }

  #idOf({ direction, transfer }: ResumeRecord): TransferId {
    return `${this.peerId}:${direction}:${transfer}` as TransferId;
  }

  async #sources(id: TransferId): Promise<Handles> {
    const key = this.#records.get(id)?.key;
    return (key && (await this.store?.sources?.(key))) ?? new Map();
  }

  #do(verb: VerbRequest, transfer: Transferable[] = []): void {
    this.#requests++;
    this.engine.post({ ...verb, peer: this.peerId }, transfer);
  }

  /** A verb that gives the engine something to say. */
  #want(verb: VerbRequest): void {
    this.#do(verb);
    this.#wants = true;
    this.#asked = false;
    this.#askSoon();
  }

  /** Outside the verb that brought it about, so that listeners may call verbs. */
  #askSoon(): void {
    queueMicrotask(() => {
      if (this.#control || this.#asked || !this.#wants) return;
      this.#asked = true;
      this.events.needsConnection();
    });
  }

  /** Nothing came of the one that was asked for. */
  #askLater(): void {
    if (!this.#asked) return;
    setTimeout(() => {
      this.#asked = false;
      this.#askSoon();
    }, this.#backOff.next());
  }

  #handle(reply: EngineReply): void {
    switch (reply.is) {
      case 'transfer':
        return this.#show(reply.patch, reply.files);
      case 'text':
        return this.events.text(reply.text);
      case 'text-state':
        return this.events.textState(reply.view);
      case 'control':
        return this.#line(reply)?.say(reply.texts);
      case 'status':
        if (reply.requests < this.#requests) return;
        this.#wants = reply.wants;
        return this.#askSoon();
      case 'broken':
        return this.#line(reply) && this.detach();
      case 'stripes':
        return void this.#line(reply)?.stripes.open(reply.count);
      case 'finished':
        return this.#line(reply)?.stripes.finish(reply.connection);
      case 'blob':
        this.#blobs.get(reply.ask)?.(reply.blob);
        return void this.#blobs.delete(reply.ask);
      case 'again':
        return this.retryFiles(reply.id, reply.files);
      case 'begin':
        return this.#begin(reply.record);
      case 'checkpoint':
        return this.store?.checkpoint(reply.key, reply.progress);
      case 'forget':
        return this.store?.forget(reply.key);
    }
  }

  /** The line that the engine meant: another one may have taken its place meanwhile. */
  #line({ of }: OfConnection): ControlLine | undefined {
    return this.#control?.connection === of ? this.#control : undefined;
  }

  #begin(record: ResumeRecord): void {
    this.store?.begin(record);
    const handles = new Map<number, FileSystemFileHandle>();
    const files = this.#files.get(this.#idOf(record)) ?? [];
    files.forEach((given, index) => given?.handle && handles.set(index, given.handle));
    if (handles.size > 0 && handles.size <= MAX_HANDLES) this.store?.keepSources?.(record.key, handles);
  }

  #show({ count: _count, ...head }: ViewPatch, changed: TransferView['files']): void {
    const files = this.#views.get(head.id)?.files.slice() ?? [];
    for (const file of changed) files[file.index] = file;
    const view = { ...head, files };
    const before = this.#views.get(view.id);
    this.#views.set(view.id, view);
    this.events.transfer(view);
    // Without asking: where the browser still allows it, nobody need do anything.
    if (view.hold === 'files-here' && before?.hold !== 'files-here') void this.reopen(view.id, false);
  }

  /** Nothing that ran in the worker can be finished. */
  #broken(): void {
    this.detach();
    this.#wants = false;
    for (const view of this.#views.values()) {
      if (!hasEnded(view)) this.#show({ ...view, state: 'failed', cause: 'storage', count: 0 }, []);
    }
  }
}

/** A file that was changed is another one to the browser, which does not read the old one any more. */
async function asItIsNow(given: Outgoing): Promise<Outgoing> {
  const file = await given.handle?.getFile().catch(() => undefined); // then the old one says why
  return file ? { ...given, file } : given;
}

function hasEnded({ state }: TransferView): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
