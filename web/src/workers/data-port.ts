// One data channel as the engine sees it: whether there is room, sending, and what comes; the browser's own or carried by the page.

/** Above the high mark nothing more is given to the browser; below the low one it asks for more. */
const HIGH = 1024 * 1024;
const LOW = 256 * 1024;

export interface DataPortEvents {
  data(bytes: ArrayBuffer): void;
  /** There is room to send, again or for the first time. */
  room(): void;
  /** It closed, or carried what it must not. */
  closed(): void;
}

export interface DataPort {
  readonly hasRoom: boolean;
  /** Sends what both sides agreed on, and says whether the buffer may be used again. */
  send(frame: ArrayBuffer): boolean;
  release(): void;
}

/** A channel that the browser gave to this worker. */
export class ChannelPort implements DataPort {
  readonly #channel: RTCDataChannel;

  constructor(channel: RTCDataChannel, events: DataPortEvents) {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW;
    channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
      typeof data === 'string' ? events.closed() : events.data(data);
    channel.onopen = channel.onbufferedamountlow = () => events.room();
    channel.onclose = () => events.closed();
  }

  get hasRoom(): boolean {
    return this.#channel.readyState === 'open' && this.#channel.bufferedAmount < HIGH;
  }

  send(frame: ArrayBuffer): boolean {
    this.#channel.send(frame);
    return true;
  }

  release(): void {
    const channel = this.#channel;
    channel.onopen = channel.onmessage = channel.onbufferedamountlow = channel.onclose = null;
    channel.close();
  }
}

/** A channel that stays with the page, where a browser does not let it go. */
export class PagePort implements DataPort {
  /** Bytes given to the page and not yet from there to the channel. */
  #under = 0;
  #open = true;

  constructor(
    readonly post: (frames: readonly ArrayBuffer[]) => void,
    readonly events: DataPortEvents,
  ) {}

  get hasRoom(): boolean {
    return this.#open && this.#under < HIGH;
  }

  send(frame: ArrayBuffer): boolean {
    this.#under += frame.byteLength;
    this.post([frame]);
    return false;
  }

  handleSent(bytes: number): void {
    this.#under -= bytes;
    this.events.room();
  }

  release(): void {
    this.#open = false;
  }
}
