// A disk that becomes full in the middle: both sides say so, nothing is called received, and once there is room it arrives whole.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { openProfile } from './lab/browser.mjs';
import { Client } from './lab/client.mjs';
import { makeFolder, MIB, randomFile, sha256 } from './lab/files.mjs';
import { run, tryRun } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { atEnd } from './lab/cleanup.mjs';

/** More than fits at first, and less than the browser believes to be there: its whole disk is larger than the one below its files. */
const SIZE = 96 * MIB;
const TOO_SMALL = '64m';
const LARGE_ENOUGH = '512m';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let sender;
/** @type {Client} */
let receiver;
let disk = '';

before(async () => {
  stage = new Stage();
  await stage.box.start();
  sender = await stage.client();
  const fresh = await stage.browser();
  await fresh.context.close();
  disk = join(fresh.home, 'profile/Default/File System');
  mkdirSync(disk, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${TOO_SMALL}`, 'small-disk', disk);
  atEnd(() => tryRun('umount', '-l', disk));
  const { context } = (stage.browsers[1] = await openProfile(fresh.host, fresh.home));
  receiver = new Client(context.pages()[0] ?? (await context.newPage()));
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
});
after(async () => {
  await stage.end();
  tryRun('umount', '-l', disk);
});

scene('full in the middle: both sides say why, and once there is room the same file arrives whole', async () => {
  const path = randomFile(makeFolder(), 'too much.bin', SIZE);
  const to = await receiver.name();
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  await Promise.all([receiver.reached('receive', 'failed'), sender.reached('send', 'failed')]);
  for (const { page } of [receiver, sender]) {
    assert.match(await page.getByTestId('transfer').first().innerText(), /no room left/);
  }
  assert.equal(await receiver.page.getByTestId('save').count(), 0, 'nothing of it is called received');

  run('mount', '-o', `remount,size=${LARGE_ENOUGH}`, disk);
  await sender.page.getByTestId('again').click();
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  await sender.reached('send', 'done');
  const [file] = await receiver.received(1);
  assert.equal(await sha256(file?.path ?? ''), await sha256(path));
});
