// How long the screen stands still while much is going on. Two browsers that send as fast as one machine can would take the
// processor from each other, which two devices do not: the link carries a third of that, and the thread of each page goes before
// the other threads, which here are those of two devices. Nor is anything traced while the clock is looked at, as tracing takes a
// processor for itself; what the page's own thread did of it is traced in a second walk.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDevices, sendAway } from '../../tests/e2e/lab/crowd.mjs';
import { emptyFile, makeFolder, MIB } from '../../tests/e2e/lab/files.mjs';
import { hugePicture } from '../../tests/e2e/lab/huge-picture.mjs';
import { closeDialog, pair } from '../../tests/e2e/lab/pairing.mjs';
import { tryRun, until } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { slowDown } from '../../tests/e2e/lab/throttle.mjs';
import { renderers } from './effort.mjs';

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */

const DEVICES = 40;
const TRANSFERS = 200;
const MBIT = 50;
/** Milliseconds that a person does not notice. */
const MOST = 50;
/** What a page says of itself in a trace. */
const MARK = 'homedrop-page';

/**
 * Milliseconds of the tasks of the pages' main threads meanwhile.
 * @typedef {(clients: Pick<Client, 'page'>[], body: () => Promise<unknown>) => Promise<number[]>} Watch
 */
/** @typedef {{ what: string, tasks: number[] }} Standstill */

/**
 * The tasks of either page for each thing that went on during a transfer.
 * @param {Stage} stage @param {Client} one @param {Client} other @param {Watch} watch
 * @returns {Promise<Standstill[]>}
 */
async function standstills(stage, one, other, watch) {
  const to = await meet(stage, one, other);
  const crowd = await one.page.context().newPage();
  await crowd.goto(`${stage.box.url}/healthz`);
  await one.page.bringToFront();
  const folder = makeFolder();
  const picture = join(folder, 'huge.png');
  writeFileSync(picture, hugePicture());
  await copyText(one);
  await one.sendFiles(to, emptyFile(folder, 'film.mp4', 4096 * MIB));
  await one.moving('send');
  /** @type {[string, () => Promise<unknown>][]} */
  const steps = [
    ['a transfer', () => one.page.waitForTimeout(2_000)],
    [`${DEVICES} devices come`, () => devicesCome(one, crowd)],
    [`${TRANSFERS} transfers more`, () => manyTransfers(one, other, to)],
    ['the tray is scrolled through', () => scrollTray(other)],
    ['a text of 5 MB', () => pasteText(one, other, to)],
    ['a picture of 100 megapixels', () => lookAt(one, other, to, picture)],
  ];
  /** @type {Standstill[]} */
  const found = [];
  for (const [what, body] of steps) {
    pagesFirst(stage); // helpers are made when there is something for them
    found.push({ what, tasks: await watch([one, other], body) });
  }
  await sendAway(crowd);
  await crowd.bringToFront();
  pagesFirst(stage);
  found.push({
    what: 'the text of 5 MB pasted into nothing but a field',
    tasks: await watch([{ page: crowd }], () => pasteBare(crowd)),
  });
  return found;
}

/** Two that trust each other, on a link of a home; the name of the other one. @param {Stage} stage @param {Client} one @param {Client} other */
async function meet({ box, lan }, one, other) {
  await Promise.all([one.open(box.url), other.open(box.url)]);
  const to = await other.name();
  await one.peer(to).waitFor();
  await pair(one, other);
  await other.page.getByTestId('header-settings').click();
  await other.page.getByTestId('auto-accept').check();
  await closeDialog(other);
  slowDown(lan, MBIT);
  return to;
}

/** The thread of each page goes before all others, and so do those that collect its garbage with it: it stands still until they are done. @param {Stage} stage */
function pagesFirst({ browsers }) {
  for (const pid of browsers.flatMap(({ host }) => renderers(host))) {
    tryRun('chrt', '--reset-on-fork', '--other', '--pid', '0', pid);
    for (const thread of [pid, ...helpers(pid)]) tryRun('renice', '-n', '-20', '-p', thread);
  }
}

/** The threads of a process that do what others give them. @param {string} pid */
function helpers(pid) {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).filter((id) => readFileSync(`${tasks}/${id}/comm`, 'utf8').startsWith('ThreadPoolFore'));
}

/** By the clock: those of more than 50 ms, as the pages themselves are told. @type {Watch} */
async function byClock(clients, body) {
  for (const { page } of clients) await page.evaluate(watchTasks);
  await body();
  const found = await Promise.all(clients.map(({ page }) => page.evaluate(longTasks)));
  return found.flat();
}

/** Runs in the page. */
function watchTasks() {
  /** @type {number[]} */
  const found = [];
  const observer = new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  Object.assign(globalThis, { found, observer });
}

/** Runs in the page. @returns {number[]} */
function longTasks() {
  const { found, observer } = /** @type {{ found: number[], observer: PerformanceObserver }} */ (Object(globalThis));
  found.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  return found;
}

/** What of it the thread itself was at work, without waiting for a processor. @type {Watch} */
async function byProcessor(clients, body) {
  const browsers = clients.map(({ page }) => ({ page, browser: page.context().browser() }));
  for (const { browser, page } of browsers) {
    await browser?.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
    await page.evaluate((mark) => performance.mark(mark), MARK);
  }
  await body();
  const traces = await Promise.all(browsers.map(({ browser }) => browser?.stopTracing()));
  return traces.flatMap((trace) => mainTasks(JSON.parse(String(trace)).traceEvents));
}

/** @typedef {{ name: string, pid: number, tid: number, dur?: number, tdur?: number }} TraceEvent */

/** Of the thread that set the mark: the browser has other pages. @param {TraceEvent[]} events */
function mainTasks(events) {
  const marked = events.find(({ name }) => name === MARK);
  if (!marked) throw new Error('the trace does not tell which page is the client');
  return events
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === marked.pid && tid === marked.tid)
    .map(({ dur = 0, tdur = 0 }) => Math.min(dur, tdur) / 1000); // a thread's own clock is put forward now and then
}

/** @param {Client} client @param {Client['page']} crowd */
async function devicesCome({ page }, crowd) {
  await addDevices(crowd, DEVICES - 1, ['x'.repeat(200), 'Leyla’s phone'], ['phone', 'tv']);
  await page
    .getByTestId('peer')
    .nth(DEVICES - 1)
    .waitFor();
}

/** @param {Client} one @param {Client} other @param {string} to @param {string} picture */
async function lookAt(one, other, to, picture) {
  await one.sendFiles(to, picture);
  const row = other.transfers('receive', 'done').filter({ hasText: 'huge.png' });
  await row.getByTestId('open').click();
  await other.page.locator('[data-testid="look"][data-state="shown"]').waitFor();
  await closeDialog(other);
}

/** All of it once, between two new browsers. @param {Watch} watch */
async function walk(watch) {
  const stage = new Stage();
  try {
    await stage.box.start();
    const [one, other] = await Promise.all([stage.client(), stage.client()]);
    const found = await standstills(stage, one, other, watch);
    return { found, version: `Chromium ${one.page.context().browser()?.version() ?? ''}`.trim() };
  } catch (error) {
    await stage.tell();
    throw error;
  } finally {
    await stage.end();
  }
}

/** How long the screen stood still. @returns {Promise<import('./transfers.mjs').Found>} */
export function measureSmoothness() {
  return longestTasks('longest task of a page by the clock', byClock);
}

/** How much of that the page itself has to answer for. @returns {Promise<import('./transfers.mjs').Found>} */
export function measurePageWork() {
  return longestTasks('longest task of a page, its thread at work', byProcessor);
}

/** @param {string} what @param {Watch} watch */
async function longestTasks(what, watch) {
  const { found, version } = await walk(watch);
  const rows = found.map(({ what: step, tasks }) => {
    const longest = Math.round(tasks.reduce((most, task) => Math.max(most, task), 0));
    return {
      what: `${what}: ${step}, ms`,
      measured: longest === 0 ? `< ${MOST}` : String(longest),
      beside: `${tasks.filter((task) => task > MOST).length} over ${MOST}`,
      ratio: '',
      goal: `≤ ${MOST}`,
    };
  });
  return { rows, version };
}

/** @param {Client} one @param {Client} other @param {string} to */
async function manyTransfers(one, other, to) {
  for (let sent = 0; sent < TRANSFERS; sent += 20) {
    for (let i = 0; i < 20; i++)
      await one.sendFiles(to, {
        name: `${sent + i} ${'long '.repeat(40)}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from('x'),
      });
    const last = other.transfers('receive', 'done').filter({ hasText: new RegExp(`^\\W*${sent + 19} long`) });
    await last.waitFor();
  }
}

/** By a wheel, to its end. @param {Client} client */
async function scrollTray({ page }) {
  const rows = page.getByTestId('transfer');
  await rows.first().hover();
  await until('the last row', async () => {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
    return (await rows.count()) >= TRANSFERS;
  });
}

/** Puts a text of 5 MB where the next paste takes it from. @param {Client} client */
async function copyText({ page }) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('Ein Satz, und noch einer: ä – œ.\n'.repeat(150_000)));
}

/** What the browser takes for it by itself. @param {Client['page']} page */
async function pasteBare(page) {
  await page.evaluate(() => {
    document.body.replaceChildren(document.createElement('textarea'));
    document.querySelector('textarea')?.focus();
  });
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => Number(document.querySelector('textarea')?.value.length) > 4_000_000);
}

/** @param {Client} one @param {Client} other @param {string} to */
async function pasteText(one, other, to) {
  await one.peer(to).getByTestId('send-text').click();
  await one.page.getByTestId('text').press('Control+V');
  await one.page.getByTestId('text-long').waitFor();
  await one.page.getByTestId('text-send').click();
  await other.page.getByTestId('text-whole').first().click();
  await other.page.getByTestId('whole-text').waitFor();
  await other.page.keyboard.press('Escape');
}
