// What a sender has read next, and what becomes of it: blocks of large files, small ones together, within window and order.
import type { PackCommand, PackResult, ReadCommand, ReadResult, SmallFile } from './sender-command.ts';
import { SenderFlow } from './sender-flow.ts';
import type { SenderPlan } from './sender-plan.ts';
import type { Features } from './transfer/features.ts';
import { chunkSize, HEADER } from './transfer/frame.ts';
import { ARRIVALS, PACKS, SMALL_FILE, TOLD_CHUNK } from './transfer/limits.ts';

export class SenderReading {
  readonly flow = new SenderFlow();
  /** Reads asked for on an earlier connection are told by it. */
  #epoch = 0;
  /** Payload of one message on this connection; 0 without one. */
  #chunk = 0;
  /** Payload of the longest message that both sides can carry on it. */
  #longest = 0;
  /** Files up to this length go in packs on this connection. */
  #small = -1;

  constructor(
    readonly transfer: number,
    readonly plan: SenderPlan,
  ) {}

  get attached(): boolean {
    return this.#chunk > 0;
  }

  attach(maxMessage: number, features: Features): void {
    this.#longest = chunkSize(maxMessage);
    this.#chunk = features.has(ARRIVALS) ? chunkSize(maxMessage, TOLD_CHUNK) : this.#longest;
    this.#small = features.has(PACKS) ? Math.min(SMALL_FILE, this.#longest / 2) : -1;
  }

  detach(): void {
    this.#chunk = 0;
  }

  /** Nothing of this connection counts any more. */
  reset(): void {
    this.#epoch++;
    this.plan.reset();
    this.flow.reset();
  }

  poll(): ReadCommand | PackCommand | undefined {
    const { room } = this.flow;
    if (room === 0) return undefined;
    const begun = this.plan.begun();
    const files = begun ? [] : this.plan.nextSmall(room, this.#small);
    if (files.length > 0) return this.#pack(files);
    const file = begun ?? this.plan.next();
    if (!file) return undefined;
    const { index, size } = file;
    const { offset, length, send } = file.takeBlock(room);
    this.flow.reading(length);
    const common = { transfer: this.transfer, chunk: send ? this.#chunk : 0, epoch: this.#epoch };
    return { do: 'read', ...common, file: index, size, offset, length };
  }

  /** A block was read; its frames go out unless the connection changed meanwhile. */
  handleRead({ file: index, epoch, offset, length, frames, root }: ReadResult): void {
    this.plan.digested(index, offset, length);
    if (root !== undefined) this.plan.setRoot(index, root);
    this.handleReadFailed(epoch, length);
    const file = this.plan.get(index);
    if (epoch !== this.#epoch || !file || frames.length === 0) return;
    file.sent += length;
    this.flow.queue(frames, length);
  }

  handleReadFailed(epoch: number, length: number): void {
    if (epoch === this.#epoch) this.flow.readEnded(length);
  }

  handlePacked({ epoch, files, failed, frames }: PackResult): void {
    if (epoch !== this.#epoch) return;
    this.flow.readEnded(totalOf([...files, ...failed.map(([file]) => file)]));
    this.flow.queue(frames, this.plan.small.packed(files));
  }

  #pack(files: readonly SmallFile[]): PackCommand {
    this.flow.reading(totalOf(files));
    const longest = HEADER + this.#longest;
    return { do: 'pack', transfer: this.transfer, files, longest, epoch: this.#epoch };
  }
}

function totalOf(files: readonly SmallFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
