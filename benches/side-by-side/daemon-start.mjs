// Run inside the box's namespace: starts the daemon again and again, with keys that exist and with none; prints milliseconds
// and memory as JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [program = '', config = '', stateDir = '', runs = '5'] = process.argv.slice(2);
const SETTLE_MS = 3000; // until allocations of the start are over and idle means idle

/** @type {number[]} */
const startMs = [];
/** @type {number[]} */
const firstMs = [];
let rssKib = 0;
await cycle(stateDir); // makes the keys, and warms the page cache
for (let i = 0; i < Number(runs); i++) startMs.push(await cycle(stateDir, i === 0));
for (let i = 0; i < Number(runs); i++) {
  const fresh = mkdtempSync(join(tmpdir(), 'homedrop-first-'));
  firstMs.push(await cycle(fresh));
  rmSync(fresh, { recursive: true });
}
process.stdout.write(JSON.stringify({ startMs, firstMs, rssKib }));

/** @param {string} state @param {boolean} [weigh] */
async function cycle(state, weigh = false) {
  const start = performance.now();
  const child = spawn(program, ['run', '--config', config, '--state-dir', state], { stdio: 'ignore' });
  while (!(await answers())) await pause(1);
  const ms = performance.now() - start;
  if (weigh) {
    await pause(SETTLE_MS);
    rssKib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);
  }
  child.kill('SIGTERM');
  await once(child, 'exit');
  return ms;
}

/** @returns {Promise<boolean>} */
function answers() {
  return new Promise((resolve) => {
    const request = http.get('http://127.0.0.1:8080/healthz', { agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}
