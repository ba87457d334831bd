// `make bench`, or `node run.mjs ROW…`: measures Homedrop beside what it is compared with, prints the table and writes docs/benchmarks.md.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measureDaemon, measurePages, measureRelayWork } from './box.mjs';
import { measureConnecting } from './connecting.mjs';
import { measureCuts } from './cuts.mjs';
import { loadRows } from './daemon-load.mjs';
import { LINKS } from './links.mjs';
import { measureMemory } from './memory.mjs';
import { page, table } from './report.mjs';
import { measureSmallFiles } from './small-files.mjs';
import { measurePageWork, measureSmoothness } from './smoothness.mjs';
import { measureLink } from './transfers.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const FILE_MIB = Number(process.env.BENCH_MIB ?? 256);
const LARGE_MIB = Number(process.env.BENCH_LARGE_MIB ?? 4096);
const ROOT = resolve(import.meta.dirname, '../..');
/** What each row found last: a row that is measured alone takes the place of what it found before. */
const KEPT = join(ROOT, 'target/bench');

/** @typedef {import('./transfers.mjs').Found} Found */
/** @typedef {Found & { runs: number, day: string }} Kept */

const wish = { runs: RUNS, mib: FILE_MIB };

/** In the order of the page. @type {Record<string, () => Promise<Found>>} */
const ROWS = {
  daemon: () => measureDaemon(wish),
  load: async () => ({ rows: loadRows(), version: '' }),
  pages: () => measurePages(wish),
  connecting: measureConnecting,
  smoothness: measureSmoothness,
  'page-work': measurePageWork,
  ...Object.fromEntries(Object.keys(LINKS).map((name) => [name, () => measureLink(name, wish)])),
  cuts: () => measureCuts(wish),
  'small-files': () => measureSmallFiles(wish),
  memory: () => measureMemory(wish),
  'memory-large': () => measureMemory({ runs: 1, mib: LARGE_MIB }), // minutes each, and what it shows does not wander
  'relay-work': () => measureRelayWork(wish),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in ROWS));
if (unknown.length > 0) {
  process.stderr.write(`no row ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}\n`);
  process.exit(64);
}

mkdirSync(KEPT, { recursive: true });
for (const [name, measure] of Object.entries(ROWS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const found = await measure();
  /** @type {Kept} */
  const kept = { runs: RUNS, ...found, day: new Date().toISOString().slice(0, 10) };
  writeFileSync(file(name), JSON.stringify(kept));
  process.stdout.write(`\n${table(found.rows)}\n\n`);
}
const all = Object.keys(ROWS).flatMap((name) => (existsSync(file(name)) ? [read(name)] : []));
writeFileSync(join(ROOT, 'docs/benchmarks.md'), page(all, { mib: FILE_MIB }));

/** @param {string} name */
function file(name) {
  return join(KEPT, `${name}.json`);
}

/** @param {string} name @returns {Kept} */
function read(name) {
  return JSON.parse(readFileSync(file(name), 'utf8'));
}
