// The table of `make coverage`, out of lcov files that count together; fails when fewer lines are reached than wanted.
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** How many files are named. */
const WORST = 15;

/** @typedef {{ path: string, lines: number, unreached: number[] }} File */

const [root, wanted, ...reports] = process.argv.slice(2);
if (!root || !wanted || reports.length === 0) throw new Error('usage: report.mjs ROOT PERCENT LCOV…');

const files = [...read(root, reports)].map(([path, lines]) => file(path, lines));
const moduleOf = (/** @type {File} */ { path }) => path.split(sep)[0] ?? path;
for (const name of [...new Set(files.map(moduleOf))].sort()) {
  const own = files.filter((file) => moduleOf(file) === name);
  tell(name, own);
}
const reached = tell('all', files);
console.log('\nmost lines that are not reached:');
for (const { path, unreached } of [...files].sort((a, b) => b.unreached.length - a.unreached.length).slice(0, WORST)) {
  console.log(`${String(unreached.length).padStart(5)}  ${path}: ${ranges(unreached)}`);
}
if (!(reached >= Number(wanted))) {
  console.error(`\n${root}: fewer than ${wanted} % of the lines are reached`);
  process.exitCode = 1;
}

/**
 * The lines below `root` with how often they ran, tests left out.
 * @param {string} root @param {string[]} reports @returns {Map<string, Map<number, number>>}
 */
function read(root, reports) {
  /** @type {Map<string, Map<number, number>>} */
  const all = new Map();
  for (const record of reports.flatMap((report) => readFileSync(report, 'utf8').split('end_of_record\n'))) {
    const source = /^SF:(.*)$/m.exec(record)?.[1];
    const path = source ? relative(root, source) : '..';
    if (!source || path.startsWith('..') || /(^|\/)tests(\/|\.rs$)/.test(path)) continue;
    const [lines, end] = [all.get(path) ?? new Map(), firstOfTests(source)];
    for (const [, at, count] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      const line = Number(at);
      if (line < end) lines.set(line, (lines.get(line) ?? 0) + Number(count));
    }
    all.set(path, lines);
  }
  return all;
}

/** The tests of a file are a module at its end. @param {string} source @returns {number} a line */
function firstOfTests(source) {
  const [before, tests] = readFileSync(source, 'utf8').split(/^#\[cfg\(test\)\]\nmod tests \{/m);
  return before === undefined || tests === undefined ? Infinity : before.split('\n').length;
}

/** @param {string} path @param {Map<number, number>} lines @returns {File} */
function file(path, lines) {
  const unreached = [...lines].filter(([, count]) => count === 0).map(([line]) => line);
  return { path, lines: lines.size, unreached: unreached.sort((a, b) => a - b) };
}

/** One line of the table. @param {string} name @param {File[]} files @returns {number} the percentage */
function tell(name, files) {
  const lines = files.reduce((total, file) => total + file.lines, 0);
  const unreached = files.reduce((total, file) => total + file.unreached.length, 0);
  const reached = (100 * (lines - unreached)) / lines;
  const columns = [`${lines} lines`, `${unreached} not reached`, `${reached.toFixed(1)} %`];
  console.log(name.padEnd(16), ...columns.map((column) => column.padStart(18)));
  return reached;
}

/** 1, 2, 3, 7 as 1-3 7. @param {number[]} lines */
function ranges(lines) {
  const text = [];
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at];
    while (lines[at + 1] === (lines[at] ?? 0) + 1) at++;
    text.push(first === lines[at] ? `${first}` : `${first}-${lines[at]}`);
  }
  return text.join(' ');
}
