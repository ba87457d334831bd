// STUN requests and TURN bytes per second of the server's processor time, beside coturn on the same core.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { median, spread } from './report.mjs';

const LOAD = join(import.meta.dirname, '../../target/relay-load/release/relay-load');
const SECRET = 'a secret for the benchmark alone';
const MILLIONS = 0.3;
const SERVER_CORE = String(cpus().length - 1);
const LOAD_CORE = '0';
const EVERY_CORE = `0-${SERVER_CORE}`;

/** @typedef {{ messages: number, bytes: number, lost: number, cpuSeconds: number }} Load */
/** @typedef {{ address: string, pid: number, secret: string }} Server */

/** @type {{ kind: string, what: string, unit: (load: Load) => number, goal: string, echoes?: boolean }[]} */
const KINDS = [
  { kind: 'stun', what: 'STUN, 1000 requests per CPU second', unit: (load) => load.messages / 1e3, goal: '≥ 1.5', echoes: true },
  { kind: 'udp', what: 'TURN by UDP, MB per CPU second', unit: (load) => load.bytes / 1e6, goal: '≥ 1.2' },
  { kind: 'tcp', what: 'TURN by TCP, MB per CPU second', unit: (load) => load.bytes / 1e6, goal: '≥ 1.2' },
];

/**
 * @param {import('../../tests/e2e/lab/stage.mjs').Stage} stage with its box running
 * @param {number} runs
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function measureRelay(stage, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'homedrop-coturn-'));
  const coturn = startCoturn(stage.lan.box, folder);
  const echo = startEcho(stage.lan.box);
  const pid = stage.box.pid ?? 0;
  try {
    run('taskset', '-a', '-p', '-c', SERVER_CORE, String(pid));
    await pause(1000);
    const ours = { address: `${stage.lan.box.ipv4}:3478`, pid, secret: hex(readFileSync(join(stage.box.stateDir, 'secret'))) };
    const theirs = { address: `${stage.lan.box.ipv4}:4478`, pid: coturn.pid ?? 0, secret: hex(Buffer.from(SECRET)) };
    const least = { address: `${stage.lan.box.ipv4}:5478`, pid: echo.pid ?? 0, secret: '' };
    const client = stage.lan.clients[0]?.netns ?? '';
    /** @type {import('./report.mjs').Row[]} */
    const rows = [];
    for (const kind of KINDS) rows.push(...(await compare(kind, client, { ours, theirs, least }, runs)));
    return rows;
  } finally {
    run('taskset', '-a', '-p', '-c', EVERY_CORE, String(pid));
    coturn.kill('SIGKILL');
    echo.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('../../tests/e2e/lab/lan.mjs').Host} box @param {string} folder */
function startCoturn(box, folder) {
  const file = join(folder, 'turnserver.conf');
  const lines = [
    'listening-port=4478',
    `listening-ip=${box.ipv4}`,
    `relay-ip=${box.ipv4}`,
    'min-port=52000',
    'max-port=52400',
    'realm=homedrop',
    'use-auth-secret',
    `static-auth-secret=${SECRET}`,
    'no-cli',
    'no-tls',
    'no-dtls',
    'no-stdout-log',
    'log-file=/dev/null',
    'simple-log',
    `pidfile=${join(folder, 'pid')}`,
    `userdb=${join(folder, 'users')}`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const args = ['-c', SERVER_CORE, 'ip', 'netns', 'exec', box.netns, 'turnserver', '-c', file];
  return spawn('taskset', args, { stdio: 'ignore' });
}

/** What reads nothing and sends back what came. @param {import('../../tests/e2e/lab/lan.mjs').Host} box */
function startEcho(box) {
  const args = ['-c', SERVER_CORE, 'ip', 'netns', 'exec', box.netns, LOAD, 'echo', `${box.ipv4}:5478`];
  return spawn('taskset', args, { stdio: 'ignore' });
}

/**
 * Alternating, so that whatever else the machine does hits both.
 * @param {(typeof KINDS)[number]} kind @param {string} client @param {{ ours: Server, theirs: Server, least: Server }} servers @param {number} runs
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
async function compare({ kind, what, unit, goal, echoes }, client, { ours, theirs, least }, runs) {
  /** @type {number[]} */
  const homedrop = [];
  /** @type {number[]} */
  const coturn = [];
  /** @type {number[]} */
  const echo = [];
  for (let i = 0; i < runs; i++) {
    homedrop.push(await once(kind, unit, client, ours));
    coturn.push(await once(kind, unit, client, theirs));
    if (echoes) echo.push(await once(kind, unit, client, least));
  }
  const beside = `coturn ${spread(coturn)}`;
  const ratio = (/** @type {number[]} */ rates) => (median(rates) / median(coturn)).toFixed(2);
  const row = { what, measured: spread(homedrop), beside, ratio: ratio(homedrop), goal };
  const most = 'the same, sent back unread: the most that this kernel allows';
  return echoes ? [row, { what: most, measured: spread(echo), beside, ratio: ratio(echo), goal: '' }] : [row];
}

/** @param {string} kind @param {(load: Load) => number} unit @param {string} netns @param {Server} server */
async function once(kind, unit, netns, { address, pid, secret }) {
  const args = ['-c', LOAD_CORE, 'ip', 'netns', 'exec', netns, LOAD, kind, address, String(pid), secret, String(MILLIONS)];
  const { stdout } = await promisify(execFile)('taskset', args);
  /** @type {Load} */
  const load = JSON.parse(stdout);
  if (load.lost > load.messages / 1000) throw new Error(`${kind} at ${address}: ${load.lost} lost`);
  return unit(load) / load.cpuSeconds;
}

/** @param {Buffer} bytes */
function hex(bytes) {
  return bytes.toString('hex');
}
