// What most tests need: a LAN, the box on it, and browsers that trust it; tells everything it heard when a test fails.
import { test } from 'node:test';
import { Box } from './box.mjs';
import { openBrowser, openProfile } from './browser.mjs';
import { Client } from './client.mjs';
import { makeLan } from './lan.mjs';

const LAST_LINES = 60;

export class Stage {
  /** @type {import('./browser.mjs').Browser[]} */
  browsers = [];
  #hosts = 0;

  /** @param {Parameters<typeof makeLan>[0]} [lan] @param {string} [config] @param {string[]} [before] both as for the box */
  constructor(lan, config, before) {
    this.lan = makeLan(lan);
    this.box = new Box(this.lan.box, config, before);
  }

  /**
   * Opens a browser on the next host that has none.
   * @param {{ trusting?: boolean, locale?: string }} [wish]
   */
  async browser({ trusting = true, ...wish } = {}) {
    const host = this.lan.clients[this.#hosts++]; // before anything is waited for: browsers are opened side by side
    if (!host) throw new Error('no host left on this LAN');
    const browser = await openBrowser(host, trusting ? { ...wish, caFile: this.box.caFile } : wish);
    this.browsers.push(browser);
    return browser;
  }

  /** A client in a browser of its own, not opened yet. @param {{ locale?: string }} [wish] */
  async client(wish) {
    const { context } = await this.browser(wish);
    return new Client(context.pages()[0] ?? (await context.newPage()));
  }

  /**
   * Ends the browser of a client and starts it again on the same profile.
   * @param {Client} client
   */
  async restart(client) {
    const at = this.browsers.findIndex(({ context }) => context === client.page.context());
    const before = this.browsers[at];
    if (!before) throw new Error('not a client of this stage');
    await before.context.close();
    const browser = await openProfile(before.host, before.home);
    this.browsers[at] = browser;
    return new Client(browser.context.pages()[0] ?? (await browser.context.newPage()));
  }

  async end() {
    await Promise.all(this.browsers.map(({ context }) => context.close()));
    await this.box.stop();
    this.lan.remove();
  }

  /** Everything heard, for the reader of a failure. */
  async tell() {
    for (const { host, context, console: lines } of this.browsers) {
      show(`console of ${host.name}`, lines);
      for (const page of context.pages()) show(`screen of ${host.name}`, await screen(page));
    }
    show('daemon', this.box.log.split('\n'));
  }
}

/** What a person would read there. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
async function screen(page) {
  const text = await page.evaluate(() => document.body.innerText).catch((error) => String(error));
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** @param {string} title @param {string[]} lines */
function show(title, lines) {
  process.stderr.write(`--- ${title}\n${lines.slice(-LAST_LINES).join('\n')}\n`);
}

/**
 * Tests that tell what the stage heard when they fail.
 * @param {() => { tell: () => unknown }} stage
 * @returns {(name: string, body: () => Promise<void>) => void}
 */
export function scenes(stage) {
  return (name, body) => {
    test(name, { timeout: 300_000 }, async () => {
      try {
        await body();
      } catch (error) {
        await stage().tell();
        throw error;
      }
    });
  };
}
