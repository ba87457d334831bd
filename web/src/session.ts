// Joins the box, the other devices, the rooms and the transfers; tells one listener what there is to see, and knows no screen.
import { fetchBoxConfig, type BoxConfig } from './net/box-config.ts';
import { introduction } from './net/introduction.ts';
import { watchPage } from './net/page-life.ts';
import { SocketAge } from './net/socket-age.ts';
import { SignalingSocket, signalingUrl, type SocketState } from './net/signaling-socket.ts';
import type { Stats } from './net/selected-path.ts';
import { type TabLead, tabLead } from './net/tab-lead.ts';
import { transferEngine } from './net/transfer-engine.ts';
import { TransferLinks } from './net/transfer-links.ts';
import { LatePeers, type PeerPath } from './late-peers.ts';
import { readMeetMessage } from './proto/meet-message.ts';
import type { Facts } from './proto/diagnosis.ts';
import type { IceReport } from './proto/ice-end.ts';
import type { PeerId, PeerInfo, ServerMessage } from './proto/messages.ts';
import { RoomList } from './proto/room-list.ts';
import type { TransferVerbs, TransferView } from './proto/transfer/api.ts';
import type { Verified } from './proto/verification.ts';
import type { SessionListener } from './session-listener.ts';
import { Absences } from './rooms/absences.ts';
import { AutoAccept } from './rooms/auto-accept.ts';
import { CodeRoom, type CodeRoomRefusal } from './rooms/code-room.ts';
import { PairDesk, type PairFailure, type PairState } from './rooms/pair-desk.ts';
import { PairedDevices, type PairedView } from './rooms/paired-devices.ts';
import { fits, keepStorage, room, type Room } from './storage/free-space.ts';
import { loadInTime } from './storage/load-in-time.ts';
import { readValue, writeValue } from './storage/local-store.ts';
import { IndexedPairs } from './storage/pair-store.ts';
import { unaskedPlace } from './storage/unasked-place.ts';

export type { SessionListener } from './session-listener.ts';
export type { BoxConfig, CodeRoomRefusal, Room, PairedView, PairFailure, PairState, PeerPath, SocketState };

type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

/** The box takes the connection from this tab when the other one says hello; if it never does, this tab lets go. */
const HAND_OVER_MS = 5_000;

/** Failures that may be others next time; what is wrong about who was there is for a person to judge. */
const MAY_PASS: ReadonlySet<string> = new Set(['no-answer', 'no-path']);

export class Session {
  readonly codeRoom: CodeRoom;
  readonly pairing: PairDesk;
  readonly paired: PairedDevices;
  readonly #socket: SignalingSocket;
  readonly #peers = this.#newPeers();
  readonly #rooms = new RoomList();
  readonly #tabs: TabLead;
  readonly #autoAccept: AutoAccept;
  readonly #links = this.#newLinks();
  /** Everybody seen in this session: a device with an open connection stays in sight when the box is away. */
  readonly #known = new Map<PeerId, PeerInfo>();
  readonly #failed = new Set<PeerId>();
  /** Who is being tried out. */
  readonly #tried = new Set<PeerId>();
  readonly #absences = new Absences({
    isOpen: (peerId) => this.#peers.isOpen(peerId),
    gone: (peerId) => this.#gone(peerId),
    again: (peerId) => this.#rooms.peers().has(peerId) && this.#connectIfWanted(peerId),
  });
  #leading = false;
  #handOver: ReturnType<typeof setTimeout> | undefined;
  #welcome: Welcome | undefined;
  readonly #age = new SocketAge(() => this.#socket.renew());

  constructor(
    private readonly listener: SessionListener,
    language: () => string | undefined,
    private readonly base: string = document.baseURI,
  ) {
    this.#socket = new SignalingSocket(signalingUrl(base), () => introduction(language()), {
      state: (state) => listener.socket(state),
      message: (message) => this.#received(message),
    });
    this.#tabs = tabLead({ lead: () => void this.#lead(), lost: () => this.#lost() });
    const common = {
      self: () => this.#welcome?.peerId,
      send: this.#socket.send.bind(this.#socket),
      random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    };
    this.paired = new PairedDevices(new IndexedPairs(), {
      ...common,
      now: Date.now,
      changed: (devices) => listener.paired(devices),
      unpairedBy: (name) => listener.unpairedBy(name),
      parted: (peerId) => this.#peers.release(peerId),
    });
    this.pairing = new PairDesk({
      ...common,
      changed: (state) => listener.pairing(state),
      full: () => this.paired.full,
      paired: (secret, { name, peerId }) => this.#paired(secret, name, peerId),
    });
    this.codeRoom = new CodeRoom({
      ...common,
      changed: (code) => listener.codeRoom(code),
      refused: (why, seconds) => listener.codeRoomRefused(why, seconds),
      keep: (code) => writeValue('room', code),
      kept: () => readValue('room'),
    });
    this.#autoAccept = new AutoAccept({
      allowed: (peerId) => this.paired.accepts(peerId as PeerId),
      fits,
      accept: async ({ peerId, id }) => this.with(peerId as PeerId).accept(id, 'all', await unaskedPlace()),
      ask: (view) => listener.transfer(view),
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
    this.#tabs.take();
    void this.#askBox();
  }

  rename(name: string): void {
    if (!this.#socket.send({ type: 'rename', name })) return;
    writeValue('name', name);
    this.listener.self(name);
  }

  /** Says hello anew: what this device is called may depend on what it says. */
  introduceAgain(): void {
    this.#socket.renew();
  }

  /** Takes the connection over from another tab of this browser. */
  useHere(): void {
    this.#tabs.take();
  }

  /** Ends every pairing and whatever moves, and leaves for good. */
  async leave(): Promise<void> {
    await this.paired.unpairAll();
    this.#peers.close();
    this.#socket.leave();
    transferEngine.end();
  }

  /** Opens the way to a device that is about to be used, or that was not reached before. */
  approach(peerId: PeerId): void {
    this.#failed.delete(peerId);
    this.#peers.connect(peerId);
  }

  /** Opens it only to see whether and how; that it fails is news then. */
  try(peerId: PeerId): void {
    this.#tried.add(peerId);
    this.approach(peerId);
  }

  /** The transfers with one device. */
  with(peerId: PeerId): TransferVerbs {
    return this.#links.with(peerId);
  }

  /** Fetches what connects to devices, before it is needed. */
  readonly load = (): Promise<void> => this.#peers.load();

  /** How much can be taken in now. */
  readonly room = room;

  /** Finds out how this device reaches the box, one fact after the other. */
  async examine(found: (facts: Partial<Facts>) => void): Promise<void> {
    found({ rooms: this.#rooms.counts() });
    const { examineNetwork } = await import('./net/examine-network.ts');
    await examineNetwork(this.base, this.#welcome?.iceServers ?? [], found);
  }

  /** What the connection to a device is made of; nothing where there is none. */
  async connection(peerId: PeerId): Promise<IceReport | undefined> {
    const stats = await this.#peers.stats(peerId);
    return stats && (await import('./net/ice-report.ts')).iceReport(stats as unknown as Stats);
  }

  #newPeers(): LatePeers {
    return new LatePeers({
      self: () => this.#welcome?.peerId,
      iceServers: () => this.#welcome?.iceServers ?? [],
      signal: (to, payload) => this.#socket.send({ type: 'signal', to, payload }),
      wanted: (peerId) => this.#tried.has(peerId) || this.#links.wantsConnection(peerId),
      path: (peerId, path) => this.#pathChanged(peerId, path),
      credentials: () => this.paired.credentials(),
      verified: (peerId, verified) => this.#verified(peerId, verified),
      channels: (peerId, channels) => this.#links.with(peerId).attach(channels),
      ended: (peerId) => this.#ended(peerId),
      interrupted: () => this.#age.doubted(),
    });
  }

  #newLinks(): TransferLinks {
    return new TransferLinks({
      transfer: (view) => this.#transfer(view),
      text: (text) => this.listener.text(text),
      textState: (view) => this.listener.textState(view),
      needsConnection: (peerId) => this.#connectFor(peerId),
      nameOf: (peerId) => this.#known.get(peerId)?.name ?? '',
      named: (peerId, name) => this.listener.named(peerId, name),
    });
  }

  /** Another tab may have paired or unpaired since; without that knowledge no connection could be judged. */
  async #lead(): Promise<void> {
    this.#leading = true;
    clearTimeout(this.#handOver);
    await loadInTime(this.paired.load(), this.#links.revive());
    if (this.#leading) this.#socket.open();
  }

  /** What others send now is for the tab that leads; what is on its way here goes on. */
  #lost(): void {
    this.#leading = false;
    this.#peers.releaseAll();
    if (this.#socket.state !== 'open') return this.#socket.standAside();
    this.#handOver = setTimeout(() => this.#socket.standAside(), HAND_OVER_MS);
  }

  #received(message: ServerMessage): void {
    if (message.type === 'welcome') this.#welcomed(message);
    if (message.type === 'signal') this.#signaled(message.from, message.payload);
    if (message.type === 'error') this.#refused(message);
    this.pairing.received(message);
    this.codeRoom.received(message);
    this.paired.received(message);
    if (this.#rooms.apply(message)) this.#peersChanged();
    this.#goOn(message);
  }

  #welcomed(welcome: Welcome): void {
    this.#welcome = welcome;
    this.#age.welcomed();
    writeValue('resume', welcome.resume);
    this.listener.self(welcome.name);
    if (document.visibilityState === 'hidden') this.#socket.send({ type: 'presence', state: 'away' });
    this.#peers.signalingBack();
    this.paired.welcomed();
    this.codeRoom.welcomed();
    this.pairing.welcomed();
  }

  #signaled(from: PeerId, payload: unknown): void {
    if (this.pairing.handle(from, payload)) return;
    const meeting = readMeetMessage(payload);
    if (meeting) this.paired.handle(from, meeting);
    else if (this.#known.has(from)) this.#peers.receive(from, payload);
  }

  #refused({ code, about }: Extract<ServerMessage, { type: 'error' }>): void {
    if (code === 'unknown-peer') this.#peers.unreachable(about as PeerId, 'no-answer');
    if (code === 'peer-away') this.#peers.unreachable(about as PeerId, 'away');
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
    if (this.#links.wantsConnection(peerId)) this.approach(peerId);
  }

  #peersChanged(): void {
    const present = this.#rooms.peers();
    for (const [peerId, peer] of present) {
      this.#known.set(peerId, peer);
      this.#absences.back(peerId);
    }
    const stillOpen = [...this.#known].filter(([peerId]) => this.#peers.isOpen(peerId));
    this.listener.peers(new Map([...stillOpen, ...present]));
    for (const peerId of this.#known.keys()) if (!present.has(peerId)) this.#absences.away(peerId);
  }

  #gone(peerId: PeerId): void {
    this.#known.delete(peerId);
    this.#links.close(peerId);
  }

  #pathChanged(peerId: PeerId, path: PeerPath): void {
    if (path.at !== 'connecting') this.#tried.delete(peerId);
    if (path.at === 'failed' && path.reason !== 'lost') this.#failed.add(peerId);
    else this.#failed.delete(peerId);
    if (path.at === 'direct' || path.at === 'relay') this.#absences.reached(peerId);
    else if (path.at === 'failed' && MAY_PASS.has(path.reason)) this.#absences.notReached(peerId);
    this.listener.path(peerId, path);
    if (!this.#rooms.peers().has(peerId)) this.#peersChanged();
  }

  #verified(peerId: PeerId, verified: Verified): boolean {
    if (!this.paired.verified(peerId, verified)) return false;
    this.listener.code(peerId, verified.code);
    return true;
  }

  #ended(peerId: PeerId): void {
    this.listener.code(peerId, undefined);
    this.paired.disconnected(peerId);
    this.#links.detach(peerId);
  }

  #paired(secret: Uint8Array<ArrayBuffer>, name: string, peerId: PeerId): void {
    keepStorage();
    void this.paired.add(secret, name, peerId);
    this.#peers.release(peerId); // the next connection is proven
  }

  /** After a failure the person decides, the device by showing up again, or a clock that is slower each time. */
  #connectFor(peerId: PeerId): void {
    if (this.#welcome && !this.#failed.has(peerId)) this.#peers.connect(peerId);
  }

  #transfer(view: TransferView): void {
    if (!this.#autoAccept.handle(view)) this.listener.transfer(view);
    if (!this.#leading) this.#peers.release(view.peerId as PeerId);
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
