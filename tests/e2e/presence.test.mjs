// A device that is out of reach for a while is away, not gone; what is sent to it waits and says so; it comes back as itself.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { run, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

scene('a page that is closed leaves its device away, and what is sent says that it waits', async () => {
  const name = await other.name();
  const id = await one.peer(name).getAttribute('data-peer-id');
  await other.leave();
  await presenceOf(name, 'away');
  await one.sendText(name, 'for later');
  await one.page.getByRole('status').filter({ hasText: 'is away' }).waitFor();
  await one.peer(name).filter({ hasText: 'waits until it is back' }).waitFor();
  await other.open(stage.box.url);
  await other.texts.filter({ hasText: 'for later' }).waitFor();
  assert.equal(await one.peer(name).getAttribute('data-peer-id'), id);
  await presenceOf(name, 'active');
});

scene(
  'a phone that is in its file picker is away, stays in sight, gets what is sent, and is back when it is looked at',
  async () => {
    const name = await other.name();
    const id = await one.peer(name).getAttribute('data-peer-id');
    const look = (/** @type {string} */ state) =>
      other.page.evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await look('hidden');
    await presenceOf(name, 'away');
    await one.sendText(name, 'while you choose');
    await other.texts.filter({ hasText: 'while you choose' }).waitFor();
    await look('visible');
    await presenceOf(name, 'active');
    assert.equal(await one.peer(name).getAttribute('data-peer-id'), id);
  },
);

scene('a device without network for a moment is the same afterwards', async () => {
  const name = await other.name();
  const host = stage.lan.clients[1];
  if (!host) throw new Error('two clients');
  const port = ['-n', stage.lan.switchNetns, 'link', 'set', host.port];
  const id = await one.peer(name).getAttribute('data-peer-id');
  run('ip', ...port, 'down');
  await pause(2_000);
  run('ip', ...port, 'up');
  await presenceOf(name, 'active');
  assert.equal(await one.peer(name).getAttribute('data-peer-id'), id);
  await one.sendText(name, 'welcome back');
  await other.texts.filter({ hasText: 'welcome back' }).waitFor();
});

scene('pointing at a device that is away says nothing about it', async () => {
  const name = await other.name();
  await other.leave();
  await presenceOf(name, 'away');
  await one.peer(name).locator('label').hover();
  await until('back to rest', async () => (await one.peer(name).getAttribute('data-path')) === 'idle');
  await one
    .peer(name)
    .filter({ hasText: /^((?!does not answer).)*$/s })
    .waitFor();
});

/** @param {string} name @param {string} presence */
async function presenceOf(name, presence) {
  const mark = one.peer(name);
  await until(`${name} ${presence}`, async () => (await mark.getAttribute('data-presence')) === presence, 60_000);
}
