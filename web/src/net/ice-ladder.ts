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
/** A relayed address takes three round trips. Who got none by any way is slow or shut out, and asks by all of them at once. */
const RELAY_WITHIN_MS = 500;
/** A device that takes its time over one round trip through the box gets this many of them, where that is more. */
const ROUND_TRIPS = 3;
/** What is longer says nothing of the device: a message waited for something. */
const MOST_WITHIN_MS = 2_000;
/** The relay gives room to the newest; what it takes it from must have been silent for a moment. */
const FULL_AGAIN_MS = 1_500;
/**
 * So long after the last sign that the search is getting somewhere nobody believes in a path. A slow phone takes its time
 * over each step; one that takes none is not waited for.
 */
const NO_PATH_MS = 5_000;
/** A way to the relay that was closed may be open again, and UDP is the best. */
const REMEMBERED_MS = 10 * 60_000;

export function isRung(value: unknown): value is Rung {
  return value === 0 || value === 1 || value === 2 || value === 3;
}

/** The servers of a rung; `every` way to the relay is the last resort. */
export function serversOf(rung: Rung, servers: readonly RTCIceServer[], every = false): RTCIceServer[] {
  return servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => every || [0, rung].includes(rungOf(url)));
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
  #at = -Infinity;

  get first(): Rung {
    return this.since(performance.now() - REMEMBERED_MS) ?? 1;
  }

  /** The way that has worked since then. */
  since(time: number): Rung | undefined {
    return this.#at > time ? this.#rung : undefined;
  }

  worked(rung: Rung): void {
    this.#rung = rung;
    this.#at = performance.now();
  }

  /** The network is another one. */
  forget(): void {
    this.#at = -Infinity;
  }
}

export interface LadderEvents {
  /** Another rung is to be tried, or the same one again. */
  climbed(): void;
  /** No path was found in time. */
  exhausted(): void;
}

/** The clocks of one connection; ICE has its own, and may wait for ever. */
export class IceLadder {
  #rung: Rung;
  /** The relay gave an address on this rung. */
  #relayed = false;
  /** Nothing was got by one way at a time. */
  #every = false;
  #began: number | undefined;
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

  /** Whether the relay is asked by every way at once. */
  get every(): boolean {
    return this.#every;
  }

  /** Both sides have described themselves, which took so long, and there is no path yet. */
  begin(tookMs = 0): void {
    this.#believe();
    this.#began ??= performance.now();
    clearTimeout(this.#timer);
    const patience = Math.min(MOST_WITHIN_MS, ROUND_TRIPS * tookMs);
    if (this.#rung === 0 && this.decides) this.#after(Math.max(DIRECT_WITHIN_MS, patience));
    if (this.#rung > 0 && !this.#relayed) this.#after(Math.max(RELAY_WITHIN_MS, patience));
  }

  /** The relay gave an address. */
  relayed(): void {
    if (this.#rung === 0) return;
    this.#relayed = true;
    clearTimeout(this.#timer);
    this.#open();
  }

  /** The relay has no room for this device now: the way there is open, and another one leads to the same door. */
  full(): void {
    if (this.#rung === 0 || this.#relayed) return;
    this.#open();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.events.climbed(), FULL_AGAIN_MS);
  }

  /** A relayed address is there to be tried, of this side or the other. */
  advanced(): void {
    if (this.#end !== undefined) this.#believe();
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

  #open(): void {
    if (!this.#every) this.way.worked(this.#rung);
    this.advanced();
  }

  #believe(): void {
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.events.exhausted(), NO_PATH_MS);
  }

  #after(ms: number): void {
    this.#timer = setTimeout(() => this.#climb(), ms);
  }

  #climb(): void {
    clearTimeout(this.#timer);
    if (this.#relayed || this.#every) return;
    const open = this.way.since(this.#began ?? Infinity);
    if (this.#rung > 0 && open === this.#rung) return; // another connection has got there meanwhile: this one is only slow
    if (this.#rung === 0) this.#rung = this.way.first;
    else if (open !== undefined) this.#rung = open;
    else if (this.#rung === TOP) this.#every = true;
    else this.#rung = (this.#rung + 1) as Rung;
    this.events.climbed();
  }
}
