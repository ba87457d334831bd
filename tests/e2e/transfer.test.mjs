// Files and texts go from one browser to the other, byte for byte, whatever their names and whatever comes between.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { digests, emptyFile, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

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
});
beforeEach(async () => {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  to = await receiver.name();
  await sender.peer(to).waitFor();
});
after(() => stage.end());

/** Sends, accepts, and compares what lies on the receiver's disk. @param {string[]} paths */
async function deliver(paths) {
  await sender.sendFiles(to, paths);
  await receiver.answer('accept');
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(paths.length);
  assert.deepEqual(await digests(received.map(({ path }) => path)), await digests(paths));
  return received.map(({ name }) => name).sort();
}

scene('a file of 64 MiB', async () => {
  const path = randomFile(folder, 'holiday.mov', 64 * MIB);
  assert.deepEqual(await deliver([path]), ['holiday.mov']);
  const sent = sender.transfers('send').first();
  assert.equal(Number(await sent.getAttribute('data-bytes')), 64 * MIB);
  assert.equal(Number(await sent.getAttribute('data-total')), 64 * MIB);
});

scene('a file of 0 bytes', async () => {
  assert.deepEqual(await deliver([randomFile(folder, 'nothing.txt', 0)]), ['nothing.txt']);
});

scene('several files at once, one of them empty', async () => {
  const paths = [3 * MIB, 0, 1, 65_536, 262_145].map((size, i) => randomFile(folder, `several-${i}.bin`, size));
  assert.deepEqual(await deliver(paths), paths.map((path) => basename(path)).sort());
});

scene('awkward names', async () => {
  const names = [
    '🦊 Füchse & <b>Bären.txt',
    '..two..dots..',
    `${'ü'.repeat(125)}.jpeg`,
    '.hidden',
    "it's 100 % “new”.pdf",
    'שלום.txt',
  ];
  const paths = names.map((name, i) => randomFile(folder, name, 1000 + i));
  const received = await deliver(paths);
  for (const kept of ['שלום.txt', `${'ü'.repeat(125)}.jpeg`])
    assert.ok(received.includes(kept), `${kept} is kept: ${received.join(' | ')}`);
});

scene('names that no disk has, as a hostile page would send them', async () => {
  const names = ['../../escape.txt', '/etc/passwd', 'a/b\\c.txt', '..', 'CON', 'new\nline.txt'];
  const files = names.map((name, i) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`file ${i}`) }));
  await sender.sendFiles(to, files);
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(files.length);
  const texts = received.map(({ path }) => readFileSync(path, 'utf8')).sort();
  assert.deepEqual(texts, files.map(({ buffer }) => buffer.toString()).sort());
});

scene('two files of the same name', async () => {
  const paths = [randomFile(makeFolder(), 'same.txt', 2000), randomFile(makeFolder(), 'same.txt', 3000)];
  const received = await deliver(paths);
  assert.equal(new Set(received).size, 2, `told apart by name: ${received.join(', ')}`);
});

scene('declined: nothing arrives, and the sender is told', async () => {
  await sender.sendFiles(to, randomFile(folder, 'unwanted.bin', 5000));
  await receiver.answer('decline');
  await until(
    'the sender to be told',
    async () => (await sender.transfers('send', 'cancelled').count()) + (await sender.transfers('send', 'failed').count()) > 0,
  );
  await receiver.requests.waitFor({ state: 'detached' });
  assert.equal(receiver.downloads.length, 0);
  await deliver([randomFile(folder, 'wanted.bin', 5000)]);
});

scene('a second offer while one runs disturbs neither', async () => {
  const paths = [randomFile(folder, 'first.bin', 48 * MIB), randomFile(folder, 'second.bin', 2 * MIB)];
  slowDown(stage.lan);
  await sender.sendFiles(to, paths[0] ?? '');
  await receiver.answer('accept');
  await sender.moving('send');
  await sender.sendFiles(to, paths[1] ?? '');
  await receiver.answer('accept');
  fullSpeed(stage.lan);
  await sender.reached('send', 'done', 2);
  const received = await receiver.received(2);
  assert.deepEqual(await digests(received.map(({ path }) => path)), await digests(paths));
});

// Each round connects anew, both sides at once; a browser that loses its way in that does so in one of four rounds.
scene('both ways at the same time, again and again', async () => {
  const from = await sender.name();
  const paths = [randomFile(folder, 'there.bin', MIB), randomFile(folder, 'back.bin', MIB)];
  for (let round = 0; round < 8; round++) {
    await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
    await Promise.all([sender.peer(to).waitFor(), receiver.peer(from).waitFor()]);
    await Promise.all([sender.sendFiles(to, paths[0] ?? ''), receiver.sendFiles(from, paths[1] ?? '')]);
    await Promise.all([sender.answer('accept'), receiver.answer('accept')]);
    const received = [...(await receiver.received(1)), ...(await sender.received(1))];
    assert.deepEqual(await digests(received.map(({ path }) => path)), await digests(paths));
  }
});

for (const who of /** @type {const} */ (['sender', 'receiver'])) {
  scene(`cancelled by the ${who}: both sides stop, and the next file goes`, async () => {
    const canceller = who === 'sender' ? sender : receiver;
    slowDown(stage.lan);
    await sender.sendFiles(to, emptyFile(folder, 'endless.bin', 1024 * MIB));
    await receiver.answer('accept');
    await canceller.cancel(await canceller.moving(who === 'sender' ? 'send' : 'receive'));
    fullSpeed(stage.lan);
    await Promise.all([sender.reached('send', 'cancelled'), receiver.reached('receive', 'cancelled')]);
    assert.equal(receiver.downloads.length, 0);
    await sender.sendFiles(to, randomFile(folder, 'next.bin', 3000));
    await receiver.answer('accept');
    await sender.reached('send', 'done');
  });
}

scene('a text, with every kind of character', async () => {
  const text = 'Zwei Zeilen\nund ein Link: https://drop.local/ <script>alert("x")</script> 🦊 مرحبا';
  await sender.sendText(to, text);
  // Not as it is drawn: a card that has just come may not be yet.
  await until('the text', async () => (await receiver.texts.first().textContent())?.includes(text));
});

scene('a received text is copied with one tap', async () => {
  await receiver.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await sender.sendText(to, 'copy me');
  // Earlier texts stay in the list.
  const card = receiver.page.getByRole('listitem').filter({ has: receiver.texts.filter({ hasText: /^copy me$/ }) });
  await card.getByRole('button', { name: /copy/i }).click();
  await until('the clipboard', async () => (await receiver.page.evaluate(() => navigator.clipboard.readText())) === 'copy me');
});

// The last scenes: what is done to the page stays.

/** Both pages anew, with their connections in `noted`. */
async function noteConnections() {
  for (const { page } of [sender, receiver]) {
    await page.addInitScript(() => {
      if (Reflect.has(globalThis, 'noted')) return; // by the scene before
      /** @type {RTCPeerConnection[]} */
      const noted = [];
      globalThis.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(/** @type {RTCConfiguration | undefined} */ configuration) {
          super(configuration);
          noted.push(this);
        }
      };
      Object.assign(globalThis, { noted });
    });
  }
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  await sender.peer(to).waitFor();
}

scene('a connection that is cut again and again: the file arrives whole', async () => {
  await noteConnections();
  const path = randomFile(folder, 'cut.bin', 64 * MIB);
  await sender.sendFiles(to, path);
  await receiver.answer('accept');
  const cut = () =>
    sender.page.evaluate(() => Reflect.get(globalThis, 'noted').forEach((/** @type {RTCPeerConnection} */ it) => it.close()));
  for (let share = 0.15; share < 0.9; share += 0.25) {
    const confirmed = async () => Number(await sender.transfers('send').first().getAttribute('data-bytes'));
    await until('more to be confirmed', async () => (await confirmed()) > share * 64 * MIB, 60_000);
    await cut();
  }
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([path]));
});

scene('connections for a large file open while its receiver decides, and close when they decline', async () => {
  await noteConnections();
  const connected = () =>
    Promise.all(
      [sender, receiver].map(({ page }) =>
        page.evaluate(() => {
          /** @type {RTCPeerConnection[]} */
          const noted = Reflect.get(globalThis, 'noted');
          return noted.filter(({ connectionState }) => connectionState === 'connected').length;
        }),
      ),
    );
  const are = (/** @type {number} */ count) => async () => (await connected()).every((it) => it === count);
  await sender.sendFiles(to, emptyFile(folder, 'large.bin', 64 * MIB));
  await receiver.requests.first().waitFor();
  await until('eight connections', are(8));
  await receiver.answer('decline');
  await until('one connection', are(1));
});

scene('a browser that does not let its workers have data channels', async () => {
  for (const { page } of [sender, receiver]) {
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      /** @type {any} */ (Worker.prototype).postMessage = function (
        /** @type {any} */ message,
        /** @type {any[]} */ transfer = [],
      ) {
        if (transfer.some((it) => it instanceof RTCDataChannel)) throw new DOMException('refused', 'DataCloneError');
        post.call(this, message, /** @type {any} */ (transfer));
      };
    });
  }
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  await sender.peer(to).waitFor();
  await deliver([randomFile(folder, 'carried.bin', 20 * MIB)]);
});
