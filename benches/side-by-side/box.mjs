// The daemon alone and its pages: how soon it serves, what it holds, what a first visit costs.
import { join } from 'node:path';
import { binary } from '../../tests/e2e/lab/box.mjs';
import { firstLoad } from '../../tests/e2e/lab/first-load.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { timeToPeer, timeToUse } from './page-load.mjs';
import { measureRelay } from './relay.mjs';
import { spread } from './report.mjs';
import { sizeRows } from './sizes.mjs';

/** @typedef {import('./transfers.mjs').Found} Found */

/** @param {(stage: Stage) => Promise<Found>} measure @returns {Promise<Found>} */
async function onStage(measure) {
  const stage = new Stage();
  try {
    return await measure(stage);
  } catch (error) {
    await stage.tell();
    throw error;
  } finally {
    await stage.end();
  }
}

/** @param {{ runs: number }} wish */
export function measureDaemon({ runs }) {
  return onStage(async (stage) => {
    const script = join(import.meta.dirname, 'daemon-start.mjs');
    const { netns } = stage.lan.box;
    const { configFile, stateDir } = stage.box;
    const out = run('ip', 'netns', 'exec', netns, process.execPath, script, binary(), configFile, stateDir, String(runs));
    const { startMs, firstMs, rssKib } = JSON.parse(out);
    const rss = ((rssKib * 1024) / 1e6).toFixed(1);
    const rows = [
      ...sizeRows(binary()),
      { what: 'start to serving, ms', measured: spread(startMs), beside: '', ratio: '', goal: '≤ 30' },
      { what: 'first start, keys made, ms', measured: spread(firstMs), beside: '', ratio: '', goal: '≤ 150' },
      { what: 'idle memory, MB', measured: rss, beside: '', ratio: '', goal: '≤ 8' },
    ];
    return { rows, version: '' };
  });
}

/** @param {{ runs: number }} wish */
export function measureRelayWork({ runs }) {
  return onStage(async (stage) => {
    await stage.box.start();
    return { rows: await measureRelay(stage, runs), version: '' };
  });
}

/** @param {{ runs: number }} wish */
export function measurePages({ runs }) {
  return onStage(async (stage) => {
    await stage.box.start();
    const [one, other] = await Promise.all([stage.client(), stage.client()]);
    const parts = await firstLoad(one, stage.box.url);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    /** @type {number[]} */
    const times = [];
    const context = other.page.context();
    for (let i = 0; i < runs; i++) times.push(await timeToPeer(context, stage.box.url));
    /** @type {number[]} */
    const slow = [];
    for (let i = 0; i < runs; i++) slow.push(await timeToUse(context, stage.box.url));
    const what = 'usable with a quarter of this CPU over 10 Mbit/s, ms';
    const rows = [
      { what: 'first load, bytes', measured: String(bytes), beside: `${parts.length} requests`, ratio: '', goal: '≤ 60000' },
      { what: 'page load to device visible, ms', measured: spread(times, 0), beside: '', ratio: '', goal: '≤ 1000' },
      { what, measured: spread(slow, 0), beside: '', ratio: '', goal: '≤ 1000' },
    ];
    return { rows, version: `Chromium ${context.browser()?.version() ?? ''}`.trim() };
  });
}
