// Writes order.txt, the functions that run from the daemon's start to its idleness, for the linker to lay side by side. With valgrind:
// CARGO_PROFILE_RELEASE_STRIP=none packaging/cargo-release --target-dir target/traced && node packaging/startup/order.mjs
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trace } from './trace.mjs';

const BUILT = 'target/traced/release';
/** All that has the beginning of a name in common is taken together if this share of its bytes ran … */
const SHARE = 0.6;
/** … or if no more bytes than these come along in vain. */
const IN_VAIN = 256;
const LEGACY = '_ZN';

/** @typedef {import('./trace.mjs').Function & { path: string[] }} Named */

const archive = join(BUILT, 'build', find(join(BUILT, 'build'), /libaws_lc.*_crypto\.a$/));
const { objects, sections } = members(archive);
const functions = await trace(`${BUILT}/homedrop`);
/** Assembler has no section for each function: its objects are taken whole, in the dialect of any processor. */
const whole = functions
  .filter(({ name, ran }) => ran && objects.has(name) && !sections.has(`${objects.get(name)}:.text.${name}`))
  .map(
    ({ name }) =>
      `*${objects
        .get(name)
        ?.replace(/^[0-9a-f]{16}/, '')
        .replace('x86_64', '*')}`,
  );
const named = functions.map((one) => ({ ...one, path: path(one.name) }));
// The C library's beginning of every program is an object, too.
const lines = [...new Set(['*crt1.o', ...whole.sort(), ...together(named, '')])];
writeFileSync(join(import.meta.dirname, 'order.txt'), `${lines.join('\n')}\n`);

/** @param {string} folder @param {RegExp} wanted */
function find(folder, wanted) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) => wanted.test(file));
  if (!found) throw new Error(`nothing like ${wanted} in ${folder}`);
  return found;
}

/** The object of each symbol in an archive, and every object's sections. @param {string} archive */
function members(archive) {
  const said = execFileSync('readelf', ['-sSW', archive], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const objects = new Map();
  const sections = new Set();
  let object = '';
  for (const line of said.split('\n')) {
    object = /^File: .*\((.*)\)$/.exec(line)?.[1] ?? object;
    const section = /^ +\[ *\d+\] (\.text\S*)/.exec(line)?.[1];
    if (section) sections.add(`${object}:${section}`);
    const symbol = /(?:FUNC|NOTYPE) +(?:GLOBAL|LOCAL|WEAK) +\w+ +\d+ (\S+)$/.exec(line)?.[1];
    if (symbol) objects.set(symbol, object);
  }
  return { objects, sections };
}

/** The parts of a mangled name, without those that a version, the compiler or one build chose. @param {string} name */
function path(name) {
  const lasting = name
    .replace(/17h[0-9a-f]{16}E.*$/, '')
    .replace(/Cs[0-9A-Za-z]+_/g, 'Cs*_')
    .replace(/^aws_lc_\d+_\d+_\d+_/, 'aws_lc_*_')
    .replace(/(\.(part|constprop|isra|llvm))?\.\d+$/, '');
  if (!lasting.startsWith(LEGACY)) return [lasting];
  const parts = [LEGACY];
  for (let rest = lasting.slice(LEGACY.length); rest; rest = rest.slice(parts.at(-1)?.length)) {
    const [digits] = /^\d+/.exec(rest) ?? [];
    parts.push(digits ? rest.slice(0, digits.length + Number(digits)) : rest);
  }
  return parts;
}

/** @param {Named[]} some whose names begin with the prefix; their paths go on after it @param {string} prefix @returns {string[]} */
function together(some, prefix) {
  const bytes = sum(some);
  const ran = sum(some.filter(({ ran }) => ran));
  if (!ran) return [];
  if (prefix && prefix !== LEGACY && (ran >= bytes * SHARE || bytes - ran <= IN_VAIN)) return [`${prefix}*`];
  /** @type {Map<string, Named[]>} */
  const branches = new Map();
  for (const one of some) {
    const [next = '', ...path] = one.path;
    const branch = branches.get(next) ?? [];
    branch.push({ ...one, path });
    branches.set(next, branch);
  }
  return [...branches].flatMap(([next, branch]) => {
    if (next) return together(branch, prefix + next);
    return branch.some(({ ran }) => ran) ? [`${prefix}${prefix.startsWith(LEGACY) ? '17h' : ''}*`] : [];
  });
}

/** @param {{ size: number }[]} some */
function sum(some) {
  return some.reduce((bytes, { size }) => bytes + size, 0);
}
