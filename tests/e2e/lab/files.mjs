// Files to send, and the digests that are compared outside the browsers.
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { atEnd } from './cleanup.mjs';

export const MIB = 1024 * 1024;

/** A folder that is gone at the end. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'homedrop-files-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} size
 * @returns {string} its path
 */
export function randomFile(folder, name, size) {
  const path = join(folder, name);
  writeFileSync(path, randomFillSync(Buffer.alloc(size)));
  return path;
}

/**
 * A file of zeros that takes no room on this disk.
 * @param {string} folder
 * @param {string} name
 * @param {number} size
 */
export function emptyFile(folder, name, size) {
  const path = join(folder, name);
  writeFileSync(path, '');
  truncateSync(path, size);
  return path;
}

/** @param {string} path */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** @param {string[]} paths @returns {Promise<string[]>} sorted, so that two sets can be compared */
export async function digests(paths) {
  return (await Promise.all(paths.map(sha256))).sort();
}
