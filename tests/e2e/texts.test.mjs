// Texts that come: shown as text whatever is in them, kept on this device until they are cleared, copied whole in one tap.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
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
  stage = new Stage(undefined, `${(await import('./lab/box.mjs')).PORTS.replace('[log]', 'plain = "client"\n[log]')}`);
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([one.open(stage.box.url), other.open(stage.box.url)]);
  to = await other.name();
});
after(() => stage.end());

/** @param {import('./lab/client.mjs').Client} client */
const clipboard = ({ page }) => page.evaluate(() => navigator.clipboard.readText());

scene('markup is shown as it was written, and runs nowhere', async () => {
  const text = '<img src=x onerror="globalThis.caught = 1"><b>bold</b> & <script>globalThis.caught = 1</script>';
  await one.sendText(to, text);
  await other.texts.filter({ hasText: '<b>bold</b>' }).waitFor();
  assert.equal(await other.texts.first().innerText(), text);
  assert.equal(await other.page.evaluate(() => Reflect.get(globalThis, 'caught')), undefined);
});

scene('links and phone numbers can be followed, what runs or deceives cannot', async () => {
  await one.sendText(to, 'https://example.org/a, javascript:alert(1) https://bank.example@evil.example/ +49 30 1234567');
  const text = other.texts.filter({ hasText: 'example.org' });
  await text.waitFor();
  const links = await text
    .locator('a')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]));
  assert.deepEqual(links, [
    ['https://example.org/a', 'noopener noreferrer', '_blank'],
    ['tel:+49301234567', 'noopener noreferrer', null],
  ]);
});

scene('what turns the direction of writing is not shown', async () => {
  await one.sendText(to, 'photo_\u202egpj.exe\u202c end');
  await other.texts.filter({ hasText: 'photo_' }).waitFor();
  assert.equal(await other.texts.first().innerText(), 'photo_gpj.exe end');
});

/** Puts it where the next paste takes it from; the page has no leave to look there by itself. @param {string} text */
async function copied(text) {
  const context = one.page.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await one.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await context.clearPermissions();
}

scene('a paste goes where the caret is, can be undone, and is sent whole however soon', async () => {
  await one.peer(to).getByTestId('send-text').click();
  const field = one.page.getByTestId('text');
  await field.fill('one  three');
  for (let i = 0; i < 'three'.length + 1; i++) await field.press('ArrowLeft');
  await copied('two');
  await field.press('Control+V');
  await until('the word in its place', async () => (await field.inputValue()) === 'one two three');
  await field.press('Control+Z');
  await until('it is undone', async () => (await field.inputValue()) === 'one  three');
  await copied('long '.repeat(200_000));
  await field.press('Control+V');
  await one.page.keyboard.press('Control+Enter');
  const text = other.texts.filter({ hasText: 'one  threelong long' });
  await text.waitFor();
  await other.page.locator('li').filter({ has: text }).getByTestId('copy').click();
  await other.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await until('all of it', async () => (await clipboard(other)).length === 'one  three'.length + 1_000_000);
});

/** Pages are told from now on, as a proxy before the box may do it, that they may not read the clipboard. */
async function withoutClipboard() {
  const session = await one.page.context().newCDPSession(one.page);
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Response' }] });
  session.on('Fetch.requestPaused', ({ requestId, responseStatusCode = 0, responseHeaders = [] }) => {
    const others = responseHeaders.filter(({ name }) => name.toLowerCase() !== 'permissions-policy');
    const headers = [...others, { name: 'permissions-policy', value: 'clipboard-read=()' }];
    void session.send('Fetch.continueResponse', { requestId, responseCode: responseStatusCode, responseHeaders: headers });
  });
  return session;
}

scene('where the page may not read the clipboard, the first paste is there all the same', async () => {
  await copied('here');
  const session = await withoutClipboard();
  await one.open(stage.box.url);
  const refused = one.page.evaluate(() => navigator.clipboard.readText().then(() => '', String));
  assert.match(await refused, /permissions policy/);
  await one.peer(to).getByTestId('send-text').click();
  const field = one.page.getByTestId('text');
  await field.press('Control+V');
  await until('the text', async () => (await field.inputValue()) === 'here');
  await session.detach();
  await one.open(stage.box.url);
});

scene('a text of five million characters is sent whole, shown in part and copied whole', async () => {
  await other.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const line = 'A line of a long text, with a number at its end: ';
  await one.peer(to).getByTestId('send-text').click();
  await one.page.getByTestId('text').evaluate((field, line) => {
    const text = Array.from({ length: 95_000 }, (_, i) => line + String(i).padStart(6, '0')).join('\n');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, line);
  await one.page.getByTestId('text-long').waitFor();
  await one.page.getByTestId('text-send').click();
  const text = other.texts.filter({ hasText: 'A line of a long text' });
  await text.waitFor();
  assert.ok((await text.innerText()).length < 1_000);
  const row = other.page.locator('li').filter({ has: text });
  await row.getByTestId('text-whole').click();
  const whole = other.page.getByTestId('whole-text');
  await whole.waitFor();
  const length = async () => ((await whole.textContent()) ?? '').length;
  const before = await length();
  assert.ok(before > 1_000 && before < 200_000, `${before} characters are laid out`);
  await other.page.getByTestId('text-more').click();
  await until('more of it', async () => (await length()) > before);
  await other.page.getByTestId('dialog-text').getByTestId('copy').click();
  await until('the copy', async () => (await clipboard(other)).length === 95_000 * (line.length + 7) - 1);
  await closeDialog(other);
});

scene('texts outlive the page, and are gone when they are cleared', async () => {
  await one.sendText(to, 'remember me');
  await other.texts.filter({ hasText: 'remember me' }).waitFor();
  await other.open(stage.box.url);
  await other.page.getByTestId('tray').click(); // folded: nothing in it is new
  await other.texts.filter({ hasText: 'remember me' }).waitFor();
  await other.page.getByTestId('texts-all').click();
  await other.texts.filter({ hasText: '<b>bold</b>' }).waitFor();
  await other.page.getByTestId('texts-clear').click();
  await until('no text', async () => (await other.texts.count()) === 0);
  await other.open(stage.box.url);
  await one.peer(to).waitFor();
  assert.equal(await other.page.getByTestId('tray').count(), 0);
});

scene('with the setting off, nothing of them is left on this device', async () => {
  await other.page.getByTestId('header-settings').click();
  await other.page.getByTestId('keep-texts').click();
  await closeDialog(other);
  await one.sendText(to, 'for now only');
  await other.texts.filter({ hasText: 'for now only' }).waitFor();
  await other.open(stage.box.url);
  await one.sendText(to, 'the next one');
  await other.texts.filter({ hasText: 'the next one' }).waitFor();
  assert.equal(await other.texts.count(), 1);
});

scene('a text pasted into the page, or given by a link, is for the device that is chosen next', async () => {
  await one.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'pasted anywhere');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await one.page.getByTestId('send-chosen').click();
  await other.texts.filter({ hasText: 'pasted anywhere' }).waitFor();
  await one.open('about:blank');
  await one.open(`${stage.box.url}/#text=${encodeURIComponent('by link: a&b=ü + 100 %')}`);
  await one.peer(to).waitFor();
  await one.page.getByTestId('send-chosen').click();
  await other.texts.filter({ hasText: 'by link: a&b=ü + 100 %' }).waitFor();
  assert.equal(new URL(one.page.url()).hash, '');
});

scene('Ctrl+Enter sends, and a tap copies over plain http too', async () => {
  await other.open(stage.box.url.replace('https', 'http').replace('8443', '8080'));
  const name = await other.name();
  await one.peer(name).getByTestId('send-text').click();
  await one.page.getByTestId('text').fill('over plain http');
  await one.page.keyboard.press('Control+Enter');
  const text = other.texts.filter({ hasText: 'over plain http' });
  await text.waitFor();
  assert.equal(await other.page.evaluate(() => isSecureContext), false);
  const copied = other.page.evaluate(
    () => new Promise((resolve) => addEventListener('copy', () => resolve(getSelection()?.toString()), { once: true })),
  );
  const row = other.page.locator('li').filter({ has: text });
  await row.getByTestId('copy').click();
  assert.equal(await copied, 'over plain http');
  await row.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
});
