// Joins the box, the other devices and the transfers; tells one listener what there is to see, and knows no screen.
import { fetchBoxConfig, type BoxConfig } from './net/box-config.ts';
import { introduction } from './net/introduction.ts';
import { watchPage } from './net/page-life.ts';
import { SignalingSocket, signalingUrl, type SocketState } from './net/signaling-socket.ts';
import { TransferLink } from './net/transfer-link.ts';
import { PeerManager, type PeerPath } from './peer-manager.ts';
import type { PeerId, PeerInfo, ServerMessage } from './proto/messages.ts';
import { RoomList } from './proto/room-list.ts';
import type { ReceivedText, TextView, TransferVerbs, TransferView } from './proto/transfer/api.ts';
import { writeValue } from './storage/local-store.ts';

export type { BoxConfig, PeerPath, SocketState };

export interface SessionListener {
  box(config: BoxConfig): void;
  socket(state: SocketState): void;
  self(name: string): void;
  peers(peers: ReadonlyMap<PeerId, PeerInfo>): void;
  path(peerId: PeerId, path: PeerPath): void;
  transfer(view: TransferView): void;
  text(text: ReceivedText): void;
  textState(view: TextView): void;
}

type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

/** A device that left may have gone round the corner; after this long its unfinished transfers are given up. */
const GONE_MS = 5 * 60_000;

export class Session {
  readonly #socket: SignalingSocket;
  readonly #peers: PeerManager;
  readonly #rooms = new RoomList();
  readonly #links = new Map<PeerId, TransferLink>();
  /** Everybody seen in this session: a device with an open connection stays in sight when the box is away. */
  readonly #known = new Map<PeerId, PeerInfo>();
  readonly #failed = new Set<PeerId>();
  readonly #leaving = new Map<PeerId, ReturnType<typeof setTimeout>>();
  #welcome: Welcome | undefined;

  constructor(
    private readonly listener: SessionListener,
    private readonly base: string = document.baseURI,
  ) {
    this.#socket = new SignalingSocket(signalingUrl(base), introduction, {
      state: (state) => listener.socket(state),
      message: (message) => this.#received(message),
    });
    this.#peers = new PeerManager({
      self: () => this.#welcome?.peerId,
      iceServers: () => this.#welcome?.iceServers ?? [],
      signal: (to, payload) => this.#socket.send({ type: 'signal', to, payload }),
      wanted: (peerId) => this.#links.get(peerId)?.wantsConnection ?? false,
      path: (peerId, path) => this.#pathChanged(peerId, path),
      channels: (peerId, channels) => this.#link(peerId).attach(channels),
      ended: (peerId) => this.#links.get(peerId)?.detach(),
    });
  }

  start(signal: AbortSignal): void {
    watchPage(
      {
        woke: () => this.#socket.retryNow(),
        moved: () => this.#moved(),
        presence: (state) => void this.#socket.send({ type: 'presence', state }),
      },
      signal,
    );
    // A page that only sleeps (in the back/forward cache, behind a file picker) keeps what it has.
    addEventListener('pagehide', ({ persisted }) => persisted || this.#peers.close(), { signal });
    this.#socket.open();
    void this.#askBox();
  }

  rename(name: string): void {
    if (!this.#socket.send({ type: 'rename', name })) return;
    writeValue('name', name);
    this.listener.self(name);
  }

  /** Takes the connection over from another tab of this browser. */
  useHere(): void {
    this.#socket.open();
  }

  /** Opens the way to a device that is about to be used, or that was not reached before. */
  approach(peerId: PeerId): void {
    this.#failed.delete(peerId);
    this.#peers.connect(peerId);
  }

  /** The transfers with one device. */
  with(peerId: PeerId): TransferVerbs {
    return this.#link(peerId);
  }

  #received(message: ServerMessage): void {
    if (message.type === 'welcome') this.#welcomed(message);
    if (message.type === 'signal' && this.#known.has(message.from))
      this.#peers.receive(message.from, message.payload);
    if (message.type === 'error') this.#refused(message);
    if (this.#rooms.apply(message)) this.#peersChanged();
    this.#goOn(message);
  }

  #welcomed(welcome: Welcome): void {
    this.#welcome = welcome;
    writeValue('resume', welcome.resume);
    this.listener.self(welcome.name);
    this.#peers.signalingBack();
  }

  #refused({ code, about }: Extract<ServerMessage, { type: 'error' }>): void {
    if (code === 'unknown-peer' || code === 'peer-away') this.#peers.unreachable(about as PeerId);
    if (code !== 'invalid-name' || this.#welcome === undefined) return;
    writeValue('name', undefined);
    this.listener.self(this.#welcome.name);
  }

  /** A device that came (back) may have been waited for. */
  #goOn(message: ServerMessage): void {
    if (message.type === 'room') message.peers.forEach(({ peerId }) => this.#connectIfWanted(peerId));
    if (message.type === 'peer-joined') this.#connectIfWanted(message.peer.peerId);
    if (message.type === 'peer-changed' && message.peer.presence === 'active') {
      this.#connectIfWanted(message.peer.peerId);
    }
  }

  #connectIfWanted(peerId: PeerId): void {
    if (this.#links.get(peerId)?.wantsConnection) this.approach(peerId);
  }

  #peersChanged(): void {
    const present = this.#rooms.peers();
    for (const [peerId, peer] of present) {
      this.#known.set(peerId, peer);
      clearTimeout(this.#leaving.get(peerId));
      this.#leaving.delete(peerId);
    }
    const stillOpen = [...this.#known].filter(([peerId]) => this.#peers.isOpen(peerId));
    this.listener.peers(new Map([...stillOpen, ...present]));
    for (const peerId of this.#known.keys()) if (!present.has(peerId)) this.#leave(peerId);
  }

  #leave(peerId: PeerId): void {
    if (this.#leaving.has(peerId)) return;
    const gone = () => {
      if (this.#peers.isOpen(peerId)) return void this.#leaving.set(peerId, setTimeout(gone, GONE_MS));
      this.#leaving.delete(peerId);
      this.#known.delete(peerId);
      this.#links.get(peerId)?.close();
    };
    this.#leaving.set(peerId, setTimeout(gone, GONE_MS));
  }

  #pathChanged(peerId: PeerId, path: PeerPath): void {
    if (path.at === 'failed' && path.reason !== 'lost') this.#failed.add(peerId);
    else this.#failed.delete(peerId);
    this.listener.path(peerId, path);
    if (!this.#rooms.peers().has(peerId)) this.#peersChanged();
  }

  #link(peerId: PeerId): TransferLink {
    const link = this.#links.get(peerId) ?? this.#newLink(peerId);
    this.#links.set(peerId, link);
    return link;
  }

  #newLink(peerId: PeerId): TransferLink {
    return new TransferLink(peerId, {
      transfer: (view) => this.listener.transfer(view),
      text: (text) => this.listener.text(text),
      textState: (view) => this.listener.textState(view),
      // After a failure the person decides, or the device does by showing up again: trying without end says nothing.
      needsConnection: () => void (this.#failed.has(peerId) || this.#peers.connect(peerId)),
    });
  }

  #moved(): void {
    this.#socket.renew();
    this.#peers.wake();
  }

  async #askBox(): Promise<void> {
    const config = await fetchBoxConfig(this.base).catch(() => undefined); // the socket tells when the box is away
    if (config) this.listener.box(config);
  }
}
