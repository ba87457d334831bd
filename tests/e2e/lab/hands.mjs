// What hands do and headless browsers cannot: dropping files from the desktop, and choosing in pickers.
import { until } from './shell.mjs';

/**
 * Drops files and folders of this machine on an element, as a file manager would.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} target
 * @param {string[]} paths
 */
export async function drop(page, target, paths) {
  const session = await page.context().newCDPSession(page);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to drop on');
  const at = { x: box.x + box.width / 2, y: box.y + 8 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (/** @type {'dragEnter' | 'dragOver' | 'drop'} */ type) =>
    session.send('Input.dispatchDragEvent', { type, ...at, data });
  await page.evaluate(countDrags);
  await send('dragEnter');
  // The browser lets go only of what the page said it would take, and it hears that with a delay.
  await until('the page to take it', async () => {
    await send('dragOver');
    return (await page.evaluate(() => Reflect.get(globalThis, 'drags').over)) > 1;
  });
  await send('drop');
  await until('the drop', () => page.evaluate(() => Reflect.get(globalThis, 'drags').dropped));
  await session.detach();
}

/** Runs in the page. */
function countDrags() {
  const drags = { over: 0, dropped: false };
  Object.assign(globalThis, { drags });
  addEventListener('dragover', () => drags.over++, { capture: true });
  addEventListener('drop', () => (drags.dropped = true), { capture: true, once: true });
}

/**
 * Pickers that choose at once, on every page that is opened from now on: real handles, in the browser's private file system.
 * @param {import('playwright-core').Page} page
 */
export async function givePickers(page) {
  await page.addInitScript(() => {
    const picked = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true });
    Object.assign(globalThis, {
      showDirectoryPicker: picked,
      showSaveFilePicker: async (/** @type {{ suggestedName: string }} */ { suggestedName }) =>
        (await picked()).getFileHandle(suggestedName, { create: true }),
    });
  });
}

/**
 * What lies in the picked folder: path → SHA-256; folders that are empty end with a slash.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Record<string, string>>}
 */
export function listPicked(page) {
  return page.evaluate(async () => {
    /** @type {Record<string, string>} */
    const found = {};
    const hex = (/** @type {ArrayBuffer} */ digest) =>
      [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const walk = async (/** @type {FileSystemDirectoryHandle} */ folder, /** @type {string} */ path) => {
      let count = 0;
      for await (const handle of Reflect.get(folder, 'values').call(folder)) {
        count++;
        if (handle.kind === 'directory') await walk(handle, `${path}${handle.name}/`);
        else {
          const bytes = await (await handle.getFile()).arrayBuffer();
          found[path + handle.name] = hex(await crypto.subtle.digest('SHA-256', bytes));
        }
      }
      if (count === 0) found[path] = '';
    };
    await walk(await Reflect.get(globalThis, 'showDirectoryPicker')(), '');
    return found;
  });
}

/**
 * Puts the page out of sight, as another app in front of it does, or back.
 * @param {import('playwright-core').Page} page
 * @param {boolean} hidden
 */
export async function putOutOfSight(page, hidden) {
  await page.evaluate((hidden) => {
    const state = hidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/**
 * What headless browsers show to nobody, on every page that is opened from now on: notifications, shaking, and who holds the screen on.
 * @param {import('playwright-core').Page} page
 */
export async function watchSystem(page) {
  await page.addInitScript(() => {
    const seen = {
      notices: /** @type {{ title: string, body: string, tap: () => void }[]} */ ([]),
      held: 0,
      asked: 0,
      shakes: 0,
    };
    Object.assign(globalThis, { seen });
    Object.defineProperty(navigator, 'vibrate', { value: () => (seen.shakes++, true) });
    class Notice extends EventTarget {
      static permission = 'granted';
      /** @type {(() => void) | undefined} */
      onclick;
      static requestPermission = async () => 'granted';
      /** @param {string} title @param {NotificationOptions} options */
      constructor(title, options) {
        super();
        seen.notices.push({ title, body: options.body ?? '', tap: () => this.onclick?.() });
      }
      close() {}
    }
    Object.defineProperty(globalThis, 'Notification', { value: Notice });
    const request = async () => {
      seen.asked++;
      seen.held++;
      const lock = new EventTarget();
      const release = async () => {
        seen.held--;
        lock.dispatchEvent(new Event('release'));
      };
      // The system takes it away from a page that is out of sight.
      document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && release(), {
        once: true,
      });
      return Object.assign(lock, { release });
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    // Without a service worker that could show them, notifications are the page's own.
    if (isSecureContext) Object.assign(navigator.serviceWorker, { getRegistration: async () => undefined });
  });
}

/** @param {import('playwright-core').Page} page @returns {Promise<{ notices: { title: string, body: string }[], held: number, asked: number, shakes: number }>} */
export function systemSaw(page) {
  return page.evaluate(() => JSON.parse(JSON.stringify(Reflect.get(globalThis, 'seen'))));
}
