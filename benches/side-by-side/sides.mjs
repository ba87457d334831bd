// One end of a measured transfer, whatever its browser: what a person does there, and bare pages beside it.

/** @typedef {import('./raw-rate.mjs').BarePage} BarePage */

/**
 * @typedef {object} Side
 * @property {(url: string) => Promise<unknown>} open
 * @property {() => Promise<string>} name
 * @property {(name: string) => Promise<unknown>} sees
 * @property {(to: string, paths: string[]) => Promise<unknown>} send
 * @property {() => Promise<unknown>} asked
 * @property {() => Promise<unknown>} accept
 * @property {BarePage['evaluate']} evaluate in the client's page
 * @property {() => Promise<BarePage>} bare an empty page of the same browser; takes the client's place where there is but one
 * @property {() => Promise<import('./raw-file-rate.mjs').Page>} [page] the same, where the harness can choose its file; Chromium
 * @property {import('./effort.mjs').EffortMeter} [meter]
 */

/**
 * @param {import('../../tests/e2e/lab/client.mjs').Client} client
 * @returns {Side}
 */
export function chromiumSide(client) {
  const { page } = client;
  return {
    open: (url) => client.open(url),
    name: () => client.name(),
    sees: (name) => client.peer(name).waitFor(),
    send: (to, paths) => client.sendFiles(to, paths),
    asked: () => client.requests.first().waitFor({ timeout: 300_000 }),
    accept: () => client.answer('accept'),
    evaluate: (body, argument) => page.evaluate(body, /** @type {any} */ (argument)),
    bare: async () => /** @type {BarePage} */ (/** @type {unknown} */ (await page.context().newPage())),
    page: () => page.context().newPage(),
  };
}

/**
 * @param {import('../../tests/e2e/lab/firefox.mjs').Firefox} firefox
 * @param {import('../../tests/e2e/lab/driven-client.mjs').DrivenClient} client
 * @returns {Side}
 */
export function firefoxSide(firefox, client) {
  let bare = '';
  return {
    open: (url) => {
      bare = new URL('healthz', url).href; // without a gateway Firefox finds its address by the page's own connection to the box
      return firefox.open(url);
    },
    name: () => client.name(),
    sees: (name) => client.peer(name),
    send: async (to, paths) => firefox.upload(`${await client.peer(to)} [data-testid="send-files"]`, paths),
    asked: () => client.read('[data-testid="accept"]'),
    accept: () => client.click('[data-testid="accept"]'),
    evaluate: (body, argument) => firefox.evaluate(body, argument),
    bare: async () => {
      await firefox.open(bare);
      return { evaluate: (body, argument) => firefox.evaluate(body, argument), close: async () => undefined };
    },
  };
}
