// The client on one page, as a person uses it; finds things by the marks of the contract alone.
import { until } from './shell.mjs';

export class Client {
  /** @type {import('playwright-core').Download[]} */
  downloads = [];

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.on('download', (download) => this.downloads.push(download));
  }

  /** @param {string} url */
  async open(url) {
    this.downloads = [];
    await this.#navigates(() => this.page.goto(url));
  }

  async reload() {
    await this.#navigates(() => this.page.reload());
  }

  /** The page is gone, the browser stays. */
  async leave() {
    await this.#navigates(() => this.page.goto('about:blank'));
  }

  /**
   * A dialog that closes at this moment goes back in history, which ends a navigation that begins meanwhile.
   * @param {() => Promise<unknown>} begin
   */
  #navigates(begin) {
    return until('the page', () =>
      begin().then(
        () => true,
        (error) => {
          if (!/ERR_ABORTED|interrupted by another navigation/.test(String(error))) throw error;
          return false;
        },
      ),
    );
  }

  async name() {
    const mark = this.page.getByTestId('self-name');
    await mark.waitFor();
    return until('a name of its own', async () => (await mark.innerText()).trim());
  }

  /** @param {string} name */
  peer(name) {
    return this.page.getByTestId('peer').filter({ hasText: name });
  }

  /** @param {string} to @param {Parameters<import('playwright-core').Locator['setInputFiles']>[0]} files */
  async sendFiles(to, files) {
    await this.peer(to).getByTestId('send-files').setInputFiles(files);
  }

  /** @param {string} to @param {string} text */
  async sendText(to, text) {
    await this.peer(to).getByTestId('send-text').click();
    await this.page.getByTestId('text').fill(text);
    await this.page.getByTestId('text-send').click();
  }

  get requests() {
    return this.page.getByTestId('request');
  }

  get texts() {
    return this.page.getByTestId('received-text');
  }

  /** Answers the request asked first. @param {'accept' | 'decline'} how */
  async answer(how) {
    await this.requests.first().getByTestId(how).click();
  }

  /** @param {'send' | 'receive'} direction @param {string} [state] */
  transfers(direction, state) {
    const mark = `[data-testid="transfer"][data-direction="${direction}"]`;
    return this.page.locator(state ? `${mark}[data-state="${state}"]` : mark);
  }

  /** @param {'send' | 'receive'} direction @param {string} state @param {number} [count] */
  async reached(direction, state, count = 1) {
    const transfers = this.transfers(direction, state);
    await until(`${count} ${direction} transfer(s) ${state}`, async () => (await transfers.count()) >= count, 200_000);
  }

  /** Waits until bytes of a transfer were confirmed. @param {'send' | 'receive'} direction */
  async moving(direction) {
    const running = this.transfers(direction, 'running').first();
    await until('bytes confirmed', async () => Number(await running.getAttribute('data-bytes')) > 0);
    return running;
  }

  /** Stops a transfer. @param {import('playwright-core').Locator} transfer */
  async cancel(transfer) {
    await transfer.getByTestId('cancel').click();
  }

  /**
   * Waits until so many files are on this host's disk, saving by hand those that were not saved by themselves.
   * @param {number} count
   */
  async received(count) {
    const save = this.page.getByTestId('save').first();
    await until(`${count} saved file(s)`, async () => {
      const before = this.downloads.length;
      if (before < count && (await save.isVisible())) {
        await save.click();
        await until('the download to begin', () => this.downloads.length > before);
      }
      return this.downloads.length >= count;
    });
    return Promise.all(this.downloads.map(async (it) => ({ name: it.suggestedFilename(), path: await it.path() })));
  }
}
