// Which functions of a daemon with symbols run from its start until nothing new happens: traced by valgrind's callgrind.
import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  const systemd = asSystemd(folder);
  const callgrind = `valgrind --tool=callgrind --dump-instr=yes --callgrind-out-file=${profile}`;
  const daemon = `${binary} run --config config/homedrop.toml`;
  const line = `JOURNAL_STREAM=$(stat -Lc %d:%i /dev/stderr) exec ${callgrind} ${daemon}`;
  const valgrind = spawn('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...systemd.env } });
  const ended = new Promise((resolve) => valgrind.once('exit', resolve));
  await pause((TRACED_SECONDS * 1000) / 2);
  askForName();
  execFileSync(binary, ['status'], { env: { ...process.env, ...systemd.env } });
  await pause((TRACED_SECONDS * 1000) / 2);
  valgrind.kill('SIGINT');
  await ended;
  systemd.end();
  return readFileSync(profile, 'utf8');
}

/** What the unit gives: folders, a journal, somebody to tell. Needs root, as for the ports. @param {string} folder */
function asSystemd(folder) {
  const [state, runtime, notify] = ['state', 'runtime', 'notify'].map((name) => join(folder, name));
  mkdirSync(runtime ?? '', { recursive: true });
  mkdirSync('/run/systemd/journal', { recursive: true });
  const listener =
    'unlink $_[0]; my $s = IO::Socket::UNIX->new(Type => 2, Local => $_[0]) or exit; while (1) { $s->recv(my $x, 65536) }';
  const listeners = [notify, '/run/systemd/journal/socket'].map((path) =>
    spawn('perl', ['-MIO::Socket::UNIX', '-e', `@_ = @ARGV; ${listener}`, path ?? ''], { stdio: 'ignore' }),
  );
  return {
    env: { STATE_DIRECTORY: state, RUNTIME_DIRECTORY: runtime, NOTIFY_SOCKET: notify, WATCHDOG_USEC: '4000000' },
    end: () => listeners.forEach((process) => process.kill()),
  };
}

/** A phone at home asks who drop.local is (RFC 6762, section 5.1). */
function askForName() {
  const name = Buffer.from('\x04drop\x05local\x00', 'latin1');
  const question = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]), name, Buffer.from([0, 1, 0, 1])]);
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.bind(5353, () => socket.send(question, 5353, '224.0.0.251', () => socket.close()));
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
