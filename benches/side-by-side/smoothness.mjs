// How long the screen stands still while much is going on, over a link like a home's Wi-Fi: two browsers that send as fast as one
// machine can would take the processor from each other, which two devices do not.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { addDevices, sendAway } from '../../tests/e2e/lab/crowd.mjs';
import { emptyFile, makeFolder, MIB } from '../../tests/e2e/lab/files.mjs';
import { closeDialog, pair } from '../../tests/e2e/lab/pairing.mjs';
import { until } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { slowDown } from '../../tests/e2e/lab/throttle.mjs';

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */

const DEVICES = 40;
const TRANSFERS = 200;
/** Milliseconds that a person does not notice. */
const MOST = 50;

/** @typedef {{ what: string, cpu: number, clock: number, over: number }} Standstill */

/**
 * The longest task of either page for each thing that went on during a transfer. Its time is that of the processor: by the clock
 * there is also what two browsers on one small machine wait for each other.
 * @param {Stage} stage @param {Client} one @param {Client} other
 * @returns {Promise<Standstill[]>}
 */
async function standstills(stage, one, other) {
  const to = await meet(stage, one, other);
  const crowd = await one.page.context().newPage();
  await crowd.goto(`${stage.box.url}/healthz`);
  await one.page.bringToFront();
  const folder = makeFolder();
  const picture = hugePicture(join(folder, 'huge.png'));
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
    const tasks = await tasksDuring([one, other], body);
    const longest = (/** @type {'clock' | 'cpu'} */ of) => Math.round(tasks.reduce((most, task) => Math.max(most, task[of]), 0));
    found.push({ what, cpu: longest('cpu'), clock: longest('clock'), over: tasks.filter(({ cpu }) => cpu > MOST).length });
  }
  await sendAway(crowd);
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
  slowDown(lan);
  return to;
}

/**
 * What the main threads of the pages did meanwhile: milliseconds of each task by the clock and of the processor.
 * @param {Client[]} clients @param {() => Promise<unknown>} body
 * @returns {Promise<{ clock: number, cpu: number }[]>}
 */
async function tasksDuring(clients, body) {
  const browsers = clients.map(({ page }) => ({ page, browser: page.context().browser() }));
  for (const { browser, page } of browsers) await browser?.startTracing(page, { categories: ['toplevel'] });
  await body();
  const traces = await Promise.all(browsers.map(({ browser }) => browser?.stopTracing()));
  return traces.flatMap((trace) => mainTasks(JSON.parse(String(trace)).traceEvents));
}

/** @param {{ name: string, pid: number, tid: number, dur?: number, tdur?: number, args: { name: string } }[]} events */
function mainTasks(events) {
  const thread = (/** @type {{ pid: number, tid: number }} */ { pid, tid }) => `${pid}/${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, cpu: tdur / 1000 }));
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

/** @returns {Promise<import('./transfers.mjs').Found>} */
export async function measureSmoothness() {
  const stage = new Stage();
  try {
    await stage.box.start();
    const [one, other] = await Promise.all([stage.client(), stage.client()]);
    const found = await standstills(stage, one, other);
    const rows = found.map(({ what, cpu, clock, over }) => ({
      what: `longest task of a page: ${what}, ms`,
      measured: String(cpu),
      beside: `${over} over ${MOST}; by the clock ${clock}`,
      ratio: '',
      goal: `≤ ${MOST}`,
    }));
    return { rows, version: `Chromium ${one.page.context().browser()?.version() ?? ''}`.trim() };
  } catch (error) {
    await stage.tell();
    throw error;
  } finally {
    await stage.end();
  }
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

/** 10,000 × 10,000 grey pixels, of few bytes. @param {string} path */
function hugePicture(path) {
  const EDGE = 10_000;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(EDGE, 0);
  head.writeUInt32BE(EDGE, 4);
  head[8] = 8;
  const pixels = deflateSync(Buffer.alloc((EDGE + 1) * EDGE), { level: 1 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  writeFileSync(path, Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
  return path;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
