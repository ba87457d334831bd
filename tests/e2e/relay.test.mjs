// Devices that the network keeps apart reach each other through the box, whatever little of it they are let through to.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { digests, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { connectRaw } from './lab/raw-channel.mjs';
import { run, tryRun, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** From the tap to "through the box". */
const RELAY_WITHIN_MS = 3000;

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
const folder = makeFolder();

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
});
afterEach(() => {
  isolate('off');
  tryRun('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', 'delete table bridge lab');
});
after(() => stage.end());

/** Client isolation, as access points of guest networks do it. @param {'on' | 'off'} how */
function isolate(how) {
  for (const { port } of stage.lan.clients)
    run('bridge', '-n', stage.lan.switchNetns, 'link', 'set', 'dev', port, 'isolated', how);
}

/** @param {string[]} drops what the network does not let through */
function block(...drops) {
  const rules = drops.map((rule) => `add rule bridge lab forward ${rule} drop`);
  const chain = 'add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; }';
  run('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', [chain, ...rules].join('; '));
}

/** Opens both pages afresh. @returns {Promise<string>} the receiver's name */
async function open() {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  const to = await receiver.name();
  await sender.peer(to).waitFor();
  return to;
}

/** Sends a text and waits until it is there. @param {string} to @returns {Promise<number>} ms from the tap to an open path */
async function reach(to, text = `to ${to}`) {
  const tapped = performance.now();
  await sender.sendText(to, text);
  const path = () => sender.peer(to).getAttribute('data-path');
  await until('a path', async () => ['direct', 'relay', 'failed'].includes(String(await path())), 30_000);
  const took = performance.now() - tapped;
  await receiver.texts.filter({ hasText: text }).waitFor();
  return took;
}

/** @param {string} how */
async function deliverThroughTheBox(how) {
  const to = await open();
  const took = await reach(to);
  const peer = sender.peer(to);
  assert.equal(await peer.getAttribute('data-path'), 'relay');
  process.stderr.write(`${how}: through the box after ${Math.round(took)} ms\n`);
  assert.ok(took < RELAY_WITHIN_MS, `${Math.round(took)} ms`);
  const path = randomFile(folder, `${how}.bin`, 8 * MIB);
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([path]));
  assert.equal(await peer.getAttribute('data-path'), 'relay');
}

scene('where devices reach each other nothing goes through the box', async () => {
  const to = await open();
  await reach(to);
  await until('a direct path', async () => (await sender.peer(to).getAttribute('data-path')) === 'direct', 2000);
});

// Were this to connect, the tests below would prove nothing about our relay.
scene('client isolation keeps them apart', async () => {
  isolate('on');
  const [one, other] = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
  assert.ok(one && other);
  const iceServers = [{ urls: [`stun:${stage.lan.box.ipv4}:3478`] }];
  assert.equal(await connectRaw(one, other, { iceServers, limitMs: 3000 }), undefined);
  await Promise.all([one.close(), other.close()]);
});

scene('client isolation: through the box', async () => {
  isolate('on');
  await deliverThroughTheBox('isolation');
});

scene('no UDP at all: through the box by TCP', async () => {
  isolate('on');
  block('meta l4proto udp');
  await deliverThroughTheBox('tcp');
});

scene('only HTTPS and TURN over TLS let through', async () => {
  isolate('on');
  const fresh = 'tcp flags & (syn | ack) == syn';
  block('meta l4proto udp', `${fresh} tcp dport != { 443, 8443, 5349 }`);
  await deliverThroughTheBox('tls');
});
