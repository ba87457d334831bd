// A page that stays open for a day: its credentials for the relay are renewed before they end, and the next relayed connection uses them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { isolate } from './lab/firewall.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { TimeMachine } from './lab/time-machine.mjs';

const HOUR = 3600;
const PEER_PORT = '3480';

/** @typedef {{ username: string, credential: string, expires: number }} Credentials */

const clock = new TimeMachine();
/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('node:child_process').ChildProcess} */
let echo;

before(async () => {
  stage = new Stage({ clients: 2 }, undefined, clock.before);
  await stage.box.start();
  const { netns, ipv4 } = host(1);
  echo = execFile('ip', ['netns', 'exec', netns, 'turnutils_peer', '-p', PEER_PORT, '-L', ipv4]);
});
after(async () => {
  echo.kill('SIGKILL');
  await stage.end();
});

/** @param {number} index */
function host(index) {
  const found = stage.lan.clients[index];
  assert.ok(found);
  return found;
}

/** What the box told a page, the newest last. @param {import('./lab/client.mjs').Client} client */
function credentialsOf({ page }) {
  /** @type {Credentials[]} */
  const all = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload));
      if (message.type !== 'welcome') return;
      const { username, credential } = message.iceServers.find((/** @type {Partial<Credentials>} */ it) => it.username);
      all.push({ username, credential, expires: Number(username.split(':')[0]) });
    }),
  );
  return all;
}

/** Whether the relay takes them from a program that is no browser. @param {Credentials | undefined} credentials */
async function admitted(credentials) {
  const { username = '', credential = '' } = credentials ?? {};
  const relay = ['turnutils_uclient', '-e', host(1).ipv4, '-r', PEER_PORT, '-c', '-n', '1', '-m', '1'];
  const args = ['netns', 'exec', host(0).netns, ...relay, '-u', username, '-w', credential, stage.box.host.ipv4];
  const { stdout, stderr } = await promisify(execFile)('ip', args, { timeout: 20_000, killSignal: 'SIGKILL' }).catch(
    (error) => error,
  );
  const said = String(stdout) + String(stderr);
  assert.match(said, /Total lost packets 0 |Cannot complete Allocation/, said);
  return said.includes('Total lost packets 0 ');
}

scene('credentials are renewed while the page is open, and those it had first are worth nothing in the end', async () => {
  const [one, other] = await Promise.all([stage.client(), stage.client()]);
  const told = [one, other].map(credentialsOf);
  for (const { page } of [one, other]) await page.clock.install();
  await Promise.all([one, other].map((client) => client.open(stage.box.url)));
  const to = await other.name();
  await one.peer(to).waitFor();
  const first = told.map((all) => all.at(-1));
  assert.ok(await admitted(first[0]), 'they are good');

  clock.advanceTo(6 * HOUR + 60);
  await Promise.all([one, other].map(({ page }) => page.clock.fastForward((6 * HOUR + 60) * 1000)));
  await until('new credentials for both', () =>
    told.every((all, i) => (all.at(-1)?.expires ?? 0) > (first[i]?.expires ?? 0) + 5 * HOUR),
  );
  assert.equal(await other.name(), to, 'still the same device');

  clock.advanceTo(12 * HOUR + 120);
  await until('the first ones to have ended', async () => !(await admitted(first[0])), 60_000);
  isolate(stage.lan, 'on');
  await one.sendText(to, 'a day later');
  await other.texts.filter({ hasText: 'a day later' }).waitFor();
  await until('the path to be told', async () => (await one.peer(to).getAttribute('data-path')) === 'relay');
});
