// What the person here gives to be sent: gathered from pickers, drops and pastes, then sent to one or several devices.
import type { Collected } from '../files/collect.ts';
import { grab } from '../files/grab.ts';
import type { PeerId } from '../proto/messages.ts';
import type { Provided, TransferId, TransferVerbs } from '../proto/transfer/api.ts';
import type { Outgoing } from '../proto/transfer/outgoing.ts';
import { t } from './language.svelte.ts';

/** Where it has no picker for folders, an input asks for one and tells nothing of empty ones. */
export const canPickFolder = () => 'showDirectoryPicker' in globalThis;

const collect = () => import('../files/collect.ts');
const pickers = () => import('../files/pick-place.ts');

/** What is to be sent. */
export interface Chosen {
  readonly files?: readonly Outgoing[];
  readonly text?: string;
}

/** What is over sooner is not worth a word. */
const PATIENCE_MS = 500;

export class Outbox {
  /** Chosen, and for whom is not said yet. */
  chosen = $state.raw<Chosen>();
  /** A folder is being looked through; large ones take a while. */
  collecting = $state(false);

  constructor(
    private readonly send: (to: PeerId, what: Chosen) => void,
    private readonly tell: (sentence: string) => void,
  ) {}

  /** Loads what is needed to look at files, before it is needed. */
  async load(): Promise<void> {
    await collect();
  }

  /** Files of an input; without a device, the person is asked for whom. */
  picked(files: Iterable<File>, to?: PeerId): void {
    const kept = [...files]; // the input forgets them
    if (kept.length > 0) void this.#take(async () => (await collect()).collectPicked(kept), to);
  }

  /** Text from elsewhere: the person is asked for whom. */
  offer(text: string): void {
    if (text.trim() !== '') this.chosen = { text };
  }

  /** Files that were sent before, for the same or another device. */
  offerAgain(files: readonly Outgoing[]): void {
    this.chosen = { files };
  }

  /** What was dropped or pasted; false when no file is in it. */
  given(data: DataTransfer | null, to?: PeerId): boolean {
    const grabbed = grab(data);
    if (grabbed.length > 0) void this.#take(async () => (await collect()).collectGrabbed(grabbed), to);
    return grabbed.length > 0;
  }

  /** Asks for a folder. */
  async folder(to: PeerId): Promise<void> {
    const folder = await (await pickers()).pickFolder();
    if (folder) await this.#take(async () => (await collect()).collectFolder(folder), to);
  }

  /** Files that were opened with the installed page. */
  opened(handles: readonly FileSystemHandle[]): void {
    const grabbed = handles.map((handle) => ({
      is: 'handle' as const,
      handle: Promise.resolve(handle),
      file: null,
    }));
    void this.#take(async () => (await collect()).collectGrabbed(grabbed), undefined);
  }

  /** What another program shared to the installed page. */
  async shared(id: string): Promise<void> {
    const { takeShared } = await import('../storage/shared-store.ts');
    const shared = await takeShared(id).catch(() => undefined);
    if (!shared) return this.tell(t('outbox.not-shared'));
    const { files, text } = shared;
    if (files.length === 0) return this.offer(text);
    await this.#take(async () => (await collect()).collectPicked(files), undefined, text || undefined);
  }

  /** The files of a sending from before a reload, picked again. */
  async again(verbs: TransferVerbs, id: TransferId, files: Iterable<File>): Promise<void> {
    const kept = [...files];
    const { collectPicked } = await collect();
    this.#tellMissing(verbs.provide(id, collectPicked(kept).files));
  }

  /** The same by what the browser remembers; the person is asked to allow it. */
  async reopen(verbs: TransferVerbs, id: TransferId): Promise<void> {
    this.#tellMissing(await verbs.reopen(id, true));
  }

  sendTo(devices: readonly PeerId[]): void {
    const { chosen } = this;
    this.chosen = undefined;
    if (chosen) for (const device of devices) this.send(device, chosen);
  }

  #tellMissing({ missing, changed }: Provided): void {
    if (changed.length > 0) this.tell(t('again.changed', { count: changed.length }));
    else if (missing.length > 0) this.tell(t('again.missing', { count: missing.length }));
  }

  async #take(collecting: () => Promise<Collected>, to: PeerId | undefined, text?: string): Promise<void> {
    const late = setTimeout(() => (this.collecting = true), PATIENCE_MS);
    try {
      const { files, unreadable } = await collecting();
      if (unreadable > 0) this.tell(t('outbox.unreadable', { count: unreadable }));
      else if (files.length === 0) this.tell(t('outbox.nothing'));
      if (files.length === 0) return;
      if (to === undefined) this.chosen = { files, ...(text !== undefined && { text }) };
      else this.send(to, { files });
    } catch (error) {
      const tooMany = error instanceof Error && error.name === 'TooManyFiles';
      this.tell(t(tooMany ? 'cause.too-many-files' : 'box.unreachable')); // what is missing could not be loaded
    } finally {
      clearTimeout(late);
      this.collecting = false;
    }
  }
}

/** Adds small pictures to an offer as they are made; an offer without them is one too. */
export async function showPreviews(
  verbs: TransferVerbs,
  id: TransferId,
  files: readonly Outgoing[],
): Promise<void> {
  if (!files.some(({ file }) => file.type.startsWith('image/'))) return;
  const { makePreviews } = await import('../files/previews.ts');
  await makePreviews(files, (index, image) => verbs.preview(id, index, image));
}
