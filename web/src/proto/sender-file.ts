// One file under way to the other side: which leaves are still to be read, and how much of it was sent.
import type { IndexSet } from './transfer/index-set.ts';
import { LEAF } from './transfer/limits.ts';

export class SenderFile {
  /** Bytes queued for a channel on this connection, or confirmed before it. */
  sent = 0;
  /** The other side was told the root, on this connection. */
  told = false;
  /** An empty file is read once too, for its root. */
  #asked: boolean;

  constructor(
    readonly index: number,
    readonly size: number,
    readonly todo: IndexSet,
    rootKnown: boolean,
  ) {
    this.#asked = rootKnown;
  }

  get needsRead(): boolean {
    return this.todo.size > 0 || (this.size === 0 && !this.#asked);
  }

  /** The block to be read next: leaves that follow one another, at most `most` bytes. */
  takeBlock(most: number): { readonly offset: number; readonly length: number } {
    this.#asked = true;
    const leaves = this.todo.takeFirst(most / LEAF);
    if (!leaves) return { offset: 0, length: 0 };
    const offset = leaves[0] * LEAF;
    return { offset, length: Math.min(leaves[1] * LEAF, this.size) - offset };
  }
}
