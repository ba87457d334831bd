// Reverse proxies on one host of the lab, configured as docs/operations.md says.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.mjs';
import { run, tryRun, until } from './shell.mjs';

const MANUAL = join(import.meta.dirname, '../../../docs/operations.md');
const APACHE = '/usr/lib/apache2/modules';

/**
 * A port of its own for each, and how it is started on the configuration of the manual.
 * @typedef {{ port: number, file: (said: string, folder: string) => string, command: (file: string, folder: string) => string[] }} Kind
 * @type {Record<string, Kind>}
 */
export const PROXIES = {
  nginx: {
    port: 9001,
    file: (said, folder) =>
      `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary(folder)}\n${said}}\n`,
    command: (file, folder) => ['nginx', '-p', folder, '-c', file, '-g', 'daemon off;'],
  },
  apache: {
    port: 9002,
    file: (said, folder) =>
      `${modules('mpm_event', 'authz_core', 'ssl', 'socache_shmcb', 'proxy', 'proxy_http', 'proxy_wstunnel')}
ServerName proxy\nServerRoot ${folder}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log\nListen 9002\n${said}`,
    command: (file) => ['apache2', '-X', '-f', file],
  },
  caddy: {
    port: 9003,
    file: (said) => `{\nadmin off\nauto_https disable_redirects\n}\n${said}`,
    command: (file) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file],
  },
  haproxy: {
    port: 9004,
    file: (said) => `defaults\nmode http\ntimeout connect 5s\ntimeout client 1m\ntimeout server 1m\ntimeout tunnel 1h\n${said}`,
    command: (file) => ['haproxy', '-f', file],
  },
};

export class Proxy {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  log = '';

  /** @param {string} name of PROXIES @param {import('./lan.mjs').Host} host @param {import('./box.mjs').Box} box @param {string} certificates a folder */
  constructor(name, host, box, certificates) {
    this.name = name;
    this.host = host;
    this.kind = /** @type {Kind} */ (PROXIES[name]);
    this.folder = mkdtempSync(join(tmpdir(), `homedrop-${name}-`));
    chmodSync(this.folder, 0o711); // what nginx cannot pass on at once it lays down there, as another user
    mkdirSync(join(this.folder, 'tmp'));
    const said = manual(name)
      .replaceAll('192.168.1.5:443', `${box.host.ipv4}:8443`)
      .replaceAll('/etc/ssl/homedrop-ca.pem', box.caFile)
      .replaceAll('/etc/ssl/', `${certificates}/`)
      .replaceAll(':443', `:${this.kind.port}`)
      .replaceAll('listen 443', `listen ${this.kind.port}`);
    this.file = join(this.folder, 'configuration');
    writeFileSync(this.file, this.kind.file(said, this.folder));
    atEnd(() => this.#remove());
  }

  get url() {
    return `https://${this.host.ipv4}:${this.kind.port}`;
  }

  async start() {
    const command = this.kind.command(this.file, this.folder);
    const env = { ...process.env, HOME: this.folder, XDG_DATA_HOME: this.folder };
    const child = spawn('ip', ['netns', 'exec', this.host.netns, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    await until(`${this.name} to listen`, () => {
      if (child.exitCode !== null) throw new Error(`${this.name} ended\n${this.log}`);
      return tryRun('ip', 'netns', 'exec', this.host.netns, 'ss', '-Hlnt', 'sport', '=', `:${this.kind.port}`);
    });
  }

  #remove() {
    this.#child?.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The block of this language in the manual. @param {string} language */
function manual(language) {
  const [, block] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readFileSync(MANUAL, 'utf8')) ?? [];
  if (!block) throw new Error(`docs/operations.md says nothing of ${language}`);
  return block;
}

/** @param {string} folder */
function temporary(folder) {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return kinds.map((kind) => `${kind}_temp_path ${folder}/tmp/${kind};`).join('\n');
}

/** @param {string[]} names */
function modules(...names) {
  return names.map((name) => `LoadModule ${name}_module ${APACHE}/mod_${name}.so`).join('\n');
}

/**
 * A certificate for an address, by an authority made for it: drop.crt, drop.key, drop.pem (both), and ca.pem to be trusted.
 * @param {string} folder
 * @param {string} ip
 */
export function makeCertificates(folder, ip) {
  const at = (/** @type {string} */ name) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run('openssl', 'req', '-x509', ...key, '-days', '2', '-subj', '/CN=Proxy CA', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  run('openssl', 'req', ...key, '-subj', '/CN=proxy', '-keyout', at('drop.key'), '-out', at('drop.csr'));
  writeFileSync(at('extensions'), `subjectAltName=IP:${ip}\nbasicConstraints=CA:FALSE\n`);
  run(
    'openssl',
    'x509',
    '-req',
    '-in',
    at('drop.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    at('extensions'),
    '-out',
    at('drop.crt'),
  );
  writeFileSync(at('drop.pem'), readFileSync(at('drop.crt'), 'utf8') + readFileSync(at('drop.key'), 'utf8'));
}
