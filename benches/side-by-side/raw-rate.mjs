// The limit to compare with: bare data channels between the same browsers, over 1 to 8 connections, sent as well as the field knows how.
import { setTimeout as pause } from 'node:timers/promises';

const MESSAGE_BYTES = 256 * 1024; // the largest message Chromium announces
export const HIGH_WATER = 1024 * 1024; // enough to keep SCTP busy while the page does other things
export const LOW_WATER = 256 * 1024;
const CONNECT_LIMIT_MS = 20_000;

/**
 * @typedef {{ evaluate<A, T>(body: (argument: A) => T | Promise<T>, argument: A): Promise<T>, close(): Promise<unknown> }} BarePage
 * @typedef {object} Wish
 * @property {number} [connections]
 * @property {RTCConfiguration[]} configurations of each side
 * @property {() => void} [begun] the channels are open, nothing has been sent
 * @property {() => void} [done] all has arrived, the pages are still there
 */

/**
 * @param {readonly [BarePage, BarePage]} pages empty ones, closed at the end
 * @param {number} total bytes to move
 * @param {Wish} wish
 * @returns {Promise<number>} bytes a second, from the first message to the receiver's word that all is there
 */
export async function rawRate(pages, total, wish) {
  const [from, to] = pages;
  await openChannels(pages, wish);
  await to.evaluate(receive, total);
  wish.begun?.();
  const ms = await from.evaluate(send, [total, MESSAGE_BYTES, HIGH_WATER, LOW_WATER]);
  wish.done?.();
  await Promise.all([from.close(), to.close()]);
  return (total / ms) * 1000;
}

/** Leaves them as `raw.all` in both pages. @param {readonly [BarePage, BarePage]} pages @param {Wish} wish */
export async function openChannels([from, to], { connections = 1, configurations }) {
  const [ours = {}, theirs = ours] = configurations;
  await from.evaluate(make, [ours, connections]);
  await to.evaluate(make, [theirs, connections]);
  await from.evaluate(offer, null);
  await carryUntilOpen(from, to);
}

/** This process is the signalling. @param {BarePage} from @param {BarePage} to */
async function carryUntilOpen(from, to) {
  const until = performance.now() + CONNECT_LIMIT_MS;
  for (let open = false; !open; await pause(10)) {
    if (performance.now() > until) throw new Error('the raw channels do not open');
    for (const [one, other] of /** @type {const} */ ([
      [from, to],
      [to, from],
    ])) {
      const said = await one.evaluate(takeSaid, null);
      if (said.length > 0) await other.evaluate(hear, said);
    }
    open = await from.evaluate(allOpen, null);
  }
}

/* The functions below run in the page. */

function make(/** @type {(RTCConfiguration | number)[]} */ [configuration, count]) {
  /** @type {object[]} */
  const said = [];
  const all = Array.from({ length: Number(count) }, (_, index) => {
    const connection = new RTCPeerConnection(/** @type {RTCConfiguration} */ (configuration));
    const channel = connection.createDataChannel('raw', { negotiated: true, id: 0, ordered: false });
    channel.binaryType = 'arraybuffer';
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && said.push({ index, candidate: candidate.toJSON() });
    /** @type {RTCIceCandidateInit[]} */
    const early = [];
    return { connection, channel, early };
  });
  Object.assign(globalThis, { raw: { all, said } });
}

async function offer() {
  const { all, said } = Reflect.get(globalThis, 'raw');
  for (const [index, { connection }] of all.entries()) {
    await connection.setLocalDescription();
    said.push({ index, description: connection.localDescription.toJSON() });
  }
}

/** @returns {object[]} */
function takeSaid() {
  return Reflect.get(globalThis, 'raw').said.splice(0);
}

async function hear(/** @type {any[]} */ messages) {
  const { all, said } = Reflect.get(globalThis, 'raw');
  for (const { index, candidate, description } of messages) {
    const { connection, early } = all[index];
    if (candidate && !connection.remoteDescription) early.push(candidate);
    else if (candidate) await connection.addIceCandidate(candidate).catch(() => {});
    if (!description) continue;
    await connection.setRemoteDescription(description);
    for (const it of early.splice(0)) await connection.addIceCandidate(it).catch(() => {});
    if (description.type !== 'offer') continue;
    await connection.setLocalDescription();
    said.push({ index, description: connection.localDescription.toJSON() });
  }
}

/** @returns {boolean} */
function allOpen() {
  const { all } = Reflect.get(globalThis, 'raw');
  return all.every((/** @type {any} */ { channel }) => channel.readyState === 'open');
}

function receive(/** @type {number} */ total) {
  const { all } = Reflect.get(globalThis, 'raw');
  let left = total;
  for (const { channel } of all) {
    channel.onmessage = (/** @type {MessageEvent} */ { data }) => {
      left -= data.byteLength;
      if (left === 0) all[0].channel.send('all');
    };
  }
}

/** @returns {Promise<number>} */
function send(/** @type {number[]} */ [total = 0, size = 0, high = 0, low = 0]) {
  const { all } = Reflect.get(globalThis, 'raw');
  const message = new Uint8Array(size);
  let left = total;
  const fill = (/** @type {RTCDataChannel} */ channel) => {
    while (left > 0 && channel.bufferedAmount < high) {
      const length = Math.min(left, size);
      channel.send(length === size ? message : message.subarray(0, length));
      left -= length;
    }
  };
  return new Promise((resolve) => {
    const start = performance.now();
    for (const { channel } of all) {
      channel.bufferedAmountLowThreshold = low;
      channel.onbufferedamountlow = () => fill(channel);
      channel.onmessage = () => resolve(performance.now() - start);
      fill(channel);
    }
  });
}
