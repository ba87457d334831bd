// A second network on the same box: some clients of the LAN move behind another of its interfaces; the box routes between.
import { run } from './shell.mjs';

const IPV4 = '10.78.0';
const ULA = 'fd78:0:0:1';
const BRIDGE = 'br1';

/**
 * Before the box starts: it learns its addresses then.
 * @param {import('./lan.mjs').Lan} lan
 * @param {import('./lan.mjs').Host[]} movers
 * @returns {string} the address of the box there
 */
export function moveToSecondNetwork(lan, movers) {
  const { box, switchNetns: sw } = lan;
  run('ip', '-n', sw, 'link', 'add', BRIDGE, 'type', 'bridge', 'mcast_snooping', '0', 'forward_delay', '0', 'stp_state', '0');
  run('ip', '-n', sw, 'link', 'set', BRIDGE, 'up');
  run('ip', 'link', 'add', 'eth1', 'netns', box.netns, 'type', 'veth', 'peer', 'name', 'p-box-1', 'netns', sw);
  run('ip', '-n', sw, 'link', 'set', 'p-box-1', 'master', BRIDGE, 'up');
  addAddresses(box, 'eth1', 1);
  for (const host of movers) move(host, sw);
  run('ip', 'netns', 'exec', box.netns, 'sh', '-c', 'echo 1 >/proc/sys/net/ipv4/ip_forward');
  run('ip', 'netns', 'exec', box.netns, 'sh', '-c', 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding');
  for (const host of lan.clients) {
    const there = movers.includes(host);
    run('ip', '-n', host.netns, 'route', 'add', 'default', 'via', there ? `${IPV4}.1` : box.ipv4);
  }
  return `https://${IPV4}.1:8443`;
}

/** @param {import('./lan.mjs').Host} host @param {string} sw */
function move(host, sw) {
  const number = Number(host.ipv4.split('.').at(-1));
  run('ip', '-n', sw, 'link', 'set', host.port, 'master', BRIDGE);
  run('ip', '-n', host.netns, 'addr', 'flush', 'dev', 'eth0', 'scope', 'global');
  addAddresses(host, 'eth0', number);
  host.ipv4 = `${IPV4}.${number}`;
  host.ipv6 = `${ULA}::${number.toString(16)}`;
}

/** @param {import('./lan.mjs').Host} host @param {string} device @param {number} number */
function addAddresses({ netns }, device, number) {
  run('ip', '-n', netns, 'addr', 'add', `${IPV4}.${number}/24`, 'brd', '+', 'dev', device);
  run('ip', '-n', netns, 'addr', 'add', `${ULA}::${number.toString(16)}/64`, 'dev', device, 'nodad');
  run('ip', '-n', netns, 'link', 'set', device, 'up');
}
