// Received files are looked at on the page, shared and sent on; what would run is not opened.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { hugePicture } from './lab/huge-picture.mjs';
import { closeDialog } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
/** @type {string} */
let to;

before(async () => {
  stage = new Stage();
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await other.page.addInitScript(() => {
    Object.assign(navigator, {
      canShare: (/** @type {ShareData} */ { files }) => files?.length === 1,
      share: async (/** @type {ShareData} */ { files }) => {
        const [file] = files ?? [];
        Object.assign(globalThis, { shared: file && { name: file.name, type: file.type, text: await file.text() } });
      },
    });
  });
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  to = await other.name();
});
after(() => stage.end());

/** Delivers one file and opens it there. @param {string} name @param {string} mimeType @param {Buffer} buffer */
async function open(name, mimeType, buffer) {
  const row = await deliver(name, mimeType, buffer);
  await row.getByTestId('open').click();
  const look = other.page.getByTestId('look');
  await look.waitFor({ state: 'attached' }); // nothing is in it yet
  return look;
}

/** @param {string} name @param {string} mimeType @param {Buffer} buffer */
async function deliver(name, mimeType, buffer) {
  await one.sendFiles(to, { name, mimeType, buffer });
  await other.answer('accept');
  const row = other.transfers('receive', 'done').filter({ hasText: name });
  await row.waitFor();
  return row;
}

/** @param {import('playwright-core').Locator} look @param {string} state */
const becomes = (look, state) => until(state, async () => (await look.getAttribute('data-state')) === state);

scene('a picture is drawn', async () => {
  const look = await open('garden.png', 'image/png', await one.page.screenshot());
  await becomes(look, 'shown');
  const [width, height] = await look
    .locator('canvas')
    .evaluate((canvas) => [Reflect.get(canvas, 'width'), Reflect.get(canvas, 'height')]);
  assert.deepEqual([width, height], [1280, 720]);
  await closeDialog(other);
});

scene('one of 100 megapixels too, as large as a screen has use for', async () => {
  const look = await open('poster.png', 'image/png', hugePicture());
  await becomes(look, 'shown');
  const width = await look.locator('canvas').evaluate((canvas) => Number(Reflect.get(canvas, 'width')));
  assert.ok(width >= 1000 && width < 10_000, `${width} pixels wide`);
  await closeDialog(other);
});

scene(
  'a picture that claims more pixels than can be is not decoded, and a file that only says it is one is not shown',
  async () => {
    const png = await one.page.screenshot();
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    await becomes(await open('bomb.png', 'image/png', png), 'none');
    await closeDialog(other);
    await becomes(await open('no.png', 'image/png', Buffer.from('<svg onload="alert(1)"></svg>'.repeat(4))), 'none');
    await closeDialog(other);
  },
);

scene('a page is shown as its text and runs nowhere; a drawing that may hold scripts is only saved', async () => {
  const look = await open('evil.html', 'text/html', Buffer.from('<script>globalThis.caught = 1</script><h1>Hi</h1>'));
  await becomes(look, 'shown');
  assert.equal(await look.innerText(), '<script>globalThis.caught = 1</script><h1>Hi</h1>');
  assert.equal(await other.page.evaluate(() => Reflect.get(globalThis, 'caught')), undefined);
  await closeDialog(other);
  const row = await deliver('drawing.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  assert.equal(await row.getByTestId('open').count(), 0);
  assert.equal(await row.getByTestId('save').count(), 1);
});

scene('a sound plays, from the page alone', async () => {
  const look = await open('tone.wav', 'audio/wav', silence());
  await becomes(look, 'shown');
  const player = look.locator('audio');
  await until('its length', async () => (await player.evaluate((audio) => Reflect.get(audio, 'duration'))) > 0.9);
  await closeDialog(other);
});

scene('a file goes to another program under its name', async () => {
  const row = await deliver('for the printer.txt', 'text/plain', Buffer.from('print me'));
  await row.getByTestId('share').click();
  await until('shared', () => other.page.evaluate(() => Reflect.get(globalThis, 'shared') !== undefined));
  assert.deepEqual(await other.page.evaluate(() => Reflect.get(globalThis, 'shared')), {
    name: 'for the printer.txt',
    type: 'text/plain',
    text: 'print me',
  });
});

scene('what was sent is sent again, to whom is chosen', async () => {
  const before = await one.transfers('send', 'done').count();
  await one.transfers('send', 'done').filter({ hasText: 'for the printer' }).getByTestId('again').click();
  await one.page.getByTestId('send-chosen').click();
  await other.answer('accept');
  await one.reached('send', 'done', before + 1);
});

scene('finished ones are cleared in one tap, but for files that nobody has saved', async () => {
  await one.page.getByTestId('clear-finished').click();
  await until('none', async () => (await one.transfers('send').count()) === 0);
  const unsaved = await other.transfers('receive', 'done').count();
  await other.transfers('receive').filter({ hasText: 'tone.wav' }).getByTestId('save').click();
  await other.transfers('receive').filter({ hasText: 'garden' }).getByTestId('save').click();
  await other.page.getByTestId('clear-finished').click();
  await until('the two', async () => (await other.transfers('receive').count()) === unsaved - 2);
});

/** One second of nothing, 8,000 samples of a byte. */
function silence() {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + 8000, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(8000, 40);
  return Buffer.concat([header, Buffer.alloc(8000, 128)]);
}
