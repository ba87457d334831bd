// Forgets everything that this page has ever kept in this browser.

const DATABASES = ['homedrop.transfers', 'homedrop.pairs', 'homedrop.kept', 'homedrop.shared'];
/** A file that a worker held a moment ago cannot be removed at once; tries, and milliseconds between them. */
const TRIES = 20;
const PAUSE = 100;

/** What is forbidden was never kept, and what cannot be removed stops nothing else. */
export async function forgetAll(): Promise<void> {
  forgetValues();
  await Promise.allSettled([...DATABASES.map(drop), forgetFiles(), forgetCaches()]);
}

function forgetValues(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    return; // storage is blocked for this page: nothing is there
  }
}

/** Done, or waiting for another page to close it: it goes then. */
function drop(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onblocked = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(name));
  });
}

async function forgetFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await remove(root, name);
}

async function remove(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (let tries = TRIES; tries > 0; tries--) {
    const gone = await root.removeEntry(name, { recursive: true }).then(
      () => true,
      () => false,
    );
    if (gone) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

async function forgetCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}
