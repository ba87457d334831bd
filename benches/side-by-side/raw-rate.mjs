// The limit to compare with: bare data channels between the same browsers, over 1 to 8 connections, sent as well as the field knows how.

const MESSAGE_BYTES = 256 * 1024; // the largest message Chromium announces
const HIGH_WATER = 1024 * 1024; // enough to keep SCTP busy while the page does other things
const LOW_WATER = 256 * 1024;

/**
 * @typedef {{ connections?: number, configurations?: RTCConfiguration[] }} Wish
 * `configurations`: of each side; without them the box's STUN server on the stage's LAN is asked
 */

/**
 * @param {import('../../tests/e2e/lab/stage.mjs').Stage} stage
 * @param {number} total bytes to move
 * @param {Wish} [wish]
 * @returns {Promise<number>} bytes a second, from the first message to the receiver's word that all is there
 */
export async function rawRate(stage, total, { connections = 1, configurations } = {}) {
  const pages = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
  const [from, to] = pages;
  if (!from || !to) throw new Error('two browsers are needed');
  const direct = { iceServers: [{ urls: `stun:${stage.lan.box.ipv4}:3478` }] };
  await prepare(from, to, configurations?.[0] ?? direct, connections);
  await prepare(to, from, configurations?.[1] ?? direct, connections);
  await from.evaluate(connect);
  await to.evaluate(receive, total);
  const ms = await from.evaluate(send, /** @type {const} */ ([total, MESSAGE_BYTES, HIGH_WATER, LOW_WATER]));
  await Promise.all(pages.map((page) => page.close()));
  return (total / ms) * 1000;
}

/**
 * Makes the connections of one page; their messages are carried by this process.
 * @param {import('../../tests/e2e/lab/client.mjs').Client['page']} page
 * @param {import('../../tests/e2e/lab/client.mjs').Client['page']} other
 * @param {RTCConfiguration} configuration
 * @param {number} connections
 */
async function prepare(page, other, configuration, connections) {
  await page.exposeFunction('carry', (/** @type {any} */ message) =>
    other.evaluate((it) => Reflect.get(globalThis, 'raw').take(it), message),
  );
  await page.evaluate(make, /** @type {const} */ ([configuration, connections]));
}

/* The functions below run in the page. */

function make(/** @type {readonly [RTCConfiguration, number]} */ [configuration, count]) {
  const carry = Reflect.get(globalThis, 'carry');
  const all = Array.from({ length: count }, (_, index) => {
    const connection = new RTCPeerConnection(configuration);
    const channel = connection.createDataChannel('raw', { negotiated: true, id: 0, ordered: false });
    channel.binaryType = 'arraybuffer';
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && carry({ index, candidate: candidate.toJSON() });
    /** @type {RTCIceCandidateInit[]} */
    const early = [];
    return { connection, channel, early };
  });
  const take = async (/** @type {any} */ { index, candidate, description }) => {
    const { connection, early } = /** @type {(typeof all)[number]} */ (all[index]);
    if (candidate) {
      if (!connection.remoteDescription) return void early.push(candidate);
      return connection.addIceCandidate(candidate).catch(() => {});
    }
    await connection.setRemoteDescription(description);
    for (const it of early.splice(0)) await connection.addIceCandidate(it).catch(() => {});
    if (description.type !== 'offer') return;
    await connection.setLocalDescription();
    carry({ index, description: connection.localDescription?.toJSON() });
  };
  Object.assign(globalThis, { raw: { all, take } });
}

async function connect() {
  const { all } = Reflect.get(globalThis, 'raw');
  const carry = Reflect.get(globalThis, 'carry');
  for (const [index, { connection }] of all.entries()) {
    await connection.setLocalDescription();
    carry({ index, description: connection.localDescription.toJSON() });
  }
  const opened = all.map(
    (/** @type {any} */ { channel }) => channel.readyState === 'open' || new Promise((resolve) => (channel.onopen = resolve)),
  );
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('the raw channels do not open')), 20_000));
  await Promise.race([Promise.all(opened), late]);
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

function send(/** @type {readonly [number, number, number, number]} */ [total, size, high, low]) {
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
