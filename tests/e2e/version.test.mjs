// The box gets another build of the client while the page is open: the person is asked, and nothing that moves is cut off.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PORTS } from './lab/box.mjs';
import { atEnd } from './lab/cleanup.mjs';
import { Client } from './lab/client.mjs';
import { emptyFile, makeFolder, MIB } from './lab/files.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const BACKEND = 9443;
const NEXT = 'another-version-';
/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let app;
/** @type {Client} */
let other;
/** @type {import('node:child_process').ChildProcessWithoutNullStreams} */
let proxy;

before(async () => {
  stage = new Stage({ clients: 3 }, PORTS.replace('[8443]', `[${BACKEND}]`));
  await stage.box.start();
  const { host, stateDir } = stage.box;
  const script = join(import.meta.dirname, 'lab/other-build.mjs');
  const pems = [join(stateDir, 'leaf.pem'), join(stateDir, 'leaf-key.pem')];
  proxy = spawn('ip', ['netns', 'exec', host.netns, process.execPath, script, '8443', String(BACKEND), ...pems]);
  atEnd(() => proxy.kill('SIGKILL'));
  await once(proxy.stdout, 'data');
  [app, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([app.open(stage.box.url), other.open(stage.box.url)]);
  await app.page.evaluate(async () => void (await navigator.serviceWorker.ready));
});
after(async () => {
  proxy.kill();
  await stage.end();
});

/** @param {import('playwright-core').Page} page */
const version = (page) => page.locator('meta[name=build]').getAttribute('content');
/** Of all builds of which parts are kept. @param {import('playwright-core').Page} page */
const kept = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('homedrop-page/')));

scene('the new version is offered when the box is back, waits for what moves, and is there then', async () => {
  const before = await version(app.page);
  await app.page.evaluate(() => Object.assign(globalThis, { here: true }));
  proxy.stdin.write(`${NEXT}\n`);
  await stage.box.stop();
  await stage.box.start();
  await app.page.getByTestId('new-version').waitFor();
  assert.equal(await version(app.page), before);

  const to = await other.name();
  await app.peer(to).waitFor();
  await app.sendFiles(to, emptyFile(makeFolder(), 'large.bin', 4096 * MIB));
  await other.answer('accept');
  const moving = await app.moving('send');
  await app.page.getByTestId('load-version').click();
  await pause(1_000);
  assert.equal(await app.page.evaluate(() => Reflect.get(globalThis, 'here')), true, 'nothing was cut off');
  await app.cancel(moving);
  await until('the new version', async () => (await version(app.page)) === NEXT);

  // Its service worker waits until the last page of the version before is closed; the parts of both are kept.
  await until('both to be kept', async () => (await kept(app.page)).length === 2);
  assert.equal(await app.page.getByTestId('new-version').count(), 0);
});

scene('a box that another program answers for with "bad gateway" is a box that is away', async () => {
  await stage.box.stop();
  await app.page.goto(stage.box.url);
  await app.page.getByTestId('box-away').waitFor();
  await stage.box.start();
  await app.name();
});
