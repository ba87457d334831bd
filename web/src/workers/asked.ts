// Requests to file handles that are surely answered: the handle is held on to until then.

/** Handles that were asked for something. */
const asking = new Map<symbol, object>();

/**
 * Chromium forgets what a handle was asked when the handle is collected before the answer, and the promise stays open for
 * ever. A variable is not enough to keep it: what is used once, a bundler writes where it is used.
 */
export async function asked<H extends object, T>(handle: H, ask: (handle: H) => Promise<T>): Promise<T> {
  const ticket = Symbol('asked');
  asking.set(ticket, handle);
  try {
    return await ask(handle);
  } finally {
    asking.delete(ticket);
  }
}
