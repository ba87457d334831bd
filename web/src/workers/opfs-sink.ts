// Writes received files through synchronous handles into the browser's private file system, where they outlive the page.
import type { ResumeProgress } from '../proto/transfer/resume.ts';
import { IndexSet } from '../proto/transfer/index-set.ts';
import { LEAF } from '../proto/transfer/limits.ts';
import { asked } from './asked.ts';
import { BlockWriter } from './block-writer.ts';
import { Failure } from './failure.ts';
import { PackSpool } from './pack-spool.ts';
import type { Sink, SinkFile } from './sink.ts';
import type { SpoolFolder } from './spool.ts';

/** Files from this size on are flushed when they are finished, in bytes. */
const FLUSHED = 1024 * 1024;

interface OpenFile {
  readonly handle: FileSystemSyncAccessHandle;
  readonly writer: BlockWriter;
}

export class OpfsSink implements Sink {
  readonly keeps = 'leaves';
  readonly packs: PackSpool;
  readonly #handles = new Map<number, Promise<OpenFile>>();
  readonly #sizes: ReadonlyMap<number, number>;

  constructor(
    readonly spool: SpoolFolder,
    files: readonly SinkFile[],
    /** How far it was when the page was loaded. */
    readonly progress: ResumeProgress,
  ) {
    this.#sizes = new Map(files.map(({ index, size }) => [index, size]));
    this.packs = new PackSpool(spool.folder);
  }

  async open(): Promise<void> {
    const kept = await this.#kept();
    const missing = [...this.#sizes].filter(([index]) => !kept.has(index));
    const bytes = missing.reduce((sum, [, size]) => sum + size, 0);
    const { quota, usage } = await navigator.storage.estimate();
    if (quota !== undefined && bytes > quota - (usage ?? 0)) throw new Failure('disk-full');
  }

  /** Files of their own that were finished before the page was loaded. */
  async finished(): Promise<[file: number, blob: Blob][]> {
    const blobs: [number, Blob][] = [];
    for (const file of IndexSet.of(this.progress.finished)) {
      if (!this.packs.has(file)) blobs.push([file, await this.#blob(file)]);
    }
    return blobs;
  }

  async write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { writer } = await this.#handle(file);
    await writer.write(offset, bytes);
  }

  async flush(): Promise<void> {
    await this.packs.flush();
    for (const [file, opening] of [...this.#handles]) {
      if ((this.#sizes.get(file) ?? 0) <= LEAF) continue; // sent again sooner than flushed
      const { handle } = await opening;
      if (this.#handles.get(file) === opening) handle.flush(); // else it was finished meanwhile
    }
  }

  async finish(file: number): Promise<Blob> {
    const { handle } = await this.#handle(file);
    // Before the books say that it is here; for small ones that would cost more than sending them again.
    if ((this.#sizes.get(file) ?? 0) >= FLUSHED) handle.flush();
    handle.close();
    this.#handles.delete(file);
    return this.#blob(file);
  }

  async discard(file?: number): Promise<void> {
    if (file !== undefined) return this.#remove(file);
    await this.packs.close();
    for (const index of [...this.#handles.keys()]) await this.#close(index);
    await this.spool.remove();
  }

  /** What the books say is here must be: the browser may have thrown it away when its disk was full. */
  async #kept(): Promise<ReadonlySet<number>> {
    const { finished, open } = this.progress;
    const claimed = [...IndexSet.of(finished), ...open.map(({ file }) => file)];
    const present = new Set<string>();
    if (claimed.length === 0) return new Set();
    for await (const name of this.spool.folder.keys()) present.add(name);
    await this.packs.find(new Set(claimed));
    if (claimed.some((file) => !present.has(`${file}`) && !this.packs.has(file)))
      throw new Failure('evicted');
    return new Set(claimed);
  }

  async #blob(file: number): Promise<Blob> {
    return asked(await this.spool.folder.getFileHandle(`${file}`), (entry) => entry.getFile());
  }

  /** A file that nothing was written to does not exist. */
  async #remove(file: number): Promise<void> {
    this.packs.forget(file);
    if (!this.#handles.has(file)) return;
    await this.#close(file);
    await this.spool.folder.removeEntry(`${file}`);
  }

  async #close(file: number): Promise<void> {
    const opening = this.#handles.get(file);
    this.#handles.delete(file);
    const open = await opening;
    open?.writer.drop();
    open?.handle.close();
  }

  #handle(file: number): Promise<OpenFile> {
    const handle = this.#handles.get(file) ?? this.#open(file);
    this.#handles.set(file, handle);
    return handle;
  }

  async #open(file: number): Promise<OpenFile> {
    const entry = await this.spool.folder.getFileHandle(`${file}`, { create: true });
    const handle = await asked(entry, () => entry.createSyncAccessHandle());
    const size = this.#sizes.get(file) ?? 0;
    handle.truncate(size); // at once, so that no write has to ask for room
    const writer = new BlockWriter(size, (offset, bytes) => {
      if (handle.write(bytes, { at: offset }) !== bytes.length) throw new Failure('disk-full');
    });
    return { handle, writer };
  }
}
