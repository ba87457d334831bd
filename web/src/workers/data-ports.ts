// The data channels of all connections of the page, from the moment they are made; a link takes its own when it is proven.
import { ChannelPort, type DataPort, type DataPortEvents, PagePort } from './data-port.ts';
import type { ConnectionNumber, EngineReply, EngineRequest, ToChannel } from './engine-messages.ts';

/** What a port tells; nobody hears it before a link listens, for nothing counts before the proof. */
class Listener implements DataPortEvents {
  listener: DataPortEvents | undefined;
  wasClosed = false;

  data(bytes: ArrayBuffer): void {
    this.listener?.data(bytes);
  }

  room(): void {
    this.listener?.room();
  }

  closed(): void {
    this.wasClosed = true;
    this.listener?.closed();
  }
}

export interface TakenPort {
  readonly port: DataPort;
  listen(events: DataPortEvents): void;
}

interface Entry extends TakenPort {
  readonly events: Listener;
}

export class DataPorts {
  readonly #entries = new Map<ConnectionNumber, Entry>();

  constructor(private readonly post: (reply: EngineReply, transfer?: Transferable[]) => void) {}

  /** Whether the request was about a channel. */
  handle(request: EngineRequest): request is ToChannel {
    const { peer } = request;
    switch (request.do) {
      case 'channel':
        this.#add(request.connection, (events) => new ChannelPort(request.channel, events));
        return true;
      case 'pipe':
        this.#add(request.connection, (events) => this.#pipe(peer, request.connection, events));
        return true;
      case 'frame':
        this.#entries.get(request.connection)?.events.data(request.bytes);
        return true;
      case 'sent':
        this.#handleSent(request.connection, request.bytes);
        return true;
      case 'drop':
        this.#drop(request.connection);
        return true;
      default:
        return false;
    }
  }

  take(connection: ConnectionNumber): TakenPort | undefined {
    return this.#entries.get(connection);
  }

  #add(connection: ConnectionNumber, make: (events: DataPortEvents) => DataPort): void {
    const events = new Listener();
    const listen = (listener: DataPortEvents) => {
      events.listener = listener;
      if (events.wasClosed) listener.closed();
    };
    this.#entries.set(connection, { port: make(events), events, listen });
  }

  #pipe(peer: string, connection: ConnectionNumber, events: DataPortEvents): PagePort {
    const post = (frames: readonly ArrayBuffer[]) =>
      this.post({ peer, is: 'frames', connection, frames }, [...frames]);
    const close = () => this.post({ peer, is: 'close', connection });
    return new PagePort(post, close, events);
  }

  #handleSent(connection: ConnectionNumber, bytes: number): void {
    const port = this.#entries.get(connection)?.port;
    if (port instanceof PagePort) port.handleSent(bytes);
  }

  #drop(connection: ConnectionNumber): void {
    const entry = this.#entries.get(connection);
    this.#entries.delete(connection);
    entry?.events.closed();
    entry?.port.release();
  }
}
