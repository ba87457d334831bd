// What has arrived over there, of all that a side sends: bytes that the other side confirmed, and when it last did.

export class Delivered {
  /** Confirmed since the page was loaded. */
  bytes = 0;
  /** When that was heard: monotonic, milliseconds. */
  at = 0;

  add(bytes: number, now: number): void {
    this.bytes += bytes;
    this.at = now;
  }
}
