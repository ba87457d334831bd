// What was shared to the installed page, from the moment that it came until the page has taken it; files stay on the disk.

export interface Shared {
  readonly files: readonly File[];
  /** Empty when only files were shared. */
  readonly text: string;
}

interface Kept extends Shared {
  /** Milliseconds since 1970. */
  readonly came: number;
}

const DATABASE = 'homedrop.shared';
const STORE = 'shared';
/** What no page has taken by then was given up. */
const KEEP_FOR = 24 * 60 * 60_000;

/** Gives the name under which it is taken. */
export async function keepShared(shared: Shared): Promise<string> {
  const id = crypto.randomUUID();
  await run('readwrite', (store) => store.put({ ...shared, came: Date.now() } satisfies Kept, id));
  return id;
}

/** Undefined when it was taken before. */
export async function takeShared(id: string): Promise<Shared | undefined> {
  const kept = await run<Kept | undefined>('readonly', (store) => store.get(id));
  await run('readwrite', (store) => store.delete(id));
  await sweep();
  return kept;
}

async function sweep(): Promise<void> {
  const [keys, all] = await Promise.all([
    run('readonly', (store) => store.getAllKeys()),
    run<Kept[]>('readonly', (store) => store.getAll()),
  ]);
  const old = keys.filter((_, at) => Date.now() - (all[at]?.came ?? 0) > KEEP_FOR);
  for (const key of old) await run('readwrite', (store) => store.delete(key));
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });
}
