// What a file costs beside its way: the bare channels once more, with a file that is read, digested on both sides and written by as
// little code as does it. No protocol, no resuming, no flow control but the channel's own; no bound for a client that sends better.
import { HIGH_WATER, LOW_WATER, openChannels } from './raw-rate.mjs';

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client['page']} Page */
/** @typedef {import('./raw-rate.mjs').BarePage} BarePage */

/** What a message carries; its head beside it must not make it larger than the largest message Chromium announces, 256 KiB. */
const PART_BYTES = 192 * 1024;

/**
 * @param {string} url of the box: digests and private files need an origin
 * @param {readonly [Page, Page]} pages empty ones of Chromium, closed at the end
 * @param {string} path of the file
 * @param {number} total its bytes
 * @param {import('./raw-rate.mjs').Wish} wish
 * @returns {Promise<number>} bytes a second, from the first reading to the receiver's word that all is verified and written
 */
export async function rawFileRate(url, [from, to], path, total, wish) {
  for (const page of [from, to]) {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.goto(new URL('healthz', url).href);
  }
  const pages = /** @type {readonly [BarePage, BarePage]} */ (/** @type {unknown} */ ([from, to]));
  await openChannels(pages, wish);
  await from.evaluate(askForFile);
  await from.setInputFiles('input', path);
  await to.evaluate(receiveFile, total);
  wish.begun?.();
  const ms = await from.evaluate(sendFile, [PART_BYTES, HIGH_WATER, LOW_WATER]);
  wish.done?.();
  await Promise.all([from.close(), to.close()]);
  return (total / ms) * 1000;
}

/* The functions below run in the page. A message is the offset, the digest of the part and the part. */

function askForFile() {
  const input = document.createElement('input');
  input.type = 'file';
  document.body.append(input);
}

/** @returns {Promise<number>} */
async function sendFile(/** @type {number[]} */ [part = 0, high = 0, low = 0]) {
  const { all } = Reflect.get(globalThis, 'raw');
  /** @type {File} */
  const file = Reflect.get(document.querySelector('input') ?? {}, 'files')[0];
  const start = performance.now();
  /** @type {Promise<Uint8Array<ArrayBuffer>>[]} */
  const ahead = [];
  let next = 0;
  const read = async () => {
    const offset = next;
    next += part;
    const slice = file.slice(offset, offset + part);
    const message = new Uint8Array(40 + slice.size);
    new DataView(message.buffer).setFloat64(0, offset);
    message.set(new Uint8Array(await slice.arrayBuffer()), 40);
    message.set(new Uint8Array(await crypto.subtle.digest('SHA-256', message.subarray(40))), 8);
    return message;
  };
  const readAhead = () => {
    while (ahead.length < 8 && next < file.size) ahead.push(read());
  };
  const feed = async (/** @type {RTCDataChannel} */ channel) => {
    channel.bufferedAmountLowThreshold = low;
    for (readAhead(); ahead.length > 0; readAhead()) {
      const message = await ahead.shift();
      if (channel.bufferedAmount >= high) await new Promise((resolve) => (channel.onbufferedamountlow = resolve));
      if (message) channel.send(message);
    }
  };
  const done = new Promise((resolve) => (all[0].channel.onmessage = resolve));
  await Promise.all(all.map((/** @type {any} */ { channel }) => feed(channel)));
  await done;
  return performance.now() - start;
}

async function receiveFile(/** @type {number} */ total) {
  const { all } = Reflect.get(globalThis, 'raw');
  const writer = new Worker(URL.createObjectURL(new Blob([`(${write})(${total})`])));
  await new Promise((resolve) => (writer.onmessage = resolve));
  writer.onmessage = () => all[0].channel.send('all');
  const verify = async (/** @type {Uint8Array<ArrayBuffer>} */ message) => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', message.subarray(40)));
    if (digest.some((byte, at) => byte !== message[8 + at])) throw new Error('a part came changed');
    writer.postMessage(message, [message.buffer]);
  };
  for (const { channel } of all) {
    channel.onmessage = (/** @type {MessageEvent} */ { data }) => void verify(new Uint8Array(data));
  }

  /** In a worker of its own, which alone may write without waiting. */
  async function write(/** @type {number} */ left) {
    const folder = await navigator.storage.getDirectory();
    const name = `bare-${Math.random()}`;
    const handle = await folder.getFileHandle(name, { create: true });
    const file = await /** @type {any} */ (handle).createSyncAccessHandle();
    globalThis.onmessage = ({ data }) => {
      left -= file.write(data.subarray(40), { at: new DataView(data.buffer).getFloat64(0) });
      if (left > 0) return;
      file.close();
      globalThis.postMessage('all');
      void folder.removeEntry(name);
    };
    globalThis.postMessage('ready');
  }
}
