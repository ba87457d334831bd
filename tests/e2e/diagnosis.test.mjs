// "I can't see my other device": what the page finds out about the network it is in, and what it advises.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { run, tryRun } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let client;

before(async () => {
  stage = new Stage({ clients: 1 });
  await stage.box.start();
  client = await stage.client();
  await client.open(stage.box.url);
  await client.name();
});
afterEach(() => {
  tryRun('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', 'delete table bridge lab');
});
after(() => stage.end());

/** @param {string} about */
const finding = (about) => client.page.getByTestId(`finding-${about}`).innerText();

/** Opens the page and waits until it has looked at everything. */
async function examine() {
  await client.page.getByTestId('why').click();
  await client.page.getByTestId('diagnosis-copy').waitFor({ timeout: 30_000 });
}

async function close() {
  await client.page.keyboard.press('Escape');
  await client.page.getByTestId('dialog-diagnosis').waitFor({ state: 'detached' });
}

scene('at home everything is reached', async () => {
  await examine();
  assert.match(await finding('address'), new RegExp(`${stage.lan.clients[0]?.ipv4} · eth0$`));
  assert.match(await finding('room'), /10\.77\.0\.0\/24/);
  assert.match(await finding('seen'), /\s0\s[^]*same network/);
  assert.match(await finding('secure'), /yes$/);
  assert.match(await finding('stun'), new RegExp(`${stage.lan.clients[0]?.ipv4}`));
  for (const way of ['udp', 'tcp', 'tls']) assert.match(await finding(way), /yes$/);
  await close();
});

scene('a firewall that blocks UDP is told', async () => {
  const chain = 'add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; }';
  const rule = 'add rule bridge lab forward meta l4proto udp drop';
  run('ip', 'netns', 'exec', stage.lan.switchNetns, 'nft', `${chain}; ${rule}`);
  await examine();
  assert.match(await finding('stun'), /no\s[^]*firewall/);
  assert.match(await finding('udp'), /no\s[^]*firewall/);
  for (const way of ['tcp', 'tls']) assert.match(await finding(way), /yes$/);
  await close();
});

scene('the help leads there too', async () => {
  await client.page.getByTestId('header-help').click();
  await client.page.getByTestId('help-why').click();
  await client.page.getByTestId('finding-address').waitFor();
  await close();
});
