// The real daemon on the box of the lab, with a state directory of its own.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from './cleanup.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROBE = join(import.meta.dirname, 'wait-for-http.mjs');
const START_LIMIT_MS = 60_000;

/** What every box of the lab is told. */
export const PORTS = `
[http]
https-ports = [8443]
http-ports = [8080]
[log]
level = "debug"
`;

/** The program under test: `HOMEDROP_BINARY`, else what cargo built last of release and debug. */
export function binary() {
  const path = process.env.HOMEDROP_BINARY ?? join(ROOT, 'target/release/homedrop');
  if (!existsSync(path)) throw new Error(`no daemon at ${path}: run \`make build\` first`);
  return path;
}

export class Box {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  log = '';

  /**
   * @param {import('./lan.mjs').Host} host
   * @param {string} [config] TOML, with at least the ports of `PORTS`
   * @param {string[]} [before] what the daemon is started by, such as `env` with variables
   */
  constructor(host, config = PORTS, before = []) {
    this.host = host;
    this.before = before;
    this.folder = mkdtempSync(join(tmpdir(), 'homedrop-box-'));
    this.stateDir = join(this.folder, 'state');
    this.configFile = join(this.folder, 'homedrop.toml');
    writeFileSync(this.configFile, config);
    atEnd(() => {
      this.#child?.kill('SIGKILL');
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  get url() {
    return `https://${this.host.ipv4}:8443`;
  }

  get caFile() {
    return join(this.stateDir, 'ca.pem');
  }

  /** Starts the daemon and waits until it answers. */
  async start() {
    const daemon = [binary(), 'run', '--config', this.configFile, '--state-dir', this.stateDir];
    const child = spawn('ip', ['netns', 'exec', this.host.netns, ...this.before, ...daemon], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    const [, base = '/'] = /^base-path = "(.*)"$/m.exec(readFileSync(this.configFile, 'utf8')) ?? [];
    const url = `http://${this.host.ipv4}:8080${base}healthz`;
    const probe = promisify(execFile)('ip', [
      'netns',
      'exec',
      this.host.netns,
      process.execPath,
      PROBE,
      url,
      String(START_LIMIT_MS),
    ]);
    const ended = once(child, 'exit').then(([code, signal]) =>
      Promise.reject(new Error(`the daemon ended at once (${code ?? signal})`)),
    );
    try {
      await Promise.race([probe, ended]);
    } catch (error) {
      throw new Error(`the daemon does not answer\n${this.log}`, { cause: error });
    } finally {
      ended.catch(() => {});
    }
  }

  /**
   * Ends the daemon as systemd or Ctrl-C would.
   * @param {NodeJS.Signals} [signal]
   * @returns {Promise<number | null>} its exit code
   */
  async stop(signal = 'SIGTERM') {
    const child = this.#child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    this.#child = undefined;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  /** @returns {number | undefined} */
  get pid() {
    return this.#child?.pid;
  }
}
