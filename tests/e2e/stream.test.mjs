// What there is no room for goes straight into a download, as it arrives: whole, and in little memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, beforeEach } from 'node:test';
import { EffortMeter } from '../../benches/side-by-side/effort.mjs';
import { Client } from './lab/client.mjs';
import { digests, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let sender;
/** @type {Client} */
let receiver;
/** @type {string} */
let to;
const folder = makeFolder();
/** As a browser on a small disk tells it. */
const ROOM = 100 * MIB;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
  await receiver.page.addInitScript((quota) => {
    if (navigator.storage) navigator.storage.estimate = async () => ({ quota, usage: 0 });
  }, ROOM);
});
beforeEach(async () => {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  await receiver.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  to = await receiver.name();
  await sender.peer(to).waitFor();
});
after(() => stage.end());

/** Accepts what there is no room for, and gives the download that begins. */
async function take() {
  await receiver.page.getByTestId('request-stream').waitFor();
  await receiver.answer('accept');
  await until('the download to begin', () => receiver.downloads.length > 0);
  const [download] = receiver.downloads;
  if (!download) throw new Error('no download');
  return download;
}

scene('256 MiB arrive whole, under their name, in little memory', async () => {
  const size = 256 * MIB;
  const path = randomFile(folder, 'Füchse & “Bären” 100%.mov', size);
  const browser = stage.browsers.find(({ context }) => context === receiver.page.context());
  if (!browser) throw new Error('no browser');
  const meter = new EffortMeter(browser, receiver.page);
  await meter.open();
  await meter.start(true);
  await sender.sendFiles(to, path);
  const download = await take();
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const { overIdleBytes } = await meter.stop();
  assert.equal(download.suggestedFilename(), 'Füchse & “Bären” 100%.mov');
  assert.deepEqual(await digests([await download.path()]), await digests([path]));
  // What the browser has not written yet and what it has not collected yet, on a machine that does much else; never the file.
  assert.ok(overIdleBytes <= size / 2, `${Math.round(overIdleBytes / MIB)} MiB over idle`);
  assert.equal(await receiver.page.getByTestId('save').count(), 0, 'there is nothing left to save');
});

scene('several files arrive as one archive, whose table of contents other programs read', async () => {
  const paths = [80, 0, 60].map((size, i) => randomFile(folder, `ü-${i}.bin`, size * MIB));
  await sender.sendFiles(to, paths);
  const download = await take();
  await receiver.reached('receive', 'done');
  const read = `import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print(json.dumps(sorted(hashlib.sha256(archive.read(i)).hexdigest() for i in archive.infolist())))`;
  const found = execFileSync('/usr/bin/python3', ['-c', read, await download.path()], { encoding: 'utf8' });
  assert.deepEqual(JSON.parse(found), await digests(paths));
  assert.match(download.suggestedFilename(), /\.zip$/);
});
