// Many devices on one host of the lab, from several addresses as a box would see them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atEnd } from '../../e2e/lab/cleanup.mjs';
import { run } from '../../e2e/lab/shell.mjs';

const PROGRAM = join(import.meta.dirname, '../../e2e/lab/many-devices.mjs');
/** Below what a box takes of one address. */
const OF_ONE_ADDRESS = 50;

export class Devices {
  /** @param {import('node:child_process').ChildProcess} child @param {Promise<number | null>} ended */
  constructor(child, ended) {
    this.child = child;
    this.ended = ended;
  }

  /**
   * @param {import('../../e2e/lab/lan.mjs').Host} host
   * @param {string} url
   * @param {number} count
   * @returns {Promise<Devices>} once all have said hello and were answered
   */
  static async join(host, url, count) {
    const addresses = Array.from({ length: Math.ceil(count / OF_ONE_ADDRESS) }, (_, i) => `10.77.0.${100 + i}`);
    for (const address of addresses) run('ip', '-n', host.netns, 'addr', 'replace', `${address}/24`, 'dev', 'eth0');
    const command = ['netns', 'exec', host.netns, process.execPath, PROGRAM, url, String(count), ...addresses];
    const child = spawn('ip', command, { stdio: ['pipe', 'pipe', 'inherit'] });
    atEnd(() => child.kill('SIGKILL'));
    /** @type {Promise<number | null>} */
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([
      new Promise((resolve) => child.stdout.once('data', resolve)),
      ended.then((code) => Promise.reject(new Error(`the devices ended (${code})`))),
    ]);
    return new Devices(child, ended);
  }

  /** Everybody says goodbye. */
  async leave() {
    this.child.stdin?.end();
    const code = await this.ended;
    if (code !== 0) throw new Error(`the devices ended badly (${code})`);
  }
}
