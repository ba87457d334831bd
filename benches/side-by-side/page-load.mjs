// How soon a slow phone can use the page, and how long a device waits until it sees the other one.

const SEEN = 'data-testid="peer"';
/** 10 Mbit/s, and the way to a box in the same home. */
const LINK = { offline: false, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6, latency: 5 };

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

/**
 * Milliseconds from the start of navigation until the page knows who it is, its buttons are there, and it has nothing more to do.
 * @param {import('../../tests/e2e/lab/browser.mjs').Browser['context']} context
 * @param {string} url
 */
export async function timeToUse(context, url) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Network.emulateNetworkConditions', LINK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid="self-name"]') || !document.querySelector('[data-testid="header-help"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { usableAt: performance.now() })));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  const ms = await (await page.waitForFunction(() => Reflect.get(globalThis, 'usableAt'))).jsonValue();
  await page.close();
  return ms;
}
