// What a download gets of a transfer: in order whatever the order of arrival, as one archive when there are several files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyFolder } from '../../src/proto/transfer/outgoing.ts';
import type { SinkFile } from '../../src/workers/sink.ts';
import { type Download, StreamSink } from '../../src/workers/stream-sink.ts';

const folder = mkdtempSync(join(tmpdir(), 'homedrop-stream-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A browser that takes so many pieces and then waits to be told. */
class FakeDownload implements Download {
  readonly taken: Uint8Array[] = [];
  ended = false;
  abandoned = false;
  failure: Error | undefined;
  #waiting: (() => void) | undefined;

  constructor(public room = Infinity) {}

  async opened() {}

  async send(bytes: Uint8Array<ArrayBuffer>) {
    while (this.room <= 0 && !this.failure) await new Promise<void>((resolve) => (this.#waiting = resolve));
    if (this.failure) throw this.failure;
    this.room--;
    this.taken.push(structuredClone(bytes, { transfer: [bytes.buffer] }));
  }

  async end() {
    this.ended = true;
  }

  abandon() {
    this.abandoned = true;
  }

  take(room: number) {
    this.room += room;
    this.#waiting?.();
  }

  cancel() {
    this.failure = new Error('cancelled');
    this.#waiting?.();
  }

  get all() {
    return Buffer.concat(this.taken);
  }
}

const filled = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 7919 + seed * 31) >> 3);
const file = (index: number, size: number, more: Partial<SinkFile> = {}): SinkFile => ({
  ...{ index, size, name: `${index}.bin`, folders: [], type: '', modified: 0 },
  ...more,
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

const LIST = `import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[i.filename, i.file_size, archive.read(i).hex()[:16]] for i in archive.infolist()]))`;

function list(archive: Buffer): unknown {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, archive);
  return JSON.parse(execFileSync('python3', ['-c', LIST, path], { encoding: 'utf8' }));
}
const start = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 8)).toString('hex');

test('the pieces of one file leave in order, and each is confirmed when it has left', async () => {
  const download = new FakeDownload();
  const sink = new StreamSink(download, [file(0, 30)]);
  const bytes = filled(30, 1);
  const confirmed: number[] = [];
  const put = (at: number) => void sink.write(0, at, bytes.slice(at, at + 10)).then(() => confirmed.push(at));
  put(20);
  put(10);
  await settled();
  expect([download.taken.length, confirmed]).toEqual([0, []]);
  put(0);
  await settled();
  expect(confirmed).toEqual([0, 10, 20]);
  expect(download.ended).toBe(false);
  await sink.finish(0);
  expect([download.ended, download.all]).toEqual([true, Buffer.from(bytes)]);
});

test('a browser that takes no more holds the confirmations back', async () => {
  const download = new FakeDownload(1);
  const sink = new StreamSink(download, [file(0, 30)]);
  let confirmed = 0;
  for (const at of [0, 10, 20]) void sink.write(0, at, filled(10, at)).then(() => confirmed++);
  await settled();
  expect(confirmed).toBe(1);
  download.take(2);
  await settled();
  expect(confirmed).toBe(3);
});

test('a buffer that is used again does not change what waits', async () => {
  const download = new FakeDownload();
  const sink = new StreamSink(download, [file(0, 20)]);
  const buffer = filled(10, 1);
  const later = buffer.slice();
  const waiting = sink.write(0, 10, buffer);
  buffer.fill(0);
  await Promise.all([sink.write(0, 0, filled(10, 2)), waiting]);
  expect(download.all.subarray(10)).toEqual(Buffer.from(later));
});

test('several files, empty ones and empty folders become an archive that others read', async () => {
  const download = new FakeDownload();
  const { name } = emptyFolder({ folders: [], name: 'nothing' }).file;
  const { type } = emptyFolder({ folders: [], name: 'nothing' }).file;
  const files = [
    file(0, 300_000, { name: 'Füchse 🦊.bin', folders: ['Wald'] }),
    file(2, 0),
    file(3, 0, { name, type, folders: ['Wald'] }),
    file(7, 5),
  ];
  const sink = new StreamSink(download, files);
  const [large, small] = [filled(300_000, 1), filled(5, 2)];
  await sink.finish(2); // before the first has begun
  await sink.write(0, 0, large.slice(0, 200_000));
  const late = sink.write(7, 0, small); // before its turn
  const others = [7, 3].map((index) => sink.finish(index));
  await sink.write(0, 200_000, large.slice(200_000));
  await sink.finish(0);
  await Promise.all([late, ...others]);
  expect(download.ended).toBe(true);
  expect(list(download.all)).toEqual([
    ['2.bin', 0, ''],
    ['Wald/Füchse 🦊.bin', 300_000, start(large)],
    ['Wald/nothing/', 0, ''],
    ['7.bin', 5, start(small)],
  ]);
});

test('a file that is left out, also in its middle, is not in the archive, and the others are whole', async () => {
  const download = new FakeDownload();
  const sink = new StreamSink(download, [file(0, 20), file(1, 20), file(2, 20), file(3, 20)]);
  await sink.write(0, 0, filled(10, 0));
  await sink.discard(0); // begun
  await sink.write(1, 0, filled(20, 1));
  await sink.finish(1);
  await sink.discard(2); // not begun
  const last = sink.write(3, 0, filled(20, 3)).then(() => sink.discard(3));
  await last;
  await settled();
  expect(download.ended).toBe(true);
  expect(list(download.all)).toEqual([['1.bin', 20, start(filled(20, 1))]]);
});

test('a download that is cancelled fails what waits and what comes', async () => {
  const download = new FakeDownload(0);
  const sink = new StreamSink(download, [file(0, 30)]);
  const waiting = expect(sink.write(0, 0, filled(10, 0))).rejects.toThrow('cancelled');
  const behind = expect(sink.write(0, 10, filled(10, 0))).rejects.toThrow('cancelled');
  download.cancel();
  await Promise.all([waiting, behind]);
  await expect(sink.write(0, 20, filled(10, 0))).rejects.toThrow('cancelled');
});

test('a transfer that ends before its end leaves no whole download, one that is complete leaves it alone', async () => {
  const [broken, whole] = [new FakeDownload(), new FakeDownload()];
  const cut = new StreamSink(broken, [file(0, 30)]);
  await cut.write(0, 0, filled(10, 0));
  await cut.discard();
  expect([broken.abandoned, broken.ended]).toEqual([true, false]);
  const complete = new StreamSink(whole, [file(0, 10)]);
  await complete.write(0, 0, filled(10, 0));
  await complete.finish(0);
  await complete.discard();
  expect([whole.abandoned, whole.ended]).toEqual([false, true]);
});

test('2,500 files are listed in pieces', async () => {
  const download = new FakeDownload();
  const files = Array.from({ length: 2_500 }, (_, index) => file(index, 1));
  const sink = new StreamSink(download, files);
  await Promise.all(
    files.map(({ index }) => sink.write(index, 0, filled(1, 8)).then(() => sink.finish(index))),
  );
  expect(list(download.all)).toHaveLength(2_500);
});
