// A device that changes its network while something is on its way: the transfer finds a new path and goes on.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { PORTS } from './lab/box.mjs';
import { digests, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { addAddress, addSecondNetwork, moveTo } from './lab/second-network.mjs';
import { run, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

const FILE_MIB = 128;
/** What may have left the file, and not have been confirmed yet, when a path breaks: what a receiver grants at the most (`MOST_GRANTED`). */
const ON_ITS_WAY = 64 * MIB;

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
const folder = makeFolder();

before(async () => {
  stage = new Stage({}, `${PORTS}[rooms]\ngroup-by = "all"\n`); // in both networks they see each other
  addSecondNetwork(stage.lan, { routed: false });
  await stage.box.start();
  [sender, receiver] = await Promise.all([stage.client(), stage.client()]);
});
after(() => stage.end());

/** @param {string} name @param {(client: import('./lab/lan.mjs').Host) => void} change of one of the hosts @param {number} whose */
async function moveInBetween(name, change, whose) {
  const host = stage.lan.clients[whose];
  assert.ok(host);
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  const to = await receiver.name();
  const file = randomFile(folder, name, FILE_MIB * MIB);
  slowDown(stage.lan);
  await sender.sendFiles(to, file);
  await receiver.answer('accept');
  await sender.moving('send');
  const transfer = sender.transfers('send').first();
  const bytes = async () => Number(await transfer.getAttribute('data-bytes'));
  change(host);
  const before = await bytes();
  fullSpeed(stage.lan);
  const moved = performance.now();
  assert.ok(before + ON_ITS_WAY < FILE_MIB * MIB, 'most is still to be sent');
  // What was on its way is still confirmed. More than that can only have come by a new path.
  await until('bytes on a new path', async () => (await bytes()) > before + ON_ITS_WAY);
  const path = await sender.peer(to).getAttribute('data-path');
  const took = Math.round(performance.now() - moved);
  process.stdout.write(`# ${name}: ${before} bytes before, well on again after ${took} ms, ${path}\n`);
  await sender.reached('send', 'done');
  await receiver.reached('receive', 'done');
  const received = await receiver.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([file]));
}

scene('another address in the same network, on the sending side', () =>
  moveInBetween(
    'address.bin',
    (host) => {
      run('ip', '-n', host.netns, 'addr', 'flush', 'dev', 'eth0', 'scope', 'global');
      addAddress(host, '10.77.0', 'fd77:0:0:1', 61);
    },
    0,
  ),
);

// Nothing is routed between the two: the way through the box is the only one left.
scene('another network behind the same box, on the receiving side', () =>
  moveInBetween('network.bin', (host) => moveTo(stage.lan, host), 1),
);
