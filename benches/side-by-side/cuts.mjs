// A connection that is cut every five seconds: what the client gives to its channels, and what leaves the sender's host with all that
// SCTP sends again of it, beside the same transfer without a cut.
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder, MIB, randomFile } from '../../tests/e2e/lab/files.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { clientRate } from './client-rate.mjs';
import { median, spread } from './report.mjs';
import { onLink } from './transfers.mjs';

const CUT_EVERY_MS = 5000;

/** @typedef {import('./links.mjs').Opened} Opened */

/** @param {{ runs: number, mib: number }} wish */
export function measureCuts({ runs, mib }) {
  const path = randomFile(makeFolder(), 'bench.bin', mib * MIB);
  return onLink({}, (opened) => cutAgainAndAgain(opened, path, mib * MIB, runs));
}

/** MB, and how often the connection was cut. @typedef {{ given: number, wire: number, cuts: number }} Sent */

/** @param {Opened} opened @param {string} path @param {number} total @param {number} runs */
async function cutAgainAndAgain(opened, path, total, runs) {
  /** @type {Sent[]} */
  const cut = [];
  /** @type {Sent[]} */
  const whole = [];
  for (let i = 0; i < runs; i++) {
    whole.push(await sent(opened, path, total, false));
    cut.push(await sent(opened, path, total, true));
    process.stdout.write(`not cut: ${JSON.stringify(whole.at(-1))}; cut: ${JSON.stringify(cut.at(-1))}\n`);
  }
  const what = `cut every 5 s (${median(cut.map(({ cuts }) => cuts))} times in each)`;
  const row = (/** @type {'given' | 'wire'} */ of) => {
    const [some, all] = [cut.map((run) => run[of]), whole.map((run) => run[of])];
    const more = `${((median(some) / median(all) - 1) * 100).toFixed(1)} % more`;
    return { measured: spread(some), beside: `not cut ${spread(all)}`, ratio: more };
  };
  return [
    { what: `${what}, MB given to the channels`, ...row('given'), goal: '≤ 2 % more' },
    { what: `${what}, MB on the wire`, ...row('wire'), goal: '' },
  ];
}

/** @param {Opened} opened @param {string} path @param {number} total @param {boolean} cutting @returns {Promise<Sent>} */
async function sent({ url, stage, one, other }, path, total, cutting) {
  let running = true;
  let cuts = 0;
  const cutAgain = async () => {
    while (running) {
      await pause(CUT_EVERY_MS);
      if (running) cuts += await one.evaluate(cut, null);
    }
  };
  const during = async () => {
    await one.evaluate(watchChannels, null);
    if (cutting) void cutAgain();
  };
  const before = sentBytes(stage);
  const wish = { paths: [path], total, during };
  await clientRate(url, one, other, wish).finally(() => (running = false));
  const given = await one.evaluate(givenToChannels, null);
  return { given: given / 1e6, wire: (sentBytes(stage) - before) / 1e6, cuts };
}

/** What the host of the sender has sent. @param {Opened['stage']} stage */
function sentBytes({ lan }) {
  const [host] = lan.clients;
  return Number(run('ip', 'netns', 'exec', host?.netns ?? '', 'cat', '/sys/class/net/eth0/statistics/tx_bytes'));
}

/** Runs in the page. The other side notices at once, this one by the other's word. */
function cut() {
  /** @type {RTCPeerConnection[]} */
  const noted = Reflect.get(globalThis, 'noted');
  const open = noted.filter((connection) => connection.connectionState === 'connected');
  for (const connection of open) connection.close();
  return open.length > 0 ? 1 : 0;
}

/** Runs in the page: a browser does not tell what a closed channel has carried. */
function watchChannels() {
  /** @type {{ noted: RTCPeerConnection[], past: Map<RTCPeerConnection, Promise<RTCStatsReport>> }} */
  const { noted, past } = Object(globalThis);
  /** @type {Map<RTCPeerConnection, number>} */
  const given = new Map();
  const look = async () => {
    for (const connection of noted) {
      const open = connection.connectionState !== 'closed';
      const stats = [...((await (past.get(connection) ?? (open && connection.getStats()))) || new Map()).values()];
      const bytes = stats.reduce((sum, { type, bytesSent }) => (type === 'data-channel' ? sum + bytesSent : sum), 0);
      given.set(connection, Math.max(bytes, given.get(connection) ?? 0));
    }
    return [...given.values()].reduce((sum, bytes) => sum + bytes, 0);
  };
  setInterval(look, 250);
  Object.assign(globalThis, { look });
}

/** Runs in the page. Bytes, over all connections there ever were, but for those of the last quarter of a second of a channel that closed. */
function givenToChannels() {
  return Object(globalThis).look();
}
