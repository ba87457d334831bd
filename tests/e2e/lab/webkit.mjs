// WebKit on one host of the lab: the small browser of WebKitGTK on a screen that nobody sees, driven by WebDriver.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrivenBrowser } from './driven-browser.mjs';

const PROGRAM = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const DRIVER = join(import.meta.dirname, 'webkit-driver.mjs');

export class WebKit extends DrivenBrowser {
  /** @param {import('./lan.mjs').Host} host */
  constructor(host) {
    if (!existsSync(PROGRAM)) throw new Error(`no WebKit driver at ${PROGRAM}: run \`.ci/setup e2e\` first`);
    const home = mkdtempSync(join(tmpdir(), 'homedrop-webkit-'));
    super(host, home, [DRIVER, PROGRAM], { XDG_RUNTIME_DIR: home });
  }
}
