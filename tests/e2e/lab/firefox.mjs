// A real Firefox on one host of the lab, driven from a process beside it: WebDriver BiDi listens on that host's own loopback.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atEnd } from './cleanup.mjs';
import { endProcesses } from './lan.mjs';
import { run } from './shell.mjs';

const PROGRAM = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const DRIVER = join(import.meta.dirname, 'firefox-driver.mjs');
const LIMIT_MS = 60_000;

export class Firefox {
  /** @type {import('node:child_process').ChildProcessWithoutNullStreams} */
  #driver;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #count = 0;
  /** @type {string[]} */
  console = [];

  /** @param {import('./lan.mjs').Host} host @param {string} [caFile] without it the box is a stranger to this browser */
  constructor(host, caFile) {
    if (!existsSync(PROGRAM)) throw new Error(`no Firefox at ${PROGRAM}: run \`.ci/setup e2e\` first`);
    this.host = host;
    const home = mkdtempSync(join(tmpdir(), 'homedrop-firefox-'));
    const profile = join(home, 'profile');
    mkdirSync(profile);
    run('certutil', '-d', `sql:${profile}`, '-N', '--empty-password');
    if (caFile) run('certutil', '-d', `sql:${profile}`, '-A', '-t', 'C,,', '-n', 'homedrop', '-i', caFile);
    const args = ['netns', 'exec', host.netns, process.execPath, DRIVER, PROGRAM, profile];
    const env = { HOME: home, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', MOZ_REMOTE_SETTINGS_DEVTOOLS: '0' };
    this.#driver = spawn('ip', args, { env });
    atEnd(() => {
      endProcesses(host.netns);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });
    createInterface({ input: this.#driver.stdout }).on('line', (line) => this.#heard(line));
    this.#driver.stderr.setEncoding('utf8').on('data', (text) => this.console.push(text));
    this.#driver.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`Firefox ended (${code})\n${this.console.join('')}`));
    });
  }

  /** @param {string} url */
  open(url) {
    return this.#say({ open: url });
  }

  /**
   * Runs a function in the page. It is sent as text: it knows nothing of what is around it here.
   * @template A, T
   * @param {(argument: A) => T | Promise<T>} body
   * @param {A} argument
   * @returns {Promise<T>}
   */
  evaluate(body, argument) {
    return this.#say({ evaluate: String(body), argument });
  }

  async stop() {
    await this.#say({ stop: true }).catch(() => {});
    this.#driver.kill('SIGKILL');
  }

  /** @param {object} message @returns {Promise<any>} */
  #say(message) {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      setTimeout(() => reject(new Error(`Firefox did not answer: ${JSON.stringify(message).slice(0, 200)}`)), LIMIT_MS).unref();
      this.#driver.stdin.write(`${JSON.stringify({ id, ...message })}\n`);
    });
  }

  /** @param {string} line */
  #heard(line) {
    const { id, value, error } = JSON.parse(line);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
