// What the installed daemon costs while nothing happens: memory, processor, writes, log lines.
import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Clock ticks a second, by which the kernel counts processor time (sysconf(3) says 100 on every Linux in use). */
const TICKS = 100;

/**
 * @typedef {object} Idleness
 * @property {number} seconds
 * @property {number} rssKiB resident, code and shared libraries included
 * @property {number} ownKiB resident, without what is read from files
 * @property {number} processorPercent of one core
 * @property {number} writtenBytes that went to the block layer
 * @property {string[]} touched files of the state directory that were written, made or removed
 * @property {number} logLines
 *
 * @param {import('./system.mjs').System} system
 * @param {number} seconds
 * @returns {Promise<Idleness>}
 */
export async function measureIdleness(system, seconds) {
  const process = await folderOf(system);
  const state = join(process, 'root/var/lib/private/homedrop');
  /** @type {Set<string>} */
  const touched = new Set();
  const watcher = watch(state, (_, name) => touched.add(String(name)));
  const [before, files, lines] = [costs(process), stamps(state), await logged(system)];
  await pause(seconds * 1000);
  const [after, later] = [costs(process), stamps(state)];
  watcher.close();
  for (const [name, stamp] of later) if (files.get(name) !== stamp) touched.add(name);
  return {
    seconds,
    rssKiB: after.rss,
    ownKiB: after.own,
    processorPercent: ((after.ticks - before.ticks) / TICKS / seconds) * 100,
    writtenBytes: after.written - before.written,
    touched: [...touched],
    logLines: (await logged(system)) - lines,
  };
}

/** KiB that the daemon has resident, code and shared libraries included. @param {import('./system.mjs').System} system */
export async function resident(system) {
  return costs(await folderOf(system)).rss;
}

/** What the kernel says of the daemon. @param {import('./system.mjs').System} system */
async function folderOf(system) {
  return `/proc/${system.outside(await system.show('MainPID'))}`;
}

/** @param {string} process */
function costs(process) {
  const field = (/** @type {string} */ file, /** @type {string} */ name) =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(join(process, file), 'utf8'))?.[1]);
  const times = readFileSync(join(process, 'stat'), 'utf8').split(') ')[1]?.split(' ') ?? [];
  return {
    rss: field('status', 'VmRSS'),
    own: field('status', 'RssAnon'),
    written: field('io', 'write_bytes'),
    ticks: Number(times[11]) + Number(times[12]),
  };
}

/** @param {string} folder */
function stamps(folder) {
  return new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

/** @param {import('./system.mjs').System} system */
async function logged(system) {
  return (await system.run('journalctl', '--no-pager', '-u', 'homedrop', '-o', 'cat')).split('\n').length;
}
