// The box gets another address while devices are connected: name, certificate and rooms follow, and nobody is dropped.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Avahi } from './lab/avahi.mjs';
import { PORTS } from './lab/box.mjs';
import { makeFolder, MIB, randomFile } from './lab/files.mjs';
import { run, tryRun, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

/** It takes a second or two; a slow machine may take its time. */
const PATIENCE_MS = 60_000;
const FILE_MIB = 96;
const OLD = '10.77.0.1';
const NEW = '10.79.0.1';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Avahi} */
let laptop;

before(async () => {
  stage = new Stage({ clients: 4 }, `${PORTS}[discovery]\n`);
  await stage.box.start();
  const [, , , host] = stage.lan.clients;
  assert.ok(host);
  laptop = new Avahi(host, 'laptop');
  await laptop.start();
});
after(async () => {
  laptop.stop();
  await stage.end();
});

/** The names in the certificate that the box shows at an address. @param {string} address */
function certified(address) {
  const show = `echo | timeout 5 openssl s_client -connect ${address}:8443 2>/dev/null | openssl x509 -noout -ext subjectAltName`;
  return tryRun('ip', 'netns', 'exec', stage.box.host.netns, 'sh', '-c', show);
}

/** Runs in the page, before the client. */
function countSockets() {
  Object.assign(globalThis, {
    socketsOpened: 0,
    WebSocket: class extends WebSocket {
      /** @param {ConstructorParameters<typeof WebSocket>} args */
      constructor(...args) {
        super(...args);
        Object.assign(globalThis, { socketsOpened: Reflect.get(globalThis, 'socketsOpened') + 1 });
      }
    },
  });
}

scene('a transfer goes on, the two stay in sight, and a newcomer from the new network has a room of its own', async () => {
  const { host } = stage.box;
  const [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
  for (const { page } of [sender, receiver]) await page.addInitScript(countSockets);
  await Promise.all([sender, receiver].map((client) => client.open(`https://[${host.ipv6}]:8443`)));
  const to = await receiver.name();
  await until('the name', async () => (await laptop.resolve('drop.local')) === OLD);
  slowDown(stage.lan);
  await sender.sendFiles(to, randomFile(makeFolder(), 'while.bin', FILE_MIB * MIB));
  await receiver.answer('accept');
  await sender.moving('send');

  run('ip', '-n', host.netns, 'addr', 'del', `${OLD}/24`, 'dev', 'eth0');
  run('ip', '-n', host.netns, 'addr', 'add', `${NEW}/24`, 'brd', '+', 'dev', 'eth0');
  const changed = performance.now();
  const follows = (/** @type {string} */ what, /** @type {() => Promise<boolean> | boolean} */ probe) =>
    until(what, probe, PATIENCE_MS).then(() => {
      process.stdout.write(`# ${what}: ${Math.round(performance.now() - changed)} ms\n`);
    });
  const [, , third] = stage.lan.clients;
  assert.ok(third);
  run('ip', '-n', third.netns, 'addr', 'flush', 'dev', 'eth0', 'scope', 'global');
  run('ip', '-n', third.netns, 'addr', 'add', '10.79.0.13/24', 'brd', '+', 'dev', 'eth0');
  const who = () => tryRun('ip', 'netns', 'exec', third.netns, 'curl', '-sk', '-m', '5', `https://${NEW}:8443/whoami`);
  await Promise.all([
    follows('mDNS', async () => (await laptop.resolve('drop.local')) === NEW),
    follows('certificate', () => certified(NEW).includes(NEW)),
    follows('rooms', () => who().includes('"label":"10.79.0.0/24"')),
  ]);

  fullSpeed(stage.lan);
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  await sender.sendText(to, 'still there');
  await receiver.texts.filter({ hasText: 'still there' }).waitFor();
  for (const { page } of [sender, receiver]) assert.equal(await page.evaluate(() => Reflect.get(globalThis, 'socketsOpened')), 1);
});
