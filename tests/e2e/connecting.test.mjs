// Without a gateway, and without multicast, browsers of any kind reach each other directly; how fast, `make bench` tells.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, afterEach, before } from 'node:test';
import { PORTS } from './lab/box.mjs';
import { block, unblock } from './lab/firewall.mjs';
import { Firefox } from './lab/firefox.mjs';
import { chromiumToChromium, chromiumToFirefox, firefoxToChromium } from './lab/meeting.mjs';
import { run } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** A path that is found by luck is not found each time. */
const ROUNDS = 3;

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
});
afterEach(() => unblock(stage.lan));
after(() => stage.end());

/** @param {string} what @param {() => Promise<import('./lab/meeting.mjs').Reached>} once */
async function directly(what, once) {
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const { path, ms, status } = await once();
    assert.equal(path, 'direct', status);
    times.push(ms);
  }
  process.stdout.write(`# ${what}: connected after ${times.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
}

scene('two Chromium, no default route', async () => {
  for (const { netns } of [stage.lan.box, ...stage.lan.clients])
    assert.equal(run('ip', '-n', netns, 'route', 'show', 'default'), '');
  await directly('two Chromium', () => chromiumToChromium(stage.box.url, one, other));
});

// Session descriptions tell addresses and keys of people at home: who looks after the box sees them when they ask for it.
scene('what browsers tell each other stands in the log at "trace" alone', async () => {
  const told = /a=fingerprint|candidate:/;
  await chromiumToChromium(stage.box.url, one, other);
  assert.match(stage.box.log, /DEBUG/);
  assert.doesNotMatch(stage.box.log, told);
  await stage.box.stop();
  writeFileSync(stage.box.configFile, PORTS.replace('"debug"', '"trace"'));
  await stage.box.start();
  await chromiumToChromium(stage.box.url, one, other);
  assert.match(stage.box.log, told);
});

scene('two Chromium, multicast DNS blocked', async () => {
  block(stage.lan, 'udp dport 5353');
  await directly('two Chromium without mDNS', () => chromiumToChromium(stage.box.url, one, other));
});

scene('Firefox with Chromium, either asking, with and without multicast DNS', async () => {
  const [, , host] = stage.lan.clients;
  assert.ok(host);
  const firefox = new Firefox(host, stage.box.caFile);
  await other.leave();
  try {
    await directly('Chromium to Firefox', () => chromiumToFirefox(stage.box.url, one, firefox));
    await directly('Firefox to Chromium', () => firefoxToChromium(stage.box.url, one, firefox));
    block(stage.lan, 'udp dport 5353');
    await directly('Firefox to Chromium without mDNS', () => firefoxToChromium(stage.box.url, one, firefox));
  } catch (error) {
    process.stderr.write(firefox.console.join(''));
    throw error;
  } finally {
    await firefox.stop();
  }
});
