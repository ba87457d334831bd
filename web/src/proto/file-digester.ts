// The digest of a file: SHA-256 of each leaf, and the Merkle tree hash (RFC 9162) over them, bound to the size.

/** Given by the shell: crypto.subtle where there is a secure context, something slower elsewhere. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

// RFC 9162 §2.1.1 sets leaf and node apart by the first byte; the third binds the tree to the size.
const LEAF = 0;
const NODE = 1;
const FILE = 2;

interface Subtree {
  readonly height: number;
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** Takes the leaf digests of one file in any order, and keeps of the tree only its growing edge. */
export class FileDigester {
  readonly #sha256: Sha256;
  readonly #edge: Subtree[] = [];
  /** Digests that came before their turn. */
  readonly #early = new Map<number, Uint8Array>();
  #next = 0;
  #folding: Promise<void> = Promise.resolve();

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
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

  /** The root, once all leaves were put: SHA-256(2 ‖ size ‖ tree hash). */
  async root(size: number): Promise<Uint8Array<ArrayBuffer>> {
    await this.#folding;
    const bound = new Uint8Array(1 + 8 + 32);
    bound[0] = FILE;
    new DataView(bound.buffer).setBigUint64(1, BigInt(size));
    bound.set(await this.#treeHash(), 9);
    return this.#sha256(bound);
  }

  #append(digest: Uint8Array): void {
    this.#folding = this.#folding.then(async () => {
      let hash = await this.#hash(LEAF, digest);
      let height = 0;
      for (let left = this.#edge.at(-1); left?.height === height; left = this.#edge.at(-1)) {
        this.#edge.pop();
        hash = await this.#hash(NODE, left.hash, hash);
        height++;
      }
      this.#edge.push({ height, hash });
    });
  }

  async #treeHash(): Promise<Uint8Array> {
    const [last, ...lefts] = this.#edge.toReversed();
    if (!last) return this.#sha256(new Uint8Array(0));
    let hash = last.hash;
    for (const left of lefts) hash = await this.#hash(NODE, left.hash, hash);
    return hash;
  }

  #hash(kind: number, ...parts: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(1 + 32 * parts.length);
    bytes[0] = kind;
    parts.forEach((part, index) => bytes.set(part, 1 + 32 * index));
    return this.#sha256(bytes);
  }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
