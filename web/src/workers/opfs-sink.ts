// Writes received files through synchronous handles into the browser's private file system, one temporary file each.
import { Failure } from './failure.ts';
import type { Sink, SinkFile } from './sink.ts';

export class OpfsSink implements Sink {
  readonly #handles = new Map<number, Promise<FileSystemSyncAccessHandle>>();
  readonly #name: string;
  readonly #sizes: ReadonlyMap<number, number>;

  constructor(
    /** The folder of this page. */
    readonly root: FileSystemDirectoryHandle,
    files: readonly SinkFile[],
    serial: number,
  ) {
    this.#name = `transfer-${serial}`;
    this.#sizes = new Map(files.map(({ index, size }) => [index, size]));
  }

  async open(): Promise<void> {
    const { quota, usage } = await navigator.storage.estimate();
    const bytes = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    if (quota !== undefined && bytes > quota - (usage ?? 0)) throw new Failure('disk-full');
    await this.#folder();
  }

  async write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const handle = await this.#handle(file);
    const written = handle.write(bytes, { at: offset });
    if (written !== bytes.length) throw new Failure('disk-full');
  }

  async finish(file: number): Promise<Blob> {
    const handle = await this.#handle(file);
    handle.close();
    this.#handles.delete(file);
    const folder = await this.#folder();
    return (await folder.getFileHandle(`${file}`)).getFile();
  }

  async discard(file?: number): Promise<void> {
    if (file !== undefined) return this.#remove(file);
    for (const index of [...this.#handles.keys()]) await this.#close(index);
    await this.root.removeEntry(this.#name, { recursive: true });
  }

  /** A file that nothing was written to does not exist. */
  async #remove(file: number): Promise<void> {
    if (!this.#handles.has(file)) return;
    await this.#close(file);
    await (await this.#folder()).removeEntry(`${file}`);
  }

  async #close(file: number): Promise<void> {
    const handle = this.#handles.get(file);
    this.#handles.delete(file);
    (await handle)?.close();
  }

  #folder(): Promise<FileSystemDirectoryHandle> {
    return this.root.getDirectoryHandle(this.#name, { create: true });
  }

  #handle(file: number): Promise<FileSystemSyncAccessHandle> {
    const handle = this.#handles.get(file) ?? this.#open(file);
    this.#handles.set(file, handle);
    return handle;
  }

  async #open(file: number): Promise<FileSystemSyncAccessHandle> {
    const entry = await (await this.#folder()).getFileHandle(`${file}`, { create: true });
    const handle = await entry.createSyncAccessHandle();
    handle.truncate(this.#sizes.get(file) ?? 0); // at once, so that no write has to ask for room
    return handle;
  }
}
