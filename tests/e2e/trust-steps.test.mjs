// The page about trust as each system's visitor sees it: the own steps first, the true fingerprint, and in the end it sees what was done.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { binary } from './lab/box.mjs';
import { Client } from './lab/client.mjs';
import { Firefox } from './lab/firefox.mjs';
import { run, until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** What each system's browser says of itself, whose steps are open, and what the first of them gives. */
const VISITORS = [
  {
    agent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    own: 'iPhone and iPad',
    file: 'homedrop.mobileconfig',
  },
  {
    agent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    own: 'Android',
    file: 'homedrop-ca.crt',
  },
  {
    agent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    own: 'Windows',
    file: 'homedrop-ca.crt',
  },
  {
    agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    own: 'Mac',
    file: 'homedrop-ca.crt',
  },
  {
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    own: 'Firefox',
    file: 'homedrop-ca.pem',
  },
  {
    agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    own: 'Linux',
    file: 'homedrop-ca.pem',
  },
];

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** What `homedrop ca fingerprint` says on the box. */
let fingerprint = '';

before(async () => {
  stage = new Stage({ clients: 2 });
  await stage.box.start();
  fingerprint = run(binary(), 'ca', 'fingerprint', '--config', stage.box.configFile, '--state-dir', stage.box.stateDir).trim();
});
after(() => stage.end());

const plainUrl = () => `http://${stage.box.host.ipv4}:8080/trust`;

/** @param {import('playwright-core').Page} page @param {'trusted' | 'untrusted'} state */
const sees = (page, state) => page.locator(`#state[data-state=${state}]`).waitFor();

/** @param {import('playwright-core').Page} page @param {string} userAgent */
async function become(page, userAgent) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', { userAgent });
}

/** The SHA-256 of the certificate in a file, as openssl says it. @param {string} path */
const digestOf = (path) => run('openssl', 'x509', '-noout', '-fingerprint', '-sha256', '-in', path).trim().split('=')[1];

/**
 * Gets what the first of the open steps offers.
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 */
async function fetchFirst(page, folder) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('details[open] li a').first().click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The certificate in an Apple profile, written beside it. @param {string} profile */
function unwrapped(profile) {
  const read =
    'import plistlib,sys; open(sys.argv[2], "wb").write(plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"][0]["PayloadContent"])';
  run('/usr/bin/python3', '-c', read, profile, `${profile}.crt`);
  return `${profile}.crt`;
}

scene('each visitor finds the own steps first, the true fingerprint, and after following them that it worked', async () => {
  assert.match(fingerprint, /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  const browser = await stage.browser({ trusting: false });
  let page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const folder = join(browser.home, 'downloads');
  mkdirSync(folder);
  for (const { agent, own, file } of VISITORS) {
    await become(page, agent);
    await page.goto(plainUrl());
    await sees(page, 'untrusted');
    const open = page.locator('details[open]');
    assert.deepEqual(await open.locator('summary').allInnerTexts(), [own], agent);
    assert.equal(await page.locator('summary').first().innerText(), own);
    assert.equal(await page.locator('summary').count(), VISITORS.length, 'the others are below');
    const shown = await open.locator('code').allInnerTexts();
    assert.ok(shown.includes(fingerprint), `${own}: ${shown.join()}`);
    const path = await fetchFirst(page, folder);
    assert.equal(path, join(folder, file));
    assert.equal(digestOf(file.endsWith('mobileconfig') ? unwrapped(path) : path), fingerprint, own);
  }

  // The last one is this browser's own system: its steps, to the letter.
  const [compare = '', ...rest] = await page.locator('details[open] code').allInnerTexts();
  const trust = rest.find((step) => step.startsWith('certutil')) ?? '';
  const follow = (/** @type {string} */ step) => run('env', `HOME=${browser.home}`, 'sh', '-c', `cd ${folder} && ${step}`);
  assert.ok(follow(compare).includes(fingerprint));
  mkdirSync(join(browser.home, '.pki/nssdb'), { recursive: true });
  follow('test -e $HOME/.pki/nssdb/cert9.db || certutil -d sql:$HOME/.pki/nssdb -N --empty-password');
  follow(trust);
  ({ page } = await stage.restart(new Client(page)));
  for (const { agent } of VISITORS) {
    await become(page, agent);
    await page.goto(plainUrl());
    await sees(page, 'trusted');
  }
  await page.goto(`${stage.box.url}/trust`);
  await sees(page, 'trusted');
  await page.getByRole('link', { name: 'Open' }).click();
  assert.notEqual(await new Client(page).name(), '');
});

/** What the page says of trust, once it knows. @param {Firefox} firefox @returns {Promise<string>} */
function told(firefox) {
  const look = () => {
    const { state = '' } = document.getElementById('state')?.dataset ?? {};
    return state === 'unknown' ? '' : state;
  };
  return firefox.evaluate(look, null);
}

/** @param {string} [caFile] what has been imported before the visit */
async function visitByFirefox(caFile) {
  const host = /** @type {import('./lab/lan.mjs').Host} */ (stage.lan.clients[1]);
  const firefox = new Firefox(host, caFile);
  try {
    await firefox.open(plainUrl());
    const state = await until('the page to know', () => told(firefox));
    assert.equal(state, caFile ? 'trusted' : 'untrusted');
    const own = await firefox.evaluate(() => document.querySelector('details[open]')?.textContent ?? '', null);
    assert.ok(own.trim().startsWith('Firefox') && own.includes(fingerprint), own);
  } finally {
    await firefox.stop();
  }
}

scene('a real Firefox: its own list first, and it sees whether the certificate is there', async () => {
  await visitByFirefox();
  await visitByFirefox(stage.box.caFile);
});
