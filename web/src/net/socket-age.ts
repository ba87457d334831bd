// How old the connection to the box is: one too old is renewed for the relay's credentials, one that is doubted if not too young.

/** Half the life of the relay's credentials; by this clock alone, because those of the two may differ. */
const RENEW_MS = 6 * 60 * 60_000;
/** A socket this young is taken to be alive. */
const DOUBT_MS = 5_000;

export class SocketAge {
  #welcomedAt = 0;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly renew: () => void) {}

  welcomed(): void {
    this.#welcomedAt = performance.now();
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(this.renew, RENEW_MS);
  }

  /** A connection to a device fell silent. The socket to the box may be as dead as that, and would find it out much later. */
  doubted(): void {
    if (performance.now() - this.#welcomedAt > DOUBT_MS) this.renew();
  }
}
