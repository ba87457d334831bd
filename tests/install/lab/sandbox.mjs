// What a process may do inside the unit's sandbox: the same unit with another program, and the limits of the real one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROBE = join(import.meta.dirname, 'probe.pl');
const UNIT = '/run/systemd/system/homedrop-probe.service';
const ANSWERS = '/run/homedrop-probe.txt';

/**
 * Runs the probe in a unit with every line of homedrop.service but those that say what to run.
 * @param {import('./system.mjs').System} system
 */
export async function insideSandbox(system) {
  const unit = await system.run('systemctl', 'cat', 'homedrop.service');
  const lines = unit
    .split('\n')
    .filter((line) => !/^(#|Type=|Exec|WatchdogSec|Restart|StateDirectory=|RuntimeDirectory=|\[Install\]|WantedBy)/.test(line));
  const service = [
    'Type=oneshot',
    'StateDirectory=homedrop-probe',
    'ExecStart=/usr/bin/perl /run/probe.pl',
    `StandardOutput=file:${ANSWERS}`,
  ];
  const text = lines.join('\n').replace('[Service]', `[Service]\n${service.join('\n')}`);
  await write(system, UNIT, text);
  await putProbe(system);
  await system.run('systemctl', 'daemon-reload');
  await system.run('systemctl', 'start', 'homedrop-probe.service');
  return answers(await system.run('cat', ANSWERS));
}

/** The same attempts by root without a sandbox: shows that the probe can succeed. @param {import('./system.mjs').System} system */
export async function outsideSandbox(system) {
  await putProbe(system);
  return answers(await system.run('perl', '/run/probe.pl'));
}

/** What the kernel says of a running process. @param {import('./system.mjs').System} system @param {string} pid */
export async function limits(system, pid) {
  const status = await system.run('cat', `/proc/${pid}/status`);
  const field = (/** @type {string} */ name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  return {
    capabilities: field('CapEff'),
    bounding: field('CapBnd'),
    noNewPrivileges: field('NoNewPrivs'),
    seccomp: field('Seccomp'),
    uid: field('Uid'),
  };
}

/** @param {import('./system.mjs').System} system */
function putProbe(system) {
  return write(system, '/run/probe.pl', readFileSync(PROBE, 'utf8'));
}

/** @param {import('./system.mjs').System} system @param {string} path @param {string} text */
export function write(system, path, text) {
  return system.run('sh', '-c', 'printf %s "$1" >"$2" && chmod 644 "$2"', 'sh', text, path);
}

/** @param {string} text @returns {Map<string, string>} attempt to outcome */
function answers(text) {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => /** @type {[string, string]} */ (line.split(': '))),
  );
}
