// What testssl.sh and openssl think of the box's TLS.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { run } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** What comes with a CA that nobody outside knows. */
const PRIVATE_CA = ['cert_chain_of_trust', 'cert_revocation'];
/** It hangs up before the box can have sent a ticket, and then says that it could not connect; the next scene asks properly. */
const HURRIED = ['sessionresumption_ticket'];
/**
 * BREACH is an attack on secrets in compressed answers: `/` is the same for everybody and has none. HSTS would forbid to click
 * through before the CA is trusted. The engine is testssl's own.
 */
const HARMLESS = ['BREACH', 'HSTS', 'engine_problem'];

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);

before(async () => {
  stage = new Stage();
  await stage.box.start();
});
after(() => stage.end());

/** @typedef {{ id: string, severity: string, finding: string }} Finding */

/** What testssl.sh finds by some of its tests. @param {...string} tests @returns {Promise<Finding[]>} */
async function examine(...tests) {
  const report = join(stage.box.folder, `testssl${tests.join('')}.json`);
  const how = ['--quiet', '--color', '0', '--warnings', 'batch', '--nodns', 'none', '--jsonfile', report];
  const client = stage.lan.clients[0]?.netns ?? '';
  const args = ['netns', 'exec', client, 'testssl', ...tests, ...how, `${stage.box.host.ipv4}:8443`];
  await promisify(execFile)('ip', args, { maxBuffer: 1 << 24 }).catch(() => {}); // its exit code counts findings
  return JSON.parse(readFileSync(report, 'utf8'));
}

// It is slow and uses one processor: two halves beside each other.
scene('testssl.sh has no finding but the private CA', async () => {
  const halves = await Promise.all([examine('-p', '-f', '-s', '-P'), examine('-S', '-h', '-U')]);
  const findings = halves.flat();
  assert.ok(
    findings.some(({ id, severity }) => id === 'TLS1_3' && severity === 'OK'),
    'it looked',
  );
  const bad = findings.filter(({ severity }) => !['OK', 'INFO', 'DEBUG'].includes(severity));
  assert.deepEqual(
    bad.filter(({ id }) => ![...PRIVATE_CA, ...HARMLESS, ...HURRIED].includes(id)),
    [],
  );
});

scene('a visitor who comes again resumes the session by a ticket', async () => {
  const session = join(stage.box.folder, 'session.pem');
  for (const version of ['-tls1_3', '-tls1_2']) {
    assert.match(await visit(version, '-sess_out', session), /^New, /m, version);
    assert.match(await visit(version, '-sess_in', session), /^Reused, /m, version);
  }
});

/** One request by openssl: tickets come before the answer at the latest. @param {...string} how */
async function visit(...how) {
  const { ipv4 } = stage.box.host;
  const client = stage.lan.clients[0]?.netns ?? '';
  const args = ['netns', 'exec', client, 'openssl', 's_client', '-ign_eof', '-connect', `${ipv4}:8443`, ...how];
  const visiting = promisify(execFile)('ip', args);
  visiting.child.stdin?.end(`GET /healthz HTTP/1.1\r\nHost: ${ipv4}:8443\r\nConnection: close\r\n\r\n`);
  const { stdout } = await visiting;
  assert.match(stdout, /HTTP\/1\.1 200 OK/);
  return stdout;
}

scene('openssl, strictly, takes the certificate for every name and address of the box and for no other', () => {
  const { caFile, stateDir, host } = stage.box;
  const verify = (/** @type {string[]} */ ...how) =>
    run('openssl', 'verify', '-x509_strict', '-CAfile', caFile, ...how, join(stateDir, 'leaf.pem'));
  for (const how of [
    ['-verify_hostname', 'drop.local'],
    ['-verify_ip', host.ipv4],
    ['-verify_ip', host.ipv6],
  ])
    assert.match(verify(...how), /OK/);
  for (const how of [
    ['-verify_hostname', 'example.com'],
    ['-verify_ip', '8.8.8.8'],
  ])
    assert.throws(() => verify(...how));
  return Promise.resolve();
});

scene('openssl refuses what the CA signs for the Internet', () => {
  const { caFile, stateDir, folder } = stage.box;
  const forge = (/** @type {string} */ name) => {
    const [key, request, leaf] = ['key', 'csr', 'crt'].map((ending) => join(folder, `forged.${ending}`));
    run(
      'openssl',
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key ?? '',
      '-subj',
      '/CN=x',
      '-out',
      request ?? '',
      '-addext',
      `subjectAltName=${name}`,
    );
    run(
      'openssl',
      'x509',
      '-req',
      '-in',
      request ?? '',
      '-CA',
      caFile,
      '-CAkey',
      join(stateDir, 'ca-key.pem'),
      '-copy_extensions',
      'copy',
      '-days',
      '1',
      '-out',
      leaf ?? '',
    );
    return () => run('openssl', 'verify', '-CAfile', caFile, leaf ?? '');
  };
  assert.match(forge('DNS:printer.local')(), /OK/);
  for (const name of ['DNS:example.com', 'IP:8.8.8.8']) assert.throws(forge(name), /permitted subtree violation/);
  return Promise.resolve();
});
