// Transfers on one link beside bare data channels over the same way, alternating, so that whatever else the machine does hits all.
import { makeFolder, MIB, randomFile } from '../../tests/e2e/lab/files.mjs';
import { clientRate } from './client-rate.mjs';
import { LINKS, openLink, sameWay } from './links.mjs';
import { rawFileRate } from './raw-file-rate.mjs';
import { rawRate } from './raw-rate.mjs';
import { median, percent, spread } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */
/** @typedef {import('./links.mjs').Link} Link */
/** @typedef {import('./links.mjs').Opened} Opened */
/** @typedef {{ rows: Row[], version: string, runs?: number }} Found `runs`: where a row has its own count */

/**
 * @param {Parameters<typeof openLink>[0]} link
 * @param {(opened: Opened) => Promise<Row[]>} measure
 * @returns {Promise<Found>}
 */
export async function onLink(link, measure) {
  const opened = await openLink(link);
  try {
    return { rows: await measure(opened), version: opened.version };
  } catch (error) {
    await opened.stage.tell();
    throw error;
  } finally {
    await opened.end();
  }
}

/** @param {string} name of the row @param {{ runs: number, mib: number }} wish @returns {Promise<Found>} */
export function measureLink(name, { runs, mib }) {
  const link = LINKS[name];
  if (!link) throw new Error(`no link ${name}`);
  const total = mib * MIB * (link.share ?? 1);
  const path = randomFile(makeFolder(), 'bench.bin', total);
  return onLink(link, (opened) => beside(link, opened, path, total, runs));
}

/**
 * @param {Link} link @param {Opened} opened @param {string} path @param {number} total @param {number} runs
 * @returns {Promise<Row[]>}
 */
async function beside(link, opened, path, total, runs) {
  const { url, one, other } = opened;
  /** @type {Map<number, number[]>} */
  const raw = new Map(link.raw.map((connections) => [connections, []]));
  /** @type {import('./client-rate.mjs').Measured[]} */
  const client = [];
  /** @type {number[]} */
  const withFile = [];
  for (let i = 0; i < runs; i++) {
    client.push(await clientRate(url, one, other, { paths: [path], total }));
    const configurations = await sameWay(link, opened);
    for (const [connections, rates] of raw) {
      const bytes = Math.round(total * Math.min(1, (link.rawShare ?? 1) * connections));
      const pages = /** @type {const} */ ([await one.bare(), await other.bare()]);
      rates.push((await rawRate(pages, bytes, { connections, configurations })) / 1e6);
    }
    if (one.page && other.page && !link.relay) {
      const wish = { connections: link.raw.at(-1) ?? 1, configurations };
      withFile.push((await rawFileRate(url, [await one.page(), await other.page()], path, total, wish)) / 1e6);
    }
    const bare = [...raw].map(([connections, rates]) => `${connections}: ${rates.at(-1)?.toFixed(1)}`);
    process.stdout.write(
      `${link.name}: client ${((client.at(-1)?.rate ?? 0) / 1e6).toFixed(1)} MB/s, raw ${bare.join(', ')}, with the file ${withFile.at(-1)?.toFixed(1) ?? '–'}\n`,
    );
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
  const most = {
    what: 'the same, beside bare channels whose file is read, digested and written',
    measured: spread(rates),
    beside: `raw, ${link.raw.at(-1)}: ${spread(withFile)}`,
    ratio: percent(median(rates) / median(withFile)),
    goal: '',
  };
  return [row, ...(withFile.length > 0 ? [most] : []), ...(link === LINKS.lan ? busy(client) : [])];
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
