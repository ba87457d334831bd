// Tells when this page wakes, changes network or goes out of sight; knows nothing of sockets or devices.

export interface PageLife {
  /** Somebody looks at the page again, or there is a network again: try now what was waiting. */
  woke(): void;
  /** The device slept or changed its network: what was open is probably dead without knowing it. */
  moved(): void;
  presence(state: 'active' | 'away'): void;
}

/** Looking up another tab for a moment is not being away. */
const AWAY_AFTER_MS = 10_000;
/** A timer that is this late was frozen: throttled background pages are late by one minute at most. */
const TICK_MS = 5_000;
const SLEPT_MS = 90_000;

export function watchPage(life: PageLife, signal: AbortSignal): void {
  watchSight(life, signal);
  watchSleep(life, signal);
  addEventListener('online', () => life.moved(), { signal });
  addEventListener('pageshow', (event) => (event.persisted ? life.moved() : life.woke()), { signal });
}

function watchSight(life: PageLife, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => life.presence('away'), AWAY_AFTER_MS);
      return;
    }
    life.presence('active');
    life.woke();
  };
  document.addEventListener('visibilitychange', look, { signal });
}

function watchSleep(life: PageLife, signal: AbortSignal): void {
  let last = Date.now();
  const timer = setInterval(() => {
    const slept = Date.now() - last > SLEPT_MS;
    last = Date.now();
    if (slept) life.moved();
  }, TICK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
