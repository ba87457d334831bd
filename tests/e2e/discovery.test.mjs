// Devices find each other, by whatever address they opened the box, and nothing else is asked for.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client[]} */
let clients;

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  clients = await Promise.all([stage.client(), stage.client(), stage.client()]);
});
after(() => stage.end());

scene('each shows its own name and the other', async () => {
  const [one, other] = pair();
  await one.open(stage.box.url);
  const name = await one.name();
  await other.open(stage.box.url);
  await other.peer(name).waitFor();
  await one.peer(await other.name()).waitFor();
});

scene('IPv4, IPv6 and the name lead into one room', async () => {
  const [one, other, third] = trio();
  await one.open(stage.box.url);
  await other.open(`https://[${stage.lan.box.ipv6}]:8443`);
  await third.open('https://drop.local:8443');
  const names = await Promise.all(clients.map((client) => client.name()));
  for (const [i, client] of clients.entries()) {
    for (const name of names.filter((_, k) => k !== i)) await client.peer(name).waitFor();
  }
  assert.equal(new Set(names).size, names.length, `names are told apart: ${names.join(', ')}`);
});

scene('a reload is the same device, and nobody sees two of it', async () => {
  const [one, other] = pair();
  const name = await one.name();
  const id = await other.peer(name).getAttribute('data-peer-id');
  await one.reload();
  assert.equal(await one.name(), name);
  await other.peer(name).waitFor();
  assert.equal(await other.peer(name).count(), 1);
  assert.equal(await other.peer(name).getAttribute('data-peer-id'), id);
});

scene('a device that leaves is seen to leave', async () => {
  const [one, , third] = trio();
  const name = await third.name();
  await one.peer(name).waitFor();
  await third.leave();
  await one.page.locator(`[data-testid="peer"]:not([data-presence="away"])`, { hasText: name }).waitFor({ state: 'detached' });
});

scene('no request goes to any other host', async () => {
  const own = new Set([stage.lan.box.ipv4, `[${stage.lan.box.ipv6}]`, 'drop.local']);
  const asked = stage.browsers.flatMap(({ requests }) => requests).filter((url) => !/^(blob|data|about):/.test(url));
  assert.ok(asked.length > 0);
  assert.deepEqual(
    [...new Set(asked.map((url) => new URL(url).hostname))].filter((host) => !own.has(host)),
    [],
  );
});

function pair() {
  const [one, other] = trio();
  return /** @type {const} */ ([one, other]);
}

function trio() {
  const [one, other, third] = clients;
  if (!one || !other || !third) throw new Error('three clients were opened');
  return /** @type {const} */ ([one, other, third]);
}
