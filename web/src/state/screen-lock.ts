// Keeps the screen on while something moves: a phone that sleeps loses its connections.

export class ScreenLock {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;
  #asking = false;

  constructor() {
    // The browser takes it away from a page that is out of sight.
    document.addEventListener('visibilitychange', () => void this.#settle());
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.#settle();
  }

  async #settle(): Promise<void> {
    if (this.#asking) return;
    if (!this.#wanted) {
      const lock = this.#lock;
      this.#lock = undefined;
      return lock?.release();
    }
    if (this.#lock || document.visibilityState === 'hidden') return;
    this.#asking = true;
    const lock = await screenLocks()
      ?.request('screen')
      .catch(() => undefined); // no power to spare, or forbidden
    this.#asking = false;
    this.#lock = lock;
    lock?.addEventListener('release', () => this.#lock === lock && (this.#lock = undefined));
    if (lock && !this.#wanted) await this.#settle();
  }
}

/** Missing on plain HTTP, whatever the types say. */
function screenLocks(): Navigator['wakeLock'] | undefined {
  return (navigator as { readonly wakeLock?: Navigator['wakeLock'] }).wakeLock;
}
