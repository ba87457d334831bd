// WebKit: the screens stand as they should, at several sizes and from right to left; what needs no connection works: seeing
// and being seen, a name, a room by code, a language, a theme.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { addDevices } from './lab/crowd.mjs';
import { DrivenClient } from './lab/driven-client.mjs';
import { findMisfits } from './lab/layout.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { WebKit } from './lab/webkit.mjs';

const SHOTS = resolve(import.meta.dirname, '../../target/shots');

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {WebKit} */
let webkit;
/** @type {DrivenClient} */
let page;
/** @type {import('./lab/client.mjs').Client} */
let other;

before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  stage = new Stage({ clients: 2 });
  await stage.box.start();
  other = await stage.client();
  const host = stage.lan.clients[1];
  if (!host) throw new Error('no second host');
  webkit = new WebKit(host);
  page = new DrivenClient(webkit);
  await Promise.all([other.open(stage.box.url), webkit.open(stage.box.url)]);
});
after(async () => {
  await webkit.stop();
  await stage.end();
});

/** @param {string} screen */
async function stands(screen) {
  for (const [name, width, height] of /** @type {const} */ ([
    ['phone', 360, 740],
    ['desk', 1280, 900],
  ])) {
    await webkit.resize({ width, height });
    await webkit.screenshot(join(SHOTS, `webkit-${screen}-${name}.png`));
    assert.deepEqual(await webkit.evaluate(findMisfits, undefined), [], `${screen}, ${name}`);
  }
}

scene('seen by the others, and seeing them', async () => {
  await page.peer(await other.name());
  await other.peer(await page.name()).waitFor();
  await addDevices(await crowd(), 8);
  await until('all of them', () =>
    webkit.evaluate(() => document.querySelectorAll('[data-testid="peer"]').length === 9, undefined),
  );
  await stands('devices');
});

/** A page of the box's origin that the devices live in. */
async function crowd() {
  const tab = await other.page.context().newPage();
  await tab.goto(`${stage.box.url}/healthz`);
  return tab;
}

scene('every dialog that needs no connection', async () => {
  for (const dialog of ['pair', 'room', 'settings', 'help']) {
    await page.click(`[data-testid="header-${dialog}"]`);
    await page.read(`[data-testid="dialog-${dialog}"]`);
    await stands(dialog);
    await page.click(`[data-testid="dialog-${dialog}"] button.icon`);
  }
  await page.click('[data-testid="send-text"]');
  await page.type('[data-testid="text"]', 'only typed');
  await stands('text');
  await page.click('dialog form button[type="button"]');
});

scene('a name, told to the others', async () => {
  await page.click('button:has([data-testid="self-name"])');
  await page.type('footer form input', 'Leyla’s iPad');
  await page.click('footer form .primary');
  await other.peer('Leyla’s iPad').waitFor();
});

scene('a room by code, entered from elsewhere', async () => {
  await page.click('[data-testid="header-room"]');
  await page.click('[data-testid="room-create"]');
  const code = await page.read('[data-testid="room-code"]');
  await page.click('[data-testid="dialog-room"] button.icon');
  await other.page.getByTestId('header-room').click();
  await other.page.getByTestId('room-input').fill(code);
  await other.page.getByTestId('room-join').click();
  assert.equal(await other.page.getByTestId('room-code').innerText(), code);
});

scene('from right to left, and dark', async () => {
  await webkit.evaluate(() => localStorage.setItem('homedrop.language', 'ar'), undefined);
  await webkit.open(stage.box.url);
  await until('Arabic', () => webkit.evaluate(() => document.documentElement.dir === 'rtl', undefined));
  await page.name();
  await page.click('[data-testid="header-settings"]');
  await page.read('[data-testid="dialog-settings"]');
  await webkit.evaluate(() => {
    const theme = /** @type {HTMLSelectElement} */ (document.querySelector('[data-testid="theme"]'));
    theme.value = 'dark';
    theme.dispatchEvent(new Event('change', { bubbles: true }));
  }, undefined);
  await until('the dark', () => webkit.evaluate(() => document.documentElement.dataset.theme === 'dark', undefined));
  await stands('rtl');
});
