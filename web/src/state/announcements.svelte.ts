// What is said aloud to those who do not see the screen, and what is shown for a moment to those who do.
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import type { TransferView } from '../proto/transfer/api.ts';
import { t } from './language.svelte.ts';
import { transferStatus } from './transfer-words.ts';

/** Long enough to read two short sentences. */
const SHOWN_MS = 5_000;

type Peers = ReadonlyMap<PeerId, PeerInfo>;

export class Announcements {
  /** For the live region only: the screen shows the same in its own way. */
  spoken = $state('');
  /** A sentence on the screen that goes away by itself; also a live region. */
  shown = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(sentence: string): void {
    this.spoken = sentence;
  }

  show(sentence: string): void {
    this.shown = sentence;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.shown = ''), SHOWN_MS);
  }

  peers(before: Peers, now: Peers): void {
    const come = [...now].find(([id]) => !before.has(id))?.[1];
    const gone = [...before].find(([id]) => !now.has(id))?.[1];
    if (come) this.say(t('announce.arrived', { name: come.name }));
    else if (gone) this.say(t('announce.left', { name: gone.name }));
  }

  transfer(view: TransferView, before: TransferView | undefined, name: string, what: string): void {
    if (view.state === before?.state && view.hold === before.hold) return;
    if (view.hold === 'answer-here' && before?.hold !== 'answer-here') {
      this.say(t('announce.request', { name, files: t('request.files', { count: view.files.length }) }));
    }
    if (view.state === 'done') {
      this.say(
        view.direction === 'send'
          ? t('announce.sent', { what, name })
          : t('announce.received', { what, name }),
      );
    }
    if (view.state === 'failed') this.say(t('announce.failed', { what, reason: transferStatus(view) }));
  }
}
