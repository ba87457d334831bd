// Run inside the box's namespace: starts the daemon again and again with keys that exist; prints milliseconds and memory as JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const [program = '', config = '', stateDir = '', runs = '5'] = process.argv.slice(2);
const SETTLE_MS = 3000; // until allocations of the start are over and idle means idle

/** @type {number[]} */
const startMs = [];
let rssKib = 0;
await cycle(); // makes the keys, and warms the page cache
for (let i = 0; i < Number(runs); i++) startMs.push(await cycle(i === 0));
process.stdout.write(JSON.stringify({ startMs, rssKib }));

/** @param {boolean} [weigh] */
async function cycle(weigh = false) {
  const start = performance.now();
  const child = spawn(program, ['run', '--config', config, '--state-dir', stateDir], { stdio: 'ignore' });
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
