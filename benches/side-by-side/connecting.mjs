// How long two browsers take to be connected and to have proven themselves, without a gateway, with and without multicast DNS.
import { block, isolate, unblock } from '../../tests/e2e/lab/firewall.mjs';
import { Firefox } from '../../tests/e2e/lab/firefox.mjs';
import { chromiumToChromium, chromiumToFirefox, firefoxToChromium } from '../../tests/e2e/lab/meeting.mjs';
import { connectRaw } from '../../tests/e2e/lab/raw-channel.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { median, spread } from './report.mjs';

/** One in a few is slowed by what else the machine does. */
const ROUNDS = 11;
const GOAL = '≤ 100';

/** Ways to the relay, and what the network drops so that no other one is open; each with what was dropped before it. */
const WAYS = /** @type {const} */ ([
  ['UDP'],
  ['TCP', 'meta l4proto udp'],
  ['TLS', 'tcp flags & (syn | ack) == syn tcp dport != { 443, 8443, 5349 }'],
]);

/** @returns {Promise<import('./transfers.mjs').Found>} */
export async function measureConnecting() {
  const stage = new Stage({ clients: 3 });
  try {
    await stage.box.start();
    const rows = [...(await measureHere(stage, '')), ...(await withoutMulticast(stage)), ...(await throughTheBox(stage))];
    return { rows, runs: ROUNDS, version: `Chromium ${clients[0]?.page.context().browser()?.version() ?? ''}`.trim() };
  } catch (error) {
    await stage.tell();
    throw error;
  } finally {
    await stage.end();
  }
}

/** @param {Stage} stage */
async function withoutMulticast(stage) {
  block(stage.lan, 'udp dport 5353');
  const rows = await measureHere(stage, ', 5353 blocked');
  unblock(stage.lan);
  return rows;
}

/** From the wish until a path through the box is there, by the one way to it that is open. @param {Stage} stage */
async function throughTheBox(stage) {
  const [one, other] = clients;
  if (!one || !other) throw new Error('no clients');
  isolate(stage.lan, 'on');
  const rows = [];
  for (const [way, ...drops] of WAYS) {
    if (drops.length > 0) block(stage.lan, ...drops);
    const once = () => chromiumToChromium(stage.box.url, one, other);
    rows.push(await connecting(`through the box by ${way}`, once, { path: 'relay', goal: '≤ 3000' }));
  }
  return rows;
}

/** @type {import('../../tests/e2e/lab/client.mjs').Client[]} */
const clients = [];

/** @param {Stage} stage @param {string} where */
async function measureHere(stage, where) {
  if (clients.length === 0) clients.push(...(await Promise.all([stage.client(), stage.client()])));
  const [one, other] = clients;
  const host = stage.lan.clients[2];
  if (!one || !other || !host) throw new Error('no hosts');
  const { url, caFile } = stage.box;
  const two = () => chromiumToChromium(url, one, other);
  const rows = [await connecting(`Chromium to Chromium${where}`, two, { bare: await rawMedian(stage) })];
  await other.page.goto('about:blank');
  const firefox = new Firefox(host, caFile);
  try {
    rows.push(await connecting(`Chromium to Firefox${where}`, () => chromiumToFirefox(url, one, firefox)));
    rows.push(await connecting(`Firefox to Chromium${where}`, () => firefoxToChromium(url, one, firefox)));
  } finally {
    await firefox.stop();
  }
  return rows;
}

/**
 * @param {string} who
 * @param {() => Promise<import('../../tests/e2e/lab/meeting.mjs').Reached>} once
 * @param {{ bare?: number, path?: string, goal?: string }} [how] `bare`: the same by bare connections
 * @returns {Promise<import('./report.mjs').Row>}
 */
async function connecting(who, once, { bare, path = 'direct', goal = GOAL } = {}) {
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const reached = await once();
    if (reached.path !== path) throw new Error(`${who}: ${reached.path}, ${reached.status}`);
    times.push(reached.ms);
  }
  const besides = bare === undefined ? { beside: '', ratio: '' } : beside(bare, median(times));
  return { what: `connected, ms: ${who}`, measured: spread(times, 0), ...besides, goal };
}

/** @param {number} bare @param {number} ours */
function beside(bare, ours) {
  return { beside: `bare ${bare.toFixed(0)}`, ratio: (ours / bare).toFixed(2) };
}

/** Two bare connections in the same browsers, their messages carried by this process. @param {Stage} stage */
async function rawMedian(stage) {
  const iceServers = [{ urls: [`stun:${stage.lan.box.ipv4}:3478`] }];
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const pages = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
    const [offerer, answerer] = pages;
    const connected = offerer && answerer && (await connectRaw(offerer, answerer, { iceServers }));
    if (connected) times.push(connected.ms);
    await Promise.all(pages.map((page) => page.close()));
  }
  return median(times);
}
