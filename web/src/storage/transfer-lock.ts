// A transfer lives in one page at a time: the lock on its key is held as long as the page has it.

/** A page that is being left lets go of its locks a moment after the next one has begun; milliseconds. */
const PATIENCE = 1_500;

export const lockName = (key: string) => `homedrop.transfer/${key}`;

/** Gives a way to let go; undefined when another page has it. Without locks (plain HTTP) there is nobody to ask. */
export async function claimed(key: string): Promise<(() => void) | undefined> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve(release));
    locks
      .request(lockName(key), { signal: AbortSignal.timeout(PATIENCE) }, held)
      .catch(() => resolve(undefined));
  });
}
