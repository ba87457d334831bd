// The two channels of one connection that carry transfers: control, in order, and data, as fast as it comes.
import { PROTOCOL } from '../proto/transfer/limits.ts';
import { DataChannel } from './data-channel.ts';

export interface TransferChannels {
  /** Id 0, ordered. */
  readonly control: RTCDataChannel;
  /** Id 1, unordered. */
  readonly data: RTCDataChannel;
  /** `pc.sctp.maxMessageSize`, read when the channels are open. */
  maxMessageSize(): number;
}

/** Both sides call this with the same result on every new RTCPeerConnection, before the first description. */
export function openTransferChannels(connection: RTCPeerConnection): TransferChannels {
  const common = { negotiated: true, protocol: PROTOCOL };
  return {
    control: connection.createDataChannel('control', { ...common, id: 0 }),
    data: connection.createDataChannel('data', { ...common, id: 1, ordered: false }),
    maxMessageSize: () => connection.sctp?.maxMessageSize ?? 65536,
  };
}

export interface ChannelPairEvents {
  /** Both are open. */
  open(maxMessageSize: number): void;
  control(text: string): void;
  data(bytes: ArrayBuffer): void;
  /** There may be room to send again. */
  room(): void;
  /** One of them closed, or carried what it must not. */
  closed(): void;
}

export class ChannelPair {
  readonly control: DataChannel;
  readonly data: DataChannel;
  #opened = false;

  constructor(
    readonly channels: TransferChannels,
    readonly events: ChannelPairEvents,
  ) {
    const both = { open: () => this.start(), room: events.room, closed: events.closed };
    this.control = new DataChannel(channels.control, {
      ...both,
      message: (data) => (typeof data === 'string' ? events.control(data) : events.closed()),
    });
    this.data = new DataChannel(channels.data, {
      ...both,
      message: (data) => (typeof data === 'string' ? events.closed() : events.data(data)),
    });
  }

  /** Does nothing until both channels are open, and nothing twice. */
  start(): void {
    if (this.#opened || !this.control.isOpen || !this.data.isOpen) return;
    this.#opened = true;
    this.events.open(this.channels.maxMessageSize());
  }

  release(): void {
    this.control.release();
    this.data.release();
  }
}
