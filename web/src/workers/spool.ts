// The folder of this page in the private file system; folders of pages that are gone are removed at the first use.

const FOLDER = 'homedrop-spool';

/** Held as long as the page lives, so that other tabs leave its folder alone. */
const lockName = (page: string) => `${FOLDER}/${page}`;

/** Undefined where the browser has no such file system, or not in this mode. */
export async function openSpool(): Promise<FileSystemDirectoryHandle | undefined> {
  if (!('storage' in navigator) || typeof FileSystemFileHandle === 'undefined') return undefined;
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
  try {
    const root = await navigator.storage.getDirectory();
    const spool = await root.getDirectoryHandle(FOLDER, { create: true });
    return await claim(spool);
  } catch (error) {
    if (error instanceof DOMException) return undefined; // private windows of some browsers
    throw error;
  }
}

async function claim(spool: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
  const page = crypto.randomUUID();
  await new Promise<void>((held, failed) => {
    const forever = () => (held(), new Promise<never>(() => undefined));
    navigator.locks.request(lockName(page), forever).catch(failed);
  });
  await sweep(spool);
  return spool.getDirectoryHandle(page, { create: true });
}

/** What somebody else is removing at the same moment needs no second removal. */
async function sweep(spool: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const living = new Set(held.map(({ name }) => name));
  for await (const page of spool.keys()) {
    if (living.has(lockName(page))) continue;
    await spool.removeEntry(page, { recursive: true }).catch(ignoreDomException);
  }
}

function ignoreDomException(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}
