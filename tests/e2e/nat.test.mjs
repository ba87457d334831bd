// STUN and TURN as other people's programs speak them, between hosts: NAT behaviour discovery, and relaying to a stranger's peer.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { run } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const PATIENCE_MS = 120_000;
const PEER_PORT = '3480';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('node:child_process').ChildProcess} */
let peer;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  const host = client(1);
  const addresses = ['-L', host.ipv4, '-L', host.ipv6];
  peer = spawn('ip', ['netns', 'exec', host.netns, 'turnutils_peer', '-p', PEER_PORT, ...addresses], { stdio: 'ignore' });
});
after(async () => {
  peer.kill('SIGKILL');
  await stage.end();
});

/** @param {number} index */
function client(index) {
  const host = stage.lan.clients[index];
  assert.ok(host);
  return host;
}

/** Runs a program on the first client. @param {string} program @param {...string} args */
async function say(program, ...args) {
  const whole = ['netns', 'exec', client(0).netns, program, ...args];
  const { stdout, stderr } = await promisify(execFile)('ip', whole, { timeout: PATIENCE_MS });
  return stdout + stderr;
}

/** Credentials of a new device, as docs/protocol.md describes them: the program does not give its allocations back. */
function credentials() {
  const secret = readFileSync(join(stage.box.stateDir, 'secret'));
  const device = randomBytes(8).toString('base64url');
  const username = `${Math.floor(Date.now() / 1000) + 3600}:${device}`;
  const password = createHmac('sha1', secret).update(username).digest('base64');
  return ['-u', username, '-w', password];
}

/** @param {string} box @param {string} to @param {...string} options */
function relay(box, to, ...options) {
  return say(
    'turnutils_uclient',
    '-e',
    to,
    '-r',
    PEER_PORT,
    '-n',
    '20',
    '-m',
    '2',
    '-l',
    '170',
    ...credentials(),
    ...options,
    box,
  );
}

scene(
  'a peer that knows nothing of TURN is reached over UDP and TCP, by channels and by indications, in both families',
  async () => {
    const { box } = stage.lan;
    const [v4, v6] = [client(1).ipv4, client(1).ipv6];
    const arrives = async (/** @type {Parameters<typeof relay>} */ ...how) =>
      assert.match(await relay(...how), /Total lost packets 0 /, how.join(' '));
    // The program waits for some seconds at its start and its end.
    await Promise.all([
      ...[['-c'], ['-c', '-s'], ['-c', '-t'], ['-c', '-t', '-s']].map((options) => arrives(box.ipv4, v4, ...options)),
      arrives(box.ipv6, v6, '-c', '-x'),
      arrives(box.ipv4, v6, '-c', '-x'),
    ]);
  },
);

scene('with one address the box offers no other one, and the program is content', async () => {
  const said = await say('turnutils_stunclient', stage.lan.box.ipv4);
  assert.match(said, new RegExp(`UDP reflexive addr: ${client(0).ipv4}`));
  assert.doesNotMatch(said, /Other addr/);
});

scene('with two addresses the box tells how a NAT behaves', async () => {
  const { box } = stage.lan;
  const second = box.ipv4.replace(/\d+$/, '2');
  run('ip', '-n', box.netns, 'addr', 'add', `${second}/24`, 'dev', 'eth0');
  // The box looks at its addresses every three seconds.
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const said = await say('turnutils_stunclient', box.ipv4);
    if (said.includes(`Other addr: : ${second}:3479`)) break;
    assert.ok(Date.now() < until, said);
  }
  const said = await say('turnutils_natdiscovery', '-m', '-f', box.ipv4);
  assert.match(said, /NAT with Endpoint Independent Mapping|No NAT/i, said);
  assert.match(said, /Endpoint Independent Filtering/i, said);
});
