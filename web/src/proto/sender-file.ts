// One file under way to the other side: which leaves are still to be read, and how much of it was sent.
import { IndexSet } from './transfer/index-set.ts';
import { LEAF } from './transfer/limits.ts';

export interface Block {
  readonly offset: number;
  readonly length: number;
  /** Else it is only digested. */
  readonly send: boolean;
}

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
    /** Leaves that the other side has and this page never read: only their digests are missing, for the root. */
    readonly reread: IndexSet,
    rootKnown: boolean,
  ) {
    this.#asked = rootKnown;
    if (rootKnown) this.reread = new IndexSet();
  }

  get needsRead(): boolean {
    return this.todo.size > 0 || this.reread.size > 0 || (this.size === 0 && !this.#asked);
  }

  /** The block to be read next: leaves that follow one another, at most `most` bytes; first those to be sent. */
  takeBlock(most: number): Block {
    this.#asked = true;
    const send = this.todo.size > 0 || this.size === 0;
    const leaves = (send ? this.todo : this.reread).takeFirst(most / LEAF);
    if (!leaves) return { offset: 0, length: 0, send };
    const offset = leaves[0] * LEAF;
    return { offset, length: Math.min(leaves[1] * LEAF, this.size) - offset, send };
  }
}
