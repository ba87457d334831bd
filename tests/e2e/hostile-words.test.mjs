// Whatever another device calls itself, its files and its texts, and whatever picture it sends: it is shown as text, turned in no
// direction it was not meant for, and nothing of it runs.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { addDevices, sendAway } from './lab/crowd.mjs';
import { Stage, scenes } from './lab/stage.mjs';

const MARKUP = '<img src=x onerror="hacked=1"><script>hacked=1</script>';
const NAMES = [
  `${MARKUP}.jpg`,
  'report\u202Efdp.exe',
  'close\u2069\u2069the\u2068isolate\u2067.jpg',
  '{name}${hacked=1}&lt;b&gt;.jpg',
];
const TEXT = `${MARKUP} javascript:hacked=1 data:text/html,<script>hacked=1</script> \u202Egnp.exe\u2067 https://example.org/\u202Egnp.exe https://good@evil.example/ end`;
/** What is no small JPEG: markup that pretends, and a JPEG of 65,535 × 65,535 pixels in a header. */
const PICTURES = [
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="hacked=1"><script>hacked=1</script></svg>').toString('base64'),
  Buffer.from('ffd8ffc0001108ffffffff03012200021101031101ffd9', 'hex').toString('base64'),
];

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let rogue;
/** @type {string[]} */
const boxes = [];

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [one, rogue] = await Promise.all([stage.client(), stage.client()]);
  await rogue.page.addInitScript(lie, { names: NAMES, text: TEXT, pictures: PICTURES });
  one.page.on('dialog', (dialog) => (boxes.push(dialog.message()), void dialog.dismiss()));
  await Promise.all([one.open(stage.box.url), rogue.open(stage.box.url)]);
});
after(() => stage.end());

/** Runs in the rogue's page: what the client says on its channels is changed on the way out. @param {{ names: string[], text: string, pictures: string[] }} lies */
function lie({ names, text, pictures }) {
  const { send } = RTCDataChannel.prototype;
  const changed = (/** @type {any} */ message) => {
    if (message.type === 'offer')
      message.entries.forEach((/** @type {any} */ entry, /** @type {number} */ at) => {
        entry.name = names[at % names.length];
        entry.folders = [names[1]];
      });
    if (message.type === 'preview') message.image = pictures[message.file % pictures.length];
    if (message.type === 'text') message.text = text;
    return message;
  };
  RTCDataChannel.prototype.send = function (/** @type {any} */ data) {
    return send.call(this, typeof data === 'string' ? JSON.stringify(changed(JSON.parse(data))) : data);
  };
}

/** Nothing ran, nothing became an element, nothing is turned around. */
async function harmless() {
  const seen = await one.page.evaluate(() => ({
    ran: 'hacked' in globalThis,
    elements: [...document.querySelectorAll('img, script, svg, a')]
      .filter((it) =>
        it.matches(
          'img:not([src^="blob:"], [src="qr.svg"]), script:not([src]), svg[onload], a:not([href^="http"], [href^="tel:"])',
        ),
      )
      .map((it) => it.outerHTML),
    words: [...document.querySelectorAll('bdi, p, h2, span, button')].map((it) => it.textContent ?? ''),
    labels: [...document.querySelectorAll('[aria-label], [title]')].map(
      (it) => `${it.getAttribute('aria-label')} ${it.getAttribute('title')}`,
    ),
  }));
  assert.equal(seen.ran, false);
  assert.deepEqual(seen.elements, []);
  assert.deepEqual(boxes, []);
  for (const words of [...seen.words, ...seen.labels]) {
    assert.doesNotMatch(words, /[\u202A-\u202E]/u);
    assert.equal(
      words.match(/[\u2066-\u2068]/gu)?.length,
      words.match(/\u2069/gu)?.length,
      `isolates are closed: ${JSON.stringify(words)}`,
    );
  }
}

scene('names of devices', async () => {
  const crowd = await stage.client();
  await crowd.page.goto(`${stage.box.url}/healthz`);
  await addDevices(crowd.page, NAMES.length, NAMES);
  await one.page.getByTestId('peer').nth(NAMES.length).waitFor();
  await one.peer(MARKUP).waitFor();
  await harmless();
  await one.peer(MARKUP).getByTestId('more').click();
  await one.page.getByTestId('dialog-device').waitFor();
  await harmless();
  await one.page.keyboard.press('Escape');
  await sendAway(crowd.page);
});

scene('names of files and folders, and pictures of them', async () => {
  const png = await rogue.page.screenshot();
  const files = NAMES.map((_, i) => ({ name: `${i}.png`, mimeType: 'image/png', buffer: png }));
  await rogue.sendFiles(await one.name(), files);
  const request = one.requests.first();
  await request.getByText('_img src=x onerror=_hacked=1_').waitFor(); // as no disk would have it otherwise
  await request.getByText('&lt;b&gt;').waitFor();
  await one.page.waitForTimeout(1_500); // a picture that is let in would be drawn by then
  assert.equal(await request.getByTestId('thumbnail').count(), 0);
  await harmless();
  await one.answer('accept');
  await one.reached('receive', 'done');
  await one.transfers('receive').first().getByTestId('files').click();
  await harmless();
});

scene('texts', async () => {
  await rogue.sendText(await one.name(), 'a harmless one, until it leaves');
  await one.texts.filter({ hasText: MARKUP }).waitFor();
  await harmless();
  const links = await one.texts.first().locator('a').allInnerTexts();
  assert.deepEqual(links, ['https://example.org/gnp.exe']);
  const console = stage.browsers.flatMap(({ console }) => console);
  assert.deepEqual(
    console.filter((line) => /Content Security Policy|TrustedHTML|TrustedScript/.test(line)),
    [],
  );
});
