// The packages under test: the one of these sources, and "the version before", which `make test-install` has made.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../target/deb');

/** @typedef {{ folder: string, file: string, version: string }} Package */

/** @returns {{ older: Package, current: Package }} */
export function packages() {
  const found = readdirSync(FOLDER).flatMap((file) => {
    const [, version] = /^homedrop_([^_]+)_amd64\.deb$/.exec(file) ?? [];
    return version ? [{ folder: FOLDER, file, version }] : [];
  });
  const older = found.find(({ version }) => version.endsWith('~before'));
  const current = found.find(({ version }) => !version.includes('~'));
  if (!older || !current) throw new Error(`two packages are wanted in ${FOLDER}: use \`make test-install\``);
  return { older, current };
}
