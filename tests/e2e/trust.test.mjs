// A visitor who has not trusted the box's certificate yet: warned by the browser, and after clicking through still able to send.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Client } from './lab/client.mjs';
import { run, until } from './lab/shell.mjs';
import { digests, makeFolder, randomFile } from './lab/files.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);

before(async () => {
  stage = new Stage({ clients: 4 });
  await stage.box.start();
});
after(() => stage.end());

scene('warned, clicked through, connected, served', async () => {
  const { context } = await stage.browser({ trusting: false });
  const stranger = new Client(context.pages()[0] ?? (await context.newPage()));
  await assert.rejects(stranger.open(stage.box.url), /ERR_CERT_AUTHORITY_INVALID/);
  await stranger.page.locator('#main-message').waitFor(); // the browser's own warning page
  await stranger.page.keyboard.type('thisisunsafe');
  const name = await stranger.name();
  const registered = () => navigator.serviceWorker.getRegistrations().then(({ length }) => length);
  const trusting = await stage.client();
  await trusting.open(stage.box.url);
  await trusting.peer(name).waitFor();
  const path = randomFile(makeFolder(), 'for-a-stranger.bin', 300_000);
  await trusting.sendFiles(name, path);
  await stranger.answer('accept');
  const received = await stranger.received(1);
  assert.deepEqual(await digests(received.map((file) => file.path)), await digests([path]));
  // What only works with trust is silently absent: no service worker, and no word of one.
  await until('the service worker of who trusts', async () => (await trusting.page.evaluate(registered)) === 1);
  assert.equal(await stranger.page.evaluate(registered), 0);
  const heard = stage.browsers.flatMap(({ console: lines }) => lines).filter((line) => line.startsWith('uncaught'));
  assert.deepEqual(heard, []);
});

scene(
  'the page about trust sees over plain HTTP who trusts the box, and over HTTPS who only clicked the warning away',
  async () => {
    const [stranger, friend] = await Promise.all([stage.browser({ trusting: false }), stage.browser()]);
    const page = async (/** @type {import('playwright-core').BrowserContext} */ context) =>
      context.pages()[0] ?? context.newPage();
    const [doubting, trusting] = await Promise.all([page(stranger.context), page(friend.context)]);
    const plain = `http://${stage.box.host.ipv4}:8080/trust`;
    await Promise.all([doubting.goto(plain), trusting.goto(plain)]);
    await trusting.locator('#state[data-state=trusted]').waitFor();
    await doubting.locator('#state[data-state=untrusted]').waitFor();
    await doubting.getByText('Chromium and Chrome:').waitFor(); // its own system's steps are open
    const clicked = doubting.goto(`${stage.box.url}/trust`).catch(() => {});
    await clicked;
    await doubting.locator('#main-message').waitFor();
    await doubting.keyboard.type('thisisunsafe');
    await Promise.all([doubting.locator('#state[data-state=untrusted]').waitFor(), trusting.goto(`${stage.box.url}/trust`)]);
    await trusting.locator('#state[data-state=trusted]').waitFor();
  },
);

scene('the Apple profile is a property list with the CA in it', () => {
  const read = `import plistlib,sys,urllib.request
profile = plistlib.loads(urllib.request.urlopen(sys.argv[1]).read())
payload, = profile["PayloadContent"]
assert profile["PayloadType"] == "Configuration" and payload["PayloadType"] == "com.apple.security.root"
assert payload["PayloadContent"] == urllib.request.urlopen(sys.argv[2]).read()`;
  const base = `http://${stage.box.host.ipv4}:8080`;
  run('ip', 'netns', 'exec', stage.box.host.netns, '/usr/bin/python3', '-c', read, `${base}/ca.mobileconfig`, `${base}/ca.crt`);
  return Promise.resolve();
});
