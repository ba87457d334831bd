// Reads a file from one place to the next through one stream: a slice for each block costs the browser three times as much.
import { LEAF } from '../proto/transfer/limits.ts';
import { BufferPool } from './buffer-pool.ts';
import { Failure } from './failure.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** With `min` it comes back full; a browser that does not know it gives what it has. */
type Reader = ReadableStreamBYOBReader & {
  read(view: Bytes, options: { min: number }): Promise<ReadableStreamReadResult<Bytes>>;
};

/** Buffers kept: what is being read, digested and cut at the same time. */
const SPARE = 8;

export class SequentialReader {
  readonly #buffers = new BufferPool(LEAF, SPARE);
  #reader: Reader | undefined;
  /** Not every browser reads files into buffers that are given. */
  #slices = false;
  #at = 0;
  /** Reads follow one another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: Blob) {}

  /** At most a leaf. `give` takes the bytes back. */
  read(offset: number, length: number): Promise<Bytes> {
    const read = this.#turn.then(() => this.#read(offset, length));
    this.#turn = read.catch(() => this.close()); // told to whoever asked
    return read;
  }

  /** Nobody needs these bytes any more. */
  give({ buffer }: Bytes): void {
    this.#buffers.give(buffer);
  }

  /** Lets go of the file. */
  close(): void {
    void this.#reader?.cancel().catch(() => undefined); // it is given up whatever became of it
    this.#reader = undefined;
  }

  async #read(offset: number, length: number): Promise<Bytes> {
    if (!this.#slices && (!this.#reader || this.#at !== offset)) this.#open(offset);
    if (!this.#reader) return new Uint8Array(await this.#slice(offset, length));
    let buffer = this.#buffers.take();
    for (let filled = 0; filled < length;) {
      const min = length - filled;
      const { value, done } = await this.#reader.read(new Uint8Array(buffer, filled, min), { min });
      if (value) buffer = value.buffer;
      filled += value?.length ?? 0;
      if (done && filled < length) throw new Failure('file-changed');
    }
    this.#at = offset + length;
    return new Uint8Array(buffer, 0, length);
  }

  #open(offset: number): void {
    this.close();
    const stream = this.file.slice(offset).stream();
    try {
      this.#reader = stream.getReader({ mode: 'byob' }) as Reader;
      this.#at = offset;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.#slices = true;
    }
  }

  async #slice(offset: number, length: number): Promise<ArrayBuffer> {
    const bytes = await this.file.slice(offset, offset + length).arrayBuffer();
    if (bytes.byteLength !== length) throw new Failure('file-changed');
    return bytes;
  }
}
