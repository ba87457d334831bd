// Devices that the network keeps apart reach each other through the box, whatever little of it they are let through to.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { digests, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { block, isolate, unblock } from './lab/firewall.mjs';
import { connectRaw } from './lab/raw-channel.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** What has to arrive whole, by UDP; by the other ways less, for the sake of time, unless all of it is asked for. */
const FILE_MIB = 256;
const FILE_MIB_OTHERS = Number(process.env.RELAY_MIB ?? 32);

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
const folder = makeFolder();

before(async () => {
  stage = new Stage({ clients: 4 });
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
});
afterEach(() => unblock(stage.lan));
after(() => stage.end());

/** Opens the pages afresh. @param {import('./lab/client.mjs').Client[]} others @returns {Promise<string[]>} the others' names */
async function open(...others) {
  await Promise.all([sender, ...others].map((client) => client.open(stage.box.url)));
  const names = await Promise.all(others.map((client) => client.name()));
  for (const name of names) await sender.peer(name).waitFor();
  return names;
}

/** Texts stay in the list of the receiver over reloads: each is another one. */
let texts = 0;

/** Sends a text and waits until it is there. @param {string} to @returns {Promise<number>} ms from the tap to an open path */
async function reach(to, text = `to ${to}, ${++texts}`) {
  const tapped = performance.now();
  await sender.sendText(to, text);
  const path = () => sender.peer(to).getAttribute('data-path');
  await until('a path', async () => ['direct', 'relay', 'failed'].includes(String(await path())));
  const took = performance.now() - tapped;
  assert.notEqual(await path(), 'failed', await sender.peer(to).innerText());
  await receiver.texts.filter({ hasText: text }).waitFor();
  return took;
}

/** @param {string} how @param {number} mib */
async function deliverThroughTheBox(how, mib) {
  const [to = ''] = await open(receiver);
  const took = await reach(to);
  const peer = sender.peer(to);
  assert.equal(await peer.getAttribute('data-path'), 'relay');
  process.stdout.write(`# ${how}: through the box after ${Math.round(took)} ms\n`);
  const path = randomFile(folder, `${how}.bin`, mib * MIB);
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([path]));
  assert.equal(await peer.getAttribute('data-path'), 'relay');
}

scene('where devices reach each other nothing goes through the box', async () => {
  const [to = ''] = await open(receiver);
  await reach(to);
  await until('a direct path', async () => (await sender.peer(to).getAttribute('data-path')) === 'direct');
});

// Were this to connect, the tests below would prove nothing about our relay.
scene('client isolation keeps them apart', async () => {
  isolate(stage.lan, 'on');
  const [one, other] = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
  assert.ok(one && other);
  const iceServers = [{ urls: [`stun:${stage.lan.box.ipv4}:3478`] }];
  assert.equal(await connectRaw(one, other, { iceServers, limitMs: 3000 }), undefined);
  await Promise.all([one.close(), other.close()]);
});

scene('client isolation: through the box', async () => {
  isolate(stage.lan, 'on');
  await deliverThroughTheBox('udp', FILE_MIB);
});

scene('no UDP at all: through the box by TCP', async () => {
  isolate(stage.lan, 'on');
  block(stage.lan, 'meta l4proto udp');
  await deliverThroughTheBox('tcp', FILE_MIB_OTHERS);
});

scene('only HTTPS and TURN over TLS let through', async () => {
  isolate(stage.lan, 'on');
  const fresh = 'tcp flags & (syn | ack) == syn';
  block(stage.lan, 'meta l4proto udp', `${fresh} tcp dport != { 443, 8443, 5349 }`);
  await deliverThroughTheBox('tls', FILE_MIB_OTHERS);
});

scene('several devices at once, none of them reached by UDP: a relayed address for each', async () => {
  const others = [receiver, await stage.client(), await stage.client()];
  isolate(stage.lan, 'on');
  block(stage.lan, 'meta l4proto udp');
  const names = await open(...others);
  for (const name of names) await sender.sendText(name, `all at once, to ${name}`);
  for (const [i, client] of others.entries()) await client.texts.filter({ hasText: `all at once, to ${names[i]}` }).waitFor();
  for (const name of names) assert.equal(await sender.peer(name).getAttribute('data-path'), 'relay');
});
