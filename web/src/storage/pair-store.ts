// The devices this one is paired with, in IndexedDB; where that is forbidden they are kept as long as the page.
import type { Bytes } from '../proto/bytes.ts';
import type { RoomKey } from '../proto/pair-sizes.ts';

export interface PairRecord {
  readonly room: RoomKey;
  readonly secret: Bytes;
  /** What the device called itself when it was last here. */
  readonly name: string;
  /** What the person here calls it, if anything. */
  readonly label?: string;
  /** Who it was when it was paired, as the box said; proves nothing. */
  readonly peerId: string;
  readonly autoAccept: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** When it was unpaired here; kept until the other device knows. */
  readonly revoked?: number;
}

export interface PairStore {
  all(): Promise<PairRecord[]>;
  put(record: PairRecord): Promise<void>;
  delete(room: RoomKey): Promise<void>;
}

const DATABASE = 'homedrop.pairs';
const STORE = 'pairs';

export class IndexedPairs implements PairStore {
  #database: Promise<IDBDatabase> | undefined;

  async all(): Promise<PairRecord[]> {
    return this.#run<PairRecord[]>('readonly', (store) => store.getAll());
  }

  async put(record: PairRecord): Promise<void> {
    await this.#run('readwrite', (store) => store.put(record));
  }

  async delete(room: RoomKey): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(room));
  }

  async #run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await (this.#database ??= open());
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'room' });
    request.onsuccess = () => {
      // Whoever forgets everything in another tab is not kept waiting.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });
}
