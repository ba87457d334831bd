// Without a mouse and without eyes: found, sent, accepted and saved by keys alone, and by what a screen reader is told;
// arrows reach everything; live regions say what happened and nothing else; nobody but the box is asked for anything.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { addDevices, sendAway } from './lab/crowd.mjs';
import { digests, makeFolder, MIB, randomFile } from './lab/files.mjs';
import { listenToLiveRegions, readScreen } from './lab/screen-reader.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
let otherName = '';
const folder = makeFolder();

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  otherName = await other.name();
  await one.peer(otherName).waitFor();
});
after(() => stage.end());

/** Presses Tab until the focus is on a mark. @param {import('./lab/client.mjs').Client} client @param {string} mark */
async function tabTo({ page }, mark) {
  await until(`the focus on ${mark}`, async () => {
    if (await page.evaluate((mark) => document.activeElement?.matches(`[data-testid="${mark}"]`), mark)) return true;
    await page.keyboard.press('Tab');
    return false;
  });
  assert.ok(await page.evaluate(seenFocus), `the focus on ${mark} can be seen`);
}

/** Runs in the page: whether a ring is drawn around the focus, or around what stands for a hidden field. */
function seenFocus() {
  const active = document.activeElement;
  const places = active ? [active, ...(active.closest('label')?.querySelectorAll('*') ?? []), active.closest('label')] : [];
  return places.some((place) => place && parseFloat(getComputedStyle(place).outlineWidth) >= 2 && place.clientWidth > 1);
}

/**
 * Waits until a screen reader is told all of this, in this order; what is new on the screen comes to it with a delay.
 * @param {import('./lab/client.mjs').Client} client @param {string[]} wanted each the beginning of a line
 */
async function reads({ page }, wanted) {
  /** @type {string[]} */
  let lines = [];
  const isRead = async () => {
    lines = await readScreen(page);
    let at = -1;
    return wanted.every((beginning) => (at = lines.findIndex((line, index) => index > at && line.startsWith(beginning))) >= 0);
  };
  await until(wanted.join(', '), isRead).catch((/** @type {unknown} */ error) => {
    throw new Error(`${error} in\n${lines.join('\n')}`);
  });
  return lines;
}

scene('found, sent, accepted and saved by keys, as a screen reader tells it', async () => {
  const path = randomFile(folder, 'letter.pdf', 3 * MIB);
  const myName = await one.name();
  await reads(one, [
    'heading “Homedrop”',
    'button “Pair”',
    'button “Help”',
    'heading “Devices around you”',
    'list',
    `button “${otherName}, Computer`,
    `button “Send a text to ${otherName}”`,
    `button “More about ${otherName}”`,
    `button “${myName}`,
  ]);
  // Listened for before anything is pressed: the browser must know that the chooser is ours before it opens one.
  const chooser = one.page.waitForEvent('filechooser');
  await tabTo(one, 'send-files');
  await one.page.keyboard.press('Enter');
  await (await chooser).setFiles(path);

  await other.requests.first().waitFor();
  await other.page.locator('[data-testid="accept"]:focus').waitFor();
  const asked = await reads(other, [
    `dialog “${myName} wants to send you something”`,
    `heading “${myName} wants`,
    'button “Decline”',
    'button “Accept”, focused',
  ]);
  assert.ok(!asked.some((line) => line.includes('Devices around you')), 'what is behind the question is out of reach');
  await other.page.keyboard.press('Enter');

  await other.reached('receive', 'done');
  await one.reached('send', 'done');
  await reads(other, ['list “Transfers”', 'listitem', 'button “Save: letter.pdf”']);
  await tabTo(other, 'save');
  const download = other.page.waitForEvent('download');
  await other.page.keyboard.press('Enter');
  assert.deepEqual(await digests([await (await download).path()]), await digests([path]));
});

scene('a text by keys; Esc declines a request and gives the focus back', async () => {
  await tabTo(one, 'send-text');
  await one.page.keyboard.press('Enter');
  await one.page.locator('textarea:focus').waitFor();
  await one.page.keyboard.type('Milk, bread');
  await one.page.keyboard.press('Control+Enter');
  await other.texts.filter({ hasText: 'Milk, bread' }).waitFor();
  await reads(other, ['list “Received texts”', 'listitem', 'button “Copy']);

  await tabTo(other, 'header-help');
  await one.sendFiles(otherName, randomFile(folder, 'unwanted.bin', 10));
  await other.page.locator('[data-testid="accept"]:focus').waitFor();
  await other.page.keyboard.press('Escape');
  await one.reached('send', 'cancelled');
  await other.page.locator('[data-testid="header-help"]:focus').waitFor();
});

/** Waits until what was said before is over. @param {import('./lab/client.mjs').Client} client */
async function silence({ page }) {
  await until('silence', () =>
    page.evaluate(() =>
      [...document.querySelectorAll('body > [role="status"]')].every((region) => region.textContent?.trim() === ''),
    ),
  );
}

scene('live regions say who came, what is asked, what is finished and what failed, never how far', async () => {
  await Promise.all([silence(one), silence(other)]);
  const [heardHere, heardThere] = await Promise.all([listenToLiveRegions(one.page), listenToLiveRegions(other.page)]);
  const path = randomFile(folder, 'film.mp4', 96 * MIB);
  await one.sendFiles(otherName, path);
  await other.answer('accept');
  await one.moving('send');
  await one.reached('send', 'done', 2);
  await other.reached('receive', 'done', 2);
  const guest = await one.page.context().newPage();
  await guest.goto(`${stage.box.url}/healthz`);
  await addDevices(guest, 1, ['Leyla’s phone'], ['phone']);
  await one.peer('Leyla’s phone').waitFor();
  await sendAway(guest);
  await guest.close();
  await one.peer('Leyla’s phone').waitFor({ state: 'detached' });
  await one.sendFiles(otherName, randomFile(folder, 'unwanted.bin', 10));
  await other.answer('decline');
  await one.reached('send', 'cancelled', 2);
  const name = await one.name();
  assert.deepEqual(await heardHere(), [`film.mp4 was sent to ${otherName}`, 'Leyla’s phone is here']);
  assert.deepEqual(await heardThere(), [
    `${name} wants to send you 1 file`,
    `film.mp4 was received from ${name}`,
    'Leyla’s phone is here',
    `${name} wants to send you 1 file`,
  ]);
});

scene('arrows alone reach everything that can be used, as on a TV', async () => {
  const guest = await one.page.context().newPage();
  await guest.goto(`${stage.box.url}/healthz`);
  await addDevices(guest, 8);
  await one.page.bringToFront();
  await one.page.getByTestId('peer').nth(8).waitFor();
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 360, height: 740 },
  ]) {
    await one.page.setViewportSize(size);
    /** @type {string[]} */
    let missed = [];
    const reachesAll = async () => (missed = await arrowWalk(one.page)).length === 0;
    await until('the screen to stand still', reachesAll).catch(() => assert.deepEqual(missed, []));
  }
  await sendAway(guest);
  await guest.close();
});

/** What no arrow leads to, from the first place on, found by pressing all four everywhere. @param {import('playwright-core').Page} page */
async function arrowWalk(page) {
  return page.evaluate(async () => {
    const REACHED = 'a[href], button:enabled, input:enabled, select, summary';
    const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(REACHED))].filter((it) =>
      it.checkVisibility(),
    );
    const named = (/** @type {Element} */ it) => `${it.getAttribute('aria-label') ?? it.textContent?.trim()}`;
    const press = (/** @type {string} */ key) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    /** @type {HTMLElement | undefined} */ (/** @type {unknown} */ (document.activeElement))?.blur();
    press('ArrowDown');
    const seen = new Set([document.activeElement]);
    const waiting = [...seen];
    for (let from = waiting.pop(); from; from = waiting.pop()) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        /** @type {HTMLElement} */ (from).focus();
        press(key);
        const next = document.activeElement;
        if (next && !seen.has(next)) {
          seen.add(next);
          waiting.push(next);
        }
      }
    }
    return all.filter((it) => !seen.has(it)).map(named);
  });
}

scene('in all of this nobody but the box was asked for anything', () => {
  const asked = stage.browsers.flatMap(({ requests }) => requests).filter((url) => !/^(blob|data|about):/.test(url));
  assert.ok(asked.length > 20);
  assert.deepEqual(
    asked.filter((url) => new URL(url).host !== new URL(stage.box.url).host),
    [],
  );
  return Promise.resolve();
});
