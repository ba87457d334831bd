// Moves the clock of one program of the lab, the steady one too, while it runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.mjs';
import { run } from './shell.mjs';

export class TimeMachine {
  /** @type {string} */
  #file;
  /** @type {string[]} */
  #libraries;

  /** @param {string[]} [also] further libraries to be put before the program */
  constructor(also = []) {
    const faketime = run('sh', '-c', 'ls /usr/lib/*/faketime/libfaketimeMT.so.1').trim();
    this.#libraries = [faketime, ...also];
    const folder = mkdtempSync(join(tmpdir(), 'homedrop-clock-'));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    this.#file = join(folder, 'offset');
    this.advanceTo(0);
  }

  /** What the program is to be started by. */
  get before() {
    const libraries = this.#libraries.join(':');
    return ['env', `LD_PRELOAD=${libraries}`, `FAKETIME_TIMESTAMP_FILE=${this.#file}`, 'FAKETIME_NO_CACHE=1'];
  }

  /** The program sees it at once. @param {number} seconds since the true time */
  advanceTo(seconds) {
    writeFileSync(this.#file, `+${seconds}\n`);
  }
}
