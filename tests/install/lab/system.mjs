// A Debian system with systemd as PID 1 on one host of the lab: booted, spoken to, and cut off from power.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from '../../e2e/lab/cleanup.mjs';
import { until } from '../../e2e/lab/shell.mjs';

const BOOT = join(import.meta.dirname, 'boot');
const BOOT_LIMIT_MS = 180_000;
const ENVIRONMENT = [
  '/usr/bin/env',
  '-i',
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'TERM=dumb',
  'LANG=C.UTF-8',
  'DEBIAN_FRONTEND=noninteractive',
];

export class System {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #nspawn;
  /** @type {string | undefined} */
  #leader;
  console = '';

  /**
   * @param {import('../../e2e/lab/lan.mjs').Host} host
   * @param {string} root a folder with a root file system, which is left as it is
   * @param {string} packages a folder that the system sees as /packages
   */
  constructor(host, root, packages) {
    this.host = host;
    this.root = root;
    this.packages = packages;
    this.name = `${host.netns}-os`;
    this.folder = mkdtempSync(join(tmpdir(), 'homedrop-system-'));
    atEnd(() => this.#remove());
  }

  /** Starts it and waits until systemd has. */
  async boot() {
    const args = [BOOT, this.name, this.root, this.folder, this.host.netns, this.packages];
    const nspawn = spawn('unshare', ['-m', ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.#nspawn = nspawn;
    for (const stream of [nspawn.stdout, nspawn.stderr]) stream.setEncoding('utf8').on('data', (text) => (this.console += text));
    this.#leader = await until('PID 1 of the system', () => this.#findLeader(), BOOT_LIMIT_MS);
    await until(
      'the system to run',
      async () => /running|degraded/.test(await this.try('systemctl', 'is-system-running')),
      BOOT_LIMIT_MS,
    );
  }

  /** @param {string[]} command @returns {Promise<string>} what it printed */
  async run(...command) {
    const { stdout } = await promisify(execFile)('nsenter', [...this.#inside(), ...command], { maxBuffer: 1 << 26 });
    return stdout;
  }

  /** As `run` for what may fail: what it printed all the same. @param {string[]} command */
  async try(...command) {
    try {
      return await this.run(...command);
    } catch (error) {
      const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
      return stdout + stderr;
    }
  }

  /** Runs a line of shell. @param {string} line */
  sh(line) {
    return this.run('sh', '-c', line);
  }

  /** A property of a unit. @param {string} property @param {string} [unit] */
  async show(property, unit = 'homedrop.service') {
    return (await this.run('systemctl', 'show', '--value', '-p', property, unit)).trim();
  }

  /** As if the plug were pulled: every process ends at once, the disk is as it is. */
  async cutPower() {
    const nspawn = this.#nspawn;
    process.kill(Number(this.#leader), 'SIGKILL');
    await until('the end of the container', () => nspawn?.exitCode !== null || nspawn.signalCode !== null);
    this.#nspawn = undefined;
    this.#leader = undefined;
  }

  /** As every process of the system is seen from outside. @param {string} pid inside */
  outside(pid) {
    const found = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && innermost(entry) === pid && this.#isOurs(entry));
    if (!found) throw new Error(`no process ${pid} in ${this.name}`);
    return found;
  }

  #inside() {
    if (!this.#leader) throw new Error('the system does not run');
    return ['-t', this.#leader, '-m', '-u', '-i', '-n', '-p', '-C', '--', ...ENVIRONMENT];
  }

  /** nspawn's child is the first process of a process namespace. */
  #findLeader() {
    const nspawn = this.#nspawn;
    if (!nspawn || nspawn.exitCode !== null) throw new Error(`the system did not boot\n${this.console}`);
    return readdirSync('/proc').find(
      (entry) => /^\d+$/.test(entry) && innermost(entry) === '1' && parent(entry) === String(nspawn.pid),
    );
  }

  /** @param {string} pid */
  #isOurs(pid) {
    try {
      return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(this.name);
    } catch {
      return false;
    }
  }

  #remove() {
    try {
      if (this.#leader) process.kill(Number(this.#leader), 'SIGKILL');
      this.#nspawn?.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
    removeGroups(this.name);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** @param {string} pid @returns {string | undefined} its number in its own namespace */
function innermost(pid) {
  const numbers = status(pid, 'NSpid')?.split(/\s+/) ?? [];
  return numbers.length > 1 ? numbers.at(-1) : undefined;
}

/** @param {string} pid */
function parent(pid) {
  return status(pid, 'PPid');
}

/** @param {string} pid @param {string} field */
function status(pid, field) {
  try {
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function removeGroups(name) {
  const base = existsSync('/sys/fs/cgroup/unified') ? '/sys/fs/cgroup/unified' : '/sys/fs/cgroup';
  const remove = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) remove(join(folder, entry.name));
    rmdirSync(folder);
  };
  try {
    remove(join(base, name));
  } catch {
    // The last process may still be ending; an empty group costs nothing.
  }
}

/** The root file system of a Debian release, made once. @param {'bookworm' | 'trixie'} release */
export function rootFileSystem(release) {
  const cache = join(import.meta.dirname, '../../../target/install');
  const folder = join(cache, release);
  if (existsSync(join(folder, 'etc/debian_version'))) return folder;
  mkdirSync(cache, { recursive: true });
  const include =
    'systemd,systemd-sysv,init,udev,dbus,avahi-daemon,avahi-utils,iproute2,procps,libnss-mdns,nginx-light,ca-certificates';
  for (const stale of [folder, `${folder}.new`]) rmSync(stale, { recursive: true, force: true });
  execFileSync('mmdebstrap', ['--quiet', '--variant=minbase', `--include=${include}`, release, `${folder}.new`], {
    stdio: 'inherit',
  });
  for (const file of ['etc/hostname', 'etc/resolv.conf']) rmSync(join(`${folder}.new`, file), { force: true });
  execFileSync('mv', [`${folder}.new`, folder]);
  return folder;
}
