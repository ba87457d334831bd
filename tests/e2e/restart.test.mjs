// The daemon ends cleanly, tells its clients, and they are the same devices again when it comes back.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { until } from './lab/shell.mjs';
import { Stage, scene } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await one.page.addInitScript(noteCloseCodes);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  scene(
    `${signal}: clients are told, and come back by themselves as who they were`,
    () => stage,
    async () => {
      const [name, others] = await Promise.all([one.name(), other.name()]);
      await one.peer(others).waitFor();
      const id = await one.peer(others).getAttribute('data-peer-id');
      assert.equal(await stage.box.stop(signal), 0);
      await until(
        'the close code',
        async () => (await one.page.evaluate(() => Reflect.get(globalThis, 'closeCodes').at(-1))) === 1001,
      );
      await stage.box.start();
      await one.page.locator(`[data-testid="peer"][data-peer-id="${id}"]:not([data-presence="away"])`).waitFor();
      await other.peer(name).waitFor();
      assert.deepEqual(await Promise.all([one.name(), other.name()]), [name, others]);
    },
  );
}

/** Runs in the page, before the client. */
function noteCloseCodes() {
  /** @type {number[]} */
  const closeCodes = [];
  class Watched extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} args */
    constructor(...args) {
      super(...args);
      this.addEventListener('close', ({ code }) => closeCodes.push(code));
    }
  }
  Object.assign(globalThis, { closeCodes, WebSocket: Watched });
}
