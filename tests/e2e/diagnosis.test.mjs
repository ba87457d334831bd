// "I can't see my other device": what the page finds out about the network it is in, what it tries, and what it advises.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { Client } from './lab/client.mjs';
import { block, isolate, unblock } from './lab/firewall.mjs';
import { putBehindRouter } from './lab/router.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {Client} */
let client;

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  client = await stage.client();
  await client.open(stage.box.url);
  await client.name();
});
afterEach(() => unblock(stage.lan));
after(() => stage.end());

/** @param {string} about */
const finding = (about, { page } = client) => page.getByTestId(`finding-${about}`).innerText();

/** Opens the page and waits until it has looked at everything. */
async function examine({ page } = client) {
  await page.getByTestId('header-help').click();
  await page.getByTestId('help-why').click();
  await page.getByTestId('diagnosis-copy').waitFor({ timeout: 120_000 });
}

async function close({ page } = client) {
  await page.keyboard.press('Escape');
  await page.getByTestId('dialog-diagnosis').waitFor({ state: 'detached' });
}

scene('alone at home everything is reached, and one tap away where nobody is seen', async () => {
  await client.page.getByTestId('why').click();
  await client.page.getByTestId('diagnosis-copy').waitFor({ timeout: 120_000 });
  assert.match(await finding('address'), new RegExp(`${stage.lan.clients[0]?.ipv4} · eth0$`));
  assert.match(await finding('network'), /10\.77\.0\.0\/24[^]* · 0$/);
  assert.match(await finding('seen'), /\s0\s[^]*same network/);
  for (const about of ['secure', 'trusted', 'ports', 'udp', 'tcp', 'tls']) assert.match(await finding(about), /yes$/, about);
  assert.match(await finding('stun'), new RegExp(`${stage.lan.clients[0]?.ipv4}`));
  assert.match(await finding('router'), /no$/);
  await close();
});

scene('a firewall that blocks UDP is told', async () => {
  block(stage.lan, 'meta l4proto udp');
  await examine();
  assert.match(await finding('stun'), /no\s[^]*firewall/);
  assert.match(await finding('udp'), /no\s[^]*firewall/);
  for (const way of ['tcp', 'tls']) assert.match(await finding(way), /yes$/);
  await close();
});

scene('one that blocks the second port only, and TLS', async () => {
  block(stage.lan, 'udp dport 3479', 'tcp dport 5349');
  await examine();
  assert.match(await finding('ports'), /3479/);
  assert.match(await finding('tls'), /no\s[^]*5349[^]*firewall/);
  await close();
});

scene('a connection is tried out: directly, through the box, or not at all, and why', async () => {
  const other = await stage.client();
  await other.open(stage.box.url);
  await client.peer(await other.name()).waitFor();
  await examine();
  const trial = client.page.getByTestId('trial');
  const is = (/** @type {string} */ path) => client.page.locator(`[data-testid="trial"][data-path="${path}"]`).waitFor();
  await trial.getByTestId('trial-try').click();
  await is('direct');
  assert.match(await trial.innerText(), /directly · \d+ ms/);
  const details = trial.getByTestId('trial-details');
  await details.locator('summary').click();
  assert.match(await details.innerText(), /In use: \w+ udp \S+:\d+ ⇄ \w+ udp \S+:\d+/);
  await close();
  isolate(stage.lan, 'on');
  await Promise.all([client.reload(), other.reload()]);
  await client.peer(await other.name()).waitFor();
  await examine();
  await trial.getByTestId('trial-try').click();
  await is('relay');
  assert.match(await trial.getByTestId('trial-advice').innerText(), /isolation/);
  await details.locator('summary').click();
  assert.match(await details.innerText(), /In use: [^]*relay/);
  await close();
  block(stage.lan, 'ip daddr 10.77.0.1 tcp dport { 3478, 5349 }', 'meta l4proto udp');
  await Promise.all([client.reload(), other.reload()]);
  await client.peer(await other.name()).waitFor();
  await examine();
  await trial.getByTestId('trial-try').click();
  await is('failed');
  assert.match(await trial.getByTestId('trial-advice').innerText(), /firewall/i);
  await client.page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (/** @type {string} */ it) => void (document.title = it) },
    });
  });
  await client.page.getByTestId('diagnosis-copy').click();
  const report = await client.page.title();
  for (const part of ['10.77.0.0/24', 'no way through the network', 'Chrome/']) assert.ok(report.includes(part), report);
  await close();
});

scene('behind a second router that maps each port anew, and past a warning clicked away', async () => {
  const outside = putBehindRouter(stage.lan, /** @type {import('./lab/lan.mjs').Host} */ (stage.lan.clients[2]));
  const { context } = await stage.browser({ trusting: false });
  const hidden = new Client(context.pages()[0] ?? (await context.newPage()));
  await assert.rejects(hidden.open(stage.box.url), /ERR_CERT_AUTHORITY_INVALID/);
  await hidden.page.locator('#main-message').waitFor();
  await hidden.page.keyboard.type('thisisunsafe');
  await hidden.name();
  await examine(hidden);
  assert.match(await finding('address', hidden), new RegExp(outside));
  assert.match(await finding('stun', hidden), new RegExp(outside));
  assert.match(await finding('router', hidden), /yes\s[^]*second router/);
  assert.match(await finding('ports', hidden), /no\s[^]*changes ports/);
  assert.match(await finding('trusted', hidden), /no\s[^]*Make this browser trust/);
  assert.match(await finding('tls', hidden), /no\s[^]*only where this browser trusts/);
  for (const way of ['udp', 'tcp']) assert.match(await finding(way, hidden), /yes$/);
});
