// A home network of network namespaces: a bridge in one of its own, the box at .1, clients from .11; no way out.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { atEnd } from './cleanup.mjs';
import { run, tryRun } from './shell.mjs';

const IPV4 = '10.77.0';
const ULA = 'fd77:0:0:1';
const FIRST_CLIENT = 11;
let counter = 0;

/**
 * One computer on the network.
 * @typedef {{ name: string, netns: string, port: string, ipv4: string, ipv6: string }} Host
 * @typedef {{ box: Host, clients: Host[], switchNetns: string, remove: () => void }} Lan
 */

/**
 * @param {{ clients?: number, gateway?: boolean }} [wish] `gateway`: a default route to the box, which forwards nothing
 * @returns {Lan}
 */
export function makeLan({ clients = 2, gateway = false } = {}) {
  if (process.getuid?.() !== 0) throw new Error('network namespaces need root: use `make e2e`');
  sweep();
  const id = `hd-${process.pid}-${++counter}`;
  const switchNetns = `${id}-sw`;
  const remove = atEnd(() => removeNamespaces(id));
  addNamespace(switchNetns);
  // A switch filters nothing, also on a machine whose bridges go through its firewall (a container engine does that).
  const filters = '/proc/sys/net/bridge/bridge-nf-call-';
  run('ip', 'netns', 'exec', switchNetns, 'sh', '-c', `for file in ${filters}*; do [ ! -e "$file" ] || echo 0 >"$file"; done`);
  run(
    'ip',
    '-n',
    switchNetns,
    'link',
    'add',
    'br0',
    'type',
    'bridge',
    'mcast_snooping',
    '0',
    'forward_delay',
    '0',
    'stp_state',
    '0',
  );
  run('ip', '-n', switchNetns, 'link', 'set', 'br0', 'up');
  const box = addHost(id, switchNetns, 'box', 1);
  const hosts = Array.from({ length: clients }, (_, i) => addHost(id, switchNetns, `c${i + 1}`, FIRST_CLIENT + i));
  if (gateway) for (const host of hosts) run('ip', '-n', host.netns, 'route', 'add', 'default', 'via', box.ipv4);
  return { box, clients: hosts, switchNetns, remove };
}

/**
 * @param {string} id
 * @param {string} switchNetns
 * @param {string} name
 * @param {number} number
 * @returns {Host}
 */
function addHost(id, switchNetns, name, number) {
  const host = {
    name,
    netns: `${id}-${name}`,
    port: `p-${name}`,
    ipv4: `${IPV4}.${number}`,
    ipv6: `${ULA}::${number.toString(16)}`,
  };
  addNamespace(host.netns);
  run('ip', 'link', 'add', 'eth0', 'netns', host.netns, 'type', 'veth', 'peer', 'name', host.port, 'netns', switchNetns);
  run('ip', '-n', switchNetns, 'link', 'set', host.port, 'master', 'br0', 'up');
  run('ip', '-n', host.netns, 'addr', 'add', `${host.ipv4}/24`, 'brd', '+', 'dev', 'eth0');
  run('ip', '-n', host.netns, 'addr', 'add', `${host.ipv6}/64`, 'dev', 'eth0', 'nodad');
  run('ip', '-n', host.netns, 'link', 'set', 'eth0', 'up');
  return host;
}

/** @param {string} netns */
export function addNamespace(netns) {
  run('ip', 'netns', 'add', netns);
  // Addresses must not change under a browser that has started: it would drop its connections.
  run('ip', 'netns', 'exec', netns, 'sh', '-c', 'cd /proc/sys/net/ipv6/conf/default && echo 0 >accept_dad && echo 0 >accept_ra');
  run('ip', '-n', netns, 'link', 'set', 'lo', 'up');
  // `ip netns exec` lays these over /etc: names come from this file alone, never from the machine around the lab.
  mkdirSync(`/etc/netns/${netns}`, { recursive: true });
  writeFileSync(`/etc/netns/${netns}/hosts`, `127.0.0.1 localhost\n::1 localhost\n${IPV4}.1 drop.local\n`);
  writeFileSync(`/etc/netns/${netns}/resolv.conf`, `nameserver ${IPV4}.1\n`);
}

/**
 * Whatever still runs in a namespace of ours was started by us.
 * @param {string} netns
 */
export function endProcesses(netns) {
  for (const pid of tryRun('ip', 'netns', 'pids', netns).split('\n').filter(Boolean)) tryRun('kill', '-KILL', pid);
}

/** @param {string} id */
function removeNamespaces(id) {
  for (const netns of namespaces().filter((name) => name.startsWith(`${id}-`))) {
    endProcesses(netns);
    tryRun('ip', 'netns', 'del', netns);
    rmSync(`/etc/netns/${netns}`, { recursive: true, force: true });
  }
}

/** Takes away what a killed run could not: the process whose id is in the name is gone. */
function sweep() {
  for (const netns of namespaces()) {
    const [, id, pid] = /^(hd-(\d+)-\d+)-/.exec(netns) ?? [];
    if (id && pid && !existsSync(`/proc/${pid}`)) removeNamespaces(id);
  }
}

function namespaces() {
  return run('ip', 'netns', 'list')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
}
