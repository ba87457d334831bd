// How large the program is, and what the package takes up on the card when `make deb` made one.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = join(import.meta.dirname, '../../target/deb');

/** @param {string} program @returns {import('./report.mjs').Row[]} */
export function sizeRows(program) {
  const row = (/** @type {string} */ what, /** @type {number} */ bytes, /** @type {string} */ goal) => ({
    what,
    measured: (bytes / 1e6).toFixed(2),
    beside: '',
    ratio: '',
    goal,
  });
  const packed = installed();
  return [
    row('stripped program, MB', statSync(program).size, '≤ 7'),
    ...(packed ? [row('installed size, amd64, MB', packed, '≤ 9')] : []),
  ];
}

function installed() {
  const names = existsSync(PACKAGES)
    ? readdirSync(PACKAGES).filter((name) => name.endsWith('_amd64.deb') && !name.includes('~'))
    : [];
  const [name] = names.sort().slice(-1);
  if (!name) return 0;
  const listed = execFileSync('dpkg-deb', ['-c', join(PACKAGES, name)], { encoding: 'utf8' }).split('\n');
  return listed.filter((line) => line.startsWith('-')).reduce((sum, line) => sum + Number(line.split(/\s+/)[2]), 0);
}
