// Buffers of one length that are used again: fresh memory costs more than all that is done with it.

export class BufferPool {
  readonly #free: ArrayBuffer[] = [];

  constructor(
    readonly length: number,
    /** More than this are let go. */
    readonly most: number,
  ) {}

  take(): ArrayBuffer {
    return this.#free.pop() ?? new ArrayBuffer(this.length);
  }

  give(buffer: ArrayBuffer): void {
    if (buffer.byteLength === this.length && this.#free.length < this.most) this.#free.push(buffer);
  }
}
