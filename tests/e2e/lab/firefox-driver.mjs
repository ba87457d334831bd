// Run inside a host's namespace: starts Firefox and does there what comes in, one line of JSON each, answered in the same way.
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const [program, profile, downloads] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: program ?? '',
  userDataDir: profile ?? '',
  headless: true,
  extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': downloads ?? '' },
});
const [page = await browser.newPage()] = await browser.pages();

for await (const line of createInterface({ input: process.stdin })) {
  const { id, open, size, upload, evaluate, argument, stop } = JSON.parse(line);
  try {
    if (open) await page.goto(open);
    if (size) await page.setViewport(size);
    if (upload) await uploadTo(upload);
    const value = evaluate ? await page.evaluate(`(${evaluate})(${JSON.stringify(argument) ?? ''})`) : null;
    if (stop) await browser.close();
    process.stdout.write(`${JSON.stringify({ id, value: value ?? null })}\n`);
    if (stop) process.exit();
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`);
  }
}

/** @param {{ selector: string, paths: string[] }} upload */
async function uploadTo({ selector, paths }) {
  /** @type {any} */
  const input = await page.waitForSelector(selector);
  await input.uploadFile(...paths);
}
