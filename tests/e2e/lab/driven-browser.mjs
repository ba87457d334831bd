// A browser on one host of the lab that is driven from a process beside it, in the host's own namespace: a line of JSON each.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { atEnd } from './cleanup.mjs';
import { endProcesses } from './lan.mjs';

const LIMIT_MS = 60_000;

export class DrivenBrowser {
  /** @type {import('node:child_process').ChildProcessWithoutNullStreams} */
  #driver;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #count = 0;
  /** @type {string[]} */
  console = [];

  /**
   * @param {import('./lan.mjs').Host} host
   * @param {string} home its own, gone at the end
   * @param {string[]} command a script for this Node.js, and what it is told
   * @param {Record<string, string>} [env]
   */
  constructor(host, home, command, env = {}) {
    this.host = host;
    const args = ['netns', 'exec', host.netns, process.execPath, ...command];
    this.#driver = spawn('ip', args, { env: { HOME: home, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...env } });
    atEnd(() => {
      endProcesses(host.netns);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });
    createInterface({ input: this.#driver.stdout }).on('line', (line) => this.#heard(line));
    this.#driver.stderr.setEncoding('utf8').on('data', (text) => this.console.push(text));
    this.#driver.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the browser ended (${code})\n${this.console.join('')}`));
    });
  }

  /** @param {string} url */
  open(url) {
    return this.#say({ open: url });
  }

  /** @param {{ width: number, height: number }} size */
  resize(size) {
    return this.#say({ size });
  }

  /** Gives files of the disk to a file input (Firefox alone). @param {string} selector @param {string[]} paths */
  upload(selector, paths) {
    return this.#say({ upload: { selector, paths } });
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

  /** Writes a picture of the page. @param {string} path */
  screenshot(path) {
    return this.#say({ screenshot: path });
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
      const late = () => reject(new Error(`no answer to ${JSON.stringify(message).slice(0, 200)}\n${this.console.join('')}`));
      setTimeout(late, LIMIT_MS).unref();
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
