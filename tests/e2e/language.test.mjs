// The interface and the made-up name speak the browser's language, and another one as soon as it is chosen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { join } from 'node:path';
import { closeDialog } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const WORDS = join(import.meta.dirname, '../../src/proto/names/words');

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let german;
/** @type {import('./lab/client.mjs').Client} */
let other;
let germanName = '';

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [german, other] = await Promise.all([stage.client({ locale: 'de-AT' }), stage.client()]);
  await Promise.all([german.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

/** Whether every word of a name is in a language's list. @param {string} language @param {string} name */
function isNameIn(language, name) {
  const words = readFileSync(join(WORDS, `${language}.txt`), 'utf8').split(/[\s,/]+/);
  return name.split(' ').every((word) => words.includes(word));
}

/** @param {import('./lab/client.mjs').Client} client */
const html = ({ page }) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** @param {import('./lab/client.mjs').Client} client @param {string} tag */
async function choose(client, tag) {
  await client.page.getByTestId('header-settings').click();
  await client.page.getByTestId('language').selectOption(tag);
}

scene('a browser that speaks German gets German, and the others see a German name', async () => {
  germanName = await german.name();
  assert.ok(isNameIn('de', germanName), germanName);
  assert.deepEqual(await html(german), ['de', 'ltr']);
  await german.page.getByTestId('header-settings').and(german.page.getByLabel('Einstellungen')).waitFor();
  await other.peer(germanName).waitFor();
  assert.deepEqual(await html(other), ['en', '']);
});

scene('another language at once, without a reload, from right to left; the made-up name follows', async () => {
  await german.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await choose(german, 'ar');
  await german.page.getByRole('heading', { name: 'الإعدادات' }).waitFor();
  assert.deepEqual(await html(german), ['ar', 'rtl']);
  const arabic = await until('an Arabic name', async () => {
    const name = await german.name();
    return name === germanName ? '' : name;
  });
  assert.ok(isNameIn('ar', arabic), arabic);
  await other.peer(arabic).waitFor();
  await other.peer(germanName).waitFor({ state: 'detached' });
  assert.ok(await german.page.evaluate(() => 'sameDocument' in window));
  await closeDialog(german);
});

scene('a code to compare or to type is read from the left there too', async () => {
  await german.page.getByTestId('header-pair').click();
  const code = german.page.getByTestId('pair-code');
  const digits = await code.innerText();
  const places = await code.evaluate((element) => {
    const range = document.createRange();
    const text = /** @type {Text} */ (element.firstChild);
    return Array.from({ length: text.length }, (_, at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  assert.match(digits, /^\d{3} \d{3}$/);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  await closeDialog(german);
});

scene('the choice is kept on this device, and can be left to the browser again', async () => {
  await german.open(stage.box.url);
  await german.name();
  assert.deepEqual(await html(german), ['ar', 'rtl']);
  await choose(german, '');
  await german.page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  assert.deepEqual(await html(german), ['de', 'ltr']);
  await until('the German name', async () => (await german.name()) === germanName);
});

scene('a name that a person gave stays in every language', async () => {
  await closeDialog(german);
  await german.page.getByTestId('self-name').click();
  await german.page.getByLabel('Name dieses Geräts').fill('Küche');
  await german.page.getByRole('button', { name: 'Speichern' }).click();
  await other.peer('Küche').waitFor();
  await choose(german, 'en');
  await german.page.getByRole('heading', { name: 'Settings' }).waitFor();
  await german.open(stage.box.url);
  assert.equal(await german.name(), 'Küche');
});
