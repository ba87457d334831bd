// The same bytes through the client: from the click on "accept" until both sides call the transfer done, verified and written.

/** @typedef {import('./sides.mjs').Side} Side */
/** @typedef {{ rate: number, efforts: import('./effort.mjs').Effort[] }} Measured `efforts`: of sender and receiver, where they have meters */

/**
 * @param {string} url the box
 * @param {Side} sender
 * @param {Side} receiver
 * @param {{ paths: string[], total: number, during?: () => Promise<void>, watchMemory?: boolean, limitMs?: number }} wish `during`: begins with the transfer
 * @returns {Promise<Measured>} bytes a second
 */
export async function clientRate(url, sender, receiver, { paths, total, during, watchMemory = false, limitMs = 900_000 }) {
  await Promise.all([sender.open(url), receiver.open(url)]);
  const to = await receiver.name();
  await sender.sees(to);
  const meters = [sender, receiver].flatMap(({ meter }) => meter ?? []);
  for (const meter of meters) await meter.open();
  await sender.send(to, paths);
  await receiver.asked();
  const ends = [sender, receiver].map((side) => side.evaluate(whenDone, limitMs));
  const clicked = receiver.evaluate(whenClicked, '[data-testid="accept"]');
  for (const meter of meters) await meter.start(watchMemory);
  await receiver.accept();
  const [start, done] = await Promise.all([clicked, Promise.all(ends), during?.()]);
  const efforts = await Promise.all(meters.map((meter) => meter.stop()));
  return { rate: (total / (Math.max(...done) - start)) * 1000, efforts };
}

/* These run in the page and give milliseconds of the machine's one clock. */

/** @returns {Promise<number>} */
function whenClicked(/** @type {string} */ selector) {
  return new Promise((resolve) => {
    const clicked = (/** @type {Event} */ { target }) => {
      if (!(target instanceof Element) || !target.closest(selector)) return;
      removeEventListener('click', clicked, true);
      resolve(performance.timeOrigin + performance.now());
    };
    addEventListener('click', clicked, true);
  });
}

/** @returns {Promise<number>} */
function whenDone(/** @type {number} */ limitMs) {
  return new Promise((resolve, reject) => {
    const state = () => document.querySelector('[data-testid="transfer"]')?.getAttribute('data-state') ?? '';
    const observer = new MutationObserver(() => {
      if (state() === 'done') resolve(performance.timeOrigin + performance.now());
      else if (['failed', 'cancelled'].includes(state())) reject(new Error(`the transfer ${state()}`));
      else return;
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
    setTimeout(() => reject(new Error(`the transfer is still ${state()}`)), limitMs);
  });
}
