// One browser is one device: the newest tab holds the connection, the others say so and take over.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Client } from './lab/client.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let one;
/** @type {Client} */
let other;
/** @type {Client} */
let second;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

scene('a second tab is the same device; the first one says where it is', async () => {
  const name = await one.name();
  const id = await other.peer(name).getAttribute('data-peer-id');
  second = new Client(await one.page.context().newPage());
  await second.open(stage.box.url);
  assert.equal(await second.name(), name);
  await elsewhere(one).waitFor();
  await second.peer(await other.name()).waitFor();
  await other.peer(name).waitFor();
  assert.equal(await other.page.getByTestId('peer').count(), 1);
  assert.equal(await other.peer(name).getAttribute('data-peer-id'), id);
  await other.sendText(name, 'to the newest');
  await second.texts.filter({ hasText: 'to the newest' }).waitFor();
});

scene('a text that comes to one tab is in the list of the other, and so it goes', async () => {
  const text = one.texts.filter({ hasText: 'to the newest' });
  await text.waitFor();
  await one.page.getByTestId('text-remove').click();
  await second.texts.filter({ hasText: 'to the newest' }).waitFor({ state: 'detached' });
});

scene('"use it here" brings it back', async () => {
  await elsewhere(one).click();
  await elsewhere(second).waitFor();
  await other.sendText(await one.name(), 'back in the first');
  await one.texts.filter({ hasText: 'back in the first' }).waitFor();
});

scene('when the tab that holds it closes, the other takes over by itself', async () => {
  await one.page.close();
  await elsewhere(second).waitFor({ state: 'detached' });
  await until('active again', async () => (await other.page.getByTestId('peer').getAttribute('data-presence')) === 'active');
  await other.sendText(await second.name(), 'to who is left');
  await second.texts.filter({ hasText: 'to who is left' }).waitFor();
});

scene('when it crashes, too', async () => {
  const third = new Client(await second.page.context().newPage());
  await third.open(stage.box.url);
  await third.peer(await other.name()).waitFor();
  await elsewhere(second).waitFor();
  await third.page.goto('chrome://crash').catch(() => undefined);
  await elsewhere(second).waitFor({ state: 'detached' });
  await other.sendText(await second.name(), 'after the crash');
  await second.texts.filter({ hasText: 'after the crash' }).waitFor();
});

/** @param {Client} client */
function elsewhere({ page }) {
  return page.getByTestId('use-here');
}
