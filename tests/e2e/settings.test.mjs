// Settings hold at once and after a reload; forgetting everything leaves nothing behind and tells the paired devices.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { givePickers, listPicked } from './lab/hands.mjs';
import { closeDialog, pair, provenPeer } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
const file = { name: 'a file.txt', mimeType: 'text/plain', buffer: Buffer.from('what is in it') };

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await givePickers(other.page);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

const paper = () => one.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

scene('light or dark is chosen against the system, at once and for good', async () => {
  await one.page.emulateMedia({ colorScheme: 'light' });
  const light = await paper();
  await one.page.getByTestId('header-settings').click();
  await one.page.getByTestId('theme').selectOption('dark');
  const dark = await paper();
  assert.notEqual(dark, light);
  await closeDialog(one);
  await one.open(stage.box.url);
  await one.name();
  assert.equal(await paper(), dark);
  const bars = await one.page
    .locator('meta[name="theme-color"]')
    .evaluateAll((all) => new Set(all.map((meta) => meta.getAttribute('content'))).size);
  assert.equal(bars, 1);
  await one.page.getByTestId('header-settings').click();
  await one.page.getByTestId('theme').selectOption('auto');
  assert.equal(await paper(), light);
  await closeDialog(one);
});

scene('the name is changed there too', async () => {
  await one.page.getByTestId('header-settings').click();
  await one.page.getByTestId('setting-name').fill('Kitchen table');
  await one.page.getByTestId('setting-name-save').click();
  await other.peer('Kitchen table').waitFor();
  await closeDialog(one);
});

scene('received files go to the downloads at once, where that is wanted', async () => {
  await other.page.getByTestId('header-settings').click();
  await other.page.getByTestId('saving').selectOption('downloads');
  await closeDialog(other);
  await one.sendFiles(await other.name(), file);
  await other.answer('accept');
  await until('the download', () => other.downloads.length === 1);
  await until('said', async () => (await other.transfers('receive', 'done').first().getByText('Save again').count()) === 1);
});

scene('or into a folder that was chosen once', async () => {
  await other.page.getByTestId('header-settings').click();
  await other.page.getByTestId('saving').selectOption('folder');
  await other.page.getByTestId('choose-folder').waitFor();
  await closeDialog(other);
  await one.sendFiles(await other.name(), { ...file, name: 'into the folder.txt' });
  await other.answer('accept');
  await other.reached('receive', 'done', 2);
  assert.deepEqual(Object.keys(await listPicked(other.page)), ['into the folder.txt']);
});

scene('what is finished leaves the list by itself, where that is wanted', async () => {
  await one.page.getByTestId('header-settings').click();
  await one.page.getByTestId('keep-finished').click();
  await closeDialog(one);
  await one.sendFiles(await other.name(), { ...file, name: 'soon gone.txt' });
  await other.answer('accept');
  await one.transfers('send', 'done').filter({ hasText: 'soon gone' }).waitFor();
  await one.transfers('send').filter({ hasText: 'soon gone' }).waitFor({ state: 'detached' });
});

scene('"always" takes the next one without asking, and only paired devices can be trusted so', async () => {
  const name = await other.name();
  await one.sendFiles(name, { ...file, name: 'first.txt' });
  await other.page.getByTestId('request-pair').waitFor();
  assert.equal(await other.page.getByTestId('always').count(), 0);
  await other.answer('decline');
  await pair(one, other);
  await provenPeer(one, name).waitFor();
  await one.sendFiles(name, { ...file, name: 'second.txt' });
  await other.page.getByTestId('always').check();
  await other.answer('accept');
  await other.transfers('receive', 'done').filter({ hasText: 'second' }).waitFor();
  await one.sendFiles(name, { ...file, name: 'third.txt' });
  await other.transfers('receive', 'done').filter({ hasText: 'third' }).waitFor();
});

scene('forgetting everything leaves nothing, and the paired device is told', async () => {
  await one.sendText(await other.name(), 'a secret');
  await other.texts.filter({ hasText: 'a secret' }).waitFor();
  const before = await other.name();
  await other.page.getByTestId('header-settings').click();
  await other.page.getByTestId('forget').click();
  await other.page.getByTestId('forget-sure').click();
  await one.page.getByRole('status').filter({ hasText: 'has ended the pairing' }).waitFor();
  await until('a new name', async () => (await other.name()) !== before);
  await one.peer(before).waitFor({ state: 'detached' });
  const left = await other.page.evaluate(async () => {
    const keys = Object.keys(localStorage).filter((key) => key !== 'homedrop.resume');
    const root = await navigator.storage.getDirectory();
    const files = [];
    for await (const name of Reflect.get(root, 'keys').call(root)) files.push(name);
    // The page itself is kept anew: it is the same for everybody.
    const kept = (await caches.keys()).filter((cache) => !cache.startsWith('homedrop-page/'));
    return { keys, files, caches: kept };
  });
  assert.deepEqual(left, { keys: [], files: [], caches: [] });
  assert.equal(await other.page.getByTestId('tray').count(), 0);
  await other.page.getByTestId('header-settings').click();
  assert.equal(await other.page.getByTestId('paired-device').count(), 0);
  assert.equal(await other.page.getByTestId('saving').inputValue(), 'ask');
  await closeDialog(other);
});
