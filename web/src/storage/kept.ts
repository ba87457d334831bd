// What this device keeps beside transfers and pairs: received texts, and the folder that files go to, in IndexedDB.
import type { ReceivedText } from '../proto/transfer/api.ts';

/** A text with the name of who sent it: devices are forgotten sooner than what they said. */
export interface KeptText extends ReceivedText {
  readonly name: string;
}

type StoreName = 'texts' | 'folders';

const DATABASE = 'homedrop.kept';
const FOLDER = 'received';
let opened: Promise<IDBDatabase> | undefined;

/** Newest first. */
export async function keptTexts(): Promise<KeptText[]> {
  const texts = await run<KeptText[]>('texts', 'readonly', (store) => store.getAll());
  return texts.sort((a, b) => b.received - a.received);
}

export async function keepText(text: KeptText): Promise<void> {
  await run('texts', 'readwrite', (store) => store.put(text, text.id));
}

export async function dropText(id: string): Promise<void> {
  await run('texts', 'readwrite', (store) => store.delete(id));
}

export async function dropTexts(): Promise<void> {
  await run('texts', 'readwrite', (store) => store.clear());
}

export function keptFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return run('folders', 'readonly', (store) => store.get(FOLDER));
}

export async function keepFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  await run('folders', 'readwrite', (store) => store.put(folder, FOLDER));
}

async function run<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await (opened ??= open())).transaction(name, mode);
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('texts');
      request.result.createObjectStore('folders');
    };
    request.onsuccess = () => {
      // Whoever forgets everything in another tab is not kept waiting.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('blocked'));
  });
}
