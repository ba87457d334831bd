// The client in a driven browser, as a person uses it: the same marks as elsewhere, reached by scripts in the page.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './shell.mjs';

export class DrivenClient {
  /** @param {import('./driven-browser.mjs').DrivenBrowser} browser @param {string} [downloads] the folder of what it saves */
  constructor(browser, downloads = '') {
    this.browser = browser;
    this.downloads = downloads;
  }

  /** What the first element that matches says, once there is one. @param {string} selector @returns {Promise<string>} */
  read(selector) {
    return until(`${selector}`, () =>
      this.browser.evaluate((selector) => document.querySelector(selector)?.textContent?.trim() ?? '', selector),
    );
  }

  name() {
    return this.read('[data-testid="self-name"]');
  }

  /** Clicks the first that matches, once it can be clicked. @param {string} selector */
  async click(selector) {
    await until(`${selector} to be clicked`, () =>
      this.browser.evaluate((selector) => {
        const element = /** @type {HTMLElement | null} */ (document.querySelector(`${selector}:enabled`));
        element?.click();
        return element !== null;
      }, selector),
    );
  }

  /** @param {string} selector @param {string} value */
  async type(selector, value) {
    await until(`${selector} to type in`, () =>
      this.browser.evaluate(
        ([selector, value]) => {
          const field = /** @type {HTMLInputElement | null} */ (document.querySelector(selector ?? ''));
          if (!field) return false;
          field.value = value ?? '';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          return true;
        },
        [selector, value],
      ),
    );
  }

  /** The peer of that name. @param {string} name @returns {Promise<string>} a selector for it */
  async peer(name) {
    const id = await until(`${name} to be seen`, () =>
      this.browser.evaluate((name) => {
        const peers = [...document.querySelectorAll('[data-testid="peer"]')];
        return peers.find((peer) => peer.textContent?.includes(name))?.getAttribute('data-peer-id') ?? '';
      }, name),
    );
    return `[data-peer-id="${id}"]`;
  }

  /**
   * Sends a file of so many bytes that is made in the page.
   * @param {string} to @param {string} name @param {number} size
   * @returns {Promise<string>} its SHA-256
   */
  async sendFile(to, name, size) {
    const selector = `${await this.peer(to)} [data-testid="send-files"]`;
    return this.browser.evaluate(
      async ({ selector, name, size }) => {
        const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);
        const data = new DataTransfer();
        data.items.add(new File([bytes], name));
        const input = /** @type {HTMLInputElement} */ (document.querySelector(selector));
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      },
      { selector, name, size },
    );
  }

  /** Waits for a transfer. @param {'send' | 'receive'} direction @param {string} state */
  async reached(direction, state) {
    await this.read(`[data-testid="transfer"][data-direction="${direction}"][data-state="${state}"]`);
  }

  /** Where a file lies that was saved, when it is whole. @param {string} name */
  async saved(name) {
    await until(`${name} on the disk`, () => {
      const files = readdirSync(this.downloads);
      return files.includes(name) && !files.some((file) => file.endsWith('.part'));
    });
    return join(this.downloads, name);
  }
}
