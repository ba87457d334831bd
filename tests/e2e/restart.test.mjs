// The daemon ends cleanly, tells its clients, and they are the same devices again when it comes back.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { until } from './lab/shell.mjs';
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
  for (const client of [one, other]) await client.page.addInitScript(watchSockets);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  scene(`${signal}: clients are told, and come back by themselves as who they were`, async () => {
    const [name, others] = await Promise.all([one.name(), other.name()]);
    await one.peer(others).waitFor();
    const id = await one.peer(others).getAttribute('data-peer-id');
    const before = await socketsOf(one);
    assert.equal(await stage.box.stop(signal), 0);
    await until('the close code', async () => (await socketsOf(one)).closed.slice(before.closed.length).includes(1001));
    await stage.box.start();
    for (const client of [one, other]) await until('a new socket', async () => (await socketsOf(client)).opened > before.opened);
    await one.page.locator(`[data-testid="peer"][data-peer-id="${id}"]:not([data-presence="away"])`).waitFor();
    await other.peer(name).waitFor();
    assert.deepEqual(await Promise.all([one.name(), other.name()]), [name, others]);
    await one.sendText(others, `back after ${signal}`);
    await other.texts.filter({ hasText: `back after ${signal}` }).waitFor();
  });
}

/** @param {import('./lab/client.mjs').Client} client @returns {Promise<{ opened: number, closed: number[] }>} close codes */
function socketsOf(client) {
  return client.page.evaluate(() => Reflect.get(globalThis, 'sockets'));
}

/** Runs in the page, before the client. */
function watchSockets() {
  const sockets = { opened: 0, closed: /** @type {number[]} */ ([]) };
  class Watched extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} args */
    constructor(...args) {
      super(...args);
      this.addEventListener('open', () => sockets.opened++);
      this.addEventListener('close', ({ code }) => sockets.closed.push(code));
    }
  }
  Object.assign(globalThis, { sockets, WebSocket: Watched });
}
