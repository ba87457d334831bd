// The IndexedDB database in which transfers outlive the page; what cannot be kept there is simply not kept.

export type StoreName = 'records' | 'progress' | 'places' | 'sources';

const DATABASE = 'homedrop.transfers';
const STORES: readonly StoreName[] = ['records', 'progress', 'places', 'sources'];

export class TransferDatabase {
  #opened: Promise<IDBDatabase> | undefined;

  /** Everything in one store, with its keys. */
  async entries<T>(name: StoreName): Promise<(readonly [key: string, value: T])[]> {
    const store = (await this.#open()).transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    return keys.map((key, index) => [String(key), values[index] as T] as const);
  }

  async get<T>(name: StoreName, key: string): Promise<T | undefined> {
    return answer((await this.#open()).transaction(name).objectStore(name).get(key)) as Promise<
      T | undefined
    >;
  }

  async put(name: StoreName, key: string, value: unknown): Promise<void> {
    const transaction = (await this.#open()).transaction(name, 'readwrite');
    transaction.objectStore(name).put(value, key);
    await done(transaction);
  }

  /** Forgets all that is kept under this key, and under it with a slash and more behind. */
  async delete(key: string): Promise<void> {
    const transaction = (await this.#open()).transaction(STORES, 'readwrite');
    for (const name of STORES) transaction.objectStore(name).delete(IDBKeyRange.bound(key, `${key}/\uffff`));
    await done(transaction);
  }

  #open(): Promise<IDBDatabase> {
    return (this.#opened ??= open());
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      // Whoever forgets everything in another tab is not kept waiting.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('database'));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('database'));
  });
}
