// A box with two networks and everybody in one room: who is in another network is reached through the router, else through the box.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { PORTS } from './lab/box.mjs';
import { moveToSecondNetwork, route } from './lab/second-network.mjs';
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

before(async () => {
  stage = new Stage({}, `${PORTS}[rooms]\ngroup-by = "all"\n`);
  otherUrl = moveToSecondNetwork(stage.lan, stage.lan.clients.slice(1));
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
});
after(() => stage.end());

/** @param {string} text @returns {Promise<{ path: string | null, took: number }>} how it got there */
async function reach(text) {
  await Promise.all([one.open(stage.box.url), other.open(otherUrl)]);
  const to = await other.name();
  await one.peer(to).waitFor();
  const tapped = performance.now();
  await one.sendText(to, text);
  const path = () => one.peer(to).getAttribute('data-path');
  await until('a path', async () => ['direct', 'relay', 'failed'].includes(String(await path())));
  const took = performance.now() - tapped;
  await other.texts.filter({ hasText: text }).waitFor();
  return { path: await path(), took };
}

scene('through routing, where there is any', async () => {
  const { path } = await reach('by the router');
  assert.equal(path, 'direct');
});

scene('through the box, where there is none', async () => {
  route(stage.lan, false);
  const { path, took } = await reach('by the box');
  process.stdout.write(`# through the box after ${Math.round(took)} ms\n`);
  assert.equal(path, 'relay');
});
