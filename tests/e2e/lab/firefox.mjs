// A real Firefox on one host of the lab, which trusts the box; WebDriver BiDi listens on that host's own loopback.
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrivenBrowser } from './driven-browser.mjs';
import { run } from './shell.mjs';

const PROGRAM = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const DRIVER = join(import.meta.dirname, 'firefox-driver.mjs');

export class Firefox extends DrivenBrowser {
  /** @param {import('./lan.mjs').Host} host @param {string} [caFile] without it the box is a stranger to this browser */
  constructor(host, caFile) {
    if (!existsSync(PROGRAM)) throw new Error(`no Firefox at ${PROGRAM}: run \`.ci/setup e2e\` first`);
    const home = mkdtempSync(join(tmpdir(), 'homedrop-firefox-'));
    const profile = join(home, 'profile');
    const downloads = join(home, 'downloads');
    for (const folder of [profile, downloads]) mkdirSync(folder);
    run('certutil', '-d', `sql:${profile}`, '-N', '--empty-password');
    if (caFile) run('certutil', '-d', `sql:${profile}`, '-A', '-t', 'C,,', '-n', 'homedrop', '-i', caFile);
    super(host, home, [DRIVER, PROGRAM, profile, downloads], { MOZ_REMOTE_SETTINGS_DEVTOOLS: '0' });
    this.downloads = downloads;
  }
}
