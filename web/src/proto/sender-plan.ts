// What a sender still has to read and send, file by file, given what the other side has; and the roots it must tell.
import { leafCount, leafLength } from './file-chunker.ts';
import type { SmallFile } from './sender-command.ts';
import { SenderFile } from './sender-file.ts';
import { SenderQueue } from './sender-queue.ts';
import { SenderSmall } from './sender-small.ts';
import { IndexSet } from './transfer/index-set.ts';
import type { HeldFiles } from './transfer/held-files.ts';
import type { Ledger } from './transfer/ledger.ts';
import * as limits from './transfer/limits.ts';
import type { Have, Range } from './transfer/messages.ts';

export class SenderPlan {
  /** Files begun on this connection and without a verdict. */
  readonly #files = new Map<number, SenderFile>();
  readonly #queue = new SenderQueue();
  readonly small = new SenderSmall();
  #complete = new IndexSet();
  readonly #partial = new Map<number, IndexSet>();
  /** Roots of files that were read to the end, until they are verified; they survive a loss. */
  readonly #known = new Map<number, string>();
  /** Roots that the other side was not told yet. */
  #untold: [file: number, root: string][] = [];
  /** Leaves whose digests this page knows, of files without a root yet. */
  readonly #read = new Map<number, IndexSet>();
  /** Leaves that were asked for again; a second time is not granted. */
  readonly #again = new Map<number, IndexSet>();

  /** Files that came up and are held; they come up again when nobody holds them. */
  readonly #aside = new Set<number>();

  constructor(
    readonly ledger: Ledger,
    readonly held: HeldFiles,
  ) {}

  get(index: number): SenderFile | undefined {
    return this.#files.get(index);
  }

  /** The other side has these already; false when that cannot be. */
  have({ complete, partial }: Have): boolean {
    for (const [from, to] of complete) this.#complete.add(from, to);
    return partial.every(([index, leaves]) => this.#havePart(index, leaves));
  }

  /** Files that the other side has in full. */
  takeComplete(): IndexSet {
    const complete = this.#complete;
    this.#complete = new IndexSet();
    return complete;
  }

  /** Bytes that the other side has of a file before this connection begins. */
  bytesThere(index: number): number {
    const { size = 0 } = this.ledger.files[index] ?? {};
    const have = this.#partial.get(index);
    const last = leafCount(size) - 1;
    if (!have) return 0;
    return have.size * limits.LEAF - (have.has(last) ? limits.LEAF - leafLength(size, last) : 0);
  }

  enqueue(index: number): void {
    this.#queue.push(index);
  }

  /** A file that was begun and of which something is to be read. */
  begun(): SenderFile | undefined {
    for (const file of this.#files.values()) if (file.needsRead && !this.held.has(file.index)) return file;
    return undefined;
  }

  /** This one sooner than the others. */
  first(index: number): void {
    const begun = this.#files.get(index);
    if (!begun) return this.#queue.wish(index);
    const others = [...this.#files].filter(([other]) => other !== index);
    this.#files.clear();
    for (const [other, file] of [[index, begun] as const, ...others]) this.#files.set(other, file);
  }

  /** Files that nobody holds any more come next. */
  release(): void {
    for (const index of [...this.#aside].toReversed()) {
      if (this.held.has(index)) continue;
      this.#aside.delete(index);
      this.#queue.unshift(index);
    }
  }

  /** Small files that come next, to be read together: at most so many bytes, none longer than `longest`. */
  nextSmall(most: number, longest: number): SmallFile[] {
    const taken: SmallFile[] = [];
    const room = Math.min(limits.PACK_FILES, this.small.room);
    let bytes = 0;
    for (let file = this.#head(); file && taken.length < room; file = this.#head()) {
      bytes += file.size;
      if (file.size > longest || bytes > most) break;
      this.#queue.shift();
      this.small.begin(file);
      taken.push(file);
    }
    return taken;
  }

  /** The next file, begun with this. */
  next(): SenderFile | undefined {
    if (this.#files.size >= limits.MAX_OPEN_FILES) return undefined;
    for (let head = this.#head(); head; head = this.#head()) {
      this.#queue.shift();
      const file = this.#begin(head.file);
      if (file.needsRead) return file;
    }
    return undefined;
  }

  /** The first in line that is still to be begun. */
  #head(): SmallFile | undefined {
    for (let file = this.#queue.next; file !== undefined; file = this.#queue.next) {
      const begun = this.#files.has(file) || this.small.has(file);
      const held = this.held.has(file);
      if (held && !begun) this.#aside.add(file);
      if (!begun && !held && this.ledger.isOpen(file))
        return { file, size: this.ledger.files[file]?.size ?? 0 };
      this.#queue.shift();
    }
    return undefined;
  }

  /** The other side may have all of it by now. */
  isTold(index: number): boolean {
    return this.#files.get(index)?.told === true || this.small.isSent(index);
  }

  /** These bytes of the file were read and digested. */
  digested(index: number, offset: number, length: number): void {
    if (this.#known.has(index) || !this.ledger.isOpen(index)) return;
    const read = this.#read.get(index) ?? new IndexSet();
    read.add(offset / limits.LEAF, leafCount(offset + length));
    this.#read.set(index, read);
  }

  /** Every leaf of the file was read once. */
  setRoot(index: number, root: string): void {
    if (!this.ledger.isOpen(index)) return;
    this.#known.set(index, root);
    this.#read.delete(index);
    this.#tell(index);
  }

  takeRoots(most: number): [file: number, root: string][] {
    return this.#untold.splice(0, most);
  }

  /** A leaf was wrong over there and is sent again; the bytes that no longer count as sent, or undefined for a breach. */
  again(index: number, leaf: number): number | undefined {
    if (this.small.isSent(index)) return this.#smallAgain(index);
    const file = this.#files.get(index);
    if (!file) return this.ledger.files[index] ? 0 : undefined; // closed meanwhile
    const again = this.#again.get(index) ?? new IndexSet();
    if (leaf >= leafCount(file.size) || again.has(leaf) || file.todo.has(leaf)) return undefined;
    again.add(leaf);
    this.#again.set(index, again);
    file.todo.add(leaf);
    const bytes = leafLength(file.size, leaf);
    file.sent -= bytes;
    return bytes;
  }

  #smallAgain(index: number): number | undefined {
    if (this.#again.has(index)) return undefined;
    this.#again.set(index, IndexSet.of([[0, 1]]));
    this.#queue.unshift(index);
    return this.small.forget(index);
  }

  /** The file has its verdict; the bytes of it that were sent and not confirmed. */
  forget(index: number): number {
    const file = this.#files.get(index);
    this.#files.delete(index);
    this.#known.delete(index);
    this.#again.delete(index);
    this.#read.delete(index);
    if (this.small.has(index)) return this.small.forget(index);
    return file ? file.sent - (this.ledger.files[index]?.confirmed ?? 0) : 0;
  }

  /** The connection is gone; the next one begins with what the other side has. */
  reset(): void {
    this.#files.clear();
    this.small.reset();
    this.#queue.clear();
    this.#aside.clear();
    this.#untold = [];
    this.#complete = new IndexSet();
    this.#partial.clear();
  }

  #havePart(index: number, leaves: readonly Range[]): boolean {
    const file = this.ledger.files[index];
    if (!file || leaves.some(([, to]) => to > leafCount(file.size))) return false;
    const known = this.#partial.get(index) ?? new IndexSet();
    for (const [from, to] of leaves) known.add(from, to);
    this.#partial.set(index, known);
    return true;
  }

  #begin(index: number): SenderFile {
    const { size = 0, confirmed = 0 } = this.ledger.files[index] ?? {};
    const held = this.#partial.get(index) ?? new IndexSet();
    const reread = held.without(this.#read.get(index) ?? new IndexSet());
    const file = new SenderFile(index, size, held.missing(leafCount(size)), reread, this.#known.has(index));
    file.sent = confirmed;
    this.#partial.delete(index);
    this.#files.set(index, file);
    this.#tell(index);
    return file;
  }

  #tell(index: number): void {
    const file = this.#files.get(index);
    const root = this.#known.get(index);
    if (!file || file.told || root === undefined) return;
    file.told = true;
    this.#untold.push([index, root]);
  }
}
