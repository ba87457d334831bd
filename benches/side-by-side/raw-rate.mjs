// The limit to compare with: a bare data channel between the same browsers, sent as well as the field knows how.
import { connectRaw } from '../../tests/e2e/lab/raw-channel.mjs';

const MESSAGE_BYTES = 256 * 1024; // the largest message Chromium announces
const HIGH_WATER = 1024 * 1024; // enough to keep SCTP busy while the page does other things
const LOW_WATER = 256 * 1024;

/**
 * @param {import('../../tests/e2e/lab/stage.mjs').Stage} stage
 * @param {number} total bytes to move
 * @returns {Promise<number>} bytes a second, from the first message to the receiver's word that all is there
 */
export async function rawRate(stage, total) {
  const pages = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
  const [from, to] = pages;
  if (!from || !to) throw new Error('two browsers are needed');
  const iceServers = [{ urls: `stun:${stage.lan.box.ipv4}:3478` }];
  if (!(await connectRaw(from, to, { iceServers }))) throw new Error('the raw channel does not connect');
  await to.evaluate(receive, total);
  const ms = await from.evaluate(send, /** @type {const} */ ([total, MESSAGE_BYTES, HIGH_WATER, LOW_WATER]));
  await Promise.all(pages.map((page) => page.close()));
  return (total / ms) * 1000;
}

/* These run in the page. */

function receive(/** @type {number} */ total) {
  const { channel } = Reflect.get(globalThis, 'raw');
  let left = total;
  channel.onmessage = (/** @type {MessageEvent} */ { data }) => {
    left -= data.byteLength;
    if (left === 0) channel.send('all');
  };
}

function send(/** @type {readonly [number, number, number, number]} */ [total, size, high, low]) {
  const { channel } = Reflect.get(globalThis, 'raw');
  const message = new Uint8Array(size);
  let left = total;
  channel.bufferedAmountLowThreshold = low;
  const fill = () => {
    while (left > 0 && channel.bufferedAmount < high) {
      const length = Math.min(left, size);
      channel.send(length === size ? message : message.subarray(0, length));
      left -= length;
    }
  };
  channel.onbufferedamountlow = fill;
  return new Promise((resolve) => {
    const start = performance.now();
    channel.onmessage = () => resolve(performance.now() - start);
    fill();
  });
}
