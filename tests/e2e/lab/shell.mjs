// Runs small system programs and waits for conditions; knows nothing of the lab.
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param {string} program
 * @param {...string} args
 * @returns {string} what it printed
 */
export function run(program, ...args) {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * As `run`, for clearing away what may be gone already.
 * @param {string} program
 * @param {...string} args
 */
export function tryRun(program, ...args) {
  try {
    return run(program, ...args);
  } catch {
    return '';
  }
}

/**
 * Waits until `probe` gives something true, and returns it. The limit is a net, not a measure: what is slow is still right.
 * @template T
 * @param {string} what for the message when it never happens
 * @param {() => T | Promise<T>} probe
 * @param {number} [limitMs]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, limitMs = 60_000) {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(20);
  }
}
