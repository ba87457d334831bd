// Makes the browser's collector look at the buffers of messages that were used: by itself it does so after 64 MiB of them.

/** What V8 lets pass before it looks at memory outside its heap. */
const UNNOTICED = 64 * 1024 * 1024;
/** Bytes between two looks where the messages themselves are left behind; each look takes some milliseconds of a worker. */
export const WHOLE = 8 * 1024 * 1024;
/** The same where their buffers are used again, and only what the browser wraps them in is left: some tens of KiB of a megabyte. */
export const WRAPPING = 64 * 1024 * 1024;

export class MessageGarbage {
  #bytes = 0;
  /** Bytes that the collector was shown in vain; a bundler leaves out a buffer that nothing is asked of. */
  shown = 0;

  constructor(private readonly every: number) {}

  /** So many bytes of messages are not needed any more. */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < this.every) return;
    this.#bytes = 0;
    this.shown += nudge();
  }
}

/** A buffer that nobody touches takes no memory, and counts. */
function nudge(): number {
  try {
    return new ArrayBuffer(UNNOTICED).byteLength;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // where there is so little room the collector looks anyway
    return 0;
  }
}
