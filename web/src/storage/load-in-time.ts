// A browser that does not give its databases in time is used without what is in them.

const LOAD_MS = 4_000;

export async function loadInTime(...loading: readonly Promise<unknown>[]): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, LOAD_MS));
  await Promise.race([Promise.allSettled(loading), late]);
}
