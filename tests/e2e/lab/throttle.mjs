// Makes the LAN slow for a while, so that what a test does in the middle of a transfer falls into its middle on any machine.
import { run, tryRun } from './shell.mjs';

/** Some seconds for the files that tests interrupt. */
const MBIT = 160;

/** What each client gets comes at this rate from now on. @param {import('./lan.mjs').Lan} lan @param {number} [mbit] */
export function slowDown({ switchNetns, clients }, mbit = MBIT) {
  const shape = ['root', 'tbf', 'rate', `${mbit}mbit`, 'burst', '256k', 'latency', '50ms'];
  for (const { port } of clients) run('tc', '-n', switchNetns, 'qdisc', 'replace', 'dev', port, ...shape);
}

/** As fast as it goes again. @param {import('./lan.mjs').Lan} lan */
export function fullSpeed({ switchNetns, clients }) {
  for (const { port } of clients) tryRun('tc', '-n', switchNetns, 'qdisc', 'del', 'dev', port, 'root');
}
