// A folder that a person picked, as a place for received files: nothing in it is ever overwritten.
import { numbered } from '../proto/transfer/file-name.ts';
import { asked } from './asked.ts';
import type { PickedPlace } from './folder-sink.ts';
import type { Tops } from './kept-places.ts';
import type { SinkFile } from './sink.ts';

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

export class PickedFolder implements PickedPlace {
  /** First folders of this transfer, and under which name they lie here. */
  readonly #tops = new Map<string, Promise<FileSystemDirectoryHandle>>();
  readonly #made: Map<string, FileSystemDirectoryHandle>;
  /** Where each file was put. */
  readonly #places = new Map<number, { readonly folder: FileSystemDirectoryHandle; readonly name: string }>();
  /** Names are looked for and taken one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly root: FileSystemDirectoryHandle,
    /** First folders that were made before the page was loaded. */
    tops: Tops,
    readonly keep: (tops: Tops) => Promise<void>,
  ) {
    this.#made = new Map(tops);
    for (const [name, folder] of tops) this.#tops.set(name, Promise.resolve(folder));
  }

  async open(): Promise<void> {
    // Asks the disk for the folder once: it may have vanished or been locked since it was picked.
    await this.root.keys().next();
  }

  file(file: SinkFile): Promise<FileSystemFileHandle> {
    return this.#inTurn(async () => {
      const folder = await this.#folderOf(file);
      const handle = await fresh(folder, file.name, (name) =>
        asked(folder, () => folder.getFileHandle(name, { create: true })),
      );
      this.#places.set(file.index, { folder, name: handle.name });
      return handle;
    });
  }

  async folder(file: SinkFile): Promise<void> {
    await this.#inTurn(() => this.#walk([...file.folders, file.name]));
  }

  async remove({ index }: SinkFile): Promise<void> {
    const place = this.#places.get(index);
    this.#places.delete(index);
    await place?.folder.removeEntry(place.name);
  }

  #folderOf(file: SinkFile): Promise<FileSystemDirectoryHandle> {
    return file.folders.length === 0 ? Promise.resolve(this.root) : this.#walk(file.folders);
  }

  async #walk(path: readonly string[]): Promise<FileSystemDirectoryHandle> {
    const [top = '', ...below] = path;
    const first = this.#tops.get(top) ?? this.#makeTop(top);
    this.#tops.set(top, first);
    let folder = await first;
    for (const name of below) {
      folder = await asked(folder, (above) => above.getDirectoryHandle(allowed(name), { create: true }));
    }
    return folder;
  }

  /** The first folder of each path is a new one, so that nothing mixes with what lies here. */
  async #makeTop(name: string): Promise<FileSystemDirectoryHandle> {
    const made = await fresh(this.root, name, (free) => this.root.getDirectoryHandle(free, { create: true }));
    this.#made.set(name, made);
    await this.keep(this.#made);
    return made;
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(step);
    this.#turn = result.catch(() => undefined); // its caller is told; the next one tries anew
    return result;
  }
}

/** Makes something under a name that nothing in the folder has. */
async function fresh<T>(
  folder: FileSystemDirectoryHandle,
  wanted: string,
  make: (name: string) => Promise<T>,
): Promise<T> {
  const name = allowed(wanted);
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : numbered(name, count);
    if (!(await exists(folder, free))) return make(free);
  }
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await asked(folder, () => folder.getFileHandle(name));
    return true;
  } catch (error) {
    if (nameOf(error) === 'NotFoundError') return false;
    if (nameOf(error) === 'TypeMismatchError') return true; // a folder of that name
    throw error;
  }
}

/** Endings that browsers refuse to write, because systems run what they lead to. */
const REFUSED = /\.(?:lnk|local|scf|url|desktop)$/i;

function allowed(name: string): string {
  return REFUSED.test(name) ? `${name}_` : name;
}
