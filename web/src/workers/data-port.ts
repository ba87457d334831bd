// One data channel as the engine sees it: whether there is room, sending, and what comes; the browser's own or carried by the page.

/** Bytes that wait in a channel at most: they are lost with it, but 256 KiB cost a sixth of the rate on a busy LAN. */
export const HIGH = 1024 * 1024;
/** Two messages: one is sent while the next is fetched. */
export const LEAST = 256 * 1024;

export interface DataPortEvents {
  data(bytes: ArrayBuffer): void;
  /** There is room to send, again or for the first time. */
  room(): void;
  /** It closed, or carried what it must not. */
  closed(): void;
}

export interface DataPort {
  /** What comes is here as soon as the browser has it, so that the other side can be told when it arrived. */
  readonly isDirect: boolean;
  readonly isOpen: boolean;
  readonly hasRoom: boolean;
  /** Bytes that may wait in it, from `LEAST` to `HIGH`; more is asked for when half of them are left. */
  limit: number;
  /** Something was sent. */
  readonly used: boolean;
  /** Bytes that were sent and have not left for the network. */
  readonly waiting: number;
  /** Sends what both sides agreed on, and says whether the buffer may be used again. */
  send(frame: ArrayBuffer): boolean;
  /** Closes once everything has arrived; `closed` tells when. */
  finish(): void;
  release(): void;
}

/** A channel that the browser gave to this worker. */
export class ChannelPort implements DataPort {
  readonly isDirect = true;
  readonly #channel: RTCDataChannel;
  #limit = HIGH;
  used = false;

  constructor(channel: RTCDataChannel, events: DataPortEvents) {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = HIGH / 2;
    channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
      typeof data === 'string' ? events.closed() : events.data(data);
    channel.onopen = channel.onbufferedamountlow = () => events.room();
    channel.onclose = () => events.closed();
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  get hasRoom(): boolean {
    return this.isOpen && this.waiting < this.#limit;
  }

  get limit(): number {
    return this.#limit;
  }

  set limit(bytes: number) {
    this.#limit = bytes;
    this.#channel.bufferedAmountLowThreshold = bytes / 2;
  }

  get waiting(): number {
    return this.#channel.bufferedAmount;
  }

  send(frame: ArrayBuffer): boolean {
    this.used = true;
    this.#channel.send(frame);
    return true;
  }

  /** A channel delivers what it has before it closes (RFC 8831, section 6.7). */
  finish(): void {
    this.#channel.close();
  }

  release(): void {
    const channel = this.#channel;
    channel.onopen = channel.onmessage = channel.onbufferedamountlow = channel.onclose = null;
    channel.close();
  }
}

/** A channel that stays with the page, where a browser does not let it go. */
export class PagePort implements DataPort {
  readonly isDirect = false;
  /** Bytes given to the page and not yet from there to the channel. */
  waiting = 0;
  used = false;
  limit = HIGH;
  /** The page's channel is open: it says so by taking nothing. */
  isOpen = false;

  constructor(
    readonly post: (frames: readonly ArrayBuffer[]) => void,
    readonly close: () => void,
    readonly events: DataPortEvents,
  ) {}

  get hasRoom(): boolean {
    return this.isOpen && this.waiting < this.limit;
  }

  send(frame: ArrayBuffer): boolean {
    this.used = true;
    this.waiting += frame.byteLength;
    this.post([frame]);
    return false;
  }

  handleSent(bytes: number): void {
    this.isOpen = true;
    this.waiting -= bytes;
    this.events.room();
  }

  finish(): void {
    this.isOpen = false;
    this.close();
  }

  release(): void {
    this.isOpen = false;
  }
}
