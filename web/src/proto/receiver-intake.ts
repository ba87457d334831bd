// The open files of one transfer on their way in, and how many bytes of them are held or being verified.
import type { ReceiverCommand } from './receiver-command.ts';
import { ReceiverFile } from './receiver-file.ts';
import type { ReceiverLeaf } from './receiver-leaf.ts';
import { ReceiverPacks } from './receiver-packs.ts';
import type { Chunk } from './transfer/frame.ts';
import * as limits from './transfer/limits.ts';
import type { Pack, PackedFile } from './transfer/pack.ts';

/** What may be held beyond the window granted, before the sender is taken for hostile. */
const SLACK = limits.MAX_LEAF;

/** What a chunk led to: a breach, a leaf to be verified, or nothing yet. */
export interface Intake {
  readonly breach?: string;
  readonly command?: ReceiverCommand;
}

export class ReceiverIntake {
  readonly #files = new Map<number, ReceiverFile>();
  readonly packs = new ReceiverPacks();
  #pending = 0;
  #verifying = 0;

  constructor(
    readonly transfer: number,
    readonly leaf: number,
    /** The largest window that the sender was granted. */
    readonly granted: () => number,
  ) {}

  /** Of leaves, packs and wholes: whatever is here is known once they are answered. */
  get verifying(): boolean {
    return this.#verifying > 0 || this.packs.verifying || this.#finishing;
  }

  get #finishing(): boolean {
    for (const file of this.#files.values()) if (file.finishing) return true;
    return false;
  }

  get(index: number): ReceiverFile | undefined {
    return this.#files.get(index);
  }

  all(): Iterable<ReceiverFile> {
    return this.#files.values();
  }

  open(index: number, size: number): ReceiverFile {
    const file = new ReceiverFile(index, size, this.leaf);
    this.#files.set(index, file);
    return file;
  }

  take(file: ReceiverFile, chunk: Chunk): Intake {
    const taken = file.take(chunk);
    if (taken.as === 'breach') return { breach: taken.about };
    if (taken.as === 'known') return {};
    this.#pending += taken.bytes;
    if (this.#full) return { breach: 'window' };
    return taken.as === 'whole' ? this.#verify(file.index, taken.index, taken.leaf) : {};
  }

  /** Small files, whole; `look` tells of each whether it is still to come, or must not come. */
  takePack(pack: Pack, look: (file: PackedFile) => 'wanted' | 'over' | 'breach'): Intake {
    const wanted = new Map<number, PackedFile>();
    for (const file of pack.files) {
      const found = look(file);
      if (found === 'breach') return { breach: 'pack' };
      if (found === 'wanted' && this.#isFree(file.file)) wanted.set(file.file, file);
    }
    if (wanted.size === 0) return {};
    const command = this.packs.take(pack, [...wanted.values()]);
    return this.#full ? { breach: 'window' } : { command };
  }

  /** Nothing of the file is being verified; what came of it in chunks gives way. */
  #isFree(index: number): boolean {
    const file = this.#files.get(index);
    if (this.packs.has(index) || file?.finishing || (file && file.verifying.size > 0)) return false;
    this.close(index);
    return true;
  }

  get #full(): boolean {
    return this.#pending + this.packs.bytes > this.granted() + SLACK;
  }

  /** A leaf was verified and written, or not; its file and length, unless the file was closed meanwhile. */
  settle(
    index: number,
    leaf: number,
    good: boolean,
  ): readonly [file: ReceiverFile, bytes: number] | undefined {
    this.#verifying--;
    const file = this.#files.get(index);
    if (!file) return undefined;
    const bytes = file.settle(leaf, good);
    this.#pending -= bytes;
    return [file, bytes];
  }

  close(index: number): void {
    this.#pending -= this.#files.get(index)?.pendingBytes() ?? 0;
    this.#files.delete(index);
  }

  /** Lets go of what will not be completed on this connection. */
  dropPartial(): void {
    for (const file of this.#files.values()) this.#pending -= file.dropPartial();
  }

  clear(): void {
    this.#files.clear();
    this.#pending = 0;
  }

  #verify(file: number, index: number, leaf: ReceiverLeaf): Intake {
    const chunks = leaf.ordered();
    if (!chunks) return { breach: 'overlap' };
    this.#verifying++;
    const { offset, digest } = leaf;
    return {
      command: { do: 'leaf', transfer: this.transfer, file, leaf: index, offset, digest, chunks },
    };
  }
}
