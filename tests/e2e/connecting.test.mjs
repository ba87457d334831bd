// Without a gateway, and without multicast, two browsers of any kind are connected before a person can wonder.
import assert from 'node:assert/strict';
import { availableParallelism, loadavg } from 'node:os';
import { after, afterEach, before } from 'node:test';
import { Firefox } from './lab/firefox.mjs';
import { run, tryRun, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const ROUNDS = 7;
/** From when the connection is asked for until both sides have proven themselves: the median, where nobody else is busy. */
const WITHIN_MS = 100;
/** More than one who wants each processor. */
const crowd = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

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
afterEach(() => {
  tryRun('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', 'delete table bridge lab');
});
after(() => stage.end());

/** Runs in the page: sends a text, and tells by what path and after how long. @param {string} to */
async function reach(to) {
  const all = [...document.querySelectorAll('[data-testid="peer"]')];
  const peer = /** @type {HTMLElement | undefined} */ (all.find((it) => it.textContent?.includes(to)));
  if (!peer) throw new Error(`${to} is not in sight`);
  let asked = 0;
  const path = new Promise((resolve) => {
    const look = () => {
      const now = String(peer.dataset.path);
      if (now !== 'idle') asked ||= performance.now();
      if (['direct', 'relay', 'failed'].includes(now)) resolve(now);
    };
    new MutationObserver(look).observe(peer, { attributes: true, attributeFilter: ['data-path'] });
    look();
  });
  const mark = (/** @type {string} */ name) =>
    new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector(`[data-testid="${name}"]`);
        if (found) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
  /** @type {HTMLElement | null} */ (peer.querySelector('[data-testid="send-text"]'))?.click();
  const field = await mark('text');
  field.value = 'from afar';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (await mark('text-send')).click();
  return { path: String(await path), ms: performance.now() - asked, status: peer.innerText };
}

/** @param {() => Promise<{ path: string, ms: number, status: string }>} once @param {string} what */
async function swiftly(what, once) {
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const { path, ms, status } = await once();
    assert.equal(path, 'direct', status);
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  const median = times[ROUNDS >> 1] ?? Infinity;
  process.stdout.write(`# ${what}: connected after ${times.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
  assert.ok(median <= WITHIN_MS * crowd(), `${median} ms, ${crowd()} to a processor`);
}

async function chromiumToChromium() {
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  const to = await other.name();
  await one.peer(to).waitFor();
  const reached = await one.page.evaluate(reach, to);
  await other.texts.filter({ hasText: 'from afar' }).waitFor();
  return reached;
}

scene('two Chromium, no default route', async () => {
  for (const { netns } of [stage.lan.box, ...stage.lan.clients])
    assert.equal(run('ip', '-n', netns, 'route', 'show', 'default'), '');
  await swiftly('two Chromium', chromiumToChromium);
});

scene('two Chromium, multicast DNS blocked', async () => {
  const chain = 'add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; }';
  const rule = 'add rule bridge lab forward udp dport 5353 drop';
  run('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', `${chain}; ${rule}`);
  await swiftly('two Chromium without mDNS', chromiumToChromium);
});

scene('Firefox with Chromium, either asking', async () => {
  const [, , host] = stage.lan.clients;
  assert.ok(host);
  const firefox = new Firefox(host, stage.box.caFile);
  const open = async () => {
    await Promise.all([firefox.open(stage.box.url), one.open(stage.box.url)]);
    await until('the two to see each other', () =>
      firefox.evaluate(
        (name) => document.body.textContent?.includes(name) && !!document.querySelector('[data-testid="peer"]'),
        chromium,
      ),
    );
    const name = await firefox.evaluate(() => document.querySelector('[data-testid="self-name"]')?.textContent?.trim(), null);
    await one.peer(String(name)).waitFor();
    return String(name);
  };
  await one.open(stage.box.url);
  const chromium = await one.name();
  await other.page.goto('about:blank');
  try {
    await swiftly('Chromium to Firefox', async () => one.page.evaluate(reach, await open()));
    await swiftly('Firefox to Chromium', async () => {
      await open();
      const reached = await firefox.evaluate(reach, chromium);
      await one.texts.filter({ hasText: 'from afar' }).waitFor();
      return reached;
    });
  } catch (error) {
    process.stderr.write(firefox.console.join(''));
    throw error;
  } finally {
    await firefox.stop();
  }
});
