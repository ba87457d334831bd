// Every screen of the client, brought up one after the other as a person would, and looked at by whoever asks for the walk.
import { closeDialog } from './pairing.mjs';

/**
 * @typedef {import('./client.mjs').Client} Client
 * @typedef {(screen: string) => unknown} Look
 */

/** Long, so that nothing has room by chance. */
const FILES = ['Sommerurlaub-am-See-mit-der-ganzen-Familie-2026.jpg', 'notes.txt', 'ein Brief.txt'].map((name) => ({
  name,
  mimeType: name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain',
  buffer: Buffer.from('A few words.'),
}));
const TEXT = `https://example.org/a/very/long/address?of=${'x'.repeat(80)} and then +49 30 1234567. `.repeat(12);

/** Chooses a language, as a person would. @param {Client} client @param {string} tag */
export async function speak(client, tag) {
  const { page } = client;
  await page.getByTestId('header-settings').click();
  await page.getByTestId('language').selectOption(tag);
  await page.locator(`html[lang="${tag}"]`).waitFor();
  await closeDialog(client);
}

/** What is one tap away from the header. @param {Client} client @param {Look} look */
export async function walkHeader(client, look) {
  const { page } = client;
  for (const name of ['pair', 'room', 'help', 'settings']) {
    await page.getByTestId(`header-${name}`).click();
    await page.getByTestId(`dialog-${name}`).waitFor();
    if (name === 'pair') await page.getByTestId('pair-code').waitFor();
    await look(name);
    if (name !== 'settings') await closeDialog(client);
  }
  await page.getByTestId('unpair').click();
  await look('settings, unpair');
  await closeDialog(client);
}

/** @param {Client} client @param {Look} look */
export async function walkDiagnosis(client, look) {
  const { page } = client;
  await page.getByTestId('header-help').click();
  await page.getByTestId('help-why').click();
  await page.getByTestId('diagnosis-copy').waitFor({ timeout: 40_000 });
  await look('diagnosis');
  await closeDialog(client);
}

/** What one can do with a device. @param {Client} client @param {string} other @param {Look} look */
export async function walkDevice(client, other, look) {
  const { page } = client;
  await client.peer(other).getByTestId('more').click();
  await page.getByTestId('dialog-device').waitFor();
  await look('device');
  await closeDialog(client);
  await client.peer(other).getByTestId('send-text').click();
  await page.getByTestId('text').waitFor();
  await look('text to send');
  await closeDialog(client);
  await page.getByTestId('self-name').click();
  await look('own name');
  await page.keyboard.press('Escape');
  await page.getByTestId('send-several').setInputFiles(FILES);
  await page.getByTestId('recipients').waitFor();
  await look('recipients');
  await closeDialog(client);
}

/** What comes in, and the tray that it lies in. @param {Client} client @param {Client} sender @param {Look} look */
export async function walkArrivals(client, sender, look) {
  const { page } = client;
  const done = await client.transfers('receive', 'done').count();
  await sender.sendFiles(await client.name(), FILES);
  await page.getByTestId('accept').and(page.locator(':enabled')).waitFor();
  await look('request');
  await client.answer('accept');
  await client.reached('receive', 'done', done + 1);
  const texts = await client.texts.count();
  await sender.sendText(await client.name(), TEXT);
  await client.texts.nth(Math.min(texts, 2)).waitFor();
  await look('tray');
  await client.transfers('receive', 'done').first().getByTestId('files').click();
  await look('tray, files');
  await page.getByTestId('text-whole').first().click();
  await page.getByTestId('whole-text').waitFor();
  await look('received text');
  await closeDialog(client);
}

/** Homedrop in another tab: this one says so. @param {Client} client @param {string} url @param {Look} look */
export async function walkReplaced(client, url, look) {
  const tab = await client.page.context().newPage();
  await tab.goto(url);
  await client.page.bringToFront();
  await client.page.getByTestId('use-here').waitFor();
  await look('open in another tab');
  await tab.close(); // this one takes over again
  await client.page.getByTestId('use-here').waitFor({ state: 'detached' });
}
