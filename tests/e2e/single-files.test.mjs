// Single files of a transfer: held back by either side, let go; and what changed on the disk sent once more.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, beforeEach } from 'node:test';
import { makeFolder, MIB, randomFile, sha256 } from './lab/files.mjs';
import { givePickers } from './lab/hands.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
/** @type {string} */
let to;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
  await givePickers(sender.page);
});
beforeEach(async () => {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  to = await receiver.name();
  await sender.peer(to).waitFor();
});
after(() => stage.end());

/** The row of one file in the opened list of the newest transfer. @param {import('./lab/client.mjs').Client} client @param {string} name */
function row({ page }, name) {
  return page.getByTestId('transfer').first().getByRole('listitem').filter({ hasText: name });
}

/** @param {import('./lab/client.mjs').Client} client */
async function openFiles({ page }) {
  await page.getByTestId('transfer').first().getByTestId('files').click();
}

for (const which of /** @type {const} */ (['sender', 'receiver'])) {
  scene(`a file is held back by the ${which} while the others arrive, and goes on`, async () => {
    const folder = makeFolder();
    const paths = ['one.bin', 'two.bin', 'three.bin'].map((name, i) => randomFile(folder, name, (32 + 4 * i) * MIB));
    slowDown(stage.lan);
    await sender.sendFiles(to, paths);
    await receiver.answer('accept');
    const holder = which === 'sender' ? sender : receiver;
    await openFiles(holder);
    await row(holder, 'three.bin').getByTestId('pause-file').click();
    fullSpeed(stage.lan);
    await Promise.all([sender.reached('send', 'paused'), receiver.reached('receive', 'paused')]);
    for (const client of [sender, receiver]) {
      const marks = client.page.getByTestId('transfer').first();
      assert.equal(await marks.getAttribute('data-bytes'), String(68 * MIB), 'all but the held one');
    }
    await row(holder, 'three.bin').getByTestId('resume-file').click();
    await Promise.all([sender.reached('send', 'done'), receiver.reached('receive', 'done')]);
    const received = await receiver.received(3);
    for (const { name, path } of received) {
      const sent = paths.find((each) => each.endsWith(name)) ?? '';
      assert.equal(await sha256(path), await sha256(sent), name);
    }
  });
}

/** Writes a file into the picked folder of the page. */
async function write(/** @type {string} */ text) {
  const root = await Reflect.get(globalThis, 'showDirectoryPicker')();
  const stream = await (await root.getFileHandle('changing.txt', { create: true })).createWritable();
  await stream.write(text);
  await stream.close();
}

scene('a file that changed before it was read fails truthfully; asked for again, it comes as it is now', async () => {
  await sender.page.evaluate(write, 'before');
  await sender.peer(to).getByTestId('more').click();
  await sender.page.getByTestId('send-folder').click();
  await receiver.requests.first().waitFor();
  await sender.page.evaluate(write, 'after, and longer');
  await receiver.answer('accept');
  await Promise.all([sender.reached('send', 'failed'), receiver.reached('receive', 'failed')]);
  for (const { page } of [sender, receiver]) {
    assert.match(await page.getByTestId('transfer').first().innerText(), /changed while it was sent/);
  }
  await receiver.page.getByTestId('transfer').first().getByTestId('again').click();
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  const [file] = await receiver.received(1);
  assert.equal(statSync(file?.path ?? '').size, 'after, and longer'.length);
});
