// What reaches the journal: entries with fields, a message that says everything, and little of it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary } from './lab/box.mjs';
import { atEnd } from './lab/cleanup.mjs';
import { until } from './lab/shell.mjs';

const LISTENER = join(import.meta.dirname, 'lab/journal.py');
const PORT = 18_543;
const CONFIG = `[http]
address = "127.0.0.1"
https-ports = [0]
http-ports = [${PORT}]
[stun]
port = 0
alternate-port = 0
[turn]
tls-port = 0
[discovery]
enabled = false
`;

/** The journal's socket is a fixed path: a /run of its own. systemd tells its stream by device and inode. */
const START = `mount -t tmpfs tmpfs /run
  /usr/bin/python3 "$1" & journal=$!
  while ! [ -S /run/systemd/journal/socket ]; do sleep 0.05; done
  [ "$5" = journal ] && export JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2)
  "$2" run --config "$3" --state-dir "$4" & daemon=$!
  trap 'kill $daemon' TERM
  wait $daemon; wait $daemon; kill $journal`;

/** @param {import('node:test').TestContext} t @param {'journal' | 'text'} kind */
function start(t, kind) {
  const folder = mkdtempSync(join(tmpdir(), 'homedrop-journal-'));
  const config = join(folder, 'homedrop.toml');
  writeFileSync(config, CONFIG);
  const child = spawn('unshare', ['-m', 'sh', '-c', START, 'sh', LISTENER, binary(), config, join(folder, 'state'), kind]);
  const run = { out: '', err: '', child };
  child.stdout.setEncoding('utf8').on('data', (text) => (run.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (run.err += text));
  // Also when something is not as it should be: the process of the tests ends when its children have.
  t.after(
    atEnd(() => {
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }),
  );
  return run;
}

/** @param {string} out @returns {Record<string, string>[]} */
const entries = (out) =>
  out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    // The library asks whether anybody is there by an empty one.
    .filter((entry) => entry.MESSAGE);

/** Says something that is no HTTP, and waits for the end. @param {number} times */
async function misbehave(times) {
  for (let i = 0; i < times; i += 1) {
    const socket = connect(PORT, '127.0.0.1');
    socket.on('error', () => {});
    socket.end('\0\0no http\r\n\r\n').resume();
    await once(socket, 'close');
  }
}

/** @param {ReturnType<typeof start>} run */
async function stop(run) {
  run.child.kill('SIGTERM');
  await once(run.child, 'exit');
}

test('the journal gets entries with fields, few of them, and nothing of them as text', async (t) => {
  const run = start(t, 'journal');
  const serving = await until('an entry', () => entries(run.out).find((entry) => entry.EVENT === 'serving'));
  assert.equal(serving.PRIORITY, '5', JSON.stringify(serving));
  assert.match(serving.MESSAGE ?? '', /^serving url=https:\S+ address=127\.0\.0\.1:\d+$/);
  assert.match(serving.ADDRESS ?? '', /^127\.0\.0\.1:\d+$/);
  assert.equal(serving.SYSLOG_IDENTIFIER, 'homedrop');
  await misbehave(100);
  const refused = await until('refusals', () => {
    const found = entries(run.out).filter((entry) => entry.EVENT === 'refused');
    return found.length >= 20 ? found : undefined;
  });
  assert.equal(refused[0]?.ADDRESS, '127.0.0.1');
  assert.equal(refused[0]?.PRIORITY, '4');
  assert.match(refused[0]?.MESSAGE ?? '', /^not HTTP address=127\.0\.0\.1 error=/);
  await stop(run);
  const all = entries(run.out);
  assert.ok(all.length < 30, `${all.length} entries of a hundred refusals`);
  assert.ok(
    all.every((entry) => entry.EVENT),
    JSON.stringify(all.filter((entry) => !entry.EVENT)),
  );
  assert.deepEqual(run.err.trim(), '');
});

test('anywhere else people read text, without the words for programs', async (t) => {
  const run = start(t, 'text');
  await until('a line', () => run.err.includes('serving'));
  assert.match(run.err, /INFO serving url=\S+ address=\S+\n/);
  await stop(run);
  assert.match(run.err, /INFO stopped\n/);
  assert.deepEqual(entries(run.out), []);
});
