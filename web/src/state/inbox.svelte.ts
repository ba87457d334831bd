// What comes in, in the hands of the person here: which files to take, where to put them, and how they are handed over.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { PeerId } from '../proto/messages.ts';
import type { Choice, FileView, TransferId, TransferVerbs, TransferView } from '../proto/transfer/api.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import type { Place } from '../proto/transfer/place.ts';
import type { Room } from '../session.ts';
import { format, t } from './language.svelte.ts';
import { preferences } from './preferences.svelte.ts';

export { isFolder, type Room };

export interface InboxContext {
  verbs(view: TransferView): TransferVerbs;
  nameOf(peerId: PeerId): string;
  room(): Promise<Room>;
  tell(sentence: string): void;
}

const streams = () => import('./stream-place.ts');

function chosen({ files }: TransferView, choice: Choice): readonly FileView[] {
  return choice === 'all' ? files : choice.flatMap((index) => files[index] ?? []);
}

export class Inbox {
  /** Files that were handed over already, as `transfer/index`. */
  readonly saved = new SvelteSet<string>();
  /** Transfers of which nothing is left to be saved. */
  readonly #over = new SvelteSet<TransferId>();
  /** Archives being made, and how far, 0 to 1. */
  readonly zipping = new SvelteMap<TransferId, number>();

  constructor(private readonly context: InboxContext) {}

  /** Loads what is needed to take something in, before it is needed. */
  async load(): Promise<void> {
    await streams();
  }

  /** How much can be taken in, and whether more than that can go straight to a download. */
  async room(): Promise<Room & { readonly streams: boolean }> {
    const loaded = await streams().catch(() => undefined); // the box is away: it is done without
    return { ...(await this.context.room()), streams: (await loaded?.canBeginDownload()) ?? false };
  }

  /** What the settings need to choose a folder for all that comes. */
  folders() {
    return import('../storage/received-folder.ts');
  }

  /** Tells of some files whether the browser lets the person pick where they go. */
  async canPick(): Promise<(files: readonly FileView[]) => boolean> {
    return (await import('../files/pick-place.ts')).canPickPlace;
  }

  /** Into the folder of the settings, where there is one and the browser allows it. */
  async accept(view: TransferView, choice: Choice): Promise<void> {
    const { saving } = preferences;
    // A tap was just before, so the person can be asked.
    const place = saving === 'folder' ? await (await this.folders()).receivedFolder(true) : undefined;
    if (saving === 'folder' && !place) this.context.tell(t('notice.folder'));
    this.context.verbs(view).accept(view.id, choice, place ?? (await this.#stream(view, choice)));
  }

  async #stream(view: TransferView, choice: Choice): Promise<Place | undefined> {
    const { bytes } = await this.context.room();
    const sender = this.context.nameOf(view.peerId as PeerId);
    const place = streams().then(({ streamPlace }) => streamPlace(chosen(view, choice), sender, bytes));
    return place.catch(() => undefined);
  }

  /** Lets the person pick a folder or a file name first; false when they changed their mind. */
  async acceptInto(view: TransferView, choice: Choice): Promise<boolean> {
    const { pickPlace } = await import('../files/pick-place.ts');
    const place = await pickPlace(chosen(view, choice)).catch(() => undefined);
    if (place) this.context.verbs(view).accept(view.id, choice, place);
    return place !== undefined;
  }

  isSaved({ id }: TransferView, file: FileView): boolean {
    return this.saved.has(`${id}/${file.index}`);
  }

  /** Files are here that would be lost with the transfer. */
  hasUnsaved(view: TransferView): boolean {
    if (view.direction === 'send' || this.#over.has(view.id)) return false;
    return view.files.some((file) => file.saveable && !isFolder(file) && !this.isSaved(view, file));
  }

  async save(view: TransferView, file: FileView): Promise<void> {
    const saved = await this.context.verbs(view).save(view.id, file.index);
    if (saved) this.#saved(view, [file]);
    else this.context.tell(t('cause.evicted'));
  }

  /** All that came, at once, where the person wants it so; each transfer once. */
  finished(view: TransferView): void {
    const files = view.files.filter((file) => file.saveable && !isFolder(file));
    const [first] = files;
    if (preferences.saving !== 'downloads' || !first || this.isSaved(view, first)) return;
    void (view.files.length > 1 ? this.saveAll(view) : this.save(view, first));
  }

  /** The bytes of a received file, to be shown or shared; the browser may have thrown them away. */
  async received(view: TransferView, file: FileView): Promise<Blob | undefined> {
    const blob = await this.context.verbs(view).received(view.id, file.index);
    if (!blob) this.context.tell(t('cause.evicted'));
    return blob;
  }

  #saved(view: TransferView, files: readonly FileView[]): void {
    for (const { index } of files) this.saved.add(`${view.id}/${index}`);
    if (this.hasUnsaved(view)) return;
    this.#over.add(view.id);
    this.context.verbs(view).handedOver(view.id);
  }

  /** All received files of a transfer as one archive. */
  async saveAll(view: TransferView): Promise<void> {
    if (this.zipping.has(view.id)) return;
    const files = view.files.filter(({ saveable }) => saveable);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    this.zipping.set(view.id, 0);
    try {
      const { archiveName } = await import('../files/archive-name.ts');
      const { saveZip } = await import('../files/save-zip.ts');
      const verbs = this.context.verbs(view);
      const blobs = await Promise.all(files.map(({ index }) => verbs.received(view.id, index)));
      const parts = files.flatMap((file, index) => {
        const blob = blobs[index];
        return blob ? [{ file, blob }] : [];
      });
      const sender = this.context.nameOf(view.peerId as PeerId);
      const name = archiveName(files, t('transfers.archive', { name: sender }));
      await saveZip(parts, name, (bytes) => this.zipping.set(view.id, total > 0 ? bytes / total : 1));
      this.#saved(view, files);
    } catch {
      this.context.tell(t('transfers.archive-failed')); // the browser has taken a file away, or the page cannot load more
    } finally {
      this.zipping.delete(view.id);
    }
  }
}

/** What is said of a file in a list: its size, or that it is an empty folder. */
export function fileMeasure(file: FileView): string {
  return isFolder(file) ? t('file.folder') : format.bytes(file.size);
}

export function pathOf({ folders, name }: FileView): string {
  return [...folders, name].join('/');
}

/** A small picture that came with an offer, drawn anew in a worker; nothing where it is none. */
export async function picture(image: string): Promise<Blob | undefined> {
  return (await import('../files/previews.ts')).redrawn(image);
}
