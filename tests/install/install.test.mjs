// The package on a Debian system with systemd as PID 1, avahi-daemon and nginx on port 80: a box's whole life.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Avahi } from '../e2e/lab/avahi.mjs';
import { openBrowser } from '../e2e/lab/browser.mjs';
import { Client } from '../e2e/lab/client.mjs';
import { digests, makeFolder, MIB, randomFile } from '../e2e/lab/files.mjs';
import { makeLan } from '../e2e/lab/lan.mjs';
import { until } from '../e2e/lab/shell.mjs';
import { Devices } from './lab/many-devices.mjs';
import { measureIdleness, resident } from './lab/idleness.mjs';
import { MemoryGroup } from './lab/memory-group.mjs';
import { packages } from './lab/packages.mjs';
import { insideSandbox, limits, outsideSandbox, write } from './lab/sandbox.mjs';
import { rootFileSystem, System } from './lab/system.mjs';

const RELEASE = process.env.RELEASE === 'trixie' ? 'trixie' : 'bookworm';
const STATE = '/var/lib/private/homedrop';
const URL = 'https://drop.local/';
/** Bytes resident at most, code and shared libraries included. */
const IDLE_BYTES = 8e6;
const [MANY, MANY_BYTES] = [500, 25e6];
/** Less than so many devices take. */
const MORE_BYTES = 2 * MIB;
const MANUAL = join(import.meta.dirname, '../../docs/operations.md');

const { older, current } = packages();
const lan = makeLan({ clients: 2 });
const box = new System(lan.box, rootFileSystem(RELEASE), current.folder);
const phone = new Avahi(/** @type {any} */ (lan.clients[0]), 'phone');
const [backUp = '', restore = ''] = written('Back up and restore');
/** @type {Client[]} */
let clients = [];
/** The authority of the box that was purged, and the name of a device there. */
let [lost, named] = /** @type {[string | undefined, string | undefined]} */ ([undefined, undefined]);
/** @type {import('../e2e/lab/browser.mjs').Browser[]} */
let browsers = [];

before(async () => {
  await Promise.all([box.boot(), phone.start()]);
  await until('nginx on port 80', async () => (await box.try('ss', '-Hlnt', 'sport', '=', ':80')).includes(':80'));
});
after(async () => {
  await Promise.all(browsers.map(({ context }) => context.close()));
  phone.stop();
  lan.remove();
});

/** @param {string} name @param {() => Promise<void>} body */
function scene(name, body) {
  test(`${RELEASE}: ${name}`, { timeout: 300_000 }, async () => {
    try {
      await body();
    } catch (error) {
      process.stderr.write(`--- journal\n${await box.try('journalctl', '--no-pager', '-n', '60', '-u', 'homedrop')}\n`);
      throw error;
    }
  });
}

/** @param {string[]} more @returns {Promise<string>} everything apt said */
async function install(...more) {
  return box.run('apt-get', 'install', '-y', '--no-install-recommends', ...more);
}

/** @param {string} part of the status line */
function statusTells(part) {
  return until(`"${part}" in the status line`, async () => (await box.show('StatusText')).includes(part), 120_000);
}

async function authority() {
  return (await box.run('sha256sum', `${STATE}/ca.pem`, `${STATE}/ca-key.pem`, `${STATE}/secret`)).trim();
}

scene('one command installs it and ends with the address', async () => {
  const said = await install(`/packages/${older.file}`);
  const own = said
    .split(/\r?\n/)
    .filter((line) => !/^(Processing|Setting up|Unpacking|Selecting|Preparing|Created|Creating|$)/.test(line));
  const [runs, address, trust] = own.slice(-3);
  assert.match(runs ?? '', /Homedrop runs/, said);
  assert.match(address ?? '', /^ {4}https:\/\/drop\.local\/ \(https:\/\/10\.77\.0\.1\/\)$/, said);
  assert.match(trust ?? '', /https:\/\/drop\.local\/trust$/, said);
  assert.equal((await box.run('systemctl', 'is-active', 'homedrop')).trim(), 'active');
  assert.equal((await box.run('systemctl', 'is-enabled', 'homedrop')).trim(), 'enabled');
  await statusTells('https://drop.local/ (https://10.77.0.1/), 0 devices, all well');
});

scene('the unit is clean, and exposed as little as promised', async () => {
  assert.equal((await box.try('systemd-analyze', 'verify', '--man=no', 'homedrop.service')).trim(), '');
  const said = await box.run('systemd-analyze', 'security', '--no-pager', '--threshold=15', 'homedrop.service');
  assert.match(said, /Overall exposure level/);
  assert.doesNotMatch(await box.run('journalctl', '--no-pager', '-b', '-o', 'cat'), /homedrop.*(Unknown key|ignoring)/i);
  const [restart, delay] = [await box.show('Restart'), await box.show('RestartUSec')];
  assert.deepEqual([restart, delay], ['on-failure', '5s']);
  // Debian 12's systemd has no such property.
  if (RELEASE === 'trixie')
    assert.deepEqual([await box.show('RestartSteps'), await box.show('RestartMaxDelayUSec')], ['8', '5min']);
});

scene('the shell completes its commands, and ufw would find its profile', async () => {
  const completed = await box.run(
    'bash',
    '-c',
    '. /usr/share/bash-completion/completions/homedrop && COMP_WORDS=(homedrop d) COMP_CWORD=1 && _homedrop homedrop d homedrop && echo "${COMPREPLY[@]}"',
  );
  assert.equal(completed.trim(), 'doctor');
  const profile = await box.run('cat', '/etc/ufw/applications.d/homedrop');
  const { ports } = JSON.parse(await box.run('homedrop', 'status', '--json'));
  for (const port of Object.values(ports).filter(Boolean)) assert.match(profile, new RegExp(`\\b${port}\\b`), String(port));
});

scene('another host finds it by mDNS beside avahi-daemon', async () => {
  const address = await until('drop.local', () => phone.resolve('drop.local'));
  assert.equal(address, '10.77.0.1');
  const service = await until('the service', async () =>
    (await phone.browse('_https._tcp')).find(({ instance }) => instance === 'Homedrop'),
  );
  assert.equal(service.port, 443);
  await until('the name of the host itself', () => phone.resolve('pi.local'));
});

scene('while nothing happens nothing is written, and next to no processor time is spent', async () => {
  const { rssKiB, processorPercent, writtenBytes, touched, logLines } = await measureIdleness(box, 10);
  assert.deepEqual({ writtenBytes, touched, logLines }, { writtenBytes: 0, touched: [], logLines: 0 });
  process.stdout.write(`# ${rssKiB} KiB, ${processorPercent} % of a core\n`);
  assert.ok(processorPercent <= 0.5, `${processorPercent} % of a core`);
  assert.ok(rssKiB * 1024 <= IDLE_BYTES, `${rssKiB} KiB resident`);
});

scene('root and members of the group may ask how it is, others may not', async () => {
  await box.run('useradd', '--groups', 'homedrop', 'member');
  await box.run('useradd', 'stranger');
  for (const user of ['root', 'member']) {
    const said = JSON.parse(await box.run('su', user, '-c', 'homedrop status --json'));
    assert.equal(said.version, current.version.replace(/~.*/, ''));
  }
  assert.match(await box.try('su', 'stranger', '-c', 'homedrop status'), /^homedrop: .*only root and members of the .*group/);
});

scene('the journal has fields for programs and one line for people', async () => {
  const lines = (await box.run('journalctl', '--no-pager', '-u', 'homedrop', '-o', 'json')).trim().split('\n');
  const entries = lines.map((line) => JSON.parse(line));
  const announced = entries.find(({ EVENT }) => EVENT === 'mdns-announced');
  assert.deepEqual([announced?.NAME, announced?.PRIORITY, announced?._SYSTEMD_UNIT], ['drop.local', '5', 'homedrop.service']);
  assert.match(announced?.MESSAGE, /announced.*drop\.local/);
  const own = entries.filter(({ _COMM, PRIORITY }) => _COMM === 'homedrop' && Number(PRIORITY) <= 6);
  assert.ok(own.length < 12, `not quiet: ${own.map(({ MESSAGE }) => MESSAGE).join('\n')}`);
});

scene('five hundred devices fit beside it on the smallest Pi', async () => {
  const [host] = /** @type {[import('../e2e/lab/lan.mjs').Host]} */ (lan.clients);
  const devices = await Devices.join(host, 'wss://10.77.0.1', MANY);
  await statusTells(`${MANY} devices`);
  const rssKiB = await resident(box);
  process.stdout.write(`# ${rssKiB} KiB with ${MANY} devices\n`);
  assert.ok(rssKiB * 1024 <= MANY_BYTES, `${rssKiB} KiB resident`);
  await devices.leave();
  await statusTells('0 devices');
});

scene('two browsers that trust it pass a file', async () => {
  const folder = makeFolder();
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, await box.run('cat', `${STATE}/ca.pem`));
  browsers = await Promise.all(lan.clients.map((host) => openBrowser(host, { caFile })));
  clients = browsers.map(({ context }) => new Client(/** @type {any} */ (context.pages()[0])));
  for (const client of clients) await client.page.addInitScript(countSockets);
  await Promise.all(clients.map((client) => client.open(URL)));
  await statusTells('2 devices');
  await passFile(folder);
});

/** @param {string} folder */
async function passFile(folder) {
  const [one, other] = /** @type {[Client, Client]} */ (clients);
  const name = await other.name();
  await one.peer(name).waitFor();
  const file = randomFile(folder, 'photo.jpg', 2 * MIB);
  await one.sendFiles(name, [file]);
  await other.answer('accept');
  const [received] = (await other.received(other.downloads.length + 1)).slice(-1);
  assert.deepEqual(await digests([received?.path ?? '']), await digests([file]));
}

scene('a reload drops nobody; one with a broken file fails and changes nothing', async () => {
  const before = await sockets();
  await box.sh(`sed -i 's/^name = .*/name = "Kitchen"/' /etc/homedrop/homedrop.toml`);
  const pid = await box.show('MainPID');
  await box.run('systemctl', 'reload', 'homedrop');
  await until('the new name', async () => (await phone.browse('_https._tcp')).some(({ instance }) => instance === 'Kitchen'));
  await box.sh(`cp /etc/homedrop/homedrop.toml /root/good && echo 'nonsense = 1' >>/etc/homedrop/homedrop.toml`);
  const refused = await box.try('systemctl', 'reload', 'homedrop');
  assert.match(refused, /failed/i);
  assert.match(await box.run('journalctl', '--no-pager', '-u', 'homedrop', '-o', 'cat'), /homedrop\.toml:\d+:\d+: .*nonsense/);
  await box.sh('cp /root/good /etc/homedrop/homedrop.toml');
  assert.equal(await box.show('MainPID'), pid);
  assert.equal(await box.show('ActiveState'), 'active');
  assert.deepEqual(await sockets(), before);
});

scene('from inside, nothing but its own state can be touched', async () => {
  const outside = await outsideSandbox(box);
  const inside = await insideSandbox(box);
  for (const [attempt, outcome] of inside) {
    if (attempt === 'write the state') assert.equal(outcome, 'done');
    else assert.notEqual(outcome, 'done', `${attempt} succeeded inside the sandbox`);
  }
  for (const attempt of [
    'read /etc/shadow',
    'write /etc',
    'map memory to be written and run',
    'make written memory run',
    'load code from /var/tmp',
  ]) {
    assert.equal(outside.get(attempt), 'done', `${attempt} fails without a sandbox too, so it shows nothing`);
  }
  const bindService = (1 << 10).toString(16).padStart(16, '0');
  const { capabilities, bounding, noNewPrivileges, seccomp, uid } = await limits(box, await box.show('MainPID'));
  assert.deepEqual(
    { capabilities, bounding, noNewPrivileges, seccomp },
    { capabilities: bindService, bounding: bindService, noNewPrivileges: '1', seccomp: '2' },
  );
  assert.doesNotMatch(uid, /^0\b/);
});

scene('hung, it is ended and started anew by the watchdog; crashed, it is started anew', async () => {
  await box.sh('mkdir -p /run/systemd/system/homedrop.service.d');
  await write(box, '/run/systemd/system/homedrop.service.d/test.conf', '[Service]\nWatchdogSec=6s\nRestartSec=1s\n');
  await box.run('systemctl', 'daemon-reload');
  await box.run('systemctl', 'restart', 'homedrop');
  await statusTells('2 devices');
  for (const [signal, result] of [
    ['STOP', 'watchdog'],
    ['KILL', 'signal'],
  ]) {
    const [pid, restarts] = [await box.show('MainPID'), Number(await box.show('NRestarts'))];
    await box.run('systemctl', 'kill', '--kill-whom=main', '-s', String(signal), 'homedrop');
    await until(
      `a new process after ${result}`,
      async () => Number(await box.show('NRestarts')) === restarts + 1 && (await box.show('MainPID')) !== pid,
      120_000,
    );
    const journal = await box.run('journalctl', '--no-pager', '-o', 'cat', '-u', 'homedrop');
    assert.match(journal, new RegExp(`Failed with result '${result}'`));
    await statusTells('2 devices');
  }
  await passFile(makeFolder());
});

scene('out of memory, it is ended by the kernel, and is there again as the same one', async () => {
  const known = await authority();
  const [pid, restarts] = [await box.show('MainPID'), Number(await box.show('NRestarts'))];
  const group = new MemoryGroup(box.name, MORE_BYTES);
  group.take(box.outside(pid));
  const [host] = /** @type {[import('../e2e/lab/lan.mjs').Host]} */ (lan.clients);
  await assert.rejects(Devices.join(host, 'wss://10.77.0.1', MANY), /the devices ended/);
  await until('a new process', async () => Number(await box.show('NRestarts')) > restarts, 120_000);
  assert.deepEqual([group.ended, Number(await box.show('NRestarts'))], [1, restarts + 1]);
  await statusTells('2 devices');
  assert.equal(await authority(), known);
  await passFile(makeFolder());
});

scene('stopping tells the clients, and waits for nobody', async () => {
  const known = (await closeCodes()).map((codes) => codes.length);
  const begun = performance.now();
  await box.run('systemctl', 'stop', 'homedrop');
  process.stdout.write(`# stopped after ${Math.round(performance.now() - begun)} ms\n`);
  assert.equal(await box.show('Result'), 'success');
  // A busy page hears of it when it gets to it.
  const told = await until('the pages to hear of it', async () => {
    const later = (await closeCodes()).map((codes, i) => codes.slice(known[i]));
    return later.every((codes) => codes.length > 0) ? later : undefined;
  });
  assert.deepEqual(
    told.map(([code]) => code),
    [1001, 1001],
  );
  await box.run('systemctl', 'start', 'homedrop');
  await statusTells('2 devices');
});

scene('upgrade, downgrade and upgrade keep what the box knows', async () => {
  const known = await authority();
  const name = await clients[0]?.name();
  for (const to of [current, older, current]) {
    const said = await install('--allow-downgrades', '-o', 'Dpkg::Options::=--force-confdef', `/packages/${to.file}`);
    assert.match(said, /https:\/\/drop\.local\//);
    assert.equal((await box.run('dpkg-query', '-W', '-f', '${Version}', 'homedrop')).trim(), to.version);
    await statusTells('2 devices');
    assert.equal(await authority(), known);
    assert.match(await box.run('cat', '/etc/homedrop/homedrop.toml'), /name = "Kitchen"/);
  }
  assert.equal(await clients[0]?.name(), name);
});

scene('after a power cut it comes back by itself', async () => {
  const known = await authority();
  await box.cutPower();
  await box.boot();
  await statusTells('https://drop.local/');
  assert.equal(await authority(), known);
  await statusTells('2 devices');
  assert.equal(await until('drop.local', () => phone.resolve('drop.local')), '10.77.0.1');
  await passFile(makeFolder());
});

scene('removed, the state stays; purged, nothing does', async () => {
  const known = await authority();
  await box.sh(backUp);
  await box.run('apt-get', 'remove', '-y', 'homedrop');
  assert.equal(await authority(), known);
  assert.match(await box.try('systemctl', 'is-active', 'homedrop'), /inactive|failed|unknown/);
  await until('the services to be gone', async () => (await phone.browse('_https._tcp')).length === 0);
  await install(`/packages/${current.file}`);
  await statusTells('2 devices');
  assert.equal(await authority(), known);
  await box.run('apt-get', 'purge', '-y', 'homedrop');
  const left = await box.sh(
    'find / -xdev -name "*homedrop*" -not -path "/proc/*" -not -path "/sys/*" -not -path "/packages/*" -not -path "/root/*" -not -path "/run/homedrop-probe*" -not -path "*/homedrop-probe*" -not -path "/var/log/*" 2>/dev/null || true',
  );
  assert.deepEqual(left.split('\n').filter(Boolean), []);
  assert.match(await box.try('systemctl', 'cat', 'homedrop.service'), /No files found|does not exist|not found/i);
  [lost, named] = [known, await clients[0]?.name()];
});

scene('on a new box the backup makes it the same one again', async () => {
  await install(`/packages/${current.file}`);
  await statusTells('https://drop.local/');
  assert.notEqual(await authority(), lost, 'a new box has an authority of its own');
  const said = await box.sh(restore);
  assert.equal(await authority(), lost);
  assert.match(said, /^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/im);
  await statusTells('2 devices');
  assert.match(await box.run('cat', '/etc/homedrop/homedrop.toml'), /name = "Kitchen"/);
  assert.equal(await clients[0]?.name(), named);
  await passFile(makeFolder());
});

/**
 * What the manual of operations tells to run, as root in root's folder.
 * @param {string} chapter
 * @returns {string[]} one script for each block
 */
function written(chapter) {
  const [, text = ''] = readFileSync(MANUAL, 'utf8').split(`\n## ${chapter}\n`);
  const blocks = text.split('\n## ')[0]?.matchAll(/```sh\n(.*?)```/gs) ?? [];
  return [...blocks].map(([, lines = '']) => `set -e; cd /root\n${lines.replaceAll(/^sudo /gm, '')}`);
}

/** How often each page has connected so far. */
function sockets() {
  return Promise.all(clients.map(({ page }) => page.evaluate(() => Reflect.get(globalThis, 'opened'))));
}

/** By which codes the connections of each page have ended so far. @returns {Promise<number[][]>} */
function closeCodes() {
  return Promise.all(clients.map(({ page }) => page.evaluate(() => Reflect.get(globalThis, 'closeCodes'))));
}

/** Runs in the page, before the client. */
function countSockets() {
  Object.assign(globalThis, { opened: 0, closeCodes: [] });
  class Counted extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} args */
    constructor(...args) {
      super(...args);
      this.addEventListener('open', () => Reflect.set(globalThis, 'opened', Reflect.get(globalThis, 'opened') + 1));
      this.addEventListener('close', ({ code }) => Reflect.get(globalThis, 'closeCodes').push(code));
    }
  }
  Object.assign(globalThis, { WebSocket: Counted });
}
