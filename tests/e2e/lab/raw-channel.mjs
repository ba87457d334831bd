// Two bare RTCPeerConnections in two pages, their messages carried by this process: what the browsers can do without Homedrop.

/**
 * @typedef {{ ms: number, local: string, remote: string, candidates: string[][] }} Connected
 * `local` and `remote`: the candidate types of the pair in use; `candidates`: what each side gathered
 */

/**
 * Connects the two pages by a data channel, left in `globalThis.raw.channel` on both sides.
 * @param {import('playwright-core').Page} offerer
 * @param {import('playwright-core').Page} answerer
 * @param {{ iceServers?: RTCIceServer[], limitMs?: number }} [options]
 * @returns {Promise<Connected | undefined>} nothing when they did not connect in time
 */
export async function connectRaw(offerer, answerer, { iceServers = [], limitMs = 60_000 } = {}) {
  /** @type {string[][]} */
  const candidates = [[], []];
  await prepare(offerer, answerer, iceServers, candidates[0] ?? []);
  await prepare(answerer, offerer, iceServers, candidates[1] ?? []);
  const ms = await offerer.evaluate(offerAndWait, limitMs);
  if (ms === null) return undefined;
  const pair = await offerer.evaluate(pairInUse);
  return { ms, local: pair[0] ?? '?', remote: pair[1] ?? '?', candidates };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Page} other
 * @param {RTCIceServer[]} iceServers
 * @param {string[]} candidates
 */
async function prepare(page, other, iceServers, candidates) {
  const name = `carry${Math.random().toString(36).slice(2)}`;
  await page.exposeFunction(name, async (/** @type {any} */ message) => {
    if (message.candidate) candidates.push(message.candidate.candidate);
    await other.evaluate((it) => Reflect.get(globalThis, 'raw').receive(it), message);
  });
  await page.evaluate(([iceServers, name]) => {
    const connection = new RTCPeerConnection({ iceServers });
    const channel = connection.createDataChannel('raw', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    /** @type {any[]} */
    const early = [];
    const send = Reflect.get(globalThis, name);
    const addCandidate = (/** @type {any} */ it) => connection.addIceCandidate(it).catch(() => {});
    const receive = async (/** @type {any} */ message) => {
      if (message.candidate)
        return connection.remoteDescription ? addCandidate(message.candidate) : early.push(message.candidate);
      await connection.setRemoteDescription(message.description);
      for (const it of early.splice(0)) await addCandidate(it);
      if (message.description.type !== 'offer') return;
      await connection.setLocalDescription();
      send({ description: connection.localDescription?.toJSON() });
    };
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && send({ candidate: candidate.toJSON() });
    Object.assign(globalThis, { raw: { connection, channel, receive, send } });
  }, /** @type {const} */ ([iceServers, name]));
}

/* The functions below run in the page. */

async function offerAndWait(/** @type {number} */ limitMs) {
  const { connection, channel, send } = Reflect.get(globalThis, 'raw');
  const start = performance.now();
  const open = new Promise((resolve) => (channel.onopen = () => resolve(performance.now() - start)));
  await connection.setLocalDescription();
  send({ description: connection.localDescription.toJSON() });
  return Promise.race([open, new Promise((resolve) => setTimeout(() => resolve(null), limitMs))]);
}

async function pairInUse() {
  const { connection } = Reflect.get(globalThis, 'raw');
  const stats = await connection.getStats();
  for (const entry of stats.values()) {
    if (entry.type !== 'transport' || !entry.selectedCandidatePairId) continue;
    const pair = stats.get(entry.selectedCandidatePairId);
    return [stats.get(pair.localCandidateId).candidateType, stats.get(pair.remoteCandidateId).candidateType];
  }
  return [];
}
