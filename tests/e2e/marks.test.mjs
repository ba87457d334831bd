// The marks that other people's tests and scripts find things by: each is there, on what it names, and tells the truth.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { emptyFile, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { block, isolate, unblock } from './lab/firewall.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
/** @type {string} */
let from;
/** @type {string} */
let to;
const folder = makeFolder();

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
});
beforeEach(async () => {
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  [from, to] = await Promise.all([one.name(), other.name()]);
  await Promise.all([one.peer(to).waitFor(), other.peer(from).waitFor()]);
});
afterEach(() => {
  unblock(stage.lan);
  fullSpeed(stage.lan);
});
after(() => stage.end());

/** @param {import('playwright-core').Locator} mark @param {string} name @param {string} value */
async function becomes(mark, name, value) {
  await until(`${name}="${value}"`, async () => (await mark.getAttribute(name)) === value, 60_000);
}

/** Notes every value of an attribute from now on. @param {import('playwright-core').Locator} mark @param {string} name */
async function note(mark, name) {
  await mark.evaluate((element, attribute) => {
    const look = () => noted.add(element.getAttribute(attribute));
    const noted = new Set([element.getAttribute(attribute)]);
    new MutationObserver(look).observe(element, { attributeFilter: [attribute] });
    Object.assign(element, { noted });
  }, name);
  return () => mark.evaluate((element) => [.../** @type {Set<string>} */ (Reflect.get(element, 'noted'))]);
}

scene('this device and the others', async () => {
  for (const { page } of [one, other]) {
    assert.equal(await page.getByTestId('self-name').count(), 1);
    assert.equal(await page.getByTestId('peer').count(), 1, 'itself is not among the others');
  }
  assert.notEqual(from, to);
  const ids = await Promise.all([one.peer(to), other.peer(from)].map((peer) => peer.getAttribute('data-peer-id')));
  assert.ok(ids[0] && ids[1] && ids[0] !== ids[1], String(ids));
  const peer = one.peer(to);
  await becomes(peer, 'data-presence', 'active');
  assert.equal(await peer.getAttribute('data-path'), 'idle');
  await other.leave();
  await becomes(peer, 'data-presence', 'away');
  await other.open(stage.box.url);
  await becomes(peer, 'data-presence', 'active');
  assert.equal(await peer.getAttribute('data-peer-id'), ids[0], 'a device keeps its id');
});

scene('a device by every path: idle, connecting, direct, relay, failed', async () => {
  const direct = await note(one.peer(to), 'data-path');
  await one.sendText(to, 'a direct way');
  await becomes(one.peer(to), 'data-path', 'direct');
  assert.deepEqual((await direct()).slice(0, 2), ['idle', 'connecting']);

  isolate(stage.lan, 'on');
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  await one.sendText(to, 'through the box');
  await becomes(one.peer(to), 'data-path', 'relay');

  block(stage.lan, 'meta l4proto udp', 'tcp dport { 3478, 5349 }', 'tcp sport { 3478, 5349 }');
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  await one.sendText(to, 'no way');
  await becomes(one.peer(to), 'data-path', 'failed');
});

scene('a text', async () => {
  const peer = one.peer(to);
  assert.equal(await one.page.getByTestId('text').count(), 0, 'the field is there when it is opened');
  await peer.getByTestId('send-text').click();
  await one.page.getByTestId('text').fill('by its marks');
  await one.page.getByTestId('text-send').click();
  const text = other.texts.filter({ hasText: 'by its marks' });
  await text.waitFor();
  assert.equal((await text.innerText()).trim(), 'by its marks', 'the mark is on the text, and on nothing else');
  assert.equal(await one.texts.filter({ hasText: 'by its marks' }).count(), 0);
});

scene('files from the question to the disk', async () => {
  const field = one.peer(to).getByTestId('send-files');
  assert.deepEqual(await field.evaluate((it) => [it.tagName, it.getAttribute('type')]), ['INPUT', 'file']);
  const size = String(3 * MIB);
  await field.setInputFiles(randomFile(folder, 'marked.bin', 3 * MIB));
  const [sent, received] = [one.transfers('send'), other.transfers('receive')];
  await becomes(sent, 'data-state', 'waiting');
  assert.equal(await sent.getAttribute('data-bytes'), '0');
  assert.equal(await sent.getAttribute('data-total'), size);
  await other.requests.waitFor();
  for (const button of ['accept', 'decline']) assert.equal(await other.requests.getByTestId(button).count(), 1, button);
  assert.equal(await other.page.getByTestId('save').count(), 0, 'there is nothing yet');
  await other.answer('accept');
  for (const transfer of [sent, received]) {
    await becomes(transfer, 'data-state', 'done');
    assert.equal(await transfer.getAttribute('data-bytes'), size);
    assert.equal(await transfer.getAttribute('data-total'), size);
  }
  await received.getByTestId('save').click();
  await until('the download', async () => other.downloads.length === 1);
  assert.equal(other.downloads[0]?.suggestedFilename(), 'marked.bin');
  await one.sendFiles(to, randomFile(folder, 'unwanted.bin', 10));
  await other.answer('decline');
  await other.requests.waitFor({ state: 'detached' });
  assert.equal(await other.transfers('receive', 'done').count(), 1);
});

scene('a transfer that waits, runs, is paused, runs again and is cancelled', async () => {
  slowDown(stage.lan);
  await one.sendFiles(to, emptyFile(folder, 'endless.bin', 1024 * MIB));
  const sent = one.transfers('send').first();
  await becomes(sent, 'data-state', 'waiting');
  const states = await note(sent, 'data-state');
  await other.answer('accept');
  const before = Number(await (await one.moving('send')).getAttribute('data-bytes'));
  await until('more confirmed bytes', async () => Number(await sent.getAttribute('data-bytes')) > before);
  await sent.getByTestId('pause').click();
  for (const transfer of [sent, other.transfers('receive').first()]) await becomes(transfer, 'data-state', 'paused');
  await sent.getByTestId('resume').click();
  await becomes(sent, 'data-state', 'running');
  await one.cancel(sent);
  for (const transfer of [sent, other.transfers('receive').first()]) await becomes(transfer, 'data-state', 'cancelled');
  assert.deepEqual(await states(), ['waiting', 'running', 'paused', 'cancelled'], 'and in no other');
  assert.ok(Number(await sent.getAttribute('data-bytes')) < 1024 * MIB);
});
