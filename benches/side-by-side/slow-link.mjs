// Puts the emulated cable between a host of the lab and its switch; the host keeps its name and addresses.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { run } from '../../tests/e2e/lab/shell.mjs';

const PROGRAM = join(import.meta.dirname, '../link-emulator/target/release/link-emulator');

/**
 * @param {import('../../tests/e2e/lab/lan.mjs').Lan} lan
 * @param {import('../../tests/e2e/lab/lan.mjs').Host} host
 * @param {{ mbit: number, delayMs: number, lossPercent: number }} link the same both ways; a round trip has the delay twice
 */
export async function slowDown(lan, host, { mbit, delayMs, lossPercent }) {
  const [near, far] = [`n-${host.name}`, `f-${host.name}`];
  const options = ['--mbit', mbit, '--delay-ms', delayMs, '--loss-percent', lossPercent].map(String);
  // Started in the switch's namespace, so that it ends with the lab.
  const child = spawn('ip', ['netns', 'exec', lan.switchNetns, PROGRAM, near, far, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  run('ip', '-n', host.netns, 'link', 'del', 'eth0');
  run('ip', '-n', lan.switchNetns, 'link', 'set', near, 'netns', host.netns);
  run('ip', '-n', host.netns, 'link', 'set', near, 'name', 'eth0');
  run('ip', '-n', host.netns, 'addr', 'add', `${host.ipv4}/24`, 'brd', '+', 'dev', 'eth0');
  run('ip', '-n', host.netns, 'addr', 'add', `${host.ipv6}/64`, 'dev', 'eth0', 'nodad');
  run('ip', '-n', host.netns, 'link', 'set', 'eth0', 'up');
  run('ip', '-n', lan.switchNetns, 'link', 'set', far, 'master', 'br0', 'up');
}
