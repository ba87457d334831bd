// The digest of a file: SHA-256 of each leaf, and the Merkle tree hash (RFC 9162) over them, bound to the size.
import { sha256 } from '@noble/hashes/sha2.js';

/** For leaves, given by the shell: crypto.subtle where there is a secure context, something slower elsewhere. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

// RFC 9162 §2.1.1 sets leaf and node apart by the first byte; the third binds the tree to the size.
const LEAF = 0;
const NODE = 1;
const FILE = 2;

interface Subtree {
  readonly height: number;
  readonly hash: Uint8Array;
}

/** All that a digester knows, in a form that can be kept: some 40 bytes for each doubling of the size. */
export interface TreeSnapshot {
  /** Leaves taken without a gap from the first. */
  readonly leaves: number;
  readonly edge: readonly Subtree[];
  /** Digests that came before their turn. */
  readonly early: readonly (readonly [leaf: number, digest: Uint8Array])[];
}

/**
 * Takes the leaf digests of one file in any order, and keeps of the tree only its growing edge. Nodes are hashed at once
 * by a library: 65 bytes take it a microsecond, and the browser's own digest twenty times that for the way there.
 */
export class FileDigester {
  readonly #edge: Subtree[];
  readonly #early: Map<number, Uint8Array>;
  #next: number;

  constructor(from: TreeSnapshot = { leaves: 0, edge: [], early: [] }) {
    this.#next = from.leaves;
    this.#edge = [...from.edge];
    this.#early = new Map(from.early);
  }

  /** Leaves taken without a gap from the first. */
  get leaves(): number {
    return this.#next;
  }

  /** A leaf that was put before is passed over. */
  put(leaf: number, digest: Uint8Array): void {
    if (leaf < this.#next) return;
    this.#early.set(leaf, digest);
    for (let next = this.#early.get(this.#next); next; next = this.#early.get(this.#next)) {
      this.#early.delete(this.#next++);
      this.#append(next);
    }
  }

  snapshot(): TreeSnapshot {
    return { leaves: this.#next, edge: [...this.#edge], early: [...this.#early] };
  }

  /** The root, once all leaves were put: SHA-256(2 ‖ size ‖ tree hash). */
  root(size: number): Uint8Array {
    const bound = new Uint8Array(1 + 8 + 32);
    bound[0] = FILE;
    new DataView(bound.buffer).setBigUint64(1, BigInt(size));
    bound.set(this.#treeHash(), 9);
    return sha256(bound);
  }

  #append(digest: Uint8Array): void {
    let hash = hashOf(LEAF, digest);
    let height = 0;
    for (let left = this.#edge.at(-1); left?.height === height; left = this.#edge.at(-1)) {
      this.#edge.pop();
      hash = hashOf(NODE, left.hash, hash);
      height++;
    }
    this.#edge.push({ height, hash });
  }

  #treeHash(): Uint8Array {
    const [last, ...lefts] = this.#edge.toReversed();
    if (!last) return sha256(new Uint8Array(0));
    return lefts.reduce((hash, left) => hashOf(NODE, left.hash, hash), last.hash);
  }
}

function hashOf(kind: number, ...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + 32 * parts.length);
  bytes[0] = kind;
  parts.forEach((part, index) => bytes.set(part, 1 + 32 * index));
  return sha256(bytes);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
