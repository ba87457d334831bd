// A connection that is cut every five seconds: what leaves the sender's host, beside the same transfer without a cut.
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

/** @param {Opened} opened @param {string} path @param {number} total @param {number} runs */
async function cutAgainAndAgain(opened, path, total, runs) {
  /** @type {{ wire: number, cuts: number }[]} */
  const cut = [];
  /** @type {number[]} */
  const whole = [];
  for (let i = 0; i < runs; i++) {
    whole.push((await sent(opened, path, total, false)).wire);
    cut.push(await sent(opened, path, total, true));
    process.stdout.write(
      `cut ${cut.at(-1)?.cuts} times: ${cut.at(-1)?.wire.toFixed(1)} MB, not cut: ${whole.at(-1)?.toFixed(1)}\n`,
    );
  }
  const wires = cut.map(({ wire }) => wire);
  const times = median(cut.map(({ cuts }) => cuts));
  const more = ((median(wires) / median(whole) - 1) * 100).toFixed(1);
  const what = `cut every 5 s (${times} times in each), MB on the wire`;
  return [{ what, measured: spread(wires), beside: `not cut ${spread(whole)}`, ratio: `${more} % more`, goal: '≤ 2 % more' }];
}

/** @param {Opened} opened @param {string} path @param {number} total @param {boolean} cutting */
async function sent({ url, stage, one, other }, path, total, cutting) {
  let running = true;
  let cuts = 0;
  const during = async () => {
    while (running) {
      await pause(CUT_EVERY_MS);
      if (running) cuts += await one.evaluate(cut, null);
    }
  };
  const before = sentBytes(stage);
  const wish = { paths: [path], total, ...(cutting && { during: async () => void during() }) };
  await clientRate(url, one, other, wish).finally(() => (running = false));
  return { wire: (sentBytes(stage) - before) / 1e6, cuts };
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
