// What the browsers themselves need on a LAN without a gateway: the STUN server of the box, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { block, unblock } from './lab/firewall.mjs';
import { connectRaw } from './lab/raw-channel.mjs';
import { run } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
const HIDING = [
  'ignore-certificate-errors',
  'allow-insecure-localhost',
  'WebRtcHideLocalIpsWithMdns',
  'use-fake-ui',
  'use-fake-device',
];

before(async () => {
  stage = new Stage();
  await stage.box.start();
  await Promise.all([stage.browser(), stage.browser()]);
});
after(() => stage.end());

/** @param {string[]} urls */
async function connect(urls) {
  const pages = await Promise.all(stage.browsers.map(({ context }) => context.newPage()));
  const [one, other] = pages;
  if (!one || !other) throw new Error('two browsers were opened');
  const iceServers = urls.length ? [{ urls }] : [];
  const result = await connectRaw(one, other, { iceServers, limitMs: urls.length ? 60_000 : 3000 });
  await Promise.all(pages.map((page) => page.close()));
  return result;
}

scene('no flag hides a fault of trust or of connecting', async () => {
  for (const { host } of stage.browsers) {
    const lines = run('ip', 'netns', 'pids', host.netns)
      .split('\n')
      .filter(Boolean)
      .map((pid) => commandLine(pid));
    assert.ok(lines.some((line) => line.includes('chromium')));
    for (const flag of HIDING) assert.ok(!lines.some((line) => line.includes(flag)), flag);
  }
});

// Were this to connect, the tests below would prove nothing about our STUN server.
scene('without STUN and without a gateway nothing connects', async () => {
  assert.equal(await connect([]), undefined);
});

scene('the box as STUN server is enough, over IPv4', async () => {
  const result = await connect([`stun:${stage.lan.box.ipv4}:3478`]);
  assert.ok(result, 'connected');
  assert.ok(
    result.candidates.flat().some((line) => line.includes(` ${stage.lan.clients[0]?.ipv4} `)),
    'a client saw its own address',
  );
});

scene('the box as STUN server is enough, over IPv6', async () => {
  assert.ok(await connect([`stun:[${stage.lan.box.ipv6}]:3478`]));
});

scene('multicast DNS blocked on the LAN changes nothing', async () => {
  block(stage.lan, 'udp dport 5353');
  try {
    assert.ok(await connect([`stun:${stage.lan.box.ipv4}:3478`]));
  } finally {
    unblock(stage.lan);
  }
});

/** @param {string} pid */
function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
