// The folders of transfers in the browser's private file system, one each; those that nobody goes on with are removed.
import { TransferDatabase } from '../storage/database.ts';
import { asked } from './asked.ts';

const FOLDER = 'homedrop-spool';

/** Held as long as a page has the transfer, so that other tabs leave its folder alone. */
const lockName = (key: string) => `${FOLDER}/${key}`;

export interface SpoolFolder {
  readonly folder: FileSystemDirectoryHandle;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

/** Undefined where the browser has no such file system, or not in this mode. */
export async function openSpool(): Promise<Spool | undefined> {
  if (!('storage' in navigator) || typeof FileSystemFileHandle === 'undefined') return undefined;
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await asked(root, () => root.getDirectoryHandle(FOLDER, { create: true }));
    const spool = new Spool(folder);
    await spool.sweep();
    return spool;
  } catch (error) {
    if (error instanceof DOMException) return undefined; // private windows of some browsers
    throw error;
  }
}

export class Spool {
  constructor(readonly root: FileSystemDirectoryHandle) {}

  async folder(key: string): Promise<SpoolFolder> {
    const release = await held(lockName(key));
    const folder = await this.root.getDirectoryHandle(key, { create: true });
    const remove = async () => {
      await this.root.removeEntry(key, { recursive: true });
      release();
    };
    return { folder, remove };
  }

  /** Removes what belongs to no living page and to no transfer that goes on. */
  async sweep(): Promise<void> {
    const { held: locks = [] } = await navigator.locks.query();
    const living = new Set(locks.map(({ name }) => name));
    const records = await new TransferDatabase().entries('records');
    const wanted = new Set(records.map(([key]) => key));
    for await (const key of this.root.keys()) {
      if (living.has(lockName(key)) || wanted.has(key)) continue;
      // What somebody else is removing at the same moment needs no second removal.
      await this.root.removeEntry(key, { recursive: true }).catch(ignoreDomException);
    }
  }
}

function held(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(name, hold).catch(reject);
  });
}

function ignoreDomException(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}
