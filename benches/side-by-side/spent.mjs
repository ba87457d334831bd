// What the browsers of two hosts spend between two moments: packets, and processor time by process and thread.
import { readdirSync } from 'node:fs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { pids, processorSeconds, read } from './effort.mjs';

const WORTH_TELLING = 0.1; // seconds

/** @typedef {import('../../tests/e2e/lab/lan.mjs').Host} Host */
/** @typedef {import('./links.mjs').Opened} Opened */

export class Spent {
  /** @type {string[]} */
  #lines = [];

  /** @param {Opened} opened */
  constructor({ stage }) {
    this.hosts = stage.lan.clients.slice(0, 2);
    this.before = this.#look();
  }

  begun = () => void (this.before = this.#look());

  done = () => {
    this.#lines = this.#look().map(({ threads, packets }, at) => {
      const before = this.before[at] ?? { threads: new Map(), packets: 0 };
      return `   ${at === 0 ? 'sender' : 'receiver'}: ${packets - before.packets} packets out; ${spentSince(before.threads, threads)}\n`;
    });
  };

  #look() {
    return this.hosts.map((host) => ({ threads: threads(host), packets: packets(host) }));
  }

  toString() {
    return this.#lines.join('');
  }
}

/** Processor time by process and thread. @param {Host} host @returns {Map<string, number>} */
function threads(host) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const pid of pids(host)) {
    for (const tid of list(`/proc/${pid}/task`)) {
      const thread = `/proc/${pid}/task/${tid}`;
      found.set(`${tid} ${kind(pid)}/${read(`${thread}/comm`).trim()}`, processorSeconds(`${thread}/stat`));
    }
  }
  return found;
}

/** @param {Map<string, number>} before @param {Map<string, number>} after */
function spentSince(before, after) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [key, seconds] of after) {
    const name = key.slice(key.indexOf(' ') + 1).replace(/\d+$/, '');
    sums.set(name, (sums.get(name) ?? 0) + seconds - (before.get(key) ?? 0));
  }
  const most = [...sums].toSorted(([, a], [, b]) => b - a).filter(([, seconds]) => seconds >= WORTH_TELLING);
  const all = [...sums.values()].reduce((sum, seconds) => sum + seconds, 0);
  return `${all.toFixed(1)} s CPU: ${most.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ')}`;
}

/** @param {string} pid */
function kind(pid) {
  const command = read(`/proc/${pid}/cmdline`);
  return /--utility-sub-type=(\w+)/.exec(command)?.[1] ?? /--type=([\w-]+)/.exec(command)?.[1] ?? 'browser';
}

/** @param {Host} host */
function packets(host) {
  const statistics = JSON.parse(run('ip', '-n', host.netns, '-j', '-s', 'link', 'show', 'eth0'));
  return Number(statistics[0].stats64.tx.packets);
}

/** Of a process that may have ended meanwhile. @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
