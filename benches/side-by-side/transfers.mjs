// Transfers on every link beside bare data channels, with many small files, and with a connection that is cut again and again.
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder, MIB, emptyFile, randomFile } from '../../tests/e2e/lab/files.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { clientRate } from './client-rate.mjs';
import { LINKS, openLink, sameWay } from './links.mjs';
import { rawRate } from './raw-rate.mjs';
import { median, spread } from './report.mjs';

const SMALL_FILES = Number(process.env.BENCH_FILES ?? 10_000);
const SMALL_BYTES = 10 * 1024;
const LARGE_MIB = Number(process.env.BENCH_LARGE_MIB ?? 4096);
const CUT_EVERY_MS = 5000;

/** @typedef {import('./report.mjs').Row} Row */
/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */
/** @typedef {Awaited<ReturnType<typeof openLink>>} Opened */

/**
 * @param {{ runs: number, mib: number, only?: string }} wish `only`: a part of the names to be measured
 * @returns {Promise<Row[]>}
 */
export async function measureTransfers({ runs, mib, only = '' }) {
  /** @type {Row[]} */
  const rows = [];
  const path = randomFile(makeFolder(), 'bench.bin', mib * MIB);
  for (const link of LINKS.filter(({ name }) => name.includes(only))) {
    rows.push(...(await onLink(link, (opened) => beside(link, opened, path, mib * MIB, runs))));
  }
  const [lan] = LINKS;
  if (!lan) return rows;
  /** @type {[string, (opened: Opened) => Promise<Row[]>][]} */
  const others = [
    ['cut', (opened) => cutAgainAndAgain(opened, path, mib * MIB, runs)],
    ['small files', (opened) => smallFiles(opened, runs)],
    ['memory', (opened) => memory(opened, path, mib)],
  ];
  for (const [name, measure] of others) if (name.includes(only)) rows.push(...(await onLink(lan, measure)));
  return rows;
}

/** @param {import('./links.mjs').Link} link @param {(opened: Opened) => Promise<Row[]>} measure */
async function onLink(link, measure) {
  const opened = await openLink(link);
  try {
    return await measure(opened);
  } catch (error) {
    opened.stage.tell();
    throw error;
  } finally {
    await opened.stage.end();
  }
}

/**
 * Alternating, so that whatever else the machine does hits all.
 * @param {import('./links.mjs').Link} link @param {Opened} opened @param {string} path @param {number} total @param {number} runs
 * @returns {Promise<Row[]>}
 */
async function beside(link, { stage, one, other }, path, total, runs) {
  /** @type {Map<number, number[]>} */
  const raw = new Map(link.raw.map((connections) => [connections, []]));
  /** @type {import('./client-rate.mjs').Measured[]} */
  const client = [];
  for (let i = 0; i < runs; i++) {
    client.push(await clientRate(stage, one, other, { paths: [path], total }));
    const configurations = await sameWay(link, [one, other]);
    for (const [connections, rates] of raw) {
      rates.push((await rawRate(stage, total, { connections, ...(configurations && { configurations }) })) / 1e6);
    }
    const bare = [...raw].map(([connections, rates]) => `${connections}: ${rates.at(-1)?.toFixed(1)}`);
    process.stdout.write(`${link.name}: client ${((client.at(-1)?.rate ?? 0) / 1e6).toFixed(1)} MB/s, raw ${bare.join(', ')}\n`);
  }
  const rates = client.map(({ rate }) => rate / 1e6);
  const best = [...raw].toSorted(([, a], [, b]) => median(b) - median(a))[0] ?? [0, []];
  const row = {
    what: `${link.name}, MB/s`,
    measured: spread(rates),
    beside: `raw, ${best[0]} of ${link.raw.join('/')}: ${spread(best[1])}`,
    ratio: percent(median(rates) / median(best[1])),
    goal: link.goal,
  };
  return link.cable || link.relay ? [row] : [row, ...busy(client)];
}

/** @param {import('./client-rate.mjs').Measured[]} measured @returns {Row[]} */
function busy(measured) {
  return ['sender', 'receiver'].map((who, index) => {
    const shares = measured.map(({ efforts }) => {
      const { mainThreadSeconds = 0, wallSeconds = 1 } = efforts[index] ?? {};
      return (mainThreadSeconds / wallSeconds) * 100;
    });
    return { what: `main thread of the ${who}, % busy`, measured: spread(shares), beside: '', ratio: '', goal: '≤ 10' };
  });
}

/**
 * What leaves the sender's host, beside the same transfer without a cut.
 * @param {Opened} opened @param {string} path @param {number} total @param {number} runs @returns {Promise<Row[]>}
 */
async function cutAgainAndAgain({ stage, one, other }, path, total, runs) {
  let running = true;
  let cuts = 0;
  const cutting = async () => {
    while (running) {
      await pause(CUT_EVERY_MS);
      if (running) cuts += await one.page.evaluate(cut);
    }
  };
  /** @type {number[][]} */
  const sent = [[], []];
  for (let i = 0; i < Math.min(runs, 3); i++) {
    for (const [index, during] of [undefined, async () => void cutting()].entries()) {
      running = true;
      const before = sentBytes(stage);
      const done = clientRate(stage, one, other, { paths: [path], total, ...(during && { during }) });
      await done.finally(() => (running = false));
      sent[index]?.push((sentBytes(stage) - before) / 1e6);
    }
  }
  const [whole = [], cutOff = []] = sent;
  const more = ((median(cutOff) / median(whole) - 1) * 100).toFixed(1);
  const what = `cut every 5 s (${cuts} times in all), MB on the wire`;
  return [{ what, measured: spread(cutOff), beside: `not cut ${spread(whole)}`, ratio: `+${more} %`, goal: '≤ +2 %' }];
}

/** @param {Opened['stage']} stage what the host of its first browser has sent */
function sentBytes({ lan }) {
  const [host] = lan.clients;
  return Number(run('ip', 'netns', 'exec', host?.netns ?? '', 'cat', '/sys/class/net/eth0/statistics/tx_bytes'));
}

/** @param {Opened} opened @param {number} runs @returns {Promise<Row[]>} */
async function smallFiles({ stage, one, other }, runs) {
  const folder = makeFolder();
  const total = SMALL_FILES * SMALL_BYTES;
  const big = randomFile(folder, 'big.bin', total);
  const small = Array.from({ length: SMALL_FILES }, (_, index) => randomFile(folder, `small-${index}.bin`, SMALL_BYTES));
  /** @type {number[][]} */
  const rates = [[], []];
  for (let i = 0; i < Math.min(runs, 3); i++) {
    for (const [index, paths] of [[big], small].entries()) {
      const { rate } = await clientRate(stage, one, other, { paths, total });
      rates[index]?.push(rate / 1e6);
    }
  }
  const [whole = [], parts = []] = rates;
  const ratio = percent(median(parts) / median(whole));
  return [
    {
      what: `${SMALL_FILES} files of 10 KiB, MB/s`,
      measured: spread(parts),
      beside: `one file of all ${spread(whole)}`,
      ratio,
      goal: '≥ 60 %',
    },
  ];
}

/** @param {Opened} opened @param {string} path @param {number} mib @returns {Promise<Row[]>} */
async function memory({ stage, one, other }, path, mib) {
  const large = emptyFile(makeFolder(), 'large.bin', LARGE_MIB * MIB);
  /** @type {Row[]} */
  const rows = [];
  for (const [size, file] of /** @type {const} */ ([
    [mib, path],
    [LARGE_MIB, large],
  ])) {
    const { efforts } = await clientRate(stage, one, other, { paths: [file], total: size * MIB, watchMemory: true });
    for (const [index, who] of ['sender', 'receiver'].entries()) {
      const over = ((efforts[index]?.overIdleBytes ?? NaN) / MIB).toFixed(0);
      rows.push({
        what: `memory of the ${who} over idle at ${size} MiB, MiB`,
        measured: over,
        beside: '',
        ratio: '',
        goal: '≤ 64',
      });
    }
  }
  return rows;
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}

/* These run in the page. */

/** The other side notices at once, this one by the other's word. */
function cut() {
  /** @type {RTCPeerConnection[]} */
  const noted = Reflect.get(globalThis, 'noted');
  const open = noted.filter((connection) => connection.connectionState === 'connected');
  for (const connection of open) connection.close();
  return open.length > 0 ? 1 : 0;
}
