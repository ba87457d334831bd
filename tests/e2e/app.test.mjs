// The page as an app: it can be installed, opens without the box, takes what is shared to it, and is told of a new version.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { PORTS } from './lab/box.mjs';
import { Client } from './lab/client.mjs';
import { digests, makeFolder, randomFile } from './lab/files.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let app;
/** @type {Client} */
let other;
const BASE = '/drop/';
const address = () => `${stage.box.url}${BASE}`;

before(async () => {
  // Below a path, where whatever is not relative goes wrong.
  const config = `name = "Müllers"\n${PORTS.replace('[http]', `[http]\nbase-path = "${BASE}"`)}`;
  stage = new Stage({ clients: 4 }, config);
  await stage.box.start();
  [app, other] = await Promise.all([stage.client(), stage.client()]);
  await Promise.all([app.open(address()), other.open(address())]);
  await Promise.all([worker(app), app.name(), other.name()]);
});
after(() => stage.end());

/** Waits until the service worker is there and has the page. @param {Client} client */
async function worker({ page }) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
}

scene('the browser finds nothing that is in the way of installing it', async () => {
  const session = await app.page.context().newCDPSession(app.page);
  const { url, errors, data } = await session.send('Page.getAppManifest');
  assert.equal(url, `${address()}manifest.webmanifest`);
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data ?? '').name, 'Müllers');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  await session.detach();
});

scene('without the box the page opens, says so, and goes on by itself when the box is back', async () => {
  const name = await app.name();
  await stage.box.stop();
  await app.page.goto(address());
  await app.page.getByTestId('box-away').waitFor();
  // Parts that load when first needed are here as well.
  await app.page.getByTestId('header-help').click();
  await app.page.getByTestId('dialog-help').waitFor();
  await app.page.keyboard.press('Escape');
  await stage.box.start();
  assert.equal(await app.name(), name);
  await app.page.getByTestId('box-away').waitFor({ state: 'detached' });
  await other.peer(name).waitFor();
});

/** Shares to the installed page as the system's menu does. @param {Record<string, string>} texts @param {{ name: string, mimeType: string, buffer: Buffer }[]} files */
async function share(texts, files) {
  await app.page.evaluate(
    ({ texts, files }) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: 'share' });
      for (const [name, value] of Object.entries(texts)) {
        const field = Object.assign(document.createElement('textarea'), { name, value });
        form.append(field);
      }
      const chosen = new DataTransfer();
      for (const { name, type, bytes } of files) {
        chosen.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      }
      const field = Object.assign(document.createElement('input'), { type: 'file', name: 'files', multiple: true });
      field.files = chosen.files;
      if (files.length > 0) form.append(field);
      document.body.append(form);
      form.submit();
    },
    { texts, files: files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, bytes: [...buffer] })) },
  );
}

scene('files and text that other programs share arrive whole, whatever characters they have', async () => {
  other.downloads = [];
  const to = await other.name();
  const text = 'Ünï & <b>x</b> %20 + "q" 🦊\nhttps://a.example/?q=1&r=%C3%A9#f';
  const file = {
    name: 'Füchse & Bären 🦊.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0, 1, 2, 255, 13, 10]),
  };
  await share({ title: 'A title', text, url: '' }, [file]);
  await app.page.getByTestId('recipients').waitFor();
  assert.equal(new URL(app.page.url()).hash, '');
  assert.equal(await app.page.getByTestId('outgoing-text').textContent(), text);
  await app.page.getByText(to).first().waitFor();
  await app.page.getByTestId('send-chosen').click();
  await other.answer('accept');
  const [received] = await other.received(1);
  assert.equal(received?.name, file.name);
  assert.deepEqual(readFileSync(received?.path ?? ''), file.buffer);
  await other.texts.first().waitFor();
  assert.equal(await other.texts.first().textContent(), text);
});

scene('text of a link is put before the person, who chooses for whom', async () => {
  const text = '1 + 1 = 2 & “ü” 100%';
  await app.leave();
  await app.page.goto(`${address()}#text=${encodeURIComponent(text)}`);
  await app.page.getByTestId('recipients').waitFor();
  assert.equal(await app.page.getByTestId('outgoing-text').textContent(), text);
  await app.page
    .getByTestId('recipients')
    .getByText(await other.name())
    .waitFor();
  await app.page.getByTestId('send-chosen').click();
  await other.page.getByText(text).first().waitFor();
});

scene('files that are opened with the installed page are offered to the devices', async () => {
  other.downloads = [];
  const path = randomFile(makeFolder(), 'opened.pdf', 70_000);
  // Installs and launches as the system does; the page that is open already is used again, so that nothing is cut off in it.
  const browser = await app.page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('no session with the browser');
  const manifestId = address();
  await browser.send('PWA.install', { manifestId, installUrlOrBundleUrl: manifestId });
  await browser.send('PWA.launchFilesInApp', { manifestId, files: [path] });
  await app.page.getByTestId('recipients').waitFor();
  await app.page
    .getByTestId('recipients')
    .getByText(await other.name())
    .waitFor();
  await app.page.getByTestId('send-chosen').click();
  await other.answer('accept');
  const [received] = await other.received(1);
  assert.deepEqual(await digests([received?.path ?? '']), await digests([path]));
});
