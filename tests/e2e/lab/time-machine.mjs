// Moves the clock of one program of the lab, the steady one too, while it runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.mjs';
import { run } from './shell.mjs';

export class TimeMachine {
  /** @type {string} */
  #file;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'homedrop-clock-'));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    this.#file = join(folder, 'offset');
    this.advanceTo(0);
  }

  /** What the program is to be started by. */
  get before() {
    const library = run('sh', '-c', 'ls /usr/lib/*/faketime/libfaketime.so.1').trim();
    return ['env', `LD_PRELOAD=${library}`, `FAKETIME_TIMESTAMP_FILE=${this.#file}`, 'FAKETIME_NO_CACHE=1'];
  }

  /** The program sees it at once. @param {number} seconds since the true time */
  advanceTo(seconds) {
    writeFileSync(this.#file, `+${seconds}\n`);
  }
}
