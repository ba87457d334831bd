// One RTCPeerConnection to one other device, with clocks of its own: ICE may wait for ever, a person does not.
import type { Verified, VerifyEnd } from '../proto/verification.ts';
import { ConnectionProof, type ProofOptions } from './connection-proof.ts';
import { ControlLine } from './control-line.ts';
import { RelayWay, type Rung, serversOf } from './ice-ladder.ts';
import { Negotiation } from './negotiation.ts';
import { PathSearch } from './path-search.ts';
import {
  type ConnectionId,
  fitsSignal,
  newConnectionId,
  type PeerSignal,
  type SignalBody,
} from './peer-signal.ts';
import { type Route, selectedRoute } from './selected-path.ts';
import { openTransferChannels, type TakenChannels } from './transfer-channels.ts';

/**
 * Why a connection ended: nobody answered, the other side is away, no path was found, an open one broke, the other end
 * did not prove who it is, or proved to be somebody else, or there was no more need of it.
 */
export type EndReason = 'no-answer' | 'away' | 'no-path' | 'lost' | 'unproven' | 'intruder' | 'unneeded';

export interface ConnectionEvents {
  path(path: Route | 'connecting'): void;
  /** The other end has said who it is; the channels may be used now, unless this says that it must not be that one. */
  verified(verified: Verified): boolean;
  ended(reason: EndReason): void;
  /** An open one fell silent: this device may have changed its network, and the way to the box be gone as well. */
  interrupted?(): void;
}

export interface ConnectionOptions {
  readonly polite: boolean;
  readonly proof: ProofOptions;
  readonly iceServers: readonly RTCIceServer[];
  /** Where to begin on the ladder; from the bottom unless something better is known of this device. */
  readonly rung?: Rung;
  /** What the connections of this page know of the way to the relay. */
  readonly way?: RelayWay;
  readonly send: (signal: PeerSignal) => void;
  readonly events: ConnectionEvents;
}

/** A sleeping phone may need some seconds to answer; a path on a LAN is found in a tenth of one. */
const CONNECT_WITHIN_MS = 15_000;
/** A short "disconnected" heals by itself more often than not. */
const GRACE_MS = 3_000;
/** Browsers have waited for seconds by then. The box is asked first: without it no new path can be agreed on. */
const SILENT_MS = 500;

export class PeerConnection {
  readonly id: ConnectionId = newConnectionId();
  readonly channels: TakenChannels;
  /** The other side's connection, once it spoke. */
  remote: ConnectionId | undefined;
  readonly #rtc: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #proof: ConnectionProof;
  readonly #search: PathSearch;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** The other side's description came; an impolite side may have ignored it. */
  #described = false;
  #wasOpen = false;
  #verified = false;
  #ended = false;
  /** This device may be in another network since the path was found. */
  #moved = false;

  constructor(private readonly options: ConnectionOptions) {
    const { polite, proof, iceServers, rung = 0, way = new RelayWay() } = options;
    this.#rtc = new RTCPeerConnection({
      iceServers: serversOf(rung, iceServers),
      bundlePolicy: 'max-bundle',
    });
    this.#negotiation = new Negotiation(
      this.#rtc,
      polite,
      (body) => this.#send(body),
      () => this.#broke(),
    );
    this.#search = new PathSearch(this.#rtc, this.#negotiation, {
      polite,
      rung,
      way,
      servers: iceServers,
      ask: () => this.#send({ restart: true }),
      exhausted: () => this.#wasOpen || this.end(this.#whyNot()),
    });
    this.channels = {
      ...openTransferChannels(this.#rtc),
      abandon: () => this.end('lost'),
      line: (peer, engine, closed) => new ControlLine(this.channels, peer, engine, closed),
    };
    this.channels.control.addEventListener('close', () => this.end('lost'));
    this.#proof = new ConnectionProof(this.#rtc, this.channels.control, proof, (result) =>
      this.#proven(result),
    );
    this.#rtc.onsignalingstatechange = () => {
      if (this.#proof.isForeign) return this.end('intruder');
      this.#search.described();
      this.#proof.described();
    };
    this.#rtc.onicecandidateerror = (event) => this.#search.refused(event);
    this.#rtc.oniceconnectionstatechange = () => this.#search.searched();
    this.#rtc.onconnectionstatechange = () => this.#changed();
    this.#expect();
  }

  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  get open(): boolean {
    return this.#verified && this.#rtc.connectionState === 'connected';
  }

  /** How far up the ladder its path was found, or is being looked for. */
  get rung(): Rung {
    return this.#search.rung;
  }

  /** What the browser knows of it, candidates and all. */
  stats(): Promise<RTCStatsReport> {
    return this.#rtc.getStats();
  }

  /** Whether a signal belongs to this connection; an answer may come from one that the other side made to give way. */
  concerns({ from, to, description }: PeerSignal): boolean {
    if (description?.type === 'offer' && this.#givesWay) return false;
    const answers = description?.type === 'answer' && to === this.id;
    return this.remote === undefined || this.remote === from || answers;
  }

  /**
   * Both sides made their first offer at once. Rolling back would be enough by the standard, but on a LAN without a
   * gateway Chromium often gathers no candidate after it: the polite side starts anew instead.
   */
  get #givesWay(): boolean {
    return this.options.polite && !this.#described;
  }

  receive(signal: PeerSignal): void {
    this.remote = signal.from;
    this.#described ||= signal.description !== undefined;
    if (this.#ended) return;
    if (signal.rung !== undefined) this.#search.follow(signal.rung);
    if (signal.restart && !this.options.polite) this.#search.renew();
    if (signal.candidate) this.#search.offered(signal.candidate);
    this.#negotiation.receive(signal);
  }

  /** The box is back, maybe with other relay credentials: says again what may have been lost. */
  signalingBack(iceServers: readonly RTCIceServer[]): void {
    this.#search.use(iceServers);
    this.#negotiation.resend();
    if (!this.#wasOpen) return;
    if (!this.open) this.#restart();
    else if (this.#moved) this.#search.renew();
    this.#moved = false;
  }

  /** The device woke or changed its network: looks for a new path as soon as the box can be spoken to. */
  wake(): void {
    this.#moved = true;
  }

  /** Tells the other side that this connection is no more, and ends it. */
  hangUp(): void {
    this.#send({ gone: true });
    this.end('unneeded');
  }

  end(reason: EndReason): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#clearTimers();
    this.channels.drop();
    this.#rtc.close();
    this.options.events.ended(reason);
  }

  #changed(): void {
    const state = this.#rtc.connectionState;
    clearTimeout(this.#silence);
    if (state === 'connected') this.#opened();
    else if (state === 'failed' && (this.#wasOpen || this.#search.found)) this.#broke();
    else if (state === 'disconnected') this.#silent();
  }

  #silent(): void {
    if (!this.#wasOpen) return;
    this.#silence = setTimeout(() => this.options.events.interrupted?.(), SILENT_MS);
    this.#after(GRACE_MS, () => this.#restart());
  }

  #proven(result: VerifyEnd): void {
    if (this.#ended) return;
    if (result === 'broken') return this.end('unproven');
    if (result === 'mismatch' || !this.options.events.verified(result)) return this.end('intruder');
    this.#verified = true;
    this.#opened();
  }

  /** Reached and proven; either may come last. */
  #opened(): void {
    if (!this.open) return;
    this.#clearTimers();
    this.#wasOpen = true;
    const ice = this.#rtc.sctp?.transport.iceTransport;
    if (ice) ice.onselectedcandidatepairchange = () => void this.#tellRoute();
    void this.#tellRoute();
  }

  async #tellRoute(): Promise<void> {
    const route = (await selectedRoute(this.#rtc)) ?? 'direct';
    if (this.open && !this.#ended) this.options.events.path(route);
  }

  #broke(): void {
    if (this.#wasOpen) this.#restart();
    else this.end(this.#whyNot());
  }

  #restart(): void {
    this.#expect();
    this.#search.insist();
  }

  #expect(): void {
    this.options.events.path('connecting');
    this.#after(CONNECT_WITHIN_MS, () => this.end(this.#whyNot()));
  }

  #whyNot(): EndReason {
    if (this.#wasOpen) return 'lost';
    return this.#rtc.remoteDescription ? 'no-path' : 'no-answer';
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #clearTimers(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#search.stop();
  }

  #send(body: SignalBody): void {
    if (body.candidate) this.#search.gathered(body.candidate);
    const to = this.remote === undefined ? {} : { to: this.remote };
    const rung = body.description && this.rung > 0 ? { rung: this.rung } : {};
    const signal = { from: this.id, ...to, ...body, ...rung };
    if (fitsSignal(signal)) this.options.send(signal);
    else this.end('no-path');
  }
}
