// A bound on the memory of one process, set from outside: the system under test boots without a memory controller.
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from '../../e2e/lab/cleanup.mjs';

/** Where the controller of cgroup v1 is, which is the kind that these machines have. */
const CONTROLLER = '/sys/fs/cgroup/memory';

export class MemoryGroup {
  /** @param {string} name @param {number} bytes that a process may get from when it is taken in; then the kernel ends it */
  constructor(name, bytes) {
    const [, own] = /^\d+:memory:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8')) ?? [];
    if (own === undefined) throw new Error('this machine has no memory controller of cgroup v1');
    this.folder = join(CONTROLLER, own, name);
    mkdirSync(this.folder);
    atEnd(() => rmdirSync(this.folder));
    this.#write('memory.limit_in_bytes', bytes);
  }

  /** What it has already is not counted. @param {string} pid as seen from here */
  take(pid) {
    this.#write('cgroup.procs', pid);
  }

  /** How many processes the kernel has ended because of this bound. */
  get ended() {
    const said = readFileSync(join(this.folder, 'memory.oom_control'), 'utf8');
    return Number(/^oom_kill (\d+)$/m.exec(said)?.[1]);
  }

  /** @param {string} file @param {string | number} value */
  #write(file, value) {
    writeFileSync(join(this.folder, file), String(value));
  }
}
