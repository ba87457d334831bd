// `BINARIES=one,other [RAW=1,4 RAW_FILE=1] node compare-builds.mjs LINK`: builds beside each other and beside bare channels on one link,
// alternating. No row of `make bench`, but what a change of the transfer engine is judged by: rate, course, packets, processor time by
// thread.
import { makeFolder, MIB, randomFile } from '../../tests/e2e/lab/files.mjs';
import { clientRate } from './client-rate.mjs';
import { LINKS, openLink, sameWay } from './links.mjs';
import { rawFileRate } from './raw-file-rate.mjs';
import { rawRate } from './raw-rate.mjs';
import { spread } from './report.mjs';
import { Spent } from './spent.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const FILE_MIB = Number(process.env.BENCH_MIB ?? 64);
const BINARIES = (process.env.BINARIES ?? 'target/release/homedrop').split(',');
const RAW = (process.env.RAW ?? '1').split(',').filter(Boolean).map(Number);
const RAW_FILE = (process.env.RAW_FILE ?? '').split(',').filter(Boolean).map(Number);
const COURSE_MS = Number(process.env.COURSE_MS ?? 1000);

/** @typedef {import('./links.mjs').Opened} Opened */

const link = LINKS[process.argv[2] ?? 'lan'];
if (!link) throw new Error(`no such link; there are ${Object.keys(LINKS).join(', ')}`);
const path = randomFile(makeFolder(), 'bench.bin', FILE_MIB * MIB);
/** @type {Map<string, number[]>} */
const rates = new Map();
for (let i = 0; i < RUNS; i++) {
  for (const [at, binary] of BINARIES.entries()) {
    process.env.HOMEDROP_BINARY = binary;
    const opened = await openLink(link);
    try {
      await once(binary, opened);
      if (at === BINARIES.length - 1) for (const connections of RAW) await bare(connections, opened);
      if (at === BINARIES.length - 1) for (const connections of RAW_FILE) await bareFile(connections, opened);
    } finally {
      await opened.end();
    }
  }
}
for (const [what, all] of rates) process.stdout.write(`${what}: ${spread(all)} MB/s\n`);

/** @param {string} binary @param {Opened} opened */
async function once(binary, opened) {
  const { url, one, other } = opened;
  /** @type {{ bytes: number, open: number }[]} */
  const course = [];
  let watching = true;
  const watch = async () => {
    for (; watching; await new Promise((resolve) => setTimeout(resolve, COURSE_MS)))
      course.push(await other.evaluate(look, null));
  };
  const spent = new Spent(opened);
  /** @type {Promise<void> | undefined} */
  let watched;
  const during = async () => {
    spent.begun();
    watched = watch();
  };
  const wish = { paths: [path], total: FILE_MIB * MIB, during };
  const { rate } = await clientRate(url, one, other, wish).finally(() => (watching = false));
  spent.done();
  await watched;
  const steps = course.map(({ bytes, open }, at) => `${((bytes - (course[at - 1]?.bytes ?? 0)) / 1e6).toFixed(1)}/${open}`);
  tell(binary, rate, spent, `; MB in ${COURSE_MS} ms, over so many connections: ${steps.join(' ')}`);
}

/** @param {number} connections @param {Opened} opened */
async function bare(connections, opened) {
  const spent = new Spent(opened);
  const wish = { connections, configurations: await sameWay(link ?? {}, opened), begun: spent.begun, done: spent.done };
  const bytes = Math.round(FILE_MIB * MIB * Math.min(1, (link?.rawShare ?? 1) * connections));
  const pages = /** @type {const} */ ([await opened.one.bare(), await opened.other.bare()]);
  tell(`bare ${connections}`, await rawRate(pages, bytes, wish), spent);
}

/** @param {number} connections @param {Opened} opened */
async function bareFile(connections, opened) {
  const { url, one, other } = opened;
  if (!one.page || !other.page) throw new Error('RAW_FILE is for Chromium');
  const spent = new Spent(opened);
  const wish = { connections, configurations: await sameWay(link ?? {}, opened), begun: spent.begun, done: spent.done };
  const pages = /** @type {const} */ ([await one.page(), await other.page()]);
  tell(`bare ${connections} with the file`, await rawFileRate(url, pages, path, FILE_MIB * MIB, wish), spent);
}

/** @param {string} what @param {number} rate @param {Spent} spent */
function tell(what, rate, spent, more = '') {
  rates.set(what, [...(rates.get(what) ?? []), rate / 1e6]);
  process.stdout.write(`${what}: ${(rate / 1e6).toFixed(2)} MB/s${more}\n${spent}`);
}

/** In the page. */
function look() {
  const shown = document.querySelector('[data-testid="transfer"]')?.getAttribute('data-bytes');
  /** @type {RTCPeerConnection[]} */
  const noted = Reflect.get(globalThis, 'noted');
  return { bytes: Number(shown ?? 0), open: noted.filter(({ connectionState }) => connectionState === 'connected').length };
}
