// `make bench`: measures Homedrop beside what it is compared with, prints the table and writes docs/benchmarks.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binary } from '../../tests/e2e/lab/box.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { loadRows } from './daemon-load.mjs';
import { firstLoad, timeToPeer, timeToUse } from './page-load.mjs';
import { measureRelay } from './relay.mjs';
import { page, spread, table } from './report.mjs';
import { sizeRows } from './sizes.mjs';
import { measureTransfers } from './transfers.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const FILE_MIB = Number(process.env.BENCH_MIB ?? 256);
const ROOT = resolve(import.meta.dirname, '../..');

/** A part of the names of the transfers to be measured; nothing else is then, and nothing is written. */
const ONLY = process.env.BENCH_ONLY;

/** @type {import('./report.mjs').Row[]} */
const rows = [];

const chromium = ONLY === undefined ? await measureBox() : '';
rows.push(...(await measureTransfers({ runs: RUNS, mib: FILE_MIB, ...(ONLY && { only: ONLY }) })));
if (ONLY === undefined) {
  const docs = join(ROOT, 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'benchmarks.md'), page(rows, { chromium, runs: RUNS, mib: FILE_MIB }));
}
process.stdout.write(`\n${table(rows)}\n`);

/** The daemon, its relay and its pages; gives the browser's name. */
async function measureBox() {
  const stage = new Stage();
  try {
    measureDaemon(stage);
    await stage.box.start();
    rows.push(...(await measureRelay(stage, RUNS)));
    const [one, other] = await Promise.all([stage.client(), stage.client()]);
    await measurePages(stage, one, other);
    return `Chromium ${one.page.context().browser()?.version() ?? ''}`.trim();
  } catch (error) {
    stage.tell();
    throw error;
  } finally {
    await stage.end();
  }
}

/** @param {Stage} stage */
function measureDaemon(stage) {
  const script = join(import.meta.dirname, 'daemon-start.mjs');
  const { netns } = stage.lan.box;
  const { configFile, stateDir } = stage.box;
  const out = run('ip', 'netns', 'exec', netns, process.execPath, script, binary(), configFile, stateDir, String(RUNS));
  const { startMs, firstMs, rssKib } = JSON.parse(out);
  rows.push(...sizeRows(binary()));
  rows.push({ what: 'start to serving, ms', measured: spread(startMs), beside: '', ratio: '', goal: '≤ 30' });
  rows.push({ what: 'first start, keys made, ms', measured: spread(firstMs), beside: '', ratio: '', goal: '≤ 150' });
  rows.push({ what: 'idle memory, MB', measured: ((rssKib * 1024) / 1e6).toFixed(1), beside: '', ratio: '', goal: '≤ 8' });
  rows.push(...loadRows());
}

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */

/** @param {Stage} stage @param {Client} one @param {Client} other */
async function measurePages(stage, one, other) {
  const { bytes, requests } = await firstLoad(one, stage.box.url);
  rows.push({ what: 'first load, bytes', measured: String(bytes), beside: `${requests} requests`, ratio: '', goal: '≤ 60000' });
  /** @type {number[]} */
  const times = [];
  const context = other.page.context();
  for (let i = 0; i < RUNS; i++) times.push(await timeToPeer(context, stage.box.url));
  rows.push({ what: 'page load to device visible, ms', measured: spread(times, 0), beside: '', ratio: '', goal: '≤ 1000' });
  /** @type {number[]} */
  const slow = [];
  for (let i = 0; i < RUNS; i++) slow.push(await timeToUse(context, stage.box.url));
  const what = 'usable with a quarter of this CPU over 10 Mbit/s, ms';
  rows.push({ what, measured: spread(slow, 0), beside: '', ratio: '', goal: '≤ 1000' });
}
