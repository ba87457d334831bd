// Two devices in two networks pair by digits or by a code to scan, and stay paired until one of them ends it.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { closeDialog, pair, pairedRows, pairingIs, provenPeer, showCode, typeCode } from './lab/pairing.mjs';
import { moveToSecondNetwork } from './lab/second-network.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
/** @type {string} */
let otherUrl;
/** Everything that either client has said to the box. @type {string[]} */
const said = [];

before(async () => {
  stage = new Stage();
  otherUrl = moveToSecondNetwork(stage.lan, stage.lan.clients.slice(1));
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  for (const { page } of [one, other]) {
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => said.push(String(payload))));
  }
  await Promise.all([one.open(stage.box.url), other.open(otherUrl)]);
});
after(() => stage.end());

scene('two networks do not see each other', async () => {
  await Promise.all([one.name(), other.name()]);
  await one.page.getByTestId('header-pair').waitFor();
  assert.equal(await one.page.getByTestId('peer').count(), 0);
});

scene('wrong digits are told on both sides, and the code is used up', async () => {
  const { digits } = await showCode(one);
  const wrong = digits.slice(0, 3) + String((Number(digits.slice(3)) + 1) % 1000).padStart(3, '0');
  await typeCode(other, wrong);
  await Promise.all([pairingIs(one, 'failed', 'wrong-code'), pairingIs(other, 'failed', 'wrong-code')]);
  await other.page.getByTestId('pair-input').fill(digits);
  await pairingIs(other, 'failed', 'unknown-slot');
  await Promise.all([closeDialog(one), closeDialog(other)]);
});

scene('digits pair them, across networks', async () => {
  await pair(one, other);
  await provenPeer(one, await other.name()).waitFor();
  await provenPeer(other, await one.name()).waitFor();
  await one.sendText(await other.name(), 'from the other network');
  await other.texts.filter({ hasText: 'from the other network' }).waitFor();
});

scene('they are paired after reloads and a restart of the box', async () => {
  await stage.box.stop();
  await stage.box.start();
  await Promise.all([one.reload(), other.reload()]);
  await provenPeer(one, await other.name()).waitFor();
  await provenPeer(other, await one.name()).waitFor();
  await other.sendText(await one.name(), 'still paired');
  await one.texts.filter({ hasText: 'still paired' }).waitFor();
});

scene('what a trusted device sends is taken without asking', async () => {
  const rows = await pairedRows(other);
  await rows.getByTestId('auto-accept').check();
  await closeDialog(other);
  await one.sendFiles(await other.name(), { name: 'taken.txt', mimeType: 'text/plain', buffer: Buffer.from('taken') });
  await one.reached('send', 'done');
  assert.equal(await other.requests.count(), 0);
});

scene('unpairing on one side is forgotten on both', async () => {
  const rows = await pairedRows(one);
  await rows.getByTestId('unpair').click();
  await rows.getByTestId('unpair-sure').click();
  await until('nothing left here', async () => (await rows.count()) === 0);
  await closeDialog(one);
  await other.page.getByTestId('peer').waitFor({ state: 'detached' });
  const others = await pairedRows(other);
  await until('nothing left there', async () => (await others.count()) === 0);
  await closeDialog(other);
});

scene('a link that was scanned pairs after one tap, and leaves the address', async () => {
  const { link } = await showCode(one);
  await other.leave();
  await other.open(link.replace(stage.box.url, otherUrl));
  assert.equal(new URL(other.page.url()).hash, '');
  await pairingIs(other, 'confirm');
  await other.page.getByTestId('pair-confirm').click();
  await Promise.all([pairingIs(one, 'done'), pairingIs(other, 'done')]);
  await Promise.all([closeDialog(one), closeDialog(other)]);
  await provenPeer(one, await other.name()).waitFor();
  const [, secret = ''] = link.split('.').slice(-2);
  assert.equal(secret.length, 43);
  assert.deepEqual(
    said.filter((message) => message.includes(secret)),
    [],
  );
  const joins = said.filter((message) => message.includes('"pair-join"'));
  assert.ok(joins.length > 0 && joins.every((message) => /^\{"type":"pair-join","slot":"\d{3}"\}$/.test(message)), joins.join());
});

scene('unpaired while the other was away: it forgets at the next meeting', async () => {
  await other.leave();
  const rows = await pairedRows(one);
  await rows.getByTestId('unpair').click();
  await rows.getByTestId('unpair-sure').click();
  await until('nothing left here', async () => (await rows.count()) === 0);
  await closeDialog(one);
  await other.open(otherUrl);
  const others = await pairedRows(other);
  await until('nothing left there', async () => (await others.count()) === 0);
});
