// One RTCDataChannel with water marks: says when there is room to send, and hands over what comes; knows no protocol.

/** Above the high mark nothing more is given to the browser; below the low one it asks for more. */
const HIGH = 1024 * 1024;
const LOW = 256 * 1024;

export interface DataChannelEvents {
  open(): void;
  message(data: string | ArrayBuffer): void;
  /** There is room again. */
  room(): void;
  closed(): void;
}

export class DataChannel {
  readonly #channel: RTCDataChannel;

  constructor(channel: RTCDataChannel, events: DataChannelEvents) {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW;
    channel.onopen = () => events.open();
    channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => events.message(data);
    channel.onbufferedamountlow = () => events.room();
    channel.onclose = () => events.closed();
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  get hasRoom(): boolean {
    return this.isOpen && this.#channel.bufferedAmount < HIGH;
  }

  send(data: string | ArrayBuffer): void {
    if (typeof data === 'string') this.#channel.send(data);
    else this.#channel.send(data);
  }

  /** Nothing of it is heard any more. */
  release(): void {
    const channel = this.#channel;
    channel.onopen = channel.onmessage = channel.onbufferedamountlow = channel.onclose = null;
    channel.close();
  }
}
