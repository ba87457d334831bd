// A phone's manners: the screen stays on, what comes while it is in the pocket is told, back closes, nothing zooms or overflows.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { addDevices, sendAway } from './lab/crowd.mjs';
import { emptyFile, makeFolder, MIB } from './lab/files.mjs';
import { putOutOfSight, systemSaw, watchSystem } from './lab/hands.mjs';
import { closeDialog } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let phone;
/** @type {import('./lab/client.mjs').Client} */
let other;
const file = { name: 'from afar.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') };
const NARROW = { width: 320, height: 568 };

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [phone, other] = await Promise.all([stage.client(), stage.client()]);
  await watchSystem(phone.page);
  await phone.page.setViewportSize({ width: 360, height: 740 });
  await Promise.all([phone.open(stage.box.url), other.open(stage.box.url)]);
});
after(() => stage.end());

/** @param {import('./lab/client.mjs').Client} client */
const focused = ({ page }) => page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'));

scene('the screen stays on while something moves, also after the page was away, and not longer', async () => {
  await phone.sendFiles(await other.name(), emptyFile(makeFolder(), 'long.bin', 1024 * MIB));
  await other.answer('accept');
  const running = await phone.moving('send');
  await until('the screen held', async () => (await systemSaw(phone.page)).held === 1);
  await putOutOfSight(phone.page, true);
  await until('let go', async () => (await systemSaw(phone.page)).held === 0);
  await putOutOfSight(phone.page, false);
  await until('held again', async () => (await systemSaw(phone.page)).held === 1);
  await phone.cancel(running);
  await until('let go at the end', async () => (await systemSaw(phone.page)).held === 0);
});

scene('what comes while the page is out of sight is told by the system, and a tap brings it up', async () => {
  await phone.page.getByTestId('header-settings').click();
  await phone.page.getByTestId('notifications').click();
  await closeDialog(phone);
  await phone.page.getByTestId('header-help').click();
  await putOutOfSight(phone.page, true);
  const name = await phone.name();
  await other.sendText(name, 'are you there?');
  await until('a notice', async () => (await systemSaw(phone.page)).notices.length === 1);
  const [notice] = (await systemSaw(phone.page)).notices;
  assert.ok(notice?.title.includes(await other.name()), notice?.title);
  assert.equal(notice?.body, 'are you there?');
  assert.equal((await systemSaw(phone.page)).shakes, 1);
  await phone.page.evaluate(() => Reflect.get(globalThis, 'seen').notices[0].tap());
  await until('the text in front', async () =>
    phone.page.evaluate(() => document.activeElement?.textContent?.includes('are you there?') ?? false),
  );
  assert.equal(await phone.page.getByTestId('dialog-help').count(), 0);
  await other.sendFiles(name, file);
  await phone.requests.first().waitFor();
  await until('a request told', async () => (await systemSaw(phone.page)).notices.length === 2);
  assert.ok((await systemSaw(phone.page)).notices[1]?.body.includes('from afar.txt'));
  await phone.answer('accept');
  await until('an end told', async () => (await systemSaw(phone.page)).notices.length === 3);
  await putOutOfSight(phone.page, false);
  await other.sendText(name, 'seen at once');
  await phone.texts.filter({ hasText: 'seen at once' }).waitFor();
  assert.equal((await systemSaw(phone.page)).notices.length, 3);
});

scene('back closes the sheet, then leaves the page', async () => {
  for (const dialog of ['settings', 'help']) {
    await phone.page.getByTestId(`header-${dialog}`).click();
    await phone.page.getByTestId(`dialog-${dialog}`).waitFor();
    await until('an entry to go back from', () => phone.page.evaluate(() => history.state?.sheet === true));
    await phone.page.goBack();
    await phone.page.getByTestId(`dialog-${dialog}`).waitFor({ state: 'detached' });
    assert.ok(phone.page.url().startsWith(stage.box.url));
  }
  await phone.page.getByTestId('header-help').click();
  await phone.page.getByTestId('help-why').click(); // one dialog follows another
  await phone.page.getByTestId('dialog-diagnosis').waitFor();
  await phone.page.keyboard.press('Escape');
  await phone.page.getByTestId('dialog-diagnosis').waitFor({ state: 'detached' });
  await until('no entry left', () => phone.page.evaluate(() => history.state?.sheet !== true));
});

scene('back on a question declines it, as Esc does', async () => {
  await other.sendFiles(await phone.name(), { ...file, name: 'asked.txt' });
  await phone.requests.first().waitFor();
  await until('it could be read', async () => !(await phone.page.getByTestId('decline').isDisabled()));
  await phone.page.goBack();
  await other.transfers('send', 'failed').or(other.transfers('send', 'cancelled')).filter({ hasText: 'asked' }).waitFor();
});

scene('on 320 pixels nothing overflows or zooms, and everything is large enough for a finger', async () => {
  await phone.page.setViewportSize(NARROW);
  const crowd = await other.page.context().newPage();
  await crowd.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd, 40, ['W'.repeat(190), 'Arbeitszimmerschreibtischrechner', 'هاتف ليلى الجديد في غرفة الجلوس']);
  await phone.page.getByTestId('peer').nth(39).waitFor();
  await fits('the screen');
  for (const dialog of ['settings', 'help', 'pair', 'room']) {
    await phone.page.getByTestId(`header-${dialog}`).click();
    await phone.page.getByTestId(`dialog-${dialog}`).waitFor();
    await fits(dialog);
    await closeDialog(phone);
  }
  await other.sendFiles(await phone.name(), [file, { ...file, name: `${'x'.repeat(190)}.txt` }]);
  await phone.requests.first().waitFor();
  await fits('a request');
  await phone.answer('accept');
  await phone.transfers('receive', 'done').first().waitFor();
  await phone.page.getByTestId('files').first().click();
  await fits('the tray');
  await sendAway(crowd);
  await crowd.close();
});

scene('what is new is seen at once, however much there is and however far one has scrolled', async () => {
  const name = await phone.name();
  for (const long of ['one', 'two', 'three']) {
    await other.sendText(name, `${long}\n${'line\n'.repeat(8)}`);
    await phone.texts.filter({ hasText: long }).waitFor();
  }
  await phone.texts.last().hover();
  await phone.page.mouse.wheel(0, 2_000);
  await other.sendFiles(name, { ...file, name: 'newest.txt' });
  await phone.answer('accept');
  const row = phone.transfers('receive').filter({ hasText: 'newest.txt' });
  await until('the row to be seen', () =>
    row.evaluate((it) => {
      const { top } = it.getBoundingClientRect();
      return it.contains(document.elementFromPoint(innerWidth / 2, top + 10));
    }),
  );
});

scene('pulling down does not load the page anew, and nothing lies under the notch', async () => {
  const pulled = () => [document.documentElement, document.body].map((it) => getComputedStyle(it).overscrollBehaviorY);
  assert.deepEqual(await phone.page.evaluate(pulled), ['none', 'none']);
  assert.match((await phone.page.locator('meta[name="viewport"]').getAttribute('content')) ?? '', /viewport-fit=cover/);
});

/** @param {string} where */
async function fits(where) {
  const { wide, small, zooming } = await phone.page.evaluate(async () => {
    const moving = document.getAnimations().filter((it) => Number.isFinite(it.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map((it) => it.finished)); // what opens grows until it is as large as it will be
    const dialogs = document.querySelectorAll('dialog[open]');
    const root = dialogs[dialogs.length - 1] ?? document.body;
    const name = (/** @type {Element} */ element) =>
      `${element.getAttribute('data-testid') ?? ''} ${element.textContent?.trim().slice(0, 30)}`;
    const seen = [...root.querySelectorAll('button, select, input:not(.visually-hidden), label, summary')].filter(
      (element) => element.getClientRects().length > 0,
    );
    return {
      wide: document.documentElement.scrollWidth > innerWidth || root.scrollWidth > root.clientWidth,
      small: seen
        .filter((element) => !element.closest('label') || element.matches('label'))
        .filter((element) => element.getBoundingClientRect().height < 44 || element.getBoundingClientRect().width < 44)
        .map(name),
      zooming: seen
        .filter((element) => element.matches('select, input, textarea') && parseFloat(getComputedStyle(element).fontSize) < 16)
        .map(name),
    };
  });
  assert.deepEqual({ where, wide, small, zooming }, { where, wide: false, small: [], zooming: [] });
}

scene('arrow keys walk over the devices, into the header and back, as with a remote control', async () => {
  await phone.page.setViewportSize({ width: 1280, height: 720 });
  const crowd = await other.page.context().newPage();
  await crowd.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd, 3, ['Alpha', 'Beta', 'Gamma'], ['tv']);
  await phone.peer('Gamma').waitFor();
  await phone.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const on = () => phone.page.evaluate(() => document.activeElement?.closest('[data-testid="peer"]')?.textContent ?? '');
  const press = (/** @type {string} */ key) => phone.page.keyboard.press(`Arrow${key}`);
  await press('Down');
  const first = await on();
  assert.ok(first.includes('Alpha'), first);
  await press('Right');
  assert.ok((await on()).includes('Beta'));
  await press('Left');
  assert.ok((await on()).includes('Alpha'));
  await press('Down');
  assert.equal(await focused(phone), 'send-text');
  await press('Up');
  assert.equal(await focused(phone), 'send-files');
  await press('Up');
  assert.match((await focused(phone)) ?? '', /^header-/);
  await sendAway(crowd);
  await crowd.close();
});
