// Small files in the browser's private file system: packs as they came, one after the other, many in one file.
import { listPack, packEnd, PACK_HEAD, type PackedFile } from '../proto/transfer/pack.ts';
import { asked } from './asked.ts';
import { Failure } from './failure.ts';
import type { PackKeeper } from './sink.ts';

/** A file of packs is begun anew at this length, so that reading some does not wait for all. */
const SEGMENT = 64 * 1024 * 1024;
const NAME = /^packs-(\d+)$/;

/** Of a synchronous handle what is used here. */
interface PackHandle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  flush(): void;
  close(): void;
}

/** Of a folder in the private file system, seen from a worker, what is used here. */
export interface PackFolder {
  keys(): AsyncIterable<string>;
  getFileHandle(
    name: string,
    options?: { create?: boolean },
  ): Promise<{ getFile(): Promise<File>; createSyncAccessHandle(): Promise<PackHandle> }>;
}

interface Segment {
  readonly name: string;
  readonly opening: Promise<PackHandle>;
  at: number;
  closed: boolean;
}

interface PlacedFile {
  readonly segment: string;
  readonly at: number;
  readonly length: number;
}

export class PackSpool implements PackKeeper {
  readonly #places = new Map<number, PlacedFile>();
  readonly #closed = new Map<string, Promise<File>>();
  #growing: Segment | undefined;
  #next = 0;

  constructor(readonly folder: PackFolder) {}

  get files(): Iterable<number> {
    return this.#places.keys();
  }

  has(file: number): boolean {
    return this.#places.has(file);
  }

  async write(body: Uint8Array<ArrayBuffer>, files: readonly PackedFile[]): Promise<void> {
    const segment = this.#grow(body.length);
    const { name, at } = segment;
    segment.at += body.length;
    const handle = await segment.opening;
    if (segment.closed) return this.write(body, files); // somebody wanted to read it meanwhile
    if (handle.write(body, { at }) !== body.length) throw new Failure('disk-full');
    for (const file of files)
      this.#places.set(file.file, { segment: name, at: at + file.at, length: file.length });
  }

  /** What has been read may not grow any more: the browser would call it changed. */
  async blob(file: number): Promise<Blob | undefined> {
    const place = this.#places.get(file);
    if (!place) return undefined;
    if (this.#growing?.name === place.segment) await this.close();
    const closed = this.#closed.get(place.segment) ?? this.#read(place.segment);
    this.#closed.set(place.segment, closed);
    return (await closed).slice(place.at, place.at + place.length);
  }

  async flush(): Promise<void> {
    const segment = this.#growing;
    const handle = await segment?.opening;
    if (segment && !segment.closed) handle?.flush();
  }

  async close(): Promise<void> {
    const segment = this.#growing;
    this.#growing = undefined;
    const handle = await segment?.opening;
    if (segment && !segment.closed) handle?.close();
    if (segment) segment.closed = true;
  }

  forget(file: number): void {
    this.#places.delete(file);
  }

  /** Finds those of the files that lie here from before the page was loaded. */
  async find(wanted: ReadonlySet<number>): Promise<void> {
    const numbers: number[] = [];
    for await (const name of this.folder.keys()) {
      const number = NAME.exec(name)?.[1];
      if (number !== undefined) numbers.push(Number(number));
    }
    // What came twice counts as it came last.
    for (const number of numbers.toSorted((a, b) => a - b)) await this.#list(`packs-${number}`, wanted);
    this.#next = Math.max(-1, ...numbers) + 1;
  }

  /** What follows the last whole pack was being written when the page ended. */
  async #list(name: string, wanted: ReadonlySet<number>): Promise<void> {
    const file = await this.#read(name);
    for (let at = 0; at < file.size;) {
      const head = new Uint8Array(await file.slice(at, at + PACK_HEAD).arrayBuffer());
      const files = listPack(head);
      if (!files || at + packEnd(files) > file.size) return;
      for (const { file: index, at: inside, length } of files) {
        if (wanted.has(index)) this.#places.set(index, { segment: name, at: at + inside, length });
      }
      at += packEnd(files);
    }
  }

  async #read(name: string): Promise<File> {
    return asked(await this.folder.getFileHandle(name), (entry) => entry.getFile());
  }

  #grow(bytes: number): Segment {
    const growing = this.#growing;
    if (growing && growing.at + bytes <= SEGMENT) return growing;
    void this.close();
    const name = `packs-${this.#next++}`;
    return (this.#growing = { name, opening: this.#open(name), at: 0, closed: false });
  }

  async #open(name: string): Promise<PackHandle> {
    const entry = await this.folder.getFileHandle(name, { create: true });
    return asked(entry, () => entry.createSyncAccessHandle());
  }
}
