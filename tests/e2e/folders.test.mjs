// Folders go from one browser to the other as folders: dropped, picked and pasted, with empty ones, taken whole or in part.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { makeFolder, randomFile, sha256 } from './lab/files.mjs';
import { drop, givePickers, listPicked } from './lab/hands.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';
import { fullSpeed, slowDown } from './lab/throttle.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let sender;
/** @type {import('./lab/client.mjs').Client} */
let receiver;
/** @type {import('./lab/client.mjs').Client} */
let third;
/** @type {string} */
let to;

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [sender, receiver, third] = await Promise.all([stage.client(), stage.client(), stage.client()]);
  await Promise.all([sender, receiver].map((client) => givePickers(client.page)));
});
beforeEach(async () => {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  to = await receiver.name();
  await sender.peer(to).waitFor();
});
after(() => stage.end());

/** Seconds since 1970 of every file in it. */
const DATE = new Date(2021, 5, 7, 8, 9, 10);

/** A folder with files in folders, an empty file and an empty folder. */
function makeTree() {
  const top = join(makeFolder(), 'Urlaub 2021');
  for (const path of ['', 'Bilder/Tag 1', 'Bilder/Tag 2', 'leer']) mkdirSync(join(top, path), { recursive: true });
  const files = { 'Plan.txt': 100, 'Bilder/Tag 1/a.jpg': 300_000, 'Bilder/Tag 2/a.jpg': 300_001, 'Bilder/nichts.txt': 0 };
  for (const [path, size] of Object.entries(files)) {
    randomFile(top, path, size);
    utimesSync(join(top, path), DATE, DATE);
  }
  return { top, files: Object.keys(files) };
}

/** What Python finds in an archive: path → [SHA-256, date]; folders have no digest. @param {string} path */
function unzip(path) {
  const program = `import hashlib, json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps({i.filename: [None if i.is_dir() else hashlib.sha256(archive.read(i)).hexdigest(), list(i.date_time)] for i in archive.infolist()}))`;
  /** @type {Record<string, [string | null, number[]]>} */
  const listed = JSON.parse(execFileSync('python3', ['-c', program, path], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  return listed;
}

/** Presses "Save all" and gives the archive. @param {import('./lab/client.mjs').Client} client */
async function saveAll(client) {
  const download = client.page.waitForEvent('download');
  await client.page.getByTestId('save-all').first().click();
  const archive = await download;
  return { name: archive.suggestedFilename(), path: await archive.path() };
}

/** @param {string} top @param {string[]} files */
async function expectTree(top, files) {
  const { name, path } = await saveAll(receiver);
  assert.equal(name, 'Urlaub 2021.zip');
  const listed = unzip(path);
  for (const file of files) {
    const [digest, date] = listed[`Urlaub 2021/${file}`] ?? [];
    assert.equal(digest, await sha256(join(top, file)), file);
    assert.deepEqual(date, [2021, 6, 7, 8, 9, 10], file);
  }
  assert.deepEqual(listed['Urlaub 2021/leer/']?.[0], null, 'the empty folder is one');
  assert.equal(Object.keys(listed).length, files.length + 1);
  execFileSync('unzip', ['-tq', path]);
}

scene('a dropped folder arrives as a folder, with dates, empty files and empty folders, in one archive', async () => {
  const { top, files } = makeTree();
  await drop(sender.page, sender.peer(to), [top]);
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  await expectTree(top, files);
});

scene('a folder without handles, as on plain HTTP: walked by entries', async () => {
  const { top, files } = makeTree();
  await sender.page.evaluate(() => Reflect.deleteProperty(DataTransferItem.prototype, 'getAsFileSystemHandle'));
  await drop(sender.page, sender.peer(to), [top]);
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  await expectTree(top, files);
});

scene('a folder that was picked', async () => {
  await sender.page.evaluate(async () => {
    const root = await Reflect.get(globalThis, 'showDirectoryPicker')();
    const inner = await root.getDirectoryHandle('inner', { create: true });
    await root.getDirectoryHandle('void', { create: true });
    const file = await (await inner.getFileHandle('x.txt', { create: true })).createWritable();
    await file.write('picked');
    await file.close();
  });
  await sender.peer(to).getByTestId('more').click();
  await sender.page.getByTestId('send-folder').click();
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  const { path } = await saveAll(receiver);
  assert.deepEqual(Object.keys(unzip(path)).sort(), ['picked/inner/x.txt', 'picked/void/']);
});

scene('into a folder that was picked: every file at its place, nothing overwritten', async () => {
  const { top, files } = makeTree();
  for (const name of ['Urlaub 2021', 'Urlaub 2021 (2)']) {
    await drop(sender.page, sender.peer(to), [top]);
    await receiver.requests.first().getByTestId('accept-where').click();
    await receiver.page.locator('[data-direction=receive][data-state=done]').first().waitFor();
    const listed = await listPicked(receiver.page);
    for (const file of files) assert.equal(listed[`${name}/${file}`], await sha256(join(top, file)), `${name}/${file}`);
    assert.ok(`${name}/leer/` in listed);
    assert.equal(await receiver.page.getByTestId('save').count(), 0, 'it is where it belongs');
    await receiver.page.getByTestId('dismiss').first().click();
  }
});

scene('some of it: what was not chosen does not come', async () => {
  const { top } = makeTree();
  await drop(sender.page, sender.peer(to), [top]);
  const request = receiver.requests.first();
  const boxes = request.getByTestId('take');
  await boxes.nth(4).waitFor();
  assert.equal(await boxes.count(), 5);
  await request.getByTestId('take-all').click(); // none
  assert.ok(await request.getByTestId('accept').isDisabled());
  await request.getByRole('checkbox', { name: /Plan\.txt/ }).click();
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  const [file, ...others] = await receiver.received(1);
  assert.equal(file?.name, 'Plan.txt');
  assert.equal(await sha256(file?.path ?? ''), await sha256(join(top, 'Plan.txt')));
  assert.deepEqual(others, []);
});

scene('pasted files ask for whom', async () => {
  await sender.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['pasted'], 'Bild.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await sender.page.getByTestId('send-chosen').click();
  await receiver.answer('accept');
  assert.equal((await receiver.received(1))[0]?.name, 'Bild.png');
});

scene('files first, then two devices: one row each', async () => {
  await third.open(stage.box.url);
  await sender.peer(await third.name()).waitFor();
  const path = randomFile(makeFolder(), 'to all.bin', 400_000);
  await sender.page.getByTestId('send-several').setInputFiles(path);
  await sender.page.getByTestId('recipient').nth(1).waitFor();
  for (const box of await sender.page.getByTestId('recipient').all()) await box.click();
  await sender.page.getByTestId('send-chosen').click();
  await Promise.all([receiver.answer('accept'), third.answer('accept')]);
  await sender.reached('send', 'done', 2);
  for (const client of [receiver, third]) {
    const [file] = await client.received(1);
    assert.equal(await sha256(file?.path ?? ''), await sha256(path));
  }
  await third.leave();
});

scene('ten thousand files: the question stays smooth, and some of them are picked out of it', async () => {
  const top = join(makeFolder(), 'many');
  mkdirSync(top);
  for (let i = 0; i < 10_000; i++) writeFileSync(join(top, `${i}.txt`), `file ${i}`);
  await drop(sender.page, sender.peer(to), [top]);
  const request = receiver.requests.first();
  await request.waitFor({ timeout: 120_000 });
  assert.match(await request.getByTestId('request-sum').innerText(), /10,000/);
  assert.ok((await request.getByTestId('take').count()) < 60, 'only rows in sight exist');
  await request.getByTestId('take-all').click(); // none
  const longest = await receiver.page.evaluate(scrollThrough);
  process.stdout.write(`# longest frame while scrolling 10,000 rows: ${Math.round(longest)} ms\n`);
  await request
    .getByRole('checkbox', { name: /^Take 99\d\d\.txt/ })
    .last()
    .click();
  assert.match(await request.getByTestId('request-sum').innerText(), /^1 file/);
  await request.getByTestId('accept').click();
  await receiver.reached('receive', 'done');
  const [file] = await receiver.received(1);
  assert.match(file?.name ?? '', /^99\d\d\.txt$/);
});

/** Runs in the page: scrolls the list of the question to its end; the longest time for one picture, in milliseconds. */
async function scrollThrough() {
  const region = document.querySelector('[data-testid=request] [role=region]');
  let longest = 0;
  for (let step = 1; region && step <= 60; step++) {
    const start = performance.now();
    region.scrollTop = (region.scrollHeight * step) / 60;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

scene('pictures come along small, and are drawn anew', async () => {
  const buffer = await sender.page.screenshot();
  await sender.sendFiles(to, [{ name: 'screen.png', mimeType: 'image/png', buffer }]);
  await receiver.requests.first().getByTestId('thumbnail').waitFor();
  await receiver.answer('decline');
});

scene('some files as one archive', async () => {
  const paths = Array.from({ length: 600 }, (_, i) => ({
    name: `${i}.txt`,
    mimeType: 'text/plain',
    buffer: i % 3 ? Buffer.from(`file ${i}`) : Buffer.alloc(70_000, i), // in packs, and too large for them
  }));
  await sender.sendFiles(to, paths);
  await receiver.answer('accept');
  await receiver.reached('receive', 'done');
  const { path } = await saveAll(receiver);
  assert.equal(Object.keys(unzip(path)).length, 600);
  assert.ok(statSync(path).size > 200 * 70_000);
});

scene('cancelled in a picked folder: nothing unfinished stays there', async () => {
  await until('the picker', () => receiver.page.evaluate(() => 'showDirectoryPicker' in globalThis));
  const paths = [64 * 1024 * 1024, 10].map((size, i) => randomFile(makeFolder(), `half-${i}.bin`, size));
  await sender.sendFiles(to, paths);
  slowDown(stage.lan);
  await receiver.requests.first().getByTestId('accept-where').click();
  const running = await receiver.moving('receive');
  await receiver.cancel(running);
  fullSpeed(stage.lan);
  await receiver.reached('receive', 'cancelled');
  await until('it to be gone', async () => !Object.keys(await listPicked(receiver.page)).some((name) => name.includes('half-0')));
});
