// One file under way to the other side: what is still to be read of it, what was sent, and its root.
import type { IndexSet } from './transfer/index-set';

export class SenderFile {
  /** Bytes handed to a channel on this connection or confirmed before it. */
  sent = 0;
  /** The other side knows the root, on this connection. */
  told = false;
  /** An empty file is read once too, for its root. */
  #asked = false;

  constructor(
    readonly index: number,
    readonly size: number,
    readonly todo: IndexSet,
    readonly leaf: number,
    /** Known when every leaf was read once; survives a loss. */
    public root: string | undefined,
  ) {
    this.#asked = root !== undefined;
  }

  get needsRead(): boolean {
    return this.todo.size > 0 || (this.size === 0 && !this.#asked);
  }

  /** Bytes of the block that would be read next, with leaves that follow one another, at most `most` bytes. */
  takeBlock(most: number): { readonly offset: number; readonly length: number } {
    this.#asked = true;
    const leaves = this.todo.takeFirst(most / this.leaf);
    if (!leaves) return { offset: 0, length: 0 };
    const offset = leaves[0] * this.leaf;
    return { offset, length: Math.min(leaves[1] * this.leaf, this.size) - offset };
  }
}
