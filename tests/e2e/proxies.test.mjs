// Behind the reverse proxies that Debian has, configured as the manual says: the box knows who is asking, and sockets pass.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Box } from './lab/box.mjs';
import { openBrowser } from './lab/browser.mjs';
import { Client } from './lab/client.mjs';
import { makeFolder } from './lab/files.mjs';
import { makeLan } from './lab/lan.mjs';
import { makeCertificates, PROXIES, Proxy } from './lab/proxies.mjs';
import { scenes } from './lab/stage.mjs';
import { join } from 'node:path';

const lan = makeLan({ clients: 3 });
const [proxyHost, ...hosts] = /** @type {[import('./lab/lan.mjs').Host, ...import('./lab/lan.mjs').Host[]]} */ (lan.clients);
const box = new Box(
  lan.box,
  `[http]\nhttps-ports = [8443]\nhttp-ports = [8080]\ntrusted-proxies = ["${proxyHost.ipv4}/32"]\n[log]\nlevel = "debug"\n`,
);
/** @type {Proxy | undefined} */
let proxy;
/** @type {import('./lab/browser.mjs').Browser[]} */
let browsers = [];
const certificates = makeFolder();
const scene = scenes(() => ({
  tell: () => process.stderr.write(`--- ${proxy?.name}\n${proxy?.log}\n--- daemon\n${box.log.slice(-6000)}\n`),
}));

before(async () => {
  makeCertificates(certificates, proxyHost.ipv4);
  await box.start();
  browsers = await Promise.all(hosts.map((host) => openBrowser(host, { caFile: join(certificates, 'ca.pem') })));
});
after(async () => {
  await Promise.all(browsers.map(({ context }) => context.close()));
  await box.stop();
  lan.remove();
});

for (const name of Object.keys(PROXIES)) {
  scene(`${name}: devices are who they are, see each other, and hand over a text`, async () => {
    proxy = new Proxy(name, proxyHost, box, certificates);
    await proxy.start();
    const pages = await Promise.all(browsers.map(({ context }) => context.newPage()));
    const [one, other] = /** @type {[Client, Client]} */ (pages.map((page) => new Client(page)));
    await Promise.all([one.open(proxy.url), other.open(proxy.url)]);
    const seen = await one.page.evaluate(async () => (await fetch('whoami')).json());
    assert.deepEqual([seen.address, seen.forwarded, seen.room.kind], [hosts[0]?.ipv4, 'used', 'lan']);
    await one.peer(await other.name()).waitFor();
    await one.sendText(await other.name(), `by ${name}`);
    await other.texts.filter({ hasText: `by ${name}` }).waitFor();
    await Promise.all(pages.map((page) => page.close()));
  });
}
