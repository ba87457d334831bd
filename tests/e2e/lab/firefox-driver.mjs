// Run inside a host's namespace: starts Firefox and does there what comes in, one line of JSON each, answered in the same way.
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const LIMIT_MS = 30_000;
const [program, profile, downloads] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: program ?? '',
  userDataDir: profile ?? '',
  headless: true,
  extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': downloads ?? '' },
});
const [page = await browser.newPage()] = await browser.pages();

// Side by side: what waits for something in the page keeps nobody from clicking there.
createInterface({ input: process.stdin }).on('line', (line) => void answer(JSON.parse(line)));

/** @param {any} message */
async function answer({ id, stop, ...wish }) {
  try {
    const value = stop ? await browser.close() : await fulfil(wish);
    process.stdout.write(`${JSON.stringify({ id, value: value ?? null })}\n`);
    if (stop) process.exit();
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`);
  }
}

/** @param {any} wish */
async function fulfil({ open, size, upload, evaluate, argument }) {
  if (open) await visit(open);
  if (size) await page.setViewport(size);
  if (upload) await uploadTo(upload);
  return evaluate ? page.evaluate(`(${evaluate})(${JSON.stringify(argument) ?? ''})`) : null;
}

/**
 * The driver is not always told of the end of a navigation (it then waits in vain, beside a page that is there): the new
 * document is looked for instead.
 * @param {string} url
 */
async function visit(url) {
  const begun = await page.evaluate((/** @type {string} */ url) => {
    Object.assign(globalThis, { left: true });
    location.href = url;
    return Date.now();
  }, url);
  const arrived = () => page.evaluate(() => !('left' in globalThis) && document.readyState !== 'loading').catch(() => false);
  while (!(await arrived())) {
    if (Date.now() > begun + LIMIT_MS) throw new Error(`no page at ${url}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** @param {{ selector: string, paths: string[] }} upload */
async function uploadTo({ selector, paths }) {
  /** @type {any} */
  const input = await page.waitForSelector(selector);
  await input.uploadFile(...paths);
}
