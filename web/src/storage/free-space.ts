// How much this browser can take in, without asking anybody.
import { MEMORY_CAP } from '../proto/transfer/limits.ts';

/** What other pages may take in the meantime. */
const MARGIN = 64 * 1024 * 1024;

export interface Room {
  readonly bytes: number;
  /** Where received files are kept until they are handed over. */
  readonly in: 'private' | 'memory';
}

const storageOf = () => (navigator as { readonly storage?: StorageManager }).storage;

/** Plain HTTP and the private windows of some browsers leave memory alone. */
export async function room(): Promise<Room> {
  const storage = storageOf();
  const inMemory: Room = { bytes: MEMORY_CAP, in: 'memory' };
  if (!storage?.getDirectory) return inMemory;
  try {
    await storage.getDirectory();
    const { quota = 0, usage = 0 } = await storage.estimate();
    return { bytes: Math.max(0, quota - usage - MARGIN), in: 'private' };
  } catch (error) {
    if (error instanceof DOMException) return inMemory;
    throw error;
  }
}

/** Whether so many bytes surely fit; memory does not count, for a person should know of it. */
export async function fits(bytes: number): Promise<boolean> {
  const { bytes: free, in: where } = await room();
  return where === 'private' && bytes <= free;
}

/** Asks the browser not to throw away what this page stores. */
export function keepStorage(): void {
  void storageOf()
    ?.persist()
    .catch(() => false);
}
