// Keeps received files in memory, where the browser has no private file system; honest about how much that can be.
import { MEMORY_CAP } from '../proto/transfer/limits.ts';
import { Failure } from './failure.ts';
import type { Sink, SinkFile } from './sink.ts';

/** Bytes held by all memory sinks of this page. */
let held = 0;

export class MemorySink implements Sink {
  readonly keeps = 'nothing';
  readonly #bytes: number;
  readonly #files = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly #sizes: ReadonlyMap<number, number>;
  #counted = false;

  constructor(files: readonly SinkFile[]) {
    this.#sizes = new Map(files.map(({ index, size }) => [index, size]));
    this.#bytes = files.reduce((sum, { size }) => sum + size, 0);
  }

  async open(): Promise<void> {
    if (held + this.#bytes > MEMORY_CAP) throw new Failure('too-large-for-memory');
    held += this.#bytes;
    this.#counted = true;
  }

  async write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#place(file).set(bytes, offset);
  }

  async finish(file: number): Promise<Blob> {
    const blob = new Blob([this.#place(file)]);
    this.#files.delete(file);
    return blob;
  }

  async discard(file?: number): Promise<void> {
    if (file !== undefined) return void this.#files.delete(file);
    this.#files.clear();
    if (this.#counted) held -= this.#bytes;
    this.#counted = false;
  }

  #place(file: number): Uint8Array<ArrayBuffer> {
    const place = this.#files.get(file) ?? new Uint8Array(this.#sizes.get(file) ?? 0);
    this.#files.set(file, place);
    return place;
  }
}
