// What the screen sees: the session's news as runes, and the verbs of the person in front of it.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Facts } from '../proto/diagnosis.ts';
import type { IceReport } from '../proto/ice-end.ts';
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import type {
  FileView,
  ReceivedText,
  TextView,
  TransferId,
  TransferVerbs,
  TransferView,
} from '../proto/transfer/api.ts';
import type { Outgoing } from '../proto/transfer/outgoing.ts';
import {
  type BoxConfig,
  type CodeRoomRefusal,
  type PairedView,
  type PairState,
  type PeerPath,
  Session,
  type SessionListener,
  type SocketState,
} from '../session.ts';
import { readValue, writeValue } from '../storage/local-store.ts';
import { Announcements } from './announcements.svelte.ts';
import { AppShell } from './app-shell.svelte.ts';
import { Around } from './around.svelte.ts';
import { Attention, type Thing } from './attention.ts';
import { type DeviceView, type Running, runningWith } from './device-view.ts';
import { Inbox } from './inbox.svelte.ts';
import { choose, t, wantedLanguage } from './language.svelte.ts';
import { type OpenedLink, watchOpened } from './opened-link.ts';
import { type Chosen, Outbox, showPreviews } from './outbox.svelte.ts';
import { Pairs } from './pairs.svelte.ts';
import { preferences } from './preferences.svelte.ts';
import { ScreenLock } from './screen-lock.ts';
import { Texts } from './texts.svelte.ts';
import { transferNews } from './transfer-news.ts';

export type { DeviceView, FileView, Thing, TransferView };

/** How long what is finished can still be read, where the person wants it to leave the list; milliseconds. */
const READ_MS = 10_000;

/** The one dialog that is open, besides requests and texts. */
export type Dialog =
  | { readonly name: 'pair' | 'room' | 'settings' | 'help' | 'diagnosis' }
  | { readonly name: 'device'; readonly id: PeerId };

export class App implements SessionListener {
  readonly announcements = new Announcements();
  readonly shell = new AppShell();
  readonly transfers = new SvelteMap<TransferId, TransferView>();
  readonly outbox = new Outbox(
    (to, what) => this.#send(to, what),
    (sentence) => this.announcements.show(sentence),
  );
  readonly inbox = new Inbox({
    verbs: (view) => this.of(view),
    nameOf: (peerId) => this.nameOf(peerId),
    room: () => this.#session.room(),
    tell: (sentence) => this.announcements.show(sentence),
  });
  selfName = $state('');
  readonly texts = new Texts();
  socketState = $state<SocketState>('connecting');
  config = $state.raw<BoxConfig>();
  dialog = $state.raw<Dialog>();
  /** What a notification that was tapped is about: the tray shows it. */
  brought = $state.raw<Thing>();
  /** Something was sent or came, now or earlier: this person knows what the page is for. */
  begun = $state(readValue('begun') !== undefined);
  roomCode = $state<string>();
  codeRoomTrouble = $state.raw<{ readonly why: CodeRoomRefusal; readonly seconds?: number }>();
  /** Devices that somebody else answered for; stays on the screen until it is read. */
  readonly intruded = new SvelteSet<PeerId>();
  readonly pairs = new Pairs(() => this.#session);
  readonly #around = new Around(this);
  /** A room whose link was opened before the box could be asked. */
  #roomToJoin: string | undefined;
  readonly #session = new Session(this, wantedLanguage);
  readonly #attention = new Attention((thing) => this.#bring(thing));
  readonly #screenLock = new ScreenLock();
  /** What was sent, to be sent again. */
  readonly #sent = new SvelteMap<TransferId, readonly Outgoing[]>();

  /** What runs now, by device: every device and row of the screen asks for it. */
  readonly running: Running = $derived(runningWith(this.transfers.values()));
  /** What is to be answered first; the others wait behind it. */
  readonly request: TransferView | undefined = $derived(
    [...this.transfers.values()].find(({ hold, state }) => state === 'waiting' && hold === 'answer-here'),
  );

  start(signal: AbortSignal): void {
    this.#session.start(signal);
    void this.texts.load();
    const files = (handles: readonly FileSystemHandle[]) => this.outbox.opened(handles);
    watchOpened({ link: (link) => this.#openLink(link), files }, signal);
  }

  /** Fetches what is needed to send and to receive before it is: the box may be away then. */
  async load(): Promise<void> {
    const parts = [this.#session, this.outbox, this.inbox, this.#attention];
    await Promise.allSettled(parts.map((part) => part.load()));
  }

  get devices(): readonly DeviceView[] {
    return this.#around.devices;
  }

  device(id: PeerId): DeviceView | undefined {
    return this.devices.find((device) => device.id === id);
  }

  createRoom(): void {
    this.codeRoomTrouble = undefined;
    this.#session.codeRoom.create();
  }

  joinRoom(code: string): void {
    this.codeRoomTrouble = undefined;
    this.#session.codeRoom.join(code);
  }

  leaveRoom(): void {
    this.#session.codeRoom.leave();
  }

  nameOf(peerId: string): string {
    return this.#around.nameOf(peerId as PeerId);
  }

  rename(name: string): void {
    const wanted = name.trim();
    if (wanted !== '' && wanted !== this.selfName) this.#session.rename(wanted);
  }

  /** Speaks another language at once; a name that the box made up follows. */
  async speak(tag: string | undefined): Promise<void> {
    const before = wantedLanguage();
    // The choice is kept; what could not be fetched now is spoken after the next load.
    await choose(tag).catch(() => this.announcements.show(t('box.unreachable')));
    if (wantedLanguage() !== before) this.#session.introduceAgain();
  }

  useHere(): void {
    this.#session.useHere();
  }

  examine(found: (facts: Partial<Facts>) => void): Promise<void> {
    return this.#session.examine(found);
  }

  /** How a device is reached, or why not. */
  reached(peerId: PeerId): PeerPath {
    return this.#around.path(peerId);
  }

  connection(peerId: PeerId): Promise<IceReport | undefined> {
    return this.#session.connection(peerId);
  }

  try(peerId: PeerId): void {
    this.#session.try(peerId);
  }

  approach(peerId: PeerId): void {
    this.#session.approach(peerId);
  }

  sendText(peerId: PeerId, text: string): void {
    if (text === '') return;
    this.#begin();
    this.approach(peerId);
    this.#session.with(peerId).sendText(text);
  }

  /** The verbs for one transfer's device: accept, decline, cancel, pause, resume. */
  of({ peerId }: TransferView): TransferVerbs {
    return this.#session.with(peerId as PeerId);
  }

  /** The pairing by which the other side of a transfer has proven itself. */
  pairedWith({ peerId }: TransferView): PairedView | undefined {
    return this.pairs.of(peerId as PeerId);
  }

  /** Whether its files are still at hand; those from before a reload are not. */
  canSendAgain({ id, direction, state }: TransferView): boolean {
    return direction === 'send' && (state !== 'done' || this.#sent.has(id));
  }

  /** What did not arrive goes to the same device; what did may be for another one. */
  sendAgain(view: TransferView): void {
    const sent = this.#sent.get(view.id);
    if (view.state === 'done') return sent && this.outbox.offerAgain(sent);
    this.approach(view.peerId as PeerId);
    const again = this.of(view).retry(view.id);
    if (again === undefined) return;
    if (sent) this.#sent.set(again, sent);
    this.forget(view);
  }

  forget(view: TransferView): void {
    this.of(view).forget(view.id);
    this.transfers.delete(view.id);
    this.#sent.delete(view.id);
  }

  /** Nothing is left on this device, and paired devices that are here are told; the page begins anew. */
  async forgetEverything(): Promise<void> {
    const { forgetAll } = await import('../storage/forget-all.ts');
    await this.#session.leave();
    await this.texts.clear(); // on the screens of other tabs too
    await forgetAll();
    location.replace(location.pathname);
  }

  box(config: BoxConfig): void {
    this.config = config;
  }

  socket(state: SocketState): void {
    this.socketState = state;
    if (state !== 'open') return;
    this.shell.boxIsHere();
    if (this.#roomToJoin === undefined) return;
    this.joinRoom(this.#roomToJoin);
    this.#roomToJoin = undefined;
  }

  self(name: string): void {
    this.selfName = name;
  }

  peers(peers: ReadonlyMap<PeerId, PeerInfo>): void {
    this.announcements.peers(this.#around.peers, peers);
    this.#around.set(peers);
  }

  named(peerId: PeerId, name: string): void {
    this.#around.named(peerId, name);
  }

  path(peerId: PeerId, path: PeerPath): void {
    this.#around.reach(peerId, path);
    if (path.at !== 'failed') return;
    if (path.reason === 'intruder') this.intruded.add(peerId);
    if (path.reason === 'away') this.announcements.show(t('notice.away', { name: this.nameOf(peerId) }));
  }

  code(peerId: PeerId, code: string | undefined): void {
    this.#around.prove(peerId, code);
  }

  pairing(state: PairState): void {
    this.pairs.state = state;
    if (state.at === 'done') this.announcements.say(t('pair.done', { name: state.name }));
    if (state.at === 'failed') this.announcements.say(t(`pair.failed.${state.why}`));
  }

  paired(devices: readonly PairedView[]): void {
    this.pairs.devices = devices;
  }

  unpairedBy(name: string): void {
    this.announcements.show(t('notice.unpaired-by', { name }));
  }

  codeRoom(code: string | undefined): void {
    this.roomCode = code;
    if (code !== undefined) this.codeRoomTrouble = undefined;
  }

  codeRoomRefused(why: CodeRoomRefusal, seconds?: number): void {
    this.codeRoomTrouble = { why, ...(seconds === undefined ? {} : { seconds }) };
    if (this.dialog?.name !== 'room') this.announcements.show(t(`room.trouble.${why}`));
  }

  transfer(view: TransferView): void {
    const before = this.transfers.get(view.id);
    this.transfers.set(view.id, view);
    this.#screenLock.want([...this.transfers.values()].some(({ state }) => state === 'running'));
    const news = transferNews(view, before, this.nameOf(view.peerId));
    if (!news) return;
    this.#begin();
    this.announcements.say(news.sentence);
    const kind = news.what === 'request' ? 'request' : 'transfer';
    this.#attention.call(news.sound, { kind, id: view.id }, news.sentence, news.detail);
    if (news.what === 'done') this.#finished(view);
  }

  text(text: ReceivedText): void {
    const name = this.nameOf(text.peerId);
    const sentence = t('announce.text', { name });
    this.#begin();
    const { id } = this.texts.add(text, name);
    this.announcements.say(sentence);
    this.#attention.call('text', { kind: 'text', id }, sentence, text.text);
  }

  textState({ state, peerId }: TextView): void {
    const name = this.nameOf(peerId);
    if (state === 'done') this.announcements.show(t('text.delivered', { name }));
    if (state === 'failed') this.announcements.show(t('text.failed', { name }));
  }

  #send(to: PeerId, what: Chosen): void {
    if (what.text !== undefined) this.sendText(to, what.text);
    if (!what.files) return;
    this.#begin();
    this.approach(to);
    const verbs = this.#session.with(to);
    const id = verbs.sendFiles(what.files);
    this.#sent.set(id, what.files);
    void showPreviews(verbs, id, what.files);
  }

  #finished(view: TransferView): void {
    if (view.direction === 'receive') this.inbox.finished(view);
    if (preferences.finished === 'keep') return;
    setTimeout(() => {
      const now = this.transfers.get(view.id);
      if (now && !this.inbox.hasUnsaved(now)) this.forget(now);
    }, READ_MS);
  }

  #bring(thing: Thing): void {
    this.dialog = undefined;
    this.brought = thing;
  }

  #begin(): void {
    if (this.begun) return;
    this.begun = true;
    writeValue('begun', 'yes');
  }

  #openLink(link: OpenedLink): void {
    if ('pair' in link) {
      this.pairs.link = link.pair;
      this.dialog = { name: 'pair' };
    } else if ('dialog' in link) this.dialog = { name: link.dialog };
    else if ('text' in link) this.outbox.offer(link.text);
    else if ('shared' in link) void this.outbox.shared(link.shared);
    else if (this.socketState === 'open') this.joinRoom(link.room);
    else this.#roomToJoin = link.room;
  }
}
