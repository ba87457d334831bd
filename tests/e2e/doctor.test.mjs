// What goes wrong with a box at home, done for real on the lab, and what `homedrop doctor` says of it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach } from 'node:test';
import { Avahi } from './lab/avahi.mjs';
import { Box, binary } from './lab/box.mjs';
import { makeLan } from './lab/lan.mjs';
import { run, tryRun, until } from './lab/shell.mjs';
import { scenes } from './lab/stage.mjs';

const PROXY = join(import.meta.dirname, 'lab/proxy.mjs');
const CONFIG = '[http]\nhttps-ports = [8443, 9443]\nhttp-ports = [8080]\n';

/**
 * @typedef {{ check: string, severity: string, tried: string, seen: string, advice: string | null }} Finding
 * @typedef {{ code: number | null, findings: Finding[] }} Examination
 */

const lan = makeLan({ clients: 1 });
const [other] = /** @type {[import('./lab/lan.mjs').Host]} */ (lan.clients);
const netns = lan.box.netns;
/** @type {(() => unknown)[]} */
let undo = [];
/** @type {Box[]} */
let boxes = [];
const scene = scenes(() => ({
  tell: () => boxes.forEach((box, i) => process.stderr.write(`--- box ${i}\n${box.log.slice(-10000)}\n`)),
}));

afterEach(async () => {
  await Promise.all(boxes.map((box) => box.stop()));
  for (const step of undo.reverse()) await step();
  boxes = [];
  undo = [];
});
after(() => lan.remove());

/** Not started yet. @param {string} [config] */
function makeBox(config = CONFIG) {
  const box = new Box(lan.box, config);
  boxes.push(box);
  return box;
}

/** Its name announced. @param {string} [config] */
async function startBox(config) {
  const box = makeBox(config);
  await box.start();
  await until('the name', () => box.log.includes('announced by mDNS'));
  return box;
}

/**
 * @param {Box} box
 * @param {{ before?: string[], args?: string[] }} [how] `before`: what the program is run by
 * @returns {Examination}
 */
function examine(box, { before = [], args = [] } = {}) {
  const files = ['--config', box.configFile, '--state-dir', box.stateDir];
  const command = ['netns', 'exec', netns, ...before, binary(), 'doctor', '--json', ...files, ...args];
  const { status, stdout, stderr } = spawnSync('ip', command, { encoding: 'utf8', timeout: 120_000 });
  assert.ok(stdout.startsWith('{'), stderr);
  const report = JSON.parse(stdout);
  const broken = report.findings.filter((/** @type {Finding} */ finding) => finding.severity === 'broken');
  assert.equal(report.broken, broken.length);
  assert.equal(status, broken.length > 0 ? 1 : 0, stdout);
  return { code: status, findings: report.findings };
}

/** The findings of one check that are not fine. @param {Examination} examination @param {string} check */
const wrong = ({ findings }, check) => findings.filter((finding) => finding.check === check && finding.severity !== 'ok');

/** What all checks but these found fine. @param {Examination} examination @param {...string} but */
const others = ({ findings }, ...but) =>
  findings
    .filter(({ check, severity }) => !but.includes(check) && severity !== 'ok')
    .map(({ check, seen }) => `${check}: ${seen}`);

/** @param {string} rules of an input chain with `policy accept` unless said otherwise @param {string} [policy] */
function filter(rules, policy = 'accept') {
  const text = `flush ruleset\ntable inet home {\nchain input {\ntype filter hook input priority 0; policy ${policy};\n${rules}\n}\n}\n`;
  const { status, stderr } = spawnSync('ip', ['netns', 'exec', netns, 'nft', '-f', '-'], { input: text, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  undo.push(() => run('ip', 'netns', 'exec', netns, 'nft', 'flush', 'ruleset'));
}

/** A program on the box's host that holds a port. @param {string} python */
async function holder(python) {
  const child = spawn('ip', [
    'netns',
    'exec',
    netns,
    '/usr/bin/python3',
    '-c',
    `${python}\nprint("ready", flush=True)\nimport time\ntime.sleep(600)`,
  ]);
  undo.push(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const ended = once(child, 'exit').then(() => assert.fail('the port is not to be had'));
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => {});
  return child;
}

const hold = (/** @type {string} */ kind, /** @type {number} */ port) =>
  `import socket\ns = socket.socket(socket.AF_INET6, socket.${kind})\ns.bind(("::", ${port}))\n` +
  (kind === 'SOCK_STREAM' ? 's.listen()' : '');

scene('a box that is well: nothing to find', async () => {
  const box = await startBox();
  const examination = examine(box);
  assert.deepEqual(others(examination), []);
  for (const check of ['daemon', 'network', 'ports', 'mdns-port', 'mdns-name', 'reach', 'firewall', 'clock', 'certificate'])
    assert.ok(
      examination.findings.some((finding) => finding.check === check),
      check,
    );
  assert.equal(examination.findings.filter(({ check }) => check === 'reach').length, 2, 'by both families');
});

scene('ports of others: who has them, and what the daemon does about it', async () => {
  const web = await holder(hold('SOCK_STREAM', 8443));
  const stun = await holder(hold('SOCK_DGRAM', 3478));
  const box = await startBox();
  const [https, relay] = wrong(examine(box), 'ports');
  assert.deepEqual([https?.severity, relay?.severity], ['notice', 'broken']);
  assert.match(https?.seen ?? '', new RegExp(`HTTPS has port 9443: 8443 is held by python3 \\(process ${web.pid}\\)`));
  assert.match(relay?.seen ?? '', new RegExp(`3478 is held by python3 \\(process ${stun.pid}\\)`));
  await box.stop();
  await holder(hold('SOCK_STREAM', 9443));
  const [all] = wrong(examine(box), 'ports');
  assert.equal(all?.severity, 'broken');
  assert.match(all?.seen ?? '', /port 8443 is held by python3 .*port 9443 is held by python3/);
});

scene('port 5353 kept by a program for itself', async () => {
  const mdns = await holder(hold('SOCK_DGRAM', 5353));
  const box = makeBox();
  await box.start();
  await until('the daemon to notice', () => box.log.includes('cannot announce by mDNS'));
  const examination = examine(box);
  assert.match(wrong(examination, 'mdns-port')[0]?.seen ?? '', new RegExp(`python3 \\(process ${mdns.pid}\\)`));
  assert.equal(wrong(examination, 'mdns-name')[0]?.severity, 'broken');
});

scene('a packet filter: what other devices cannot reach, though this host can', async () => {
  const box = await startBox();
  filter('iifname "eth0" tcp dport 8443 drop\niifname "eth0" udp dport 3478 drop');
  const closed = examine(box);
  assert.deepEqual(others(closed, 'firewall'), [], 'from the host itself everything works');
  const [found] = wrong(closed, 'firewall');
  assert.equal(found?.severity, 'broken');
  assert.match(found?.seen ?? '', /HTTPS \(TCP 8443\) on eth0: nftables: inet home input: drop/);
  assert.match(found?.seen ?? '', /STUN\/TURN \(UDP 3478\) on eth0/);
  assert.doesNotMatch(found?.seen ?? '', /STUN\/TURN \(TCP 3478\)/);
  assert.match(found?.advice ?? '', /nft add rule .*8443/);
});

scene('a packet filter that closes ports and mDNS to everybody', async () => {
  const box = await startBox();
  filter('tcp dport 8443 reject with tcp reset\nudp dport { 3478, 5353 } drop');
  const examination = examine(box);
  for (const finding of wrong(examination, 'reach'))
    assert.match(finding.seen, /HTTPS \(TCP 8443\): refused; STUN \(UDP 3478\): no answer/);
  assert.equal(wrong(examination, 'reach').length, 2);
  const [name] = wrong(examination, 'mdns-name');
  assert.deepEqual([name?.severity, name?.seen], ['broken', 'nobody answers although the daemon announces it']);
  assert.match(wrong(examination, 'firewall')[0]?.seen ?? '', /mDNS \(UDP 5353\) on eth0/);
});

scene('a filter that was made for the box is no finding, and one that cannot be followed is no guess', async () => {
  const box = await startBox();
  const open = `iif lo accept\nct state established,related accept\nip saddr 10.77.0.0/24 tcp dport { 8080, 8443, 3478, 5349 } accept
    ip6 saddr { fd77::/48, fe80::/10 } tcp dport { 8080, 8443, 3478, 5349 } accept
    udp dport { 3478, 3479, 5353, 49152-49407 } accept\nmeta l4proto { icmp, ipv6-icmp } accept`;
  filter(open, 'drop');
  assert.deepEqual(others(examine(box)), []);
  filter('tcp dport 8443 meta mark 7 drop');
  const [unsure] = wrong(examine(box), 'firewall');
  assert.equal(unsure?.severity, 'unknown');
  assert.match(unsure?.seen ?? '', /a rule is not followed here/);
});

scene('the name belongs to an avahi on another host', async () => {
  const owner = new Avahi(other, 'drop');
  undo.push(() => owner.stop());
  await owner.start();
  const box = makeBox();
  await box.start();
  await until('another name', () => box.log.includes('name=drop-2.local') && box.log.includes('announced by mDNS'));
  const [found, ...more] = wrong(examine(box), 'mdns-name');
  assert.deepEqual(more, []);
  assert.equal(found?.severity, 'warning');
  assert.match(found?.seen ?? '', new RegExp(`another host has that name: .*${other.ipv4.replaceAll('.', '\\.')}`));
  await box.stop();
  assert.match(wrong(examine(box), 'mdns-name')[0]?.seen ?? '', /another host has that name/);
});

scene('no network', async () => {
  const box = await startBox();
  run('ip', '-n', netns, 'link', 'set', 'eth0', 'down');
  undo.push(() => {
    run('ip', '-n', netns, 'link', 'set', 'eth0', 'up');
    tryRun('ip', '-n', netns, 'addr', 'add', `${lan.box.ipv6}/64`, 'dev', 'eth0', 'nodad');
  });
  const [found] = wrong(examine(box), 'network');
  assert.equal(found?.severity, 'broken');
  assert.match(found?.seen ?? '', /^none/);
});

scene('a clock that was never set, and one before the certificate', async () => {
  const box = await startBox();
  for (const clock of [['2001-01-01'], ['-f', '-3d']]) {
    const [found] = wrong(examine(box, { before: ['faketime', ...clock] }), 'clock');
    assert.equal(found?.severity, 'broken', clock.join(' '));
  }
});

scene("a certificate of one's own that ends soon", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'homedrop-doctor-'));
  undo.push(() => rmSync(folder, { recursive: true }));
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  run(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=drop',
    '-days',
    '5',
    '-keyout',
    key,
    '-out',
    certificate,
  );
  const box = await startBox(`${CONFIG}[tls]\ncertificate = "${certificate}"\nprivate-key = "${key}"\n`);
  const [found] = wrong(examine(box), 'certificate');
  assert.equal(found?.severity, 'warning');
  assert.match(found?.seen ?? '', /^it ends in [45] days$/);
});

scene('a full disk, and one that cannot be written', async () => {
  const box = makeBox();
  const mount = (/** @type {string} */ then) => [
    'unshare',
    '-m',
    'sh',
    '-c',
    `mkdir -p ${box.stateDir} && mount -t tmpfs -o size=64k tmpfs ${box.stateDir} && ${then} && exec "$@"`,
    'sh',
  ];
  const full = examine(box, { before: mount(`{ dd if=/dev/zero of=${box.stateDir}/big bs=1k count=64 2>/dev/null; true; }`) });
  assert.match(wrong(full, 'state')[0]?.seen ?? '', /the disk is full/);
  const still = examine(box, { before: mount(`mount -o remount,ro ${box.stateDir}`) });
  assert.match(wrong(still, 'state')[0]?.seen ?? '', /read-only/);
});

scene('a configuration that is refused, with and without a running daemon', async () => {
  const box = await startBox();
  writeFileSync(box.configFile, '[http]\nhttps-port = 443\n');
  process.kill(box.pid ?? 0, 'SIGHUP');
  await until('the refusal', () => box.log.includes('configuration refused'));
  const [found] = wrong(examine(box), 'config');
  assert.match(found?.seen ?? '', /homedrop\.toml:2:1: key `http\.https-port`/);
  assert.match(found?.advice ?? '', /the daemon goes on/);
  await box.stop();
  const examination = examine(box);
  assert.equal(wrong(examination, 'daemon')[0]?.severity, 'broken');
  assert.match(wrong(examination, 'config')[0]?.advice ?? '', /does not start/);
});

scene('a reverse proxy that strips the upgrade, one that does not say who asks, and a good one', async () => {
  const trusted = 'trusted-proxies = ["127.0.0.1/32"]\n';
  const box = await startBox(`${CONFIG}plain = "client"\n${trusted}`);
  /** @type {Record<string, [string, string][]>} */
  const found = {};
  for (const [i, manner] of ['strip', 'silent', 'pass'].entries()) {
    const port = 9000 + i;
    const proxy = spawn('ip', ['netns', 'exec', netns, process.execPath, PROXY, String(port), '8080', manner]);
    undo.push(() => proxy.kill('SIGKILL'));
    await once(proxy.stdout, 'data');
    const examination = examine(box, { args: ['--url', `http://127.0.0.1:${port}`] });
    found[manner] = examination.findings.filter(({ check }) => check === 'proxy').map(({ severity, seen }) => [severity, seen]);
  }
  assert.match(found.strip?.[1]?.join() ?? '', /^broken,the box answers 426: the proxy strips the Upgrade header/);
  assert.deepEqual(
    found.silent?.map(([severity]) => severity),
    ['ok', 'ok', 'warning'],
  );
  assert.deepEqual(
    found.pass?.map(([severity]) => severity),
    ['ok', 'ok', 'ok'],
    JSON.stringify(found),
  );
});

scene('an ordinary user is told what could not be seen', async () => {
  const box = await startBox();
  run('chmod', '755', box.folder);
  const examination = examine(box, { before: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] });
  assert.equal(examination.code, 0, JSON.stringify(examination.findings));
  const unseen = examination.findings.filter(({ severity }) => severity === 'unknown').map(({ check }) => check);
  for (const check of ['daemon', 'state', 'firewall']) assert.ok(unseen.includes(check), `${check} in ${unseen.join()}`);
});
