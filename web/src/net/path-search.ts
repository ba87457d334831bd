// Looks for a path of one connection, by more and more of the box's help, and for another one when the network changed.
import { IceLadder, type RelayWay, type Rung, serversOf } from './ice-ladder.ts';
import type { Negotiation } from './negotiation.ts';

/** The part of RTCPeerConnection that the search needs. */
type Searchable = Pick<
  RTCPeerConnection,
  | 'iceConnectionState'
  | 'signalingState'
  | 'remoteDescription'
  | 'getConfiguration'
  | 'setConfiguration'
  | 'restartIce'
>;

export interface SearchOptions {
  /** Only the impolite side makes offers once both sides have spoken. */
  readonly polite: boolean;
  readonly rung: Rung;
  readonly way: RelayWay;
  readonly servers: readonly RTCIceServer[];
  /** Asks the other side to offer a new path. */
  ask(): void;
  /** There is no path, by this search's own clock. */
  exhausted(): void;
}

/** RFC 8656 section 19. */
const QUOTA_REACHED = 486;

const isRelayed = ({ candidate }: RTCIceCandidateInit) => candidate?.includes(' typ relay');

/** What was said to find a new path may have been lost with the old network. */
const AGAIN_MS = 4_000;

export class PathSearch {
  readonly #ladder: IceLadder;
  #servers: readonly RTCIceServer[];
  #again: ReturnType<typeof setInterval> | undefined;
  /** When one side described itself to which the other has not answered yet. */
  #asked: number | undefined;

  constructor(
    private readonly rtc: Searchable,
    private readonly negotiation: Pick<Negotiation, 'resend'>,
    private readonly options: SearchOptions,
  ) {
    this.#servers = options.servers;
    this.#ladder = new IceLadder(options.rung, options.way, !options.polite, {
      climbed: () => this.#climbed(),
      exhausted: () => this.found || options.exhausted(),
    });
  }

  get rung(): Rung {
    return this.#ladder.rung;
  }

  get found(): boolean {
    return ['connected', 'completed'].includes(this.rtc.iceConnectionState);
  }

  /** The box told its servers anew. */
  use(servers: readonly RTCIceServer[]): void {
    this.#servers = servers;
    this.#configure();
  }

  /** The other side asks more of the box. */
  follow(rung: Rung): void {
    if (this.#ladder.follow(rung)) this.#configure();
  }

  /** A candidate of this side's own was found. */
  gathered(candidate: RTCIceCandidateInit): void {
    if (isRelayed(candidate)) this.#ladder.relayed();
  }

  /** One of the box's servers refused. */
  refused({ errorCode }: Pick<RTCPeerConnectionIceErrorEvent, 'errorCode'>): void {
    if (errorCode === QUOTA_REACHED) this.#ladder.full();
  }

  /** A candidate of the other side's came. */
  offered(candidate: RTCIceCandidateInit): void {
    if (isRelayed(candidate)) this.#ladder.advanced();
  }

  /** The signalling state changed; once both sides have described themselves, a path could be found. */
  described(): void {
    const { signalingState, remoteDescription } = this.rtc;
    const now = performance.now();
    if (signalingState !== 'stable') this.#asked = now;
    else if (remoteDescription && !this.found) this.#ladder.begin(now - (this.#asked ?? now));
  }

  /** The ICE state changed. */
  searched(): void {
    if (this.found) this.#ladder.stop();
    else if (this.rtc.iceConnectionState === 'failed') this.#ladder.failed();
  }

  /**
   * Looks for another path beside the one in use (ICE restart). Only the impolite side offers one, and the other asks it
   * to: of two offers at once one would have to be rolled back, after which Chromium often gathers no candidate on a LAN
   * without a gateway.
   */
  renew(): void {
    if (this.options.polite) this.options.ask();
    else if (this.rtc.signalingState === 'have-local-offer') this.negotiation.resend();
    else this.rtc.restartIce();
  }

  /** The same for a path that is lost, again and again until `stop`. */
  insist(): void {
    clearInterval(this.#again);
    this.#again = setInterval(() => this.renew(), AGAIN_MS);
    this.renew();
  }

  stop(): void {
    clearInterval(this.#again);
    this.#ladder.stop();
  }

  #climbed(): void {
    this.#configure();
    this.renew();
  }

  #configure(): void {
    const iceServers = serversOf(this.rung, this.#servers, this.#ladder.every);
    this.rtc.setConfiguration({ ...this.rtc.getConfiguration(), iceServers });
  }
}
