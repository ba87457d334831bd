// The same bytes through the client: from the tap on "accept" until both sides call the transfer done, verified and written.
import { EffortMeter } from './effort.mjs';

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */
/** @typedef {{ rate: number, efforts: import('./effort.mjs').Effort[] }} Measured `efforts`: of sender and receiver */

/**
 * @param {import('../../tests/e2e/lab/stage.mjs').Stage} stage
 * @param {Client} sender
 * @param {Client} receiver
 * @param {{ paths: string[], total: number, during?: () => Promise<void>, watchMemory?: boolean, limitMs?: number }} wish `during`: begins with the transfer
 * @returns {Promise<Measured>} bytes a second
 */
export async function clientRate(stage, sender, receiver, { paths, total, during, watchMemory = false, limitMs = 900_000 }) {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  const to = await receiver.name();
  await sender.peer(to).waitFor();
  const meters = await Promise.all(
    [sender, receiver].map(({ page }, index) => {
      const browser = stage.browsers[index];
      if (!browser) throw new Error('two browsers are needed');
      return EffortMeter.of(browser, page);
    }),
  );
  await sender.sendFiles(to, paths);
  await receiver.requests.first().waitFor({ timeout: limitMs });
  for (const meter of meters) await meter.start(watchMemory);
  const done = Promise.all([sender, receiver].map(({ page }) => page.evaluate(whenDone, limitMs)));
  const start = performance.now();
  await receiver.answer('accept');
  await Promise.all([done, during?.()]);
  const ms = performance.now() - start;
  const efforts = await Promise.all(meters.map((meter) => meter.stop()));
  return { rate: (total / ms) * 1000, efforts };
}

/** Runs in the page; looking is cheaper there than from outside. */
function whenDone(/** @type {number} */ limitMs) {
  return new Promise((resolve, reject) => {
    const until = performance.now() + limitMs;
    const look = setInterval(() => {
      const state = document.querySelector('[data-testid="transfer"]')?.getAttribute('data-state') ?? '';
      if (state === 'done') resolve(undefined);
      else if (['failed', 'cancelled'].includes(state)) reject(new Error(`the transfer ${state}`));
      else if (performance.now() > until) reject(new Error(`the transfer is still ${state}`));
      else return;
      clearInterval(look);
    }, 50);
  });
}
