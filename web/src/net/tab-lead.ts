// Which of several tabs of this browser holds the connection: the newest, and when it closes or crashes another one.

export interface TabEvents {
  /** This tab is to hold the connection now. */
  lead(): void;
  /** Another tab has taken it. */
  lost(): void;
}

export interface TabLead {
  /** Takes the lead from whichever tab has it. */
  take(): void;
}

/** The part of `navigator.locks` that is needed here. */
export type Locks = Pick<LockManager, 'request'>;

const NAME = 'homedrop.connection';

/** By Web Locks where the page is secure, else by the tabs telling each other; a browser without either has one leader a tab. */
export function tabLead(events: TabEvents, locks: Locks | undefined = lockManager()): TabLead {
  if (locks) return new LockedLead(events, locks);
  if ('BroadcastChannel' in globalThis) return new ToldLead(events, new BroadcastChannel(NAME));
  return { take: () => events.lead() };
}

/** Missing on plain http, whatever the types say. */
function lockManager(): Locks | undefined {
  return (navigator as { readonly locks?: LockManager }).locks;
}

/** The browser itself frees the lock of a tab that is gone, however it went. */
export class LockedLead implements TabLead {
  #queued: AbortController | undefined;

  constructor(
    private readonly events: TabEvents,
    private readonly locks: Locks,
  ) {}

  take(): void {
    this.#queued?.abort();
    this.#queued = undefined;
    this.#hold({ steal: true });
  }

  #hold(options: LockOptions): void {
    const held = this.locks.request(NAME, options, () => {
      this.#queued = undefined;
      this.events.lead();
      return new Promise<never>(() => undefined); // for as long as the tab lives
    });
    held.catch((error: unknown) => options.signal?.aborted || this.#refused(error));
  }

  /** Stolen by a newer tab; or not granted at all, where a browser blocks storage: then each tab leads for itself. */
  #refused(error: unknown): void {
    const stolen = error instanceof DOMException && error.name === 'AbortError';
    if (stolen) this.#stolen();
    else this.events.lead();
  }

  #stolen(): void {
    this.events.lost();
    this.#queued = new AbortController();
    this.#hold({ signal: this.#queued.signal });
  }
}

type Word = 'lead' | 'here' | 'gone';
/** The part of a BroadcastChannel that is needed here. */
export type Line = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

const BEAT_MS = 5_000;
/** Timers of a tab in the background may beat once a minute only. */
const SILENT_MS = 75_000;
/** So that of several waiting tabs one is first. */
const SPREAD_MS = 400;

export class ToldLead implements TabLead {
  #leading = false;
  #takeover: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly events: TabEvents,
    private readonly line: Line,
    private readonly random = Math.random,
  ) {
    line.onmessage = ({ data }: MessageEvent<unknown>) => this.#heard(data);
    setInterval(() => this.#leading && this.#say('here'), BEAT_MS);
    globalThis.addEventListener?.('pagehide', () => this.#leading && this.#say('gone'));
  }

  take(): void {
    clearTimeout(this.#takeover);
    this.#leading = true;
    this.#say('lead');
    this.events.lead();
  }

  #say(word: Word): void {
    this.line.postMessage(word);
  }

  #heard(word: unknown): void {
    if (word === 'gone') return this.#takeIn(this.random() * SPREAD_MS);
    if (word !== 'lead' && !(word === 'here' && !this.#leading)) return;
    if (this.#leading) this.events.lost();
    this.#leading = false;
    this.#takeIn(SILENT_MS + this.random() * SPREAD_MS);
  }

  #takeIn(ms: number): void {
    if (this.#leading) return;
    clearTimeout(this.#takeover);
    this.#takeover = setTimeout(() => this.take(), ms);
  }
}
