// The two channels of one connection that carry transfers: control stays with the page, data goes to the engine worker.
import { PROTOCOL } from '../proto/transfer/limits.ts';
import type { ConnectionNumber } from '../workers/engine-messages.ts';
import type { ControlLine } from './control-line.ts';
import { DataChannel } from './data-channel.ts';
import { serversOf } from './ice-ladder.ts';
import { selectedRoute } from './selected-path.ts';
import { type TransferEngine, transferEngine } from './transfer-engine.ts';

export interface TransferChannels {
  /** Id 0, ordered. */
  readonly control: RTCDataChannel;
  /** Names the data channel (id 1, unordered) to the engine. */
  readonly connection: ConnectionNumber;
  /** `pc.sctp.maxMessageSize`, read when the channels are open. */
  maxMessageSize(): number;
  /** What further connections are made with: the relay is not for them. */
  configuration(): RTCConfiguration;
  /** Whether there may be any: through the box each would take one of the few allocations of this device. */
  direct(): Promise<boolean>;
  /** The connection has ended. */
  drop(): void;
}

/** As a connection gives them away. */
export interface TakenChannels extends TransferChannels {
  /** They are of no more use, nor is their connection: it ends, and another one can be made. */
  abandon(): void;
  /** Between the control channel and the engine; it comes with the connection, as nobody needs it before. */
  line(peer: string, engine: TransferEngine, closed: () => void): ControlLine;
}

let connections = 0;

/** Both sides call this with the same result on every new RTCPeerConnection, before the first description. */
export function openTransferChannels(rtc: RTCPeerConnection, engine = transferEngine): TransferChannels {
  const control = rtc.createDataChannel('control', { negotiated: true, protocol: PROTOCOL, id: 0 });
  return {
    control,
    ...openDataChannel(rtc, 1, engine),
    configuration: () => directly(rtc.getConfiguration()),
    direct: async () => (await selectedRoute(rtc)) === 'direct',
    maxMessageSize: () => rtc.sctp?.maxMessageSize ?? 65536,
  };
}

function directly({ iceServers = [], ...rest }: RTCConfiguration): RTCConfiguration {
  return { ...rest, iceServers: serversOf(0, iceServers) };
}

/** A data channel of the engine's, and the end of it. */
export function openDataChannel(rtc: RTCPeerConnection, id: number, engine: TransferEngine) {
  const connection = ++connections as ConnectionNumber;
  const options = { negotiated: true, protocol: PROTOCOL, id, ordered: false };
  const channel = rtc.createDataChannel('data', options);
  handOver(channel, connection, engine);
  const drop = () => {
    engine.pipe(connection, undefined);
    engine.post({ peer: '', do: 'drop', connection });
  };
  return { connection, drop };
}

/** A channel may only be let go of in the turn in which it was made; browsers that cannot do it refuse to clone it. */
function handOver(channel: RTCDataChannel, connection: ConnectionNumber, engine: TransferEngine): void {
  try {
    engine.post({ peer: '', do: 'channel', connection, channel }, [channel as unknown as Transferable]);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    carry(channel, connection, engine);
  }
}

/** The page carries between channel and engine. */
function carry(rtcChannel: RTCDataChannel, connection: ConnectionNumber, engine: TransferEngine): void {
  const waiting: ArrayBuffer[] = [];
  let closing = false;
  const peer = '';
  const channel = new DataChannel(rtcChannel, {
    open: () => engine.post({ peer, do: 'sent', connection, bytes: 0 }),
    room: () => flush(),
    message: (data) =>
      typeof data === 'string'
        ? engine.post({ peer, do: 'drop', connection })
        : engine.post({ peer, do: 'frame', connection, bytes: data }, [data]),
    closed: () => engine.post({ peer, do: 'drop', connection }),
  });
  function flush(): void {
    let bytes = 0;
    while (channel.hasRoom) {
      const frame = waiting.shift();
      if (!frame) break;
      channel.send(frame);
      bytes += frame.byteLength;
    }
    if (bytes > 0) engine.post({ peer, do: 'sent', connection, bytes });
    if (closing && waiting.length === 0) rtcChannel.close();
  }
  engine.post({ peer, do: 'pipe', connection });
  engine.pipe(connection, {
    send: (frames) => {
      waiting.push(...frames);
      flush();
    },
    close: () => {
      closing = true;
      flush();
    },
  });
}
