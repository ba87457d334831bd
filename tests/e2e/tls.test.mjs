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

scene('testssl.sh has no finding but the private CA', async () => {
  const report = join(stage.box.folder, 'testssl.json');
  const [client] = stage.lan.clients;
  const args = [
    'netns',
    'exec',
    client?.netns ?? '',
    'testssl',
    '-p',
    '-f',
    '-s',
    '-P',
    '-S',
    '-h',
    '-U',
    '--quiet',
    '--color',
    '0',
    '--warnings',
    'batch',
    '--nodns',
    'none',
    '--jsonfile',
    report,
    `${stage.box.host.ipv4}:8443`,
  ];
  await promisify(execFile)('ip', args, { maxBuffer: 1 << 24 }).catch(() => {}); // its exit code counts findings
  /** @type {{ id: string, severity: string, finding: string }[]} */
  const findings = JSON.parse(readFileSync(report, 'utf8'));
  assert.ok(
    findings.some(({ id, severity }) => id === 'TLS1_3' && severity === 'OK'),
    'it looked',
  );
  const bad = findings.filter(({ severity }) => !['OK', 'INFO', 'DEBUG'].includes(severity));
  assert.deepEqual(
    bad.filter(({ id }) => !PRIVATE_CA.includes(id) && !HARMLESS.includes(id)),
    [],
  );
});

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
