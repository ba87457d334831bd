// Writes received files to where a person wants them: into a folder that was picked, or one file that was picked.
import { leafCount } from '../proto/file-chunker.ts';
import { LEAF } from '../proto/transfer/limits.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import { asked } from './asked.ts';
import { Failure } from './failure.ts';
import type { Sink, SinkFile } from './sink.ts';

/** Finds or makes the places of files; the two kinds of picked places differ in nothing else. */
export interface PickedPlace {
  open(): Promise<void>;
  file(file: SinkFile): Promise<FileSystemFileHandle>;
  folder(file: SinkFile): Promise<void>;
  /** Takes away what was made for a file that will not come. */
  remove(file: SinkFile): Promise<void>;
}

/** A file on its way: what is written shows under its name only when it is closed. */
interface Growing {
  readonly stream: Promise<FileSystemWritableFileStream>;
}

export class FolderSink implements Sink {
  readonly keeps = 'files';
  readonly #files: ReadonlyMap<number, SinkFile>;
  readonly #growing = new Map<number, Growing>();
  readonly #finished = new Set<number>();

  constructor(
    readonly place: PickedPlace,
    files: readonly SinkFile[],
  ) {
    this.#files = new Map(files.map((file) => [file.index, file]));
  }

  open(): Promise<void> {
    return this.place.open();
  }

  async write(index: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const stream = await this.#grow(this.#file(index)).stream;
    await stream.write({ type: 'write', position: offset, data: bytes });
  }

  async finish(index: number): Promise<undefined> {
    const file = this.#file(index);
    if (isFolder(file)) await this.place.folder(file);
    else await this.#close(file);
    this.#finished.add(index);
  }

  async discard(index?: number): Promise<void> {
    const files = index === undefined ? [...this.#growing.keys()] : [index];
    for (const each of files) await this.#abort(this.#file(each));
  }

  async #close(file: SinkFile): Promise<void> {
    const stream = await this.#grow(file).stream;
    await stream.close();
    this.#growing.delete(file.index);
  }

  async #abort(file: SinkFile): Promise<void> {
    const growing = this.#growing.get(file.index);
    if (!growing || this.#finished.has(file.index)) return;
    this.#growing.delete(file.index);
    const stream = await growing.stream.catch(() => undefined); // it failed to open: that is why it is thrown away
    await stream?.abort().catch(() => undefined); // a stream that has failed is closed already
    await this.place.remove(file);
  }

  #file(index: number): SinkFile {
    const file = this.#files.get(index);
    if (!file) throw new Failure('storage');
    return file;
  }

  #grow(file: SinkFile): Growing {
    const growing = this.#growing.get(file.index) ?? { stream: this.#stream(file) };
    this.#growing.set(file.index, growing);
    return growing;
  }

  async #stream(file: SinkFile): Promise<FileSystemWritableFileStream> {
    const handle = await this.place.file(file);
    const stream = await asked(handle, () => handle.createWritable());
    // At once, so that a disk that is too small says so before anything is sent in vain.
    if (leafCount(file.size, LEAF) > 1) await stream.truncate(file.size);
    return stream;
  }
}
