// One file on its way in: which leaves are verified, which are being verified or still assembled, and the promised root.
import type { TreeSnapshot } from './file-digester.ts';
import { leafCount, leafLength } from './file-chunker.ts';
import { ReceiverLeaf } from './receiver-leaf.ts';
import type { Chunk } from './transfer/frame.ts';
import { IndexSet } from './transfer/index-set.ts';

/** What became of a chunk. */
export type Taken =
  | { readonly as: 'held'; readonly bytes: number }
  | { readonly as: 'whole'; readonly bytes: number; readonly index: number; readonly leaf: ReceiverLeaf }
  | { readonly as: 'known' }
  | { readonly as: 'breach'; readonly about: string };

export class ReceiverFile {
  readonly verified = new IndexSet();
  readonly verifying = new Set<number>();
  /** Leaves that were wrong once. */
  readonly wrong = new Set<number>();
  readonly #partial = new Map<number, ReceiverLeaf>();
  root: string | undefined;
  /** The root is being compared. */
  finishing = false;
  confirmed = 0;

  constructor(
    readonly index: number,
    readonly size: number,
    readonly leaf: number,
  ) {}

  /** What was verified before a reload; false when that does not fit this file. */
  restore({ leaves, early }: TreeSnapshot): boolean {
    const count = leafCount(this.size, this.leaf);
    if (leaves > count || early.some(([leaf]) => leaf >= count)) return false;
    this.verified.add(0, leaves);
    for (const [leaf] of early) this.verified.add(leaf);
    const last = this.verified.has(count - 1) ? this.leaf - leafLength(this.size, count - 1, this.leaf) : 0;
    this.confirmed = this.verified.size * this.leaf - last;
    return true;
  }

  get whole(): boolean {
    return this.verified.size === leafCount(this.size, this.leaf);
  }

  take(chunk: Chunk): Taken {
    const index = Math.floor(chunk.offset / this.leaf);
    const offset = index * this.leaf;
    const length = leafLength(this.size, index, this.leaf);
    if (chunk.offset + chunk.payload.length > offset + length) return { as: 'breach', about: 'offset' };
    if (this.verified.has(index) || this.verifying.has(index)) return { as: 'known' };
    const leaf = this.#partial.get(index) ?? new ReceiverLeaf(offset, length, chunk);
    this.#partial.set(index, leaf);
    const bytes = leaf.add(chunk);
    if (bytes === undefined) return { as: 'breach', about: 'chunk' };
    if (!leaf.whole) return { as: 'held', bytes };
    this.#partial.delete(index);
    this.verifying.add(index);
    return { as: 'whole', bytes, index, leaf };
  }

  /** A leaf was verified and written, or not. */
  settle(index: number, good: boolean): number {
    this.verifying.delete(index);
    const length = leafLength(this.size, index, this.leaf);
    if (good) {
      this.verified.add(index);
      this.confirmed += length;
    }
    return length;
  }

  /** Lets go of leaves that will not be completed on this connection, the bytes that they held; a root is told on each anew. */
  dropPartial(): number {
    if (!this.finishing) this.root = undefined;
    let bytes = 0;
    for (const leaf of this.#partial.values()) bytes += leaf.bytes;
    this.#partial.clear();
    return bytes;
  }

  /** Bytes that are held or being verified. */
  pendingBytes(): number {
    let bytes = 0;
    for (const leaf of this.#partial.values()) bytes += leaf.bytes;
    for (const index of this.verifying) bytes += leafLength(this.size, index, this.leaf);
    return bytes;
  }
}
