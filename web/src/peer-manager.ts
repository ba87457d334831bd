// One connection to each device that there is something to say to; made when wanted, ended when idle.
import { RelayWay } from './net/ice-ladder.ts';
import { type EndReason, PeerConnection } from './net/peer-connection.ts';
import { type ConnectionId, parsePeerSignal, type PeerSignal } from './net/peer-signal.ts';
import type { Route } from './net/selected-path.ts';
import type { TakenChannels } from './net/transfer-channels.ts';
import type { PeerId } from './proto/messages.ts';
import type { Credential, Verified } from './proto/verification.ts';

export type FailReason = Exclude<EndReason, 'unneeded'> | 'box';
/** The contract's `data-path`, with the reason of a failure. */
export type PeerPath =
  | { readonly at: 'idle' | 'connecting' | 'direct' | 'relay' }
  | { readonly at: 'failed'; readonly reason: FailReason };

/** What the manager needs of the session. */
export interface PeerContext {
  self(): PeerId | undefined;
  iceServers(): readonly RTCIceServer[];
  /** False when the box is not reachable. */
  signal(to: PeerId, payload: PeerSignal): boolean;
  /** Work is left that needs the connection. */
  wanted(peerId: PeerId): boolean;
  path(peerId: PeerId, path: PeerPath): void;
  /** The pairings of this device. */
  credentials(): readonly Credential[];
  /** Whether the other end of a new connection may be who it proved to be; false where it should have proven more. */
  verified(peerId: PeerId, verified: Verified): boolean;
  /** A new connection, open and verified: its channels are to be taken over at once. */
  channels(peerId: PeerId, channels: TakenChannels): void;
  ended(peerId: PeerId): void;
  /** An open connection fell silent: the box may have to be reached anew. */
  interrupted(): void;
}

/** Long enough for the next photo to find the way open, short enough for a phone's battery. */
const IDLE_MS = 3 * 60_000;
const SWEEP_MS = 30_000;

interface Entry {
  readonly connection: PeerConnection;
  lastWanted: number;
}

export class PeerManager {
  readonly #entries = new Map<PeerId, Entry>();
  /** Who was reached through the box: the next connection goes there at once. */
  readonly #relayed = new Set<PeerId>();
  readonly #way = new RelayWay();

  constructor(private readonly context: PeerContext) {
    setInterval(() => this.#sweep(Date.now()), SWEEP_MS);
  }

  /** Makes sure that a connection is open or on its way. */
  connect(peerId: PeerId): void {
    const entry = this.#entries.get(peerId);
    if (entry) entry.lastWanted = Date.now();
    else if (this.context.self() !== undefined) this.#create(peerId);
    else if (this.context.wanted(peerId)) this.context.path(peerId, { at: 'failed', reason: 'box' });
  }

  isOpen(peerId: PeerId): boolean {
    return this.#entries.get(peerId)?.connection.open ?? false;
  }

  receive(from: PeerId, payload: unknown): void {
    const signal = parsePeerSignal(payload);
    if (signal === undefined) return;
    const connection = this.#entries.get(from)?.connection;
    if (signal.to !== undefined && signal.to !== connection?.id)
      return this.#misdirected(from, signal, signal.to);
    if (signal.gone) return connection?.end('unneeded');
    this.#addressee(from, signal, connection)?.receive(signal);
  }

  signalingBack(): void {
    for (const { connection } of this.#entries.values()) connection.signalingBack(this.context.iceServers());
  }

  wake(): void {
    this.#relayed.clear();
    this.#way.forget();
    for (const { connection } of this.#entries.values()) connection.wake();
  }

  /** What the browser knows of the connection to a device. */
  stats(peerId: PeerId): Promise<RTCStatsReport> | undefined {
    return this.#entries.get(peerId)?.connection.stats();
  }

  /** The box says that nobody is there to answer; a connection that was open may still come back by itself. */
  unreachable(peerId: PeerId, reason: 'no-answer' | 'away'): void {
    const connection = this.#entries.get(peerId)?.connection;
    if (connection && !connection.wasOpen) connection.end(reason);
  }

  /** Ends a connection that is not carrying anything. */
  release(peerId: PeerId): void {
    if (!this.context.wanted(peerId)) this.#entries.get(peerId)?.connection.hangUp();
  }

  /** Ends all that are not carrying anything. */
  releaseAll(): void {
    for (const peerId of [...this.#entries.keys()]) this.release(peerId);
  }

  /** The page goes away: closing now tells the others at once what they would else find out by waiting. */
  close(): void {
    for (const { connection } of [...this.#entries.values()]) connection.end('unneeded');
  }

  /** The connection a signal is for: ours as it is, or a new one when the other side has started afresh or goes first. */
  #addressee(
    from: PeerId,
    signal: PeerSignal,
    current: PeerConnection | undefined,
  ): PeerConnection | undefined {
    if (current?.concerns(signal)) return current;
    if (signal.description?.type !== 'offer') return undefined;
    const fresh = this.#create(from);
    current?.end('unneeded');
    return fresh;
  }

  /** Somebody asks a connection for a new path that we do not have any more, from before a reload for example. */
  #misdirected(from: PeerId, signal: PeerSignal, lost: ConnectionId): void {
    if (signal.description?.type !== 'offer' && !signal.restart) return;
    this.context.signal(from, { from: lost, to: signal.from, gone: true });
  }

  #create(peerId: PeerId): PeerConnection | undefined {
    const self = this.context.self();
    if (self === undefined) return undefined;
    if (this.#entries.has(peerId)) this.context.ended(peerId); // the new one takes its place
    const connection: PeerConnection = new PeerConnection({
      polite: self < peerId,
      proof: { self, other: peerId, credentials: () => this.context.credentials() },
      iceServers: this.context.iceServers(),
      rung: this.#relayed.has(peerId) ? this.#way.first : 0,
      way: this.#way,
      send: (signal) => void this.context.signal(peerId, signal),
      events: {
        path: (at) => this.#path(peerId, at),
        interrupted: () => this.context.interrupted(),
        verified: (verified) => this.#verified(peerId, connection, verified),
        ended: (reason) => this.#ended(peerId, connection, reason),
      },
    });
    this.#entries.set(peerId, { connection, lastWanted: Date.now() });
    return connection;
  }

  #path(peerId: PeerId, at: Route | 'connecting'): void {
    if (at === 'direct') this.#relayed.delete(peerId);
    if (at === 'relay') this.#relayed.add(peerId);
    this.context.path(peerId, { at });
  }

  #verified(peerId: PeerId, connection: PeerConnection, verified: Verified): boolean {
    if (this.#entries.get(peerId)?.connection !== connection) return false;
    if (!this.context.verified(peerId, verified)) return false;
    this.context.channels(peerId, connection.channels);
    return true;
  }

  #ended(peerId: PeerId, connection: PeerConnection, reason: EndReason): void {
    if (this.#entries.get(peerId)?.connection !== connection) return;
    this.#entries.delete(peerId);
    this.context.path(peerId, this.#pathAfter(peerId, reason));
    this.context.ended(peerId);
  }

  /** That a way could not be opened is news only to who wanted it; that somebody else was there always is. */
  #pathAfter(peerId: PeerId, reason: EndReason): PeerPath {
    const silent = reason === 'unneeded' || (reason !== 'intruder' && !this.context.wanted(peerId));
    return silent ? { at: 'idle' } : { at: 'failed', reason };
  }

  #sweep(now: number): void {
    for (const [peerId, entry] of [...this.#entries]) {
      if (this.context.wanted(peerId)) entry.lastWanted = now;
      else if (now - entry.lastWanted > IDLE_MS) entry.connection.hangUp();
    }
  }
}
