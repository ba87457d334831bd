// Every screen for everybody: nothing for axe to find, in both themes and directions; nothing cut off or out of reach on the
// smallest phone, in the languages of long words, at 200 %; visible in forced colours, still where motion is not wanted.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { addDevices } from './lab/crowd.mjs';
import { axeFindings } from './lab/axe.mjs';
import { misfits } from './lab/layout.mjs';
import { pair } from './lab/pairing.mjs';
import { speak, walkArrivals, walkDevice, walkDiagnosis, walkHeader, walkReplaced } from './lab/screens.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const PHONE = { width: 320, height: 568 };
const DESK = { width: 1280, height: 800 };
const LONG_NAME = 'Arbeitszimmer-Schreibtischrechner von Großmutter Annegret';
const ARABIC_NAME = 'هاتف ليلى الجديد في غرفة الجلوس';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
let otherName = '';

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await one.page.emulateMedia({ reducedMotion: 'reduce' });
  await one.open(stage.box.url);
  await one.name();
});
after(() => stage.end());

/** @type {string[]} */
const found = [];
/** @param {string} where @param {string[]} lines */
const note = (where, lines) => found.push(...lines.map((line) => `${where}: ${line}`));
/** Every finding at once, not only the first. */
function nothingFound() {
  const all = found.splice(0);
  assert.equal(all.length, 0, `\n${all.join('\n')}`);
}

/** Looks at a screen with axe in both themes. @param {string} screen @param {{ page: import('playwright-core').Page }} where */
async function examined(screen, { page } = one) {
  await until('the end of the page', () => page.evaluate(atTheEnd));
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    note(`${screen}, ${colorScheme}`, await axeFindings(page));
  }
}

/** @param {string} screen */
async function fits(screen) {
  await one.page.setViewportSize(PHONE);
  note(`${screen}, 320 px`, await misfits(one.page));
}

/** Everything at once: each screen is brought up once a language. @param {string} tag @param {import('./lab/screens.mjs').Look} look */
async function walk(tag, look) {
  await speak(one, tag);
  const named = (/** @type {string} */ screen) => look(`${tag}: ${screen}`);
  await named('devices');
  await walkHeader(one, named);
  await walkDevice(one, otherName, named);
  await walkArrivals(one, other, named);
  await walkReplaced(one, stage.box.url, named);
}

scene('nobody here yet, and the pages over plain HTTP', async () => {
  await one.page.getByTestId('why').waitFor();
  await examined('nobody here');
  await fits('nobody here');
  const page = await one.page.context().newPage();
  for (const address of [`${stage.box.url}/trust`, `http://${stage.box.host.ipv4}:8080/`]) {
    await page.goto(address);
    await page.setViewportSize(PHONE);
    await examined(address, { page });
    note(address, await misfits(page));
  }
  await page.close();
  nothingFound();
});

scene('every screen, with devices of long names around', async () => {
  await other.open(stage.box.url);
  await one.page.setViewportSize(DESK);
  otherName = await other.name();
  await pair(one, other);
  const crowd = await (await stage.client()).page;
  await crowd.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd, 8, [LONG_NAME, ARABIC_NAME, 'x'.repeat(200)]);
  await one.page.getByTestId('peer').nth(8).waitFor();
  for (const tag of ['en', 'ar']) {
    await walk(tag, async (screen) => {
      await one.page.setViewportSize(DESK);
      await examined(screen);
      await fits(screen);
      await one.page.setViewportSize(DESK);
    });
    await walkDiagnosis(one, async (screen) => {
      await examined(screen);
      await fits(screen);
    });
  }
  nothingFound();
});

scene('320 px in languages of long words', async () => {
  for (const tag of ['de', 'hu', 'bg', 'el']) await walk(tag, fits);
  nothingFound();
});

scene('200 %: as wide as half a screen, with letters twice as large', async () => {
  await one.page.setViewportSize({ width: 640, height: 400 });
  await one.page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await walk('de', async (screen) => note(`${screen}, 200 %`, await misfits(one.page)));
  await one.page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  nothingFound();
});

scene('forced colours: every button has an edge', async () => {
  await one.page.emulateMedia({ forcedColors: 'active' });
  await walk('en', async (screen) => note(screen, await one.page.evaluate(withoutEdge)));
  await one.page.emulateMedia({ forcedColors: 'none' });
  nothingFound();
});

scene('motion is short, and none where it is not wanted', async () => {
  const longest = () =>
    one.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].map((element) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
          const times = [transitionDuration, animationName === 'none' ? '0s' : animationDuration];
          return Math.max(...times.flatMap((list) => list.split(',').map((time) => parseFloat(time) * 1000)));
        }),
      ),
    );
  assert.equal(await longest(), 0);
  await one.page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.ok((await longest()) > 0);
  assert.ok((await longest()) <= 200);
});

scene('the box away: said, and nothing to find in how', async () => {
  await one.page.setViewportSize(DESK);
  await stage.box.stop();
  await one.page.getByText('The box cannot be reached').first().waitFor();
  await examined('box away');
  await fits('box away');
  nothingFound();
});

/** Runs in the page: at its end nothing lies under the foot; higher up one scrolls what does out from there. */
async function atTheEnd() {
  const root = document.documentElement;
  scrollTo(0, root.scrollHeight);
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const isLeaving = history.state?.sheet && !document.querySelector('dialog[open]');
  return !isLeaving && (document.querySelector('dialog[open]') !== null || scrollY + innerHeight >= root.scrollHeight - 1);
}

/** Runs in the page. */
function withoutEdge() {
  const dialogs = document.querySelectorAll('dialog[open]');
  const root = dialogs[dialogs.length - 1] ?? document;
  return [...root.querySelectorAll('button, dialog, progress, [data-testid="peer"] .round')]
    .filter((element) => element.checkVisibility())
    .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) === 0)
    .map((element) => `no edge: ${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 30)}`);
}
