// A visitor who has not trusted the box's certificate yet: warned by the browser, and after clicking through still able to send.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Client } from './lab/client.mjs';
import { digests, makeFolder, randomFile } from './lab/files.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);

before(async () => {
  stage = new Stage();
  await stage.box.start();
});
after(() => stage.end());

scene('warned, clicked through, connected, served', async () => {
  const { context } = await stage.browser({ trusting: false });
  const stranger = new Client(context.pages()[0] ?? (await context.newPage()));
  await assert.rejects(stranger.open(stage.box.url), /ERR_CERT_AUTHORITY_INVALID/);
  await stranger.page.locator('#main-message').waitFor(); // the browser's own warning page
  await stranger.page.keyboard.type('thisisunsafe');
  const name = await stranger.name();
  const trusting = await stage.client();
  await trusting.open(stage.box.url);
  await trusting.peer(name).waitFor();
  const path = randomFile(makeFolder(), 'for-a-stranger.bin', 300_000);
  await trusting.sendFiles(name, path);
  await stranger.answer('accept');
  const received = await stranger.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([path]));
});
