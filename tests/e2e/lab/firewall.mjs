// What the network in between lets through: the switch keeps clients apart, or drops packets of some kinds.
import { run, tryRun } from './shell.mjs';

/** Client isolation, as access points of guest networks do it. @param {import('./lan.mjs').Lan} lan @param {'on' | 'off'} how */
export function isolate({ switchNetns, clients }, how) {
  for (const { port } of clients) run('bridge', '-n', switchNetns, 'link', 'set', 'dev', port, 'isolated', how);
}

/** @param {import('./lan.mjs').Lan} lan @param {string[]} drops what the network does not let through, beside what it did not before */
export function block({ switchNetns }, ...drops) {
  const chain = 'add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; }';
  const rules = drops.map((rule) => `add rule bridge lab forward ${rule} drop`);
  run('ip', 'netns', 'exec', switchNetns, 'nft', [chain, ...rules].join('; '));
}

/** Everything goes through again. @param {import('./lan.mjs').Lan} lan */
export function unblock(lan) {
  tryRun('ip', 'netns', 'exec', lan.switchNetns, 'nft', 'delete table bridge lab');
  isolate(lan, 'off');
}
