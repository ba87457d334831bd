// What a page and its browser spend on something: the share of its main thread, the processor time of all its processes, its memory.
import { readFileSync } from 'node:fs';
import { run } from '../../tests/e2e/lab/shell.mjs';

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

/** @typedef {{ wallSeconds: number, mainThreadSeconds: number, cpuSeconds: number, overIdleBytes: number }} Effort */

/** @typedef {import('../../tests/e2e/lab/client.mjs').Client} Client */
/** @typedef {Awaited<ReturnType<ReturnType<Client['page']['context']>['newCDPSession']>>} Session */

export class EffortMeter {
  /** @type {NodeJS.Timeout | undefined} */
  #sampling;
  /** @type {Session | undefined} */
  #session;
  #began = { wall: 0, cpu: 0, main: 0 };
  #peak = 0;
  /** Private memory before anything was done. */
  #idle = 0;

  /** @param {import('../../tests/e2e/lab/browser.mjs').Browser} browser @param {Client['page']} page */
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  /** The page is loaded and idle. */
  async open() {
    this.#session = await this.page.context().newCDPSession(this.page);
    await this.#session.send('Performance.enable', { timeDomain: 'threadTicks' });
    this.#idle = this.#memory();
  }

  /** @param {boolean} watchMemory looks each half second, which costs some time itself */
  async start(watchMemory) {
    this.#began = { wall: performance.now(), cpu: this.#cpu(), main: await this.#main() };
    this.#peak = 0;
    if (!watchMemory) return;
    this.#sampling = setInterval(() => (this.#peak = Math.max(this.#peak, this.#memory())), 500);
    this.#sampling.unref(); // a test that fails in between shall end
  }

  /** @returns {Promise<Effort>} */
  async stop() {
    clearInterval(this.#sampling);
    const { wall, cpu, main } = this.#began;
    const effort = {
      wallSeconds: (performance.now() - wall) / 1000,
      mainThreadSeconds: (await this.#main()) - main,
      cpuSeconds: this.#cpu() - cpu,
      overIdleBytes: Math.max(this.#peak, this.#memory()) - this.#idle,
    };
    await this.#session?.detach();
    return effort;
  }

  /** Private memory of the renderers: what the pages themselves hold, not what processes share. */
  #memory() {
    return renderers(this.browser.host)
      .map((pid) => Number(/^Private_Dirty:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024)
      .reduce((sum, bytes) => sum + bytes, 0);
  }

  async #main() {
    const { metrics = [] } = (await this.#session?.send('Performance.getMetrics')) ?? {};
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  }

  #cpu() {
    return pids(this.browser.host).reduce((sum, pid) => sum + processorSeconds(`/proc/${pid}/stat`), 0);
  }
}

/** @typedef {import('../../tests/e2e/lab/lan.mjs').Host} Host */

/** @param {Host} host */
export function pids(host) {
  return run('ip', 'netns', 'pids', host.netns).split('\n').filter(Boolean);
}

/** The processes of the pages on a host. @param {Host} host */
export function renderers(host) {
  return pids(host).filter((pid) => read(`/proc/${pid}/cmdline`).includes('--type=renderer'));
}

/** Of a process or a thread. @param {string} file its `stat` */
export function processorSeconds(file) {
  const fields = read(file).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

/** Of a process that may have ended meanwhile. @param {string} file */
export function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
