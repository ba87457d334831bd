// avahi-daemon on one host of the lab, with a message bus of its own, and the programs that ask it.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from './cleanup.mjs';
import { until } from './shell.mjs';

/** Anybody may do anything on this bus: it is only for avahi and its clients. */
const BUS = (/** @type {string} */ path) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=${path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>`;

const CONFIG = (/** @type {string} */ name) => `[server]
host-name=${name}
use-ipv4=yes
use-ipv6=yes
allow-interfaces=eth0
[publish]
publish-hinfo=no
publish-workstation=no
`;

export class Avahi {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];
  log = '';

  /** @param {import('./lan.mjs').Host} host @param {string} name the host name it publishes */
  constructor(host, name) {
    this.host = host;
    this.folder = mkdtempSync(join(tmpdir(), 'homedrop-avahi-'));
    this.bus = join(this.folder, 'bus');
    writeFileSync(join(this.folder, 'bus.conf'), BUS(this.bus));
    writeFileSync(join(this.folder, 'avahi.conf'), CONFIG(name));
    atEnd(() => this.#remove());
  }

  async start() {
    this.#spawn('dbus-daemon', '--nofork', `--config-file=${join(this.folder, 'bus.conf')}`);
    await until('the bus', () =>
      this.#ask('dbus-send', '--system', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetId'),
    );
    // Its socket and pid file lie at one place for the whole machine: this host gets a /run of its own.
    const daemon = `mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon && exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f ${join(this.folder, 'avahi.conf')}`;
    this.#spawn('unshare', '-m', 'sh', '-c', daemon);
    await until('avahi to run', () =>
      this.#ask(
        'dbus-send',
        '--system',
        '--print-reply',
        '--dest=org.freedesktop.Avahi',
        '/',
        'org.freedesktop.Avahi.Server.GetHostNameFqdn',
      ),
    );
    await until('avahi to have its name', () => this.log.includes('Server startup complete'));
  }

  /**
   * The address of a name, as every program on that host gets it.
   * @param {string} name
   * @param {4 | 6} [family]
   */
  async resolve(name, family = 4) {
    const found = await this.#ask('avahi-resolve', `-${family}`, '-n', name);
    return found?.split('\t')[1]?.trim();
  }

  /**
   * Whether the name is gone, from the cache too: what is known there is told at once, what is asked for takes less than this.
   * @param {string} name
   */
  async forgot(name) {
    return !(await this.#ask('timeout', '2', 'avahi-resolve', '-4', '-n', name));
  }

  /**
   * The services of a type: instance, host name, address, port and TXT.
   * @param {string} type
   */
  async browse(type) {
    const lines = (await this.#ask('avahi-browse', '-rptk', type)) ?? '';
    const fields = lines
      .split('\n')
      .filter((line) => line.startsWith('='))
      .map((line) => line.split(';'));
    return fields.map(([, , family, instance, , , host, address, port, txt]) => ({
      family,
      instance,
      host,
      address,
      port: Number(port),
      txt: txt ?? '',
    }));
  }

  stop() {
    for (const child of this.#children.reverse()) child.kill('SIGTERM');
    this.#children = [];
  }

  /** @param {string} program @param {...string} args */
  #spawn(program, ...args) {
    const child = spawn('ip', ['netns', 'exec', this.host.netns, program, ...args], {
      env: this.#env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    this.#children.push(child);
  }

  /** @param {string} program @param {...string} args @returns {Promise<string | undefined>} nothing when it fails */
  async #ask(program, ...args) {
    try {
      const asked = promisify(execFile)('ip', ['netns', 'exec', this.host.netns, program, ...args], {
        env: this.#env(),
        timeout: 30_000,
      });
      return (await asked).stdout;
    } catch {
      return undefined;
    }
  }

  #env() {
    return { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${this.bus}` };
  }

  #remove() {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
