// A second router at home: one client moves behind it, and is seen by all others under the router's address.
import { addNamespace } from './lan.mjs';
import { run } from './shell.mjs';

const OUTSIDE = '10.77.0.50';
const INSIDE = '192.168.50';

/**
 * Its ports are mapped anew for each destination, as the worst of such routers do.
 * @param {import('./lan.mjs').Lan} lan
 * @param {import('./lan.mjs').Host} host
 */
export function putBehindRouter({ switchNetns: sw }, host) {
  const router = `${host.netns}r`;
  addNamespace(router);
  const link = (/** @type {string} */ device, /** @type {string} */ port, /** @type {string} */ bridge) => {
    run('ip', 'link', 'add', device, 'netns', router, 'type', 'veth', 'peer', 'name', port, 'netns', sw);
    run('ip', '-n', sw, 'link', 'set', port, 'master', bridge, 'up');
  };
  run('ip', '-n', sw, 'link', 'add', 'br-in', 'type', 'bridge', 'mcast_snooping', '0', 'forward_delay', '0');
  run('ip', '-n', sw, 'link', 'set', 'br-in', 'up');
  link('eth0', 'p-r-out', 'br0');
  link('eth1', 'p-r-in', 'br-in');
  run('ip', '-n', sw, 'link', 'set', host.port, 'master', 'br-in');
  for (const [device, address] of [
    ['eth0', `${OUTSIDE}/24`],
    ['eth1', `${INSIDE}.1/24`],
  ]) {
    run('ip', '-n', router, 'addr', 'add', address ?? '', 'brd', '+', 'dev', device ?? '');
    run('ip', '-n', router, 'link', 'set', device ?? '', 'up');
  }
  run('ip', 'netns', 'exec', router, 'sh', '-c', 'echo 1 >/proc/sys/net/ipv4/ip_forward');
  const rules = 'add table ip nat; add chain ip nat post { type nat hook postrouting priority srcnat; }';
  run('ip', 'netns', 'exec', router, 'nft', `${rules}; add rule ip nat post oifname eth0 masquerade random`);
  run('ip', '-n', host.netns, 'addr', 'flush', 'dev', 'eth0', 'scope', 'global');
  run('ip', '-n', host.netns, 'addr', 'add', `${INSIDE}.11/24`, 'brd', '+', 'dev', 'eth0');
  run('ip', '-n', host.netns, 'route', 'replace', 'default', 'via', `${INSIDE}.1`);
  return OUTSIDE;
}
