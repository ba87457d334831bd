// Firefox, with Chromium on the other side: found, files and texts both ways, saved to the disk, paired, and nothing cut off.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { makeFolder, MIB, randomFile, sha256 } from './lab/files.mjs';
import { Firefox } from './lab/firefox.mjs';
import { DrivenClient } from './lab/driven-client.mjs';
import { findMisfits } from './lab/layout.mjs';
import { closeDialog, pairingIs, provenPeer, typeCode } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Firefox} */
let firefox;
/** @type {DrivenClient} */
let fox;
/** @type {import('./lab/client.mjs').Client} */
let one;
let foxName = '';
let oneName = '';

before(async () => {
  stage = new Stage({ clients: 2 });
  await stage.box.start();
  one = await stage.client();
  const host = stage.lan.clients[1];
  if (!host) throw new Error('no second host');
  firefox = new Firefox(host, stage.box.caFile);
  fox = new DrivenClient(firefox, firefox.downloads);
  await Promise.all([one.open(stage.box.url), firefox.open(stage.box.url)]);
});
after(async () => {
  await firefox.stop();
  await stage.end();
});

scene('they find each other', async () => {
  [oneName, foxName] = [await one.name(), await fox.name()];
  await one.peer(foxName).waitFor();
  await fox.peer(oneName);
});

scene('a file from Chromium is on the disk of Firefox, byte for byte', async () => {
  const path = randomFile(makeFolder(), 'to-firefox.bin', 8 * MIB + 1);
  await one.sendFiles(foxName, path);
  await fox.click('[data-testid="accept"]');
  await fox.reached('receive', 'done');
  await fox.click('[data-testid="save"]');
  assert.equal(await sha256(await fox.saved('to-firefox.bin')), await sha256(path));
});

scene('a file from Firefox is on the disk of Chromium, byte for byte', async () => {
  const digest = await fox.sendFile(oneName, 'from-firefox.bin', 5 * MIB + 3);
  await one.answer('accept');
  await fox.reached('send', 'done');
  const [received] = await one.received(1);
  assert.equal(await sha256(received?.path ?? ''), digest);
});

scene('texts both ways', async () => {
  await one.sendText(foxName, 'Grüße from Chromium 🦊');
  assert.equal(await fox.read('[data-testid="received-text"]'), 'Grüße from Chromium 🦊');
  await fox.click(`${await fox.peer(oneName)} [data-testid="send-text"]`);
  await fox.type('[data-testid="text"]', 'and back, from Firefox');
  await fox.click('[data-testid="text-send"]');
  await one.texts.filter({ hasText: 'and back, from Firefox' }).waitFor();
});

scene('paired by six digits, and proven', async () => {
  await fox.click('[data-testid="header-pair"]');
  await typeCode(one, (await fox.read('[data-testid="pair-code"]')).replace(/\s/g, ''));
  await pairingIs(one, 'done');
  await closeDialog(one);
  await fox.click('[data-testid="pair-done"]');
  await provenPeer(one, foxName).waitFor();
  await fox.read(`${await fox.peer(oneName)}[data-paired="true"]`);
});

scene('nothing is cut off there either, on a phone of 360 px', async () => {
  await firefox.resize({ width: 360, height: 740 });
  for (const dialog of ['', 'pair', 'room', 'settings', 'help']) {
    if (dialog) await fox.click(`[data-testid="header-${dialog}"]`);
    if (dialog) await fox.read(`[data-testid="dialog-${dialog}"]`);
    assert.deepEqual(await firefox.evaluate(findMisfits, undefined), [], dialog);
    if (dialog) await fox.click(`[data-testid="dialog-${dialog}"] button.icon`);
  }
  await until('no dialog', () => firefox.evaluate(() => document.querySelector('dialog') === null, undefined));
});
