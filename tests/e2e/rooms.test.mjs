// Rooms by code: five letters or a link bring devices of two networks together, for as long as they stay.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { closeDialog } from './lab/pairing.mjs';
import { moveToSecondNetwork } from './lab/second-network.mjs';
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
let code = '';

before(async () => {
  stage = new Stage();
  otherUrl = moveToSecondNetwork(stage.lan, stage.lan.clients.slice(1));
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(otherUrl)]);
});
after(() => stage.end());

scene('letters that open no room are told', async () => {
  await other.page.getByTestId('header-room').click();
  await other.page.getByTestId('room-input').fill('zzzzz');
  await other.page.getByTestId('room-join').click();
  await other.page.getByTestId('room-trouble').filter({ hasText: 'no room' }).waitFor();
});

scene('five letters, in either case, bring them together', async () => {
  await one.page.getByTestId('header-room').click();
  await one.page.getByTestId('room-create').click();
  code = await one.page.getByTestId('room-code').innerText();
  assert.match(code, /^[A-Z]{5}$/);
  await other.page.getByTestId('room-input').fill(code.toLowerCase());
  await other.page.getByTestId('room-join').click();
  await other.page.getByTestId('room-code').filter({ hasText: code }).waitFor();
  await Promise.all([closeDialog(one), closeDialog(other)]);
  await one.page.getByTestId('header-room').filter({ hasText: code }).waitFor();
  await one.sendText(await other.name(), 'in the room');
  await other.texts.filter({ hasText: 'in the room' }).waitFor();
});

scene('a reload stays in the room', async () => {
  await other.reload();
  await other.page.getByTestId('header-room').filter({ hasText: code }).waitFor();
  await other.peer(await one.name()).waitFor();
});

scene('who leaves is gone from the others', async () => {
  await other.page.getByTestId('header-room').click();
  await other.page.getByTestId('room-leave').click();
  await closeDialog(other);
  await other.page.getByTestId('peer').waitFor({ state: 'detached' });
});

scene('the link opens the room', async () => {
  await one.page.getByTestId('header-room').click();
  const link = await one.page.getByTestId('dialog-room').getByTestId('qr').getAttribute('data-text');
  await closeDialog(one);
  await other.leave();
  await other.open(String(link).replace(stage.box.url, otherUrl));
  await other.peer(await one.name()).waitFor();
  await one.peer(await other.name()).waitFor();
});

scene('a restart of the box leaves everybody in the room', async () => {
  await stage.box.stop();
  await stage.box.start();
  await one
    .peer(await other.name())
    .and(one.page.locator('[data-presence="active"]'))
    .waitFor();
  await other
    .peer(await one.name())
    .and(other.page.locator('[data-presence="active"]'))
    .waitFor();
  await one.page.getByTestId('header-room').filter({ hasText: code }).waitFor();
  await other.sendText(await one.name(), 'still in the room');
  await one.texts.filter({ hasText: 'still in the room' }).waitFor();
});
