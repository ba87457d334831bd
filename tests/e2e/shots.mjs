// `make shots`: pictures of the client to be judged by eye, in target/shots, and the one of the README in docs/images.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyFile, makeFolder, MIB } from './lab/files.mjs';
import { addDevices, sendAway } from './lab/crowd.mjs';
import { closeDialog } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage } from './lab/stage.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const SHOTS = join(ROOT, 'target/shots');
const IMAGES = join(ROOT, 'docs/images');
const SIZES = /** @type {const} */ ([
  ['phone', 360, 740],
  ['tablet', 820, 1180],
  ['desk', 1440, 900],
]);
/** A language of long words and one that runs from right to left, each with names as people there give them. */
const LANGUAGES = [
  { tag: 'de', names: ['Arbeitszimmer-Schreibtischrechner von Großmutter Annegret', 'Küche', 'Wohnzimmerfernseher'] },
  { tag: 'ar', names: ['هاتف ليلى الجديد في غرفة الجلوس', 'iPad 2', 'حاسوب العائلة'] },
];
const CROWDS = [0, 1, 8, 40];

const stage = new Stage();
try {
  await stage.box.start();
  const [client, crowd] = await Promise.all([stage.client(), stage.client()]);
  for (const folder of [SHOTS, IMAGES]) mkdirSync(folder, { recursive: true });
  for (const count of CROWDS) await shootAll(client, crowd, count);
  await shootTransfer(client, crowd);
  for (const language of LANGUAGES) await shootLanguage(client, crowd, language);
  process.stdout.write(`pictures in ${SHOTS} and ${IMAGES}\n`);
} finally {
  await stage.end();
}

/** @param {import('./lab/client.mjs').Client} client @param {import('./lab/client.mjs').Client} crowd @param {number} count */
async function shootAll(client, crowd, count) {
  await crowd.page.goto(`${stage.box.url}/healthz`);
  if (count > 0) await addDevices(crowd.page, count);
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await client.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, width, height] of SIZES) {
      await client.page.setViewportSize({ width, height });
      await client.open(stage.box.url);
      await client.name();
      if (count > 0)
        await client.page
          .getByTestId('peer')
          .nth(count - 1)
          .waitFor();
      await client.page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}-${count}.png`) });
    }
  }
  if (count > 0) await sendAway(crowd.page);
}

/** A file on its way between two real browsers. @param {import('./lab/client.mjs').Client} one @param {import('./lab/client.mjs').Client} other */
async function shootTransfer(one, other) {
  await one.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await one.page.setViewportSize({ width: 900, height: 640 });
  const family = await other.page.context().newPage();
  await family.goto(`${stage.box.url}/healthz`);
  await addDevices(family, 3, ['Leyla’s phone', 'Living room', 'Grandpa’s tablet'], ['phone', 'tv', 'tablet']);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  const to = await other.name();
  await one.sendFiles(to, emptyFile(makeFolder(), 'Summer at the lake.mp4', 256 * MIB));
  await other.requests.first().waitFor();
  await other.page.screenshot({ path: join(SHOTS, 'request.png') });
  await other.answer('accept');
  const running = await one.moving('send');
  await until('a third of it', async () => Number(await running.getAttribute('data-bytes')) > 80 * MIB);
  await one.page.screenshot({ path: join(IMAGES, 'first-screen.png') });
}

/**
 * The screens of a language: devices, settings, help, a device's details, a request and a transfer on its way.
 * @param {import('./lab/client.mjs').Client} one @param {import('./lab/client.mjs').Client} other
 * @param {{ tag: string, names: string[] }} language
 */
async function shootLanguage(one, other, { tag, names }) {
  const crowd = await other.page.context().newPage();
  await crowd.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd, names.length, names, ['desktop', 'tablet', 'tv']);
  for (const { page } of [one, other]) {
    await page.goto(`${stage.box.url}/healthz`);
    await page.evaluate((tag) => localStorage.setItem('homedrop.language', tag), tag);
  }
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  const to = await other.name();
  for (const [name, width, height] of SIZES) {
    const shoot = (/** @type {string} */ what) => one.page.screenshot({ path: join(SHOTS, `${tag}-${what}-${name}.png`) });
    await one.page.setViewportSize({ width, height });
    await one.peer(names[0] ?? '').waitFor();
    await shoot('devices');
    for (const dialog of ['settings', 'help', 'pair', 'room']) {
      await one.page.getByTestId(`header-${dialog}`).click();
      await one.page.getByTestId(`dialog-${dialog}`).waitFor();
      await shoot(dialog);
      await closeDialog(one);
    }
  }
  await one.page.setViewportSize({ width: 360, height: 740 });
  await other.page.setViewportSize({ width: 360, height: 740 });
  await one.sendFiles(to, emptyFile(makeFolder(), 'Summer at the lake.mp4', 256 * MIB));
  await other.requests.first().waitFor();
  await other.page.screenshot({ path: join(SHOTS, `${tag}-request.png`) });
  await other.answer('accept');
  await one.moving('send');
  await one.page.screenshot({ path: join(SHOTS, `${tag}-transfer.png`) });
  await sendAway(crowd);
  await crowd.close();
}
