// A second network on the same box: some clients of the LAN move behind another of its interfaces; the box routes between.
import { run } from './shell.mjs';

const IPV4 = '10.78.0';
const ULA = 'fd78:0:0:1';
const BRIDGE = 'br1';

/**
 * Before the box starts: it learns its addresses then.
 * @param {import('./lan.mjs').Lan} lan
 * @param {import('./lan.mjs').Host[]} movers
 * @param {{ routed?: boolean }} [wish] whether the box routes between the networks
 * @returns {string} the address of the box there
 */
export function moveToSecondNetwork(lan, movers, { routed = true } = {}) {
  addSecondNetwork(lan, { routed });
  for (const host of movers) moveTo(lan, host);
  return `https://${IPV4}.1:8443`;
}

/** @param {import('./lan.mjs').Lan} lan @param {{ routed?: boolean }} [wish] */
export function addSecondNetwork(lan, { routed = true } = {}) {
  const { box, switchNetns: sw } = lan;
  run('ip', '-n', sw, 'link', 'add', BRIDGE, 'type', 'bridge', 'mcast_snooping', '0', 'forward_delay', '0', 'stp_state', '0');
  run('ip', '-n', sw, 'link', 'set', BRIDGE, 'up');
  run('ip', 'link', 'add', 'eth1', 'netns', box.netns, 'type', 'veth', 'peer', 'name', 'p-box-1', 'netns', sw);
  run('ip', '-n', sw, 'link', 'set', 'p-box-1', 'master', BRIDGE, 'up');
  addAddress(box, IPV4, ULA, 1, 'eth1');
  route(lan, routed);
  for (const host of lan.clients) run('ip', '-n', host.netns, 'route', 'replace', 'default', 'via', box.ipv4);
}

/** Whether the box routes between the networks. @param {import('./lan.mjs').Lan} lan @param {boolean} on */
export function route({ box }, on) {
  for (const key of ['ipv4/ip_forward', 'ipv6/conf/all/forwarding'])
    run('ip', 'netns', 'exec', box.netns, 'sh', '-c', `echo ${on ? 1 : 0} >/proc/sys/net/${key}`);
}

/** At any time, as a device that is carried there. @param {import('./lan.mjs').Lan} lan @param {import('./lan.mjs').Host} host */
export function moveTo({ switchNetns: sw }, host) {
  const number = Number(host.ipv4.split('.').at(-1));
  run('ip', '-n', sw, 'link', 'set', host.port, 'master', BRIDGE);
  run('ip', '-n', host.netns, 'addr', 'flush', 'dev', 'eth0', 'scope', 'global');
  addAddress(host, IPV4, ULA, number);
  run('ip', '-n', host.netns, 'route', 'replace', 'default', 'via', `${IPV4}.1`);
}

/**
 * @param {import('./lan.mjs').Host} host
 * @param {string} ipv4 its first three numbers
 * @param {string} ipv6 the prefix of 64 bits
 * @param {number} number of the host in both
 * @param {string} [device]
 */
export function addAddress(host, ipv4, ipv6, number, device = 'eth0') {
  const addresses = { ipv4: `${ipv4}.${number}`, ipv6: `${ipv6}::${number.toString(16)}` };
  run('ip', '-n', host.netns, 'addr', 'add', `${addresses.ipv4}/24`, 'brd', '+', 'dev', device);
  run('ip', '-n', host.netns, 'addr', 'add', `${addresses.ipv6}/64`, 'dev', device, 'nodad');
  run('ip', '-n', host.netns, 'link', 'set', device, 'up');
  if (device === 'eth0') Object.assign(host, addresses);
}
