// Which of the box's servers a connection asks, and when it asks for more: each allocation at the relay is a scarce one.

/**
 * 0: the two see each other's addresses (STUN). Above it, the relay as well, by one way each: 1 UDP, 2 TCP, 3 TLS.
 * A device may hold few allocations at a time: who is reached directly needs none, who is not needs one.
 */
export type Rung = 0 | 1 | 2 | 3;

const TOP = 3;
/**
 * On a LAN a direct path is found in a tenth of this. Counted from when both sides have described themselves, as the
 * next one is; all of them leave more than a second of three for the last rung.
 */
const DIRECT_WITHIN_MS = 600;
/** A relayed address takes three round trips. */
const RELAY_WITHIN_MS = 500;
/** Whatever was asked: longer than this nobody believes in a path. */
const NO_PATH_MS = 5_000;
/** A way to the relay that was closed may be open again, and UDP is the best. */
const REMEMBERED_MS = 10 * 60_000;

export function isRung(value: unknown): value is Rung {
  return value === 0 || value === 1 || value === 2 || value === 3;
}

/** The servers of a rung. */
export function serversOf(rung: Rung, servers: readonly RTCIceServer[]): RTCIceServer[] {
  return servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => [0, rung].includes(rungOf(url)));
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
}

function rungOf(url: string): Rung {
  if (url.startsWith('turns:')) return 3;
  if (!url.startsWith('turn:')) return 0;
  return url.endsWith('transport=tcp') ? 2 : 1;
}

/** The way to the relay that worked last, for all connections of a page. */
export class RelayWay {
  #rung: Rung = 1;
  #until = 0;

  get first(): Rung {
    return performance.now() < this.#until ? this.#rung : 1;
  }

  worked(rung: Rung): void {
    this.#rung = rung;
    this.#until = performance.now() + REMEMBERED_MS;
  }

  /** The network is another one. */
  forget(): void {
    this.#until = 0;
  }
}

export interface LadderEvents {
  /** Another rung is to be tried. */
  climbed(): void;
  /** No path was found in time. */
  exhausted(): void;
}

/** The clocks of one connection; ICE has its own, and may wait for ever. */
export class IceLadder {
  #rung: Rung;
  /** The relay gave an address on this rung. */
  #relayed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;

  constructor(
    rung: Rung,
    private readonly way: RelayWay,
    /** Whether it is this side that decides when the relay is needed; each finds its own way there. */
    private readonly decides: boolean,
    private readonly events: LadderEvents,
  ) {
    this.#rung = rung;
  }

  get rung(): Rung {
    return this.#rung;
  }

  /** Both sides have described themselves, and there is no path yet. */
  begin(): void {
    this.#end ??= setTimeout(() => this.events.exhausted(), NO_PATH_MS);
    clearTimeout(this.#timer);
    if (this.#rung === 0 && this.decides) this.#after(DIRECT_WITHIN_MS);
    if (this.#rung > 0 && !this.#relayed) this.#after(RELAY_WITHIN_MS);
  }

  /** The relay gave an address. */
  relayed(): void {
    if (this.#rung === 0) return;
    this.#relayed = true;
    this.way.worked(this.#rung);
  }

  /** What was asked for has failed, by ICE's own judgement. */
  failed(): void {
    if (this.#rung > 0 || this.decides) this.#climb();
  }

  /** The other side is on that rung; says whether this one goes up as well. */
  follow(rung: Rung): boolean {
    if (rung <= this.#rung || this.#relayed) return false;
    this.#rung = this.#rung === 0 ? this.way.first : rung;
    return true;
  }

  /** There is a path, or no more need of one. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#end);
    this.#end = undefined;
  }

  #after(ms: number): void {
    this.#timer = setTimeout(() => this.#climb(), ms);
  }

  #climb(): void {
    clearTimeout(this.#timer);
    if (this.#relayed || this.#rung === TOP) return;
    this.#rung = this.#rung === 0 ? this.way.first : ((this.#rung + 1) as Rung);
    this.events.climbed();
  }
}
