// What a first visit costs, and how long a device waits until it sees the other one.

const SEEN = 'data-testid="peer"';

/**
 * @param {import('../../tests/e2e/lab/client.mjs').Client} client on a profile that has never been here
 * @param {string} url
 * @returns {Promise<{ bytes: number, requests: number }>} bodies as they were sent, still compressed
 */
export async function firstLoad(client, url) {
  /** @type {Promise<number>[]} */
  const sizes = [];
  client.page.on('requestfinished', (request) => sizes.push(request.sizes().then((it) => it.responseBodySize)));
  await client.open(url);
  await client.name();
  const bodies = await Promise.all(sizes);
  client.page.removeAllListeners('requestfinished');
  return { bytes: bodies.reduce((sum, size) => sum + size, 0), requests: bodies.length };
}

/**
 * Milliseconds from the start of navigation until another device is on the screen.
 * @param {import('../../tests/e2e/lab/browser.mjs').Browser['context']} context
 * @param {string} url
 * @returns {Promise<number>}
 */
export async function timeToPeer(context, url) {
  const page = await context.newPage();
  await page.addInitScript((mark) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(`[${mark}]`)) return;
      Object.assign(globalThis, { peerSeenAt: performance.now() });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, SEEN);
  await page.goto(url);
  const seen = await page.waitForFunction(() => Reflect.get(globalThis, 'peerSeenAt'));
  const ms = await seen.jsonValue();
  await page.close();
  return ms;
}
