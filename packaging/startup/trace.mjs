// Which functions of a daemon with symbols run from its start until nothing new happens: traced by valgrind's callgrind.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for everything that happens once, on a processor that valgrind makes fifty times slower. */
const TRACED_SECONDS = 40;

/**
 * @typedef {object} Function
 * @property {number} address
 * @property {number} size in bytes
 * @property {string} name mangled
 * @property {boolean} ran
 *
 * @param {string} binary
 * @returns {Promise<Function[]>} all of its functions; of one that has several names, all
 */
export async function trace(binary) {
  const functions = symbols(binary);
  const folder = mkdtempSync(join(tmpdir(), 'homedrop-trace-'));
  try {
    // Once with a new authority, once with the one that is there: as on the first day, and on any other.
    const days = [await run(binary, folder), await run(binary, folder)];
    const ran = new Set(days.flatMap((profile) => [...instructions(profile)].map((address) => holder(functions, address))));
    return functions.map((one) => ({ ...one, ran: ran.has(one.address) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} binary @returns {Omit<Function, 'ran'>[]} in the order of their addresses */
function symbols(binary) {
  return execFileSync('nm', ['-S', '--defined-only', binary], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\n')
    .map((line) => /^([0-9a-f]+) ([0-9a-f]+) [tTwW] (\S+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, address = '', size = '', name = '']) => ({ address: parseInt(address, 16), size: parseInt(size, 16), name }))
    .sort((a, b) => a.address - b.address);
}

/** @param {string} binary @param {string} folder @returns {Promise<string>} what callgrind wrote, from start to stop */
async function run(binary, folder) {
  const profile = join(folder, 'profile');
  const callgrind = ['--tool=callgrind', '--dump-instr=yes', `--callgrind-out-file=${profile}`];
  const daemon = [binary, 'run', '--config', 'config/dev.toml', '--state-dir', join(folder, 'state')];
  const valgrind = spawn('valgrind', [...callgrind, ...daemon], { stdio: 'ignore' });
  const ended = new Promise((resolve) => valgrind.once('exit', resolve));
  await pause(TRACED_SECONDS * 1000);
  valgrind.kill('SIGINT');
  await ended;
  return readFileSync(profile, 'utf8');
}

/** @param {string} profile @returns {Set<number>} addresses of the program's instructions that were executed, as in its file */
function instructions(profile) {
  const objects = new Map();
  const found = new Set();
  let [address, own] = [0, false];
  for (const line of profile.split('\n')) {
    const [, key, id, file] = /^(c?ob)=\((\d+)\)(?: (.*))?/.exec(line) ?? [];
    if (file) objects.set(id, file);
    if (key === 'ob') own = objects.get(id).endsWith('/homedrop');
    const [position] = /^(0x[0-9a-f]+|[+-]\d+|\*)(?= )/.exec(line) ?? [];
    if (!position) continue;
    if (position.startsWith('0x')) address = parseInt(position, 16);
    else if (position !== '*') address += Number(position);
    if (own) found.add(address);
  }
  return found;
}

/** @param {Omit<Function, 'ran'>[]} functions @param {number} address @returns {number} where the function begins that holds it */
function holder(functions, address) {
  let [low, high] = [0, functions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((functions[middle]?.address ?? Infinity) <= address) low = middle + 1;
    else high = middle;
  }
  return functions[low - 1]?.address ?? 0;
}
