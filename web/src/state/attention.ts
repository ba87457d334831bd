// Draws the person's attention to what came: by sound, by vibration, and by a notification while the page is out of sight.
import { withoutTurning } from '../proto/turning.ts';
import type { Chime } from './chime.ts';
import { preferences } from './preferences.svelte.ts';
import { Spacing } from './spacing.ts';

/** What is to be brought up when a notification was tapped. */
export interface Thing {
  readonly kind: 'request' | 'text' | 'transfer';
  readonly id: string;
}

/** Milliseconds on, off, on. */
const SHAKE = [80, 60, 80];
/** Characters that a notification shows of what it is about. */
const GLIMPSE = 200;
/** A hundred files that are done within a second are one sound, not a hundred of them; milliseconds. */
const APART = 1000;

export class Attention {
  readonly #spacing = new Spacing<Chime>(APART);

  constructor(private readonly bring: (thing: Thing) => void) {
    document.addEventListener('visibilitychange', () => this.#seen());
    const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
    serviceWorker?.addEventListener('message', ({ data }) => this.#told(data));
  }

  call(sound: Chime, thing: Thing, title: string, detail: string): void {
    if (this.#spacing.takes(sound, performance.now())) this.#callAloud(sound);
    if (preferences.notifications === 'off' || document.visibilityState === 'visible') return;
    const body = withoutTurning(detail.slice(0, GLIMPSE));
    void this.#quietly(async () =>
      (await import('./notifications.ts')).notify({ thing, title, body }, this.bring),
    );
  }

  #callAloud(sound: Chime): void {
    if (preferences.sound === 'on') void this.#quietly(async () => (await import('./chime.ts')).chime(sound));
    if (preferences.vibration === 'on' && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKE);
  }

  /** What serves them is fetched while the box is there. */
  async load(): Promise<void> {
    if (preferences.notifications === 'on') await import('./notifications.ts');
    if (preferences.sound === 'on') await import('./chime.ts');
  }

  #seen(): void {
    if (document.visibilityState === 'hidden' || preferences.notifications === 'off') return;
    void this.#quietly(async () => (await import('./notifications.ts')).clearNotices());
  }

  /** The service worker tells which of its notifications was tapped. */
  #told(data: unknown): void {
    if (typeof data !== 'object' || data === null || !('tapped' in data)) return;
    const { kind, id } = (data.tapped ?? {}) as Partial<Thing>;
    if (typeof id !== 'string' || !['request', 'text', 'transfer'].includes(String(kind))) return;
    this.bring({ kind: kind as Thing['kind'], id });
  }

  /** A sound or a notice that the browser refuses is missed, but stops nothing. */
  async #quietly(act: () => Promise<void>): Promise<void> {
    await act().catch(() => undefined);
  }
}

type Asked = Partial<Pick<typeof globalThis, 'Notification'>>;
const system = () => (globalThis as Asked).Notification;

/** Only where the page is secure, and on some phones only once it was installed. */
export const canNotify = () => isSecureContext && system() !== undefined;
export const mayNotify = () => system()?.permission === 'granted';
/** Where nobody touches the screen there is nothing to shake. */
export const canVibrate = () => 'vibrate' in navigator && matchMedia('(pointer: coarse)').matches;

/** Whether the person allowed it; needs a tap just before. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await system()?.requestPermission()) === 'granted';
}
