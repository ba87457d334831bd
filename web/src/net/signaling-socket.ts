// The WebSocket to the box: says hello first, comes back by itself with back-off, and stops when another tab took over.
import type { ClientMessage, Hello, ServerMessage } from '../proto/messages.ts';
import { parseServerMessage } from '../proto/parse-server-message.ts';
import { BackOff } from './back-off.ts';

/** `replaced`: another tab of this browser holds the connection now; it is not taken back without being asked. */
export type SocketState = 'connecting' | 'open' | 'waiting' | 'replaced' | 'closed';

export interface SocketEvents {
  state(state: SocketState): void;
  message(message: ServerMessage): void;
}

/** What the socket needs of the browser; tests bring their own. */
export interface SocketHost {
  open(url: string, protocol: string): WebSocket;
  random(): number;
}

const SUBPROTOCOL = 'homedrop.v1';
/** The contract's close code for a device whose newer socket took over. */
const REPLACED = 4409;
/** No answer to the upgrade or the hello for this long is a failure: the browser alone would wait minutes. */
const OPEN_WITHIN_MS = 10_000;

const BROWSER: SocketHost = {
  open: (url, protocol) => new WebSocket(url, protocol),
  random: Math.random,
};

export class SignalingSocket {
  #socket: WebSocket | undefined;
  #state: SocketState = 'closed';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #backOff: BackOff;

  constructor(
    private readonly url: string,
    private readonly hello: () => Hello,
    private readonly events: SocketEvents,
    private readonly host: SocketHost = BROWSER,
  ) {
    this.#backOff = new BackOff(() => host.random());
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Connects afresh, whatever was open before; the box keeps this device the same by its resume token. */
  open(): void {
    this.#letGo();
    this.#become('connecting');
    const socket = this.host.open(this.url, SUBPROTOCOL);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lost(socket, 0), OPEN_WITHIN_MS);
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'hello', ...this.hello() } satisfies ClientMessage));
    socket.onmessage = ({ data }) => this.#received(data);
    socket.onclose = ({ code }) => this.#lost(socket, code);
  }

  /** Cuts a waiting time short; does nothing to a socket that is open, opening, or held by another tab. */
  retryNow(): void {
    if (this.#state === 'waiting') this.open();
  }

  /** Replaces a socket that may be dead without knowing it, after sleep or a change of network. */
  renew(): void {
    if (this.#state === 'waiting' || this.#state === 'open') this.open();
  }

  /** Whether the message went out; messages are never kept for later, because later they would be wrong. */
  send(message: ClientMessage): boolean {
    if (this.#state !== 'open') return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
  }

  /** Lets another tab of this browser have the connection. */
  standAside(): void {
    this.#letGo();
    this.#become('replaced');
  }

  /** Leaves for good: the others see this device go at once instead of away. */
  leave(): void {
    this.send({ type: 'bye' });
    this.#letGo();
    this.#become('closed');
  }

  #received(data: unknown): void {
    const message = typeof data === 'string' ? parseServerMessage(data) : undefined;
    if (message === undefined) return;
    if (message.type === 'welcome') this.#welcomed();
    this.events.message(message);
  }

  #welcomed(): void {
    clearTimeout(this.#timer);
    this.#backOff.reset();
    this.#become('open');
  }

  #lost(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#letGo();
    if (code === REPLACED) return this.#become('replaced');
    this.#timer = setTimeout(() => this.open(), this.#backOff.next());
    this.#become('waiting');
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #become(state: SocketState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.events.state(state);
  }
}

/** Where the signalling socket of this page is, below whatever path the page was served from. */
export function signalingUrl(base: string): string {
  const url = new URL('signaling', base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = url.search = '';
  return url.href;
}
