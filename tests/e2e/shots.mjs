// `make shots`: pictures of the client to be judged by eye, in target/shots, and the one of the README in docs/images.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyFile, makeFolder, MIB } from './lab/files.mjs';
import { addDevices, sendAway } from './lab/crowd.mjs';
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
const CROWDS = [0, 1, 8, 40];

const stage = new Stage();
try {
  await stage.box.start();
  const [client, crowd] = await Promise.all([stage.client(), stage.client()]);
  for (const folder of [SHOTS, IMAGES]) mkdirSync(folder, { recursive: true });
  for (const count of CROWDS) await shootAll(client, crowd, count);
  await shootTransfer(client, crowd);
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
