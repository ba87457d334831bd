// Gathers leaves of one file and writes those that lie side by side as one: each write tells the browser's main process of it.
import { leafCount } from '../proto/file-chunker.ts';
import { LEAF } from '../proto/transfer/limits.ts';

/** Four leaves: a fourth of the calls, and few enough bytes that a transfer can wait for them. */
const BLOCK = 4 * LEAF;
/** A block that is not whole by then (some of it is here already, or comes late) is written in parts; milliseconds. */
const PATIENCE = 100;
/** Buffers kept. */
const SPARE = 2;

/** Leaves that wait to be written together. */
interface Block {
  readonly at: number;
  readonly buffer: Uint8Array<ArrayBuffer>;
  readonly offsets: number[];
  readonly written: Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class BlockWriter {
  readonly #blocks = new Map<number, Block>();
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];

  constructor(
    readonly size: number,
    readonly put: (offset: number, bytes: Uint8Array<ArrayBuffer>) => void,
  ) {}

  /** Takes a leaf; done when it is written. */
  async write(offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length === this.size) return this.put(offset, bytes);
    const at = offset - (offset % BLOCK);
    const block = this.#blocks.get(at) ?? this.#begin(at);
    block.buffer.set(bytes, offset - at);
    block.offsets.push(offset);
    if (block.offsets.length === leafCount(Math.min(BLOCK, this.size - at))) this.#write(block);
    return block.written;
  }

  /** The file is given up: what waits is not written. */
  drop(): void {
    for (const { timer, done } of this.#blocks.values()) {
      clearTimeout(timer);
      done();
    }
    this.#blocks.clear();
  }

  #begin(at: number): Block {
    let done = () => {};
    let failed: (error: unknown) => void = () => {};
    const written = new Promise<void>((resolve, reject) => {
      done = resolve;
      failed = reject;
    });
    const buffer = this.#spare.pop() ?? new Uint8Array(BLOCK);
    const block: Block = { at, buffer, offsets: [], written, done, failed, timer: undefined };
    block.timer = setTimeout(() => this.#write(block), PATIENCE);
    this.#blocks.set(at, block);
    return block;
  }

  #write({ at, buffer, offsets, timer, done, failed }: Block): void {
    clearTimeout(timer);
    this.#blocks.delete(at);
    try {
      for (const [from, to] of runs(offsets.toSorted((a, b) => a - b))) {
        this.put(from, buffer.subarray(from - at, Math.min(to, this.size) - at));
      }
      done();
    } catch (error) {
      failed(error);
    }
    if (this.#spare.length < SPARE) this.#spare.push(buffer);
  }
}

/** Leaves side by side as one stretch of bytes. */
function runs(offsets: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const offset of offsets) {
    const last = found.at(-1);
    if (last?.[1] === offset) last[1] += LEAF;
    else found.push([offset, offset + LEAF]);
  }
  return found;
}
