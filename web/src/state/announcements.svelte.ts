// What is said aloud to those who do not see the screen, and what is shown for a moment to those who do.
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import { t } from './language.svelte.ts';

/** Long enough to read two short sentences. */
const SHOWN_MS = 5_000;

/** The same sentence is said again only when the live region was empty in between. */
const SPOKEN_MS = 1_000;

type Peers = ReadonlyMap<PeerId, PeerInfo>;

export class Announcements {
  /** For the live region only: the screen shows the same in its own way. */
  spoken = $state('');
  /** A sentence on the screen that goes away by itself; also a live region. */
  shown = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  say(sentence: string): void {
    this.spoken = sentence;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.spoken = ''), SPOKEN_MS);
  }

  show(sentence: string): void {
    this.shown = sentence;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.shown = ''), SHOWN_MS);
  }

  /** Who came is said; who left is seen by who looks for it. */
  peers(before: Peers, now: Peers): void {
    const come = [...now].filter(([id]) => !before.has(id)).map(([, { name }]) => name);
    const [name] = come;
    if (name === undefined) return;
    this.say(
      come.length > 1 ? t('announce.arrived-many', { count: come.length }) : t('announce.arrived', { name }),
    );
  }
}
