// What was accepted goes on: after either page was loaded anew, after a restart of the browser or of the box, without sending twice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { makeFolder, MIB, randomFile, sha256 } from './lab/files.mjs';
import { givePickers } from './lab/hands.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

/** Large enough to be interrupted, small enough for the disk of a test machine. */
const SIZE = 192 * MIB;

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
/** @type {string} */
let to;
const folder = makeFolder();

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
  await sender.page.addInitScript(countSent);
  await givePickers(sender.page);
});
beforeEach(async () => {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  to = await receiver.name();
  await sender.peer(to).waitFor();
  for (const { page } of [sender, receiver]) await dismissAll(page);
  slowDown(stage.lan);
});
after(() => stage.end());

/** @param {import('playwright-core').Page} page */
async function dismissAll(page) {
  for (const mark of ['cancel', 'dismiss'])
    for (let it = page.getByTestId(mark).first(); await it.isVisible(); it = page.getByTestId(mark).first()) await it.click();
}

/** Sends a file and waits until a third of it is confirmed. @param {string} path */
async function begin(path) {
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  return aThird(receiver, 'receive');
}

/** @param {import('./lab/client.mjs').Client} client @param {'send' | 'receive'} direction */
async function aThird(client, direction) {
  const running = await client.moving(direction);
  await until('a third of it', async () => Number(await running.getAttribute('data-bytes')) > SIZE / 3);
  return running;
}

/** What lies on the receiver's disk is what was sent. @param {string} path */
async function expectWhole(path) {
  fullSpeed(stage.lan);
  await receiver.reached('receive', 'done');
  await sender.reached('send', 'done');
  const [file] = await receiver.received(1);
  assert.equal(await sha256(file?.path ?? ''), await sha256(path));
}

/** @param {string} name */
const bigFile = (name) => randomFile(folder, name, SIZE);

scene('the receiver reloads: it goes on by itself, and what was confirmed is not sent again', async () => {
  const path = bigFile('receiver reloads.bin');
  await begin(path);
  await receiver.reload();
  const kept = await confirmedAtOnce(receiver, 'receive');
  assert.ok(kept > 0, 'something was kept');
  await expectWhole(path);
  const sent = await sentBytes(sender);
  process.stdout.write(`# kept ${kept / MIB} MiB, sent ${(sent / MIB).toFixed(1)} MiB for ${SIZE / MIB} MiB\n`);
  assert.ok(sent <= SIZE - kept + SIZE / 50, `${sent} bytes sent after ${kept} were kept`);
});

scene('the sender reloads: the same file is asked for, and it goes on', async () => {
  const path = bigFile('sender reloads.bin');
  await begin(path);
  await sender.reload();
  const again = sender.page.getByTestId('pick-again');
  await again.waitFor({ state: 'attached' });
  const confirmed = Number(await receiver.transfers('receive').first().getAttribute('data-bytes'));
  await again.setInputFiles(path);
  await expectWhole(path);
  const sent = await sentBytes(sender); // counted anew since the reload
  process.stdout.write(`# ${(confirmed / MIB).toFixed(1)} MiB confirmed before, ${(sent / MIB).toFixed(1)} MiB sent after\n`);
  assert.ok(sent <= SIZE - confirmed + 2 * MIB + SIZE / 50, `${sent} bytes after ${confirmed}`);
});

scene('another file under the same name is not taken for it', async () => {
  const path = bigFile('changed.bin');
  await begin(path);
  await sender.reload();
  appendFileSync(path, 'x');
  // The sentence goes away by itself: it is waited for from before it can come.
  const told = sender.page.getByText(/was changed since/).waitFor();
  await Promise.all([told, sender.page.getByTestId('pick-again').setInputFiles(path)]);
  await sender.transfers('send', 'paused').waitFor();
  await receiver.page.getByText('paused by the other side').waitFor();
  await sender.cancel(sender.transfers('send').first());
  await receiver.reached('receive', 'cancelled');
});

scene('a sender that has handles reloads: the same files are found without asking anybody', async () => {
  const digest = await fillPicked(sender);
  await sender.peer(to).getByTestId('more').click();
  await sender.page.getByTestId('send-folder').click();
  await receiver.answer('accept');
  await aThird(receiver, 'receive');
  await sender.reload();
  fullSpeed(stage.lan);
  await receiver.reached('receive', 'done');
  await sender.reached('send', 'done');
  const [file] = await receiver.received(1);
  assert.equal(await sha256(file?.path ?? ''), digest);
});

scene('the browser of the receiver restarts with the same profile', async () => {
  const path = bigFile('restart.bin');
  await begin(path);
  receiver = await stage.restart(receiver);
  await receiver.open(stage.box.url);
  await expectWhole(path);
});

scene('the box restarts in the middle', async () => {
  const path = bigFile('box.bin');
  await begin(path);
  await stage.box.stop();
  await stage.box.start();
  await receiver.reload();
  await expectWhole(path);
});

scene('what was received and not saved is still there after a reload; what was saved is cleaned', async () => {
  fullSpeed(stage.lan);
  const path = randomFile(folder, 'unsaved.bin', 3 * MIB);
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  await receiver.reload();
  const [file] = await receiver.received(1);
  assert.equal(await sha256(file?.path ?? ''), await sha256(path));
  await receiver.reload();
  await receiver.peer(await sender.name()).waitFor();
  assert.equal(await receiver.transfers('receive').count(), 0);
  // The next transfer is what makes the private file system be looked through.
  await sender.sendFiles(to, randomFile(folder, 'next.bin', 10));
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  assert.equal((await spooled(receiver)).length, 1);
});

scene('many small files: the receiver reloads, those that had come are not sent again, and all are there', async () => {
  const count = 2500;
  const inner = makeFolder();
  const paths = Array.from({ length: count }, (_, i) => randomFile(inner, `${i}.bin`, 8 * 1024));
  await sender.sendFiles(to, paths);
  await receiver.answer('accept');
  const running = await receiver.moving('receive');
  await until('a third of them', async () => Number(await running.getAttribute('data-bytes')) > (count * 8 * 1024) / 3);
  await receiver.reload();
  assert.ok((await confirmedAtOnce(receiver, 'receive')) > 0, 'what was written by the last checkpoint');
  fullSpeed(stage.lan);
  await receiver.reached('receive', 'done');
  await sender.reached('send', 'done');
  const download = receiver.page.waitForEvent('download', { timeout: 60_000 });
  await receiver.page.getByTestId('save-all').first().click();
  const archive = await (await download).path();
  const program = `import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print(json.dumps({i.filename: hashlib.sha256(archive.read(i)).hexdigest() for i in archive.infolist()}))`;
  const listed = JSON.parse(execFileSync('python3', ['-c', program, archive], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  assert.equal(Object.keys(listed).length, count);
  for (const path of paths) assert.equal(listed[basename(path)], await sha256(path));
});

/* Below: what the pages are asked. */

/** Bytes confirmed as the page shows them first. @param {import('./lab/client.mjs').Client} client @param {'send' | 'receive'} direction */
async function confirmedAtOnce(client, direction) {
  const row = client.transfers(direction).first();
  await row.waitFor();
  return Number(await row.getAttribute('data-bytes'));
}

/** Bytes that left on all connections of this page. @param {import('./lab/client.mjs').Client} client */
function sentBytes(client) {
  return client.page.evaluate(async () => {
    let bytes = Reflect.get(globalThis, 'sentBefore');
    for (const connection of Reflect.get(globalThis, 'connections')) bytes += await Reflect.get(globalThis, 'sentOn')(connection);
    return /** @type {number} */ (bytes);
  });
}

/** Runs in the page, before the client. */
function countSent() {
  /** @type {Set<RTCPeerConnection>} */
  const connections = new Set();
  const sentOn = async (/** @type {RTCPeerConnection} */ connection) => {
    let bytes = 0;
    for (const entry of (await connection.getStats()).values()) if (entry.type === 'data-channel') bytes += entry.bytesSent;
    return bytes;
  };
  Object.assign(globalThis, {
    connections,
    sentOn,
    sentBefore: 0,
    RTCPeerConnection: class extends RTCPeerConnection {
      /** @param {ConstructorParameters<typeof RTCPeerConnection>} args */
      constructor(...args) {
        super(...args);
        connections.add(this);
      }
    },
  });
}

/** Makes a large file in the folder that the picker of this page gives; its SHA-256. @param {import('./lab/client.mjs').Client} client */
function fillPicked(client) {
  return client.page.evaluate(async (size) => {
    const folder = await Reflect.get(globalThis, 'showDirectoryPicker')();
    const stream = await (await folder.getFileHandle('large.bin', { create: true })).createWritable();
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
    await stream.write(bytes);
    await stream.close();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, SIZE);
}

/** The folders of transfers in the browser's private file system. @param {import('./lab/client.mjs').Client} client */
function spooled(client) {
  return client.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const spool = await root.getDirectoryHandle('homedrop-spool', { create: true });
    const names = [];
    for await (const name of Reflect.get(spool, 'keys').call(spool)) names.push(name);
    return names;
  });
}
