// Whether there is surely room for so many bytes, without asking anybody.

/** What other pages may take in the meantime. */
const MARGIN = 64 * 1024 * 1024;

export async function fits(bytes: number): Promise<boolean> {
  const storage = (navigator as { readonly storage?: StorageManager }).storage;
  if (!storage) return false; // plain http: files are kept in memory, which a person should know
  const { quota = 0, usage = 0 } = await storage.estimate();
  return bytes + MARGIN <= quota - usage;
}

/** Asks the browser not to throw away what this page stores. */
export function keepStorage(): void {
  const storage = (navigator as { readonly storage?: StorageManager }).storage;
  void storage?.persist().catch(() => false);
}
