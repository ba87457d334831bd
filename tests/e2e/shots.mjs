// `make shots`: pictures of the client to be judged by eye, in target/shots, and those of the README in docs/images.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDevices, sendAway } from './lab/crowd.mjs';
import { emptyFile, makeFolder, MIB } from './lab/files.mjs';
import { pair } from './lab/pairing.mjs';
import { speak, walkArrivals, walkDevice, walkDiagnosis, walkHeader, walkReplaced } from './lab/screens.mjs';
import { until } from './lab/shell.mjs';
import { Stage } from './lab/stage.mjs';

/** @typedef {import('./lab/client.mjs').Client} Client */

const ROOT = resolve(import.meta.dirname, '../..');
const SHOTS = join(ROOT, 'target/shots');
const IMAGES = join(ROOT, 'docs/images');
/** As much as a picture of the README may weigh. */
const MAX_IMAGE = 60_000;
const SIZES = /** @type {const} */ ([
  ['phone', 360, 740],
  ['tablet', 820, 1180],
  ['desk', 1440, 900],
]);
const CROWDS = [0, 1, 8, 40];
const KINDS = ['desktop', 'phone', 'tablet', 'tv'];
/** Languages of long words and one that runs from right to left, with names as people there give them. */
const NAMES = {
  en: ['Leyla’s phone', 'Living room', 'Grandpa’s tablet', 'Work laptop'],
  de: ['Arbeitszimmer-Schreibtischrechner von Großmutter Annegret', 'Küche', 'Wohnzimmerfernseher', 'Tablet'],
  ar: ['هاتف ليلى الجديد في غرفة الجلوس', 'iPad 2', 'حاسوب العائلة', 'التلفاز'],
};

const stage = new Stage({ clients: 3 });
try {
  rmSync(SHOTS, { recursive: true, force: true });
  for (const folder of [SHOTS, IMAGES]) mkdirSync(folder, { recursive: true });
  await stage.box.start();
  const [one, other, crowd] = await Promise.all([stage.client(), stage.client(), stage.client()]);
  for (const count of CROWDS) await shootCrowd(one, crowd, count);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  await shootReadme(one, other, crowd);
  await pair(one, other);
  for (const tag of /** @type {const} */ (['en', 'de', 'ar'])) await shootScreens(one, other, crowd, tag);
  await shootStates(one, other, crowd);
  process.stdout.write(`pictures in ${SHOTS} and ${IMAGES}\n`);
} finally {
  await stage.end();
}

/** @param {Client} client @param {'light' | 'dark'} colorScheme */
function look({ page }, colorScheme) {
  return page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

/** @param {Client} client @param {string} name */
function shoot({ page }, name) {
  return page.screenshot({ path: join(SHOTS, `${name.replaceAll(/[ ,]+/g, '-')}.png`) });
}

/** Every size and theme. @param {Client} client @param {string} name @param {readonly (typeof SIZES)[number][]} [sizes] */
async function shootAll(client, name, sizes = SIZES) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await look(client, colorScheme);
    for (const [size, width, height] of sizes) {
      await client.page.setViewportSize({ width, height });
      await shoot(client, `${name}-${size}-${colorScheme}`);
    }
  }
}

/** A picture of the README, of few bytes. @param {Client} client @param {string} name */
async function shootImage({ page }, name) {
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path });
  execFileSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--speed', '1', '--output', path, '64', path]);
  const { size } = statSync(path);
  if (size > MAX_IMAGE) throw new Error(`${path} has ${size} bytes`);
}

/** @param {Client} client @param {Client} crowd @param {number} count */
async function shootCrowd(client, crowd, count) {
  await crowd.page.goto(`${stage.box.url}/healthz`);
  if (count > 0) await addDevices(crowd.page, count);
  await client.open(stage.box.url);
  await client.name();
  if (count > 0)
    await client.page
      .getByTestId('peer')
      .nth(count - 1)
      .waitFor();
  await shootAll(client, `devices ${count}`);
  if (count > 0) await sendAway(crowd.page);
}

/** A file on its way between two real browsers. @param {Client} one @param {Client} other @param {Client} crowd */
async function shootReadme(one, other, crowd) {
  await look(one, 'light');
  await one.page.setViewportSize({ width: 900, height: 640 });
  await look(other, 'dark');
  await other.page.setViewportSize({ width: 360, height: 640 });
  await addDevices(crowd.page, 3, NAMES.en, ['phone', 'tv', 'tablet']);
  const [from, to] = [await one.name(), await other.name()];
  await one.sendFiles(to, emptyFile(makeFolder(), 'Summer at the lake.mp4', 512 * MIB));
  await other.requests.first().waitFor();
  await other.page.getByTestId('accept').and(other.page.locator(':enabled')).waitFor();
  await shootImage(other, 'request');
  await other.answer('accept');
  const running = await one.moving('send');
  await until('a third of it', async () => Number(await running.getAttribute('data-bytes')) > 160 * MIB);
  await shootImage(one, 'first-screen');
  await one.cancel(running);
  await other.sendText(from, 'The recipe: https://example.org/apple-cake');
  await sendAway(crowd.page);
}

/** Every screen in a language. @param {Client} one @param {Client} other @param {Client} crowd @param {'en' | 'de' | 'ar'} tag */
async function shootScreens(one, other, crowd, tag) {
  await addDevices(crowd.page, 4, NAMES[tag], KINDS);
  const to = await other.name();
  await one.page.setViewportSize({ width: 1440, height: 900 });
  await speak(one, tag);
  const [phone, , desk] = SIZES;
  const all = (/** @type {string} */ screen) => shootAll(one, `${tag} ${screen}`, [phone, desk]);
  await all('devices');
  await walkHeader(one, all);
  await walkDiagnosis(one, all);
  await walkDevice(one, to, all);
  await walkArrivals(one, other, all);
  await walkReplaced(one, stage.box.url, all);
  await sendAway(crowd.page);
}

/** What goes wrong, and what waits. @param {Client} one @param {Client} other @param {Client} crowd */
async function shootStates(one, other, crowd) {
  const folder = makeFolder();
  const [phone] = SIZES;
  const shot = (/** @type {string} */ name) => shootAll(one, `state ${name}`, [phone]);
  await one.page.setViewportSize({ width: 1440, height: 900 });
  await speak(one, 'en');
  const to = await other.name();
  await one.sendFiles(to, emptyFile(folder, 'holiday.mov', 900 * MIB));
  await other.requests.first().waitFor();
  await shot('waiting for the other side');
  await other.answer('decline');
  await one.reached('send', 'cancelled', 2);
  await shot('declined');
  await one.sendFiles(to, emptyFile(folder, 'film.mov', 3000 * MIB));
  await other.answer('accept');
  const running = await one.moving('send');
  await shot('on its way');
  await running.getByTestId('pause').click();
  await one.transfers('send', 'paused').first().waitFor();
  await shot('paused');
  await one.transfers('send', 'paused').first().getByTestId('resume').click();
  await other.page.goto('about:blank');
  await one.transfers('send', 'paused').first().waitFor();
  await shot('connection lost');
  await crowd.page.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd.page, 1, ['Old phone'], ['phone']);
  await one.sendText('Old phone', 'Are you there?');
  await one.page
    .locator('[data-testid="peer"][data-path="failed"]')
    .filter({ hasText: 'Old phone' })
    .waitFor({ timeout: 60_000 });
  await shot('does not answer');
  await one.page.emulateMedia({ forcedColors: 'active' });
  await shoot(one, 'state forced colours');
  await one.page.emulateMedia({ forcedColors: 'none' });
  await stage.box.stop();
  await one.page.getByText('The box cannot be reached').first().waitFor();
  await shot('box away');
}
