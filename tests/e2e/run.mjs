// Every scene, in two lanes side by side: those that keep browsers busy, and those that mostly wait for a clock, a command
// or a packet. Each lane runs one file at a time; each file has a network of its own.
import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './lab/files.mjs';

/** Files that leave most of the machine to others, the longest first. */
const WAITING = ['tls', 'mdns', 'doctor', 'week', 'proxies', 'journal', 'nat', 'ice', 'discovery', 'version'];

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.mjs'))
  .map((file) => file.slice(0, -'.test.mjs'.length));
const gone = WAITING.filter((name) => !all.includes(name));
if (gone.length) throw new Error(`no such scenes: ${gone.join(', ')}`);

// What the second lane says is told at the end, not line by line between the words of the first.
const aside = join(makeFolder(), 'waiting.log');
const waiting = lane(WAITING, openSync(aside, 'w'));
const busy = lane(
  all.filter((name) => !WAITING.includes(name)),
  'inherit',
);
const passed = [await busy, await waiting];
process.stdout.write(readFileSync(aside));
process.exitCode = passed.every(Boolean) ? 0 : 1;

/**
 * @param {string[]} names
 * @param {'inherit' | number} output
 * @returns {Promise<boolean>} whether all scenes passed
 */
function lane(names, output) {
  const files = names.map((name) => join(import.meta.dirname, `${name}.test.mjs`));
  const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files];
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
