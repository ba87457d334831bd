// `BINARIES=one,other [RAW=1,4 RAW_FILE=1] node compare-builds.mjs LINK`: builds beside each other and beside bare channels on one link, alternating.
// Not a row of `make bench`, but what a change of the transfer engine is judged by: rate, course, packets, processor time by thread.
import { readdirSync, readFileSync } from 'node:fs';
import { makeFolder, MIB, randomFile } from '../../tests/e2e/lab/files.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { clientRate } from './client-rate.mjs';
import { LINKS, openLink, sameWay } from './links.mjs';
import { rawFileRate } from './raw-file-rate.mjs';
import { rawRate } from './raw-rate.mjs';
import { spread } from './report.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const FILE_MIB = Number(process.env.BENCH_MIB ?? 64);
const BINARIES = (process.env.BINARIES ?? 'target/release/homedrop').split(',');
const RAW = (process.env.RAW ?? '1').split(',').filter(Boolean).map(Number);
const RAW_FILE = (process.env.RAW_FILE ?? '').split(',').filter(Boolean).map(Number);
const COURSE_MS = Number(process.env.COURSE_MS ?? 1000);
const TICKS_PER_SECOND = 100;

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
  /** @type {number[]} */
  const course = [];
  let watching = true;
  const watch = async () => {
    for (; watching; await new Promise((resolve) => setTimeout(resolve, COURSE_MS)))
      course.push(await other.evaluate(confirmed, null));
  };
  const told = tell(binary, opened);
  const { rate } = await clientRate(url, one, other, { paths: [path], total: FILE_MIB * MIB, during: async () => void watch() });
  watching = false;
  const steps = course.map((bytes, at) => ((bytes - (course[at - 1] ?? 0)) / 1e6).toFixed(1));
  await told(rate, `MB in ${COURSE_MS} ms: ${steps.join(' ')}`);
}

/** @param {number} connections @param {Opened} opened */
async function bare(connections, opened) {
  const told = tell(`bare ${connections}`, opened);
  const configurations = await sameWay(link ?? {}, opened);
  const bytes = FILE_MIB * MIB * (connections === 1 ? (link?.rawShare ?? 1) : 1);
  const pages = /** @type {const} */ ([await opened.one.bare(), await opened.other.bare()]);
  await told(await rawRate(pages, bytes, { connections, configurations }), '');
}

/** @param {number} connections @param {Opened} opened */
async function bareFile(connections, opened) {
  const told = tell(`bare ${connections} with the file`, opened);
  const { url, one, other } = opened;
  if (!one.page || !other.page) return;
  const wish = { connections, configurations: await sameWay(link ?? {}, opened) };
  await told(await rawFileRate(url, [await one.page(), await other.page()], path, FILE_MIB * MIB, wish), '');
}

/** @param {string} what @param {Opened} opened */
function tell(what, { stage }) {
  const hosts = stage.lan.clients.slice(0, 2);
  const before = hosts.map((host) => ({ threads: threads(host), packets: packets(host) }));
  return async (/** @type {number} */ rate, /** @type {string} */ more) => {
    rates.set(what, [...(rates.get(what) ?? []), rate / 1e6]);
    process.stdout.write(`${what}: ${(rate / 1e6).toFixed(2)} MB/s; ${more}\n`);
    for (const [at, host] of hosts.entries()) {
      const spent = spentSince(before[at]?.threads ?? new Map(), threads(host));
      process.stdout.write(
        `   ${at === 0 ? 'sender' : 'receiver'}: ${packets(host) - (before[at]?.packets ?? 0)} packets out; ${spent}\n`,
      );
    }
  };
}

/** @typedef {import('../../tests/e2e/lab/lan.mjs').Host} Host */

/** Processor time by process and thread. @param {Host} host @returns {Map<string, number>} */
function threads(host) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const pid of run('ip', 'netns', 'pids', host.netns).split('\n').filter(Boolean)) {
    for (const tid of list(`/proc/${pid}/task`)) {
      const [head = '', rest = ''] = read(`/proc/${pid}/task/${tid}/stat`).split(') ');
      const fields = rest.split(' ');
      const seconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
      found.set(`${tid} ${kind(pid)}/${head.split('(')[1] ?? ''}`, seconds);
    }
  }
  return found;
}

/** @param {Map<string, number>} before @param {Map<string, number>} after */
function spentSince(before, after) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [key, seconds] of after) {
    const name = key.slice(key.indexOf(' ') + 1).replace(/\d+$/, '');
    sums.set(name, (sums.get(name) ?? 0) + seconds - (before.get(key) ?? 0));
  }
  const most = [...sums].toSorted(([, a], [, b]) => b - a).filter(([, seconds]) => seconds >= 0.1);
  const all = [...sums.values()].reduce((sum, seconds) => sum + seconds, 0);
  return `${all.toFixed(1)} s CPU: ${most.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ')}`;
}

/** @param {string} pid */
function kind(pid) {
  const command = read(`/proc/${pid}/cmdline`);
  return /--utility-sub-type=(\w+)/.exec(command)?.[1] ?? /--type=([\w-]+)/.exec(command)?.[1] ?? 'browser';
}

/** @param {Host} host */
function packets(host) {
  const statistics = JSON.parse(run('ip', '-n', host.netns, '-j', '-s', 'link', 'show', 'eth0'));
  return Number(statistics[0].stats64.tx.packets);
}

/** Of a process that may have ended meanwhile. @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** In the page. @returns {number} */
function confirmed() {
  return Number(document.querySelector('[data-testid="transfer"]')?.getAttribute('data-bytes') ?? 0);
}
