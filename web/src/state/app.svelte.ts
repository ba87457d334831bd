// What the screen sees: the session's news as runes, and the verbs of the person in front of it.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import type {
  ReceivedText,
  TextView,
  TransferId,
  TransferVerbs,
  TransferView,
} from '../proto/transfer/api.ts';
import {
  type BoxConfig,
  type PeerPath,
  Session,
  type SessionListener,
  type SocketState,
} from '../session.ts';
import { Announcements } from './announcements.svelte.ts';
import { type DeviceView, deviceView } from './device-view.ts';
import { t } from './language.svelte.ts';
import { transferName } from './transfer-words.ts';

export type { DeviceView, ReceivedText, TransferView };

export class App implements SessionListener {
  readonly announcements = new Announcements();
  readonly transfers = new SvelteMap<TransferId, TransferView>();
  /** Files that were handed over already, as `transfer/index`. */
  readonly saved = new SvelteSet<string>();
  selfName = $state('');
  texts = $state.raw<readonly ReceivedText[]>([]);
  socketState = $state<SocketState>('connecting');
  config = $state.raw<BoxConfig>();
  #peers = $state.raw<ReadonlyMap<PeerId, PeerInfo>>(new SvelteMap());
  readonly #paths = new SvelteMap<PeerId, PeerPath>();
  /** Names outlive the devices they belong to: the tray still shows who a file came from. */
  readonly #names = new SvelteMap<string, string>();
  readonly #session = new Session(this);

  readonly devices: readonly DeviceView[] = $derived(
    [...this.#peers.values()]
      .map((peer) => deviceView(peer, this.#paths.get(peer.peerId), this.#running(peer.peerId)))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  /** What is to be answered first; the others wait behind it. */
  readonly request: TransferView | undefined = $derived(
    [...this.transfers.values()].find(({ hold, state }) => state === 'waiting' && hold === 'answer-here'),
  );

  start(signal: AbortSignal): void {
    this.#session.start(signal);
  }

  nameOf(peerId: string): string {
    return this.#names.get(peerId) ?? '';
  }

  rename(name: string): void {
    const wanted = name.trim();
    if (wanted !== '' && wanted !== this.selfName) this.#session.rename(wanted);
  }

  useHere(): void {
    this.#session.useHere();
  }

  approach(peerId: PeerId): void {
    this.#session.approach(peerId);
  }

  sendFiles(peerId: PeerId, files: Iterable<File>): void {
    const all = [...files];
    if (all.length === 0) return;
    this.approach(peerId);
    this.#session.with(peerId).sendFiles(all);
  }

  sendText(peerId: PeerId, text: string): void {
    if (text === '') return;
    this.approach(peerId);
    this.#session.with(peerId).sendText(text);
  }

  removeText(id: string): void {
    this.texts = this.texts.filter((text) => text.id !== id);
  }

  /** The verbs for one transfer's device: accept, decline, cancel, pause, resume. */
  of({ peerId }: TransferView): TransferVerbs {
    return this.#session.with(peerId as PeerId);
  }

  async save(view: TransferView, file: number): Promise<void> {
    await this.of(view).save(view.id, file);
    this.saved.add(`${view.id}/${file}`);
  }

  sendAgain(view: TransferView): void {
    this.approach(view.peerId as PeerId);
    if (this.of(view).retry(view.id) !== undefined) this.forget(view);
  }

  forget(view: TransferView): void {
    this.of(view).forget(view.id);
    this.transfers.delete(view.id);
  }

  box(config: BoxConfig): void {
    this.config = config;
  }

  socket(state: SocketState): void {
    this.socketState = state;
  }

  self(name: string): void {
    this.selfName = name;
  }

  peers(peers: ReadonlyMap<PeerId, PeerInfo>): void {
    this.announcements.peers(this.#peers, peers);
    for (const [id, { name }] of peers) this.#names.set(id, name);
    this.#peers = peers;
  }

  path(peerId: PeerId, path: PeerPath): void {
    this.#paths.set(peerId, path);
  }

  transfer(view: TransferView): void {
    const before = this.transfers.get(view.id);
    this.transfers.set(view.id, view);
    this.announcements.transfer(view, before, this.nameOf(view.peerId), transferName(view));
  }

  text(text: ReceivedText): void {
    this.texts = [text, ...this.texts];
    this.announcements.say(t('announce.text', { name: this.nameOf(text.peerId) }));
  }

  textState({ state, peerId }: TextView): void {
    const name = this.nameOf(peerId);
    if (state === 'done') this.announcements.show(t('text.delivered', { name }));
    if (state === 'failed') this.announcements.show(t('text.failed', { name }));
  }

  #running(peerId: PeerId): TransferView[] {
    return [...this.transfers.values()].filter((view) => view.peerId === peerId && view.state === 'running');
  }
}
