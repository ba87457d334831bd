// What the screen must not do: take the Enter of somebody who is typing for a "yes".
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
const file = { name: 'question.txt', mimeType: 'text/plain', buffer: Buffer.from('?') };

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

scene('a request that comes up while somebody types is not answered by their Enter', async () => {
  await other
    .peer(await one.name())
    .getByTestId('send-text')
    .click();
  await other.page.getByTestId('text').fill('a sentence');
  await one.sendFiles(await other.name(), file);
  await other.requests.first().waitFor();
  await pause(1_500);
  await other.page.keyboard.press('Enter');
  await pause(300);
  assert.equal(await other.requests.count(), 1);
  await other.answer('decline');
  await other.requests.first().waitFor({ state: 'detached' });
  assert.equal(await other.page.getByTestId('text').inputValue(), 'a sentence');
  await other.page.keyboard.press('Escape');
  await other.page.getByTestId('text').waitFor({ state: 'detached' });
});

scene('with nothing else going on, Enter accepts once the question could be read', async () => {
  await one.sendFiles(await other.name(), file);
  await other.requests.first().waitFor();
  await other.page.keyboard.press('Enter');
  assert.equal(await other.requests.count(), 1);
  await pause(1_500);
  await other.page.keyboard.press('Enter');
  await other.reached('receive', 'done');
});
