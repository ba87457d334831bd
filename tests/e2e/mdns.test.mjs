// The box is found by its name, by the programs that other systems use, whatever happens to the network or to the name.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { promisify } from 'node:util';
import { Avahi } from './lab/avahi.mjs';
import { Box } from './lab/box.mjs';
import { makeLan } from './lab/lan.mjs';
import { run, tryRun, until } from './lab/shell.mjs';
import { scenes } from './lab/stage.mjs';

const BROWSER = join(import.meta.dirname, 'lab/services.py');
const TYPES = ['_https._tcp', '_http._tcp', '_homedrop._tcp'];
/** Probing takes a second, more when somebody objects, and much more where everything else is slow as well. */
const NAMED_MS = 60_000;
/** What a box said of a name before it gave way lives on where it was heard: 120 s (RFC 6762, section 10). */
const EXPIRED_MS = 150_000;

const lan = makeLan({ clients: 3 });
const [laptop, phone, other] =
  /** @type {[import('./lab/lan.mjs').Host, import('./lab/lan.mjs').Host, import('./lab/lan.mjs').Host]} */ (lan.clients);
const client = new Avahi(laptop, 'laptop');
/** @type {Box[]} */
let boxes = [];
/** @type {Avahi[]} */
let daemons = [];
const scene = scenes(() => ({
  tell: () => boxes.forEach((box, i) => process.stderr.write(`--- box ${i}\n${box.log.slice(-30000)}\n`)),
}));

before(() => client.start());
afterEach(async () => {
  await Promise.all(boxes.map((box) => box.stop()));
  for (const daemon of daemons) daemon.stop();
  for (const host of [lan.box, other]) attach(host);
  boxes = [];
  daemons = [];
  await Promise.all(['drop.local', 'drop-2.local', 'raspberrypi.local'].map((name) => forgotten(name, EXPIRED_MS)));
});
after(() => {
  client.stop();
  lan.remove();
});

/** @param {import('./lab/lan.mjs').Host} host @param {string} [discovery] lines of `[discovery]` */
async function startBox(host, discovery = '') {
  const config = `[http]\nhttps-ports = [8443]\nhttp-ports = [8080]\n[log]\nlevel = "debug"\n[discovery]\n${discovery}`;
  const box = new Box(host, config);
  boxes.push(box);
  await box.start();
  return box;
}

/** @param {string} name @param {4 | 6} [family] */
const resolved = (name, family) => until(`${name} to resolve`, () => client.resolve(name, family), NAMED_MS);

/** @param {string} name @param {string} address */
const resolvedTo = (name, address) =>
  until(`${name} to be ${address}`, async () => (await client.resolve(name)) === address, NAMED_MS);

/**
 * One has the name and the other the next, as each says itself and as others hear it; which one, and who had it before, is between the two.
 * @param {Box[]} both
 */
async function shared(both) {
  const settled = async () => {
    const names = both.map(announced);
    if ([...names].sort().join() !== 'drop-2.local,drop.local') return false;
    const heard = both.map(async (box, i) => (await client.resolve(names[i] ?? '')) === box.host.ipv4);
    return (await Promise.all(heard)).every(Boolean);
  };
  await until('each to have a name of its own', settled, 150_000);
}

/** The name that a box announced last; one that it was only heard to try is not its own yet. @param {Box} box */
const announced = ({ log }) => [...log.matchAll(/announced by mDNS name=(\S+)/g)].at(-1)?.[1];

/** Not even in the cache of the laptop. @param {string} name */
const forgotten = (name, limitMs = NAMED_MS) => until(`${name} to be gone`, () => client.forgot(name), limitMs);

/** By python-zeroconf. @param {string} type @param {number} seconds */
async function browsed(type, seconds) {
  const asked = promisify(execFile)('ip', [
    'netns',
    'exec',
    phone.netns,
    '/usr/bin/python3',
    BROWSER,
    `${type}.local.`,
    String(seconds),
  ]);
  return JSON.parse((await asked).stdout);
}

/** @param {Box} box @returns {Promise<{ addresses: string[] }>} */
async function configOf(box) {
  const asked = promisify(execFile)('ip', [
    'netns',
    'exec',
    laptop.netns,
    'curl',
    '-s',
    '--cacert',
    box.caFile,
    `${box.url}/config`,
  ]);
  return JSON.parse((await asked).stdout);
}

/** The names in the certificate that a box shows now. @param {Box} box */
async function certified(box) {
  const show = `echo | openssl s_client -connect ${box.host.ipv4}:8443 2>/dev/null | openssl x509 -noout -ext subjectAltName`;
  return (await promisify(execFile)('ip', ['netns', 'exec', laptop.netns, 'sh', '-c', show])).stdout;
}

/** Nobody notices but by silence: the link stays up. @param {import('./lab/lan.mjs').Host} host */
const detach = (host) => run('ip', '-n', lan.switchNetns, 'link', 'set', host.port, 'nomaster');
/** @param {import('./lab/lan.mjs').Host} host */
const attach = (host) => run('ip', '-n', lan.switchNetns, 'link', 'set', host.port, 'master', 'br0', 'up');

scene('name, addresses and services, by avahi and by python-zeroconf', async () => {
  const box = await startBox(lan.box);
  assert.equal(await resolved('drop.local'), box.host.ipv4);
  assert.equal(await resolved('drop.local', 6), box.host.ipv6);
  const ca = run('openssl', 'x509', '-in', box.caFile, '-noout', '-fingerprint', '-sha256')
    .split('=')[1]
    ?.trim()
    .replaceAll(':', '')
    .toLowerCase();
  for (const type of TYPES) {
    const port = type === '_http._tcp' ? 8080 : 8443;
    const found = await until(type, async () => {
      const now = await client.browse(type);
      return now.length === 2 ? now : undefined;
    });
    assert.ok(
      found.every(({ address }) => address === box.host.ipv4 || address === box.host.ipv6),
      JSON.stringify(found),
    );
    for (const service of found) {
      assert.deepEqual([service.instance, service.host, service.port], ['Homedrop', 'drop.local', port]);
      assert.ok(
        ['"path=/"', '"version=', `"ca=${ca}"`].every((part) => service.txt.includes(part)),
        service.txt,
      );
    }
    const { found: zeroconf } = await browsed(type, 2.5);
    const service = zeroconf[`Homedrop.${type}.local.`];
    assert.deepEqual(
      [service?.host, service?.port, service?.addresses],
      ['drop.local.', port, [box.host.ipv4, box.host.ipv6].sort()],
    );
    assert.deepEqual([service.properties.path, service.properties.ca], ['/', ca]);
  }
  const { addresses } = await configOf(box);
  assert.deepEqual(addresses, ['https://drop.local:8443/', `https://${box.host.ipv4}:8443/`, `https://[${box.host.ipv6}]:8443/`]);
});

scene('goodbye: who watches sees the services leave at once', async () => {
  const box = await startBox(lan.box);
  await resolved('drop.local');
  const watching = browsed('_homedrop._tcp', 6);
  await until('the browser to have looked', async () => (await client.browse('_homedrop._tcp')).length > 0);
  await new Promise((done) => setTimeout(done, 2000));
  await box.stop();
  const { found, removed } = await watching;
  assert.deepEqual([Object.keys(found), removed], [[], ['Homedrop._homedrop._tcp.local.']]);
  await forgotten('drop.local');
});

scene('beside avahi-daemon on the same host, whoever started first', async () => {
  for (const first of ['avahi', 'box']) {
    const pi = new Avahi(lan.box, 'raspberrypi');
    daemons.push(pi);
    if (first === 'avahi') await pi.start();
    const box = await startBox(lan.box);
    if (first === 'box') await pi.start();
    assert.equal(await resolved('drop.local'), box.host.ipv4, first);
    assert.equal(await resolved('raspberrypi.local'), box.host.ipv4, first);
    assert.equal(await resolved('raspberrypi.local', 6), box.host.ipv6, first);
    assert.equal((await browsed('_homedrop._tcp', 4)).found['Homedrop._homedrop._tcp.local.']?.port, 8443, first);
    const seen = await until('avahi on the box to see the laptop', () => pi.resolve('laptop.local'));
    assert.equal(seen, laptop.ipv4, first);
    await box.stop();
    pi.stop();
    await Promise.all([forgotten('drop.local'), forgotten('raspberrypi.local')]);
  }
});

scene('another box of the same name: drop-2, in the certificate too, and still so after a restart', async () => {
  const first = await startBox(lan.box);
  await resolvedTo('drop.local', first.host.ipv4);
  const second = await startBox(other);
  await resolvedTo('drop-2.local', second.host.ipv4);
  await resolvedTo('drop.local', first.host.ipv4);
  const instances = await until('both services', async () => {
    const seen = new Set((await client.browse('_homedrop._tcp')).map(({ instance, host }) => `${instance} ${host}`));
    return seen.size === 2 ? seen : undefined;
  });
  assert.deepEqual([...instances].sort(), ['Homedrop drop.local', 'Homedrop\\032\\0402\\041 drop-2.local']);
  assert.equal((await configOf(second)).addresses[0], 'https://drop-2.local:8443/');
  const names = await certified(second);
  assert.ok(names.includes('DNS:drop-2.local') && !names.includes('DNS:drop.local'), names);
  assert.equal(readFileSync(join(second.stateDir, 'hostname'), 'utf8'), 'drop-2\n');
  await Promise.all([first.stop(), second.stop()]);
  await Promise.all([forgotten('drop.local'), forgotten('drop-2.local')]);
  await second.start();
  await resolvedTo('drop-2.local', second.host.ipv4);
  assert.equal(await client.resolve('drop.local'), undefined);
});

scene('both start in the same moment: one has the name, the other the next', async () => {
  await shared(await Promise.all([startBox(lan.box), startBox(other)]));
});

scene('two that were apart meet again: one of them gives way', async () => {
  detach(other);
  const [first, second] = await Promise.all([startBox(lan.box), startBox(other)]);
  await resolvedTo('drop.local', first.host.ipv4);
  await until('the other to have the name', () => second.log.includes('announced by mDNS'));
  attach(other);
  await shared([first, second]);
});

scene('a name that avahi-daemon on another host has is left to it', async () => {
  const owner = new Avahi(other, 'drop');
  daemons.push(owner);
  await owner.start();
  const box = await startBox(lan.box);
  await resolvedTo('drop-2.local', box.host.ipv4);
  await resolvedTo('drop.local', other.ipv4);
});

scene('a new address is known everywhere, also after a link that was away', async () => {
  const box = await startBox(lan.box);
  await resolvedTo('drop.local', box.host.ipv4);
  const changed = performance.now();
  run('ip', '-n', box.host.netns, 'addr', 'del', `${box.host.ipv4}/24`, 'dev', 'eth0');
  run('ip', '-n', box.host.netns, 'addr', 'add', '10.77.0.99/24', 'brd', '+', 'dev', 'eth0');
  await resolvedTo('drop.local', '10.77.0.99');
  process.stdout.write(`# new address known after ${Math.round(performance.now() - changed)} ms\n`);
  await until('the certificate to follow', async () => (await certifiedAt(box, '10.77.0.99')).includes('10.77.0.99'));
  process.stdout.write(`# and certified after ${Math.round(performance.now() - changed)} ms\n`);
  run('ip', '-n', box.host.netns, 'link', 'set', 'eth0', 'down');
  await new Promise((done) => setTimeout(done, 6000));
  run('ip', '-n', box.host.netns, 'addr', 'flush', 'dev', 'eth0');
  const back = performance.now();
  for (const address of [`${box.host.ipv4}/24`, `${box.host.ipv6}/64`])
    run('ip', '-n', box.host.netns, 'addr', 'add', address, 'dev', 'eth0');
  run('ip', '-n', box.host.netns, 'link', 'set', 'eth0', 'up');
  await resolvedTo('drop.local', box.host.ipv4);
  process.stdout.write(`# known again after ${Math.round(performance.now() - back)} ms\n`);
  await new Promise((done) => setTimeout(done, 6000));
  assert.equal(await client.resolve('drop.local'), box.host.ipv4, 'and it stays so');
  assert.equal(await client.resolve('drop-2.local'), undefined, 'no conflict with itself');
});

/** @param {Box} box @param {string} address */
async function certifiedAt(box, address) {
  return certified(/** @type {Box} */ ({ host: { ...box.host, ipv4: address } }));
}

scene('container and tunnel interfaces are left out, unless named', async () => {
  const netns = lan.box.netns;
  run('ip', '-n', netns, 'link', 'add', 'docker0', 'type', 'bridge');
  run('ip', '-n', netns, 'link', 'add', 'veth0', 'type', 'veth', 'peer', 'name', 'veth1');
  try {
    for (const [name, address] of [
      ['docker0', '172.17.0.1/16'],
      ['veth0', '172.18.0.1/16'],
    ]) {
      run('ip', '-n', netns, 'addr', 'add', address ?? '', 'dev', name ?? '');
      run('ip', '-n', netns, 'link', 'set', name ?? '', 'up');
    }
    run('ip', '-n', netns, 'link', 'set', 'veth1', 'master', 'docker0', 'up');
    const box = await startBox(lan.box);
    await resolvedTo('drop.local', box.host.ipv4);
    assert.deepEqual(groups(netns), ['eth0']);
    await box.stop();
    await startBox(lan.box, 'interfaces = ["eth0", "docker0"]\n');
    await until('both', () => groups(netns).join() === 'docker0,eth0');
  } finally {
    for (const name of ['veth0', 'docker0']) tryRun('ip', '-n', netns, 'link', 'del', name);
  }
});

/** The interfaces on which somebody in the namespace listens to mDNS. @param {string} netns */
function groups(netns) {
  let current = '';
  const found = [];
  for (const line of run('ip', 'netns', 'exec', netns, 'ip', '-4', 'maddr').split('\n')) {
    current = /^\d+:\s+(\S+)/.exec(line)?.[1] ?? current;
    if (line.includes('224.0.0.251')) found.push(current);
  }
  return found.sort();
}

scene('discovery switched off: nothing is said, and the address is a number', async () => {
  const box = await startBox(lan.box, 'enabled = false\n');
  await new Promise((done) => setTimeout(done, 3000));
  assert.equal(await client.resolve('drop.local'), undefined);
  assert.equal((await configOf(box)).addresses[0], `https://${box.host.ipv4}:8443/`);
});
