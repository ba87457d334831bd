// One leaf on its way in: holds its chunks, in whatever order they come, until it is whole.
import { equal } from './bytes.ts';
import type { Chunk } from './transfer/frame.ts';

export class ReceiverLeaf {
  readonly #chunks = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly digest: Uint8Array<ArrayBuffer>;
  #bytes = 0;

  constructor(
    readonly offset: number,
    readonly length: number,
    first: Chunk,
  ) {
    this.digest = first.digest;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes newly held; 0 for a chunk that is here already; undefined for one that does not fit. */
  add(chunk: Chunk): number | undefined {
    const { offset, payload } = chunk;
    if (!equal(chunk.digest, this.digest)) return undefined;
    if (this.#chunks.has(offset)) return 0;
    if (this.#bytes + payload.length > this.length) return undefined;
    this.#chunks.set(offset, payload);
    this.#bytes += payload.length;
    return payload.length;
  }

  get whole(): boolean {
    return this.#bytes === this.length;
  }

  /** The chunks from first to last; undefined where they overlap, which only a hostile sender brings about. */
  ordered(): Uint8Array<ArrayBuffer>[] | undefined {
    const sorted = [...this.#chunks].toSorted(([a], [b]) => a - b);
    let at = this.offset;
    for (const [offset, bytes] of sorted) {
      if (offset !== at) return undefined;
      at += bytes.length;
    }
    return sorted.map(([, bytes]) => bytes);
  }
}
