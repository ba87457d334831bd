// `make bench`: measures Homedrop beside what it is compared with, prints the table and writes docs/benchmarks.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binary } from '../../tests/e2e/lab/box.mjs';
import { makeFolder, MIB, randomFile } from '../../tests/e2e/lab/files.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { clientRate } from './client-rate.mjs';
import { firstLoad, timeToPeer } from './page-load.mjs';
import { rawRate } from './raw-rate.mjs';
import { measureRelay } from './relay.mjs';
import { median, page, spread, table } from './report.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const FILE_MIB = Number(process.env.BENCH_MIB ?? 256);
const ROOT = resolve(import.meta.dirname, '../..');

const stage = new Stage();
/** @type {import('./report.mjs').Row[]} */
const rows = [];

try {
  measureDaemon();
  await stage.box.start();
  rows.push(...(await measureRelay(stage, RUNS)));
  const [one, other] = await Promise.all([stage.client(), stage.client()]);
  await measurePages(one, other);
  await measureRate(one, other);
  const chromium = `Chromium ${one.page.context().browser()?.version() ?? ''}`.trim();
  const docs = join(ROOT, 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'benchmarks.md'), page(rows, { chromium, runs: RUNS, mib: FILE_MIB }));
  process.stdout.write(`\n${table(rows)}\n`);
} catch (error) {
  stage.tell();
  throw error;
} finally {
  await stage.end();
}

function measureDaemon() {
  const script = join(import.meta.dirname, 'daemon-start.mjs');
  const { netns } = stage.lan.box;
  const { configFile, stateDir } = stage.box;
  const out = run('ip', 'netns', 'exec', netns, process.execPath, script, binary(), configFile, stateDir, String(RUNS));
  const { startMs, rssKib } = JSON.parse(out);
  rows.push({ what: 'start to serving, ms', measured: spread(startMs), beside: '', ratio: '', goal: '≤ 30' });
  rows.push({ what: 'idle memory, MB', measured: ((rssKib * 1024) / 1e6).toFixed(1), beside: '', ratio: '', goal: '≤ 10' });
}

/** @param {import('../../tests/e2e/lab/client.mjs').Client} one @param {import('../../tests/e2e/lab/client.mjs').Client} other */
async function measurePages(one, other) {
  const { bytes, requests } = await firstLoad(one, stage.box.url);
  rows.push({ what: 'first load, bytes', measured: String(bytes), beside: `${requests} requests`, ratio: '', goal: '≤ 60000' });
  /** @type {number[]} */
  const times = [];
  const context = other.page.context();
  for (let i = 0; i < RUNS; i++) times.push(await timeToPeer(context, stage.box.url));
  rows.push({ what: 'page load to device visible, ms', measured: spread(times, 0), beside: '', ratio: '', goal: '≤ 1000' });
}

/** @param {import('../../tests/e2e/lab/client.mjs').Client} one @param {import('../../tests/e2e/lab/client.mjs').Client} other */
async function measureRate(one, other) {
  const total = FILE_MIB * MIB;
  const path = randomFile(makeFolder(), 'bench.bin', total);
  /** @type {number[]} */
  const raw = [];
  /** @type {number[]} */
  const client = [];
  for (let i = 0; i < RUNS; i++) {
    raw.push((await rawRate(stage, total)) / 1e6);
    client.push((await clientRate(stage, one, other, { path, total })) / 1e6);
    process.stdout.write(`round ${i + 1}: raw ${raw.at(-1)?.toFixed(1)} MB/s, client ${client.at(-1)?.toFixed(1)} MB/s\n`);
  }
  const ratio = `${((median(client) / median(raw)) * 100).toFixed(0)} %`;
  rows.push({ what: 'file rate, MB/s', measured: spread(client), beside: `raw channel ${spread(raw)}`, ratio, goal: '≥ 80 %' });
}
