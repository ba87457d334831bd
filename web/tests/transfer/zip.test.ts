// Archives of received files are taken by other people's programs: Python's zipfile and, where it is installed, unzip.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as reference } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { crc32 } from '../../src/proto/zip/crc32.ts';
import { centralHeader, endRecords, localHeader } from '../../src/proto/zip/records.ts';
import type { ZipSource } from '../../src/workers/zip-messages.ts';
import { makeZip } from '../../src/workers/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'homedrop-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIST = `import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[i.filename, i.file_size, i.CRC, list(i.date_time), i.is_dir(), i.external_attr >> 16] for i in archive.infolist()]))`;

type Listed = [name: string, size: number, crc: number, date: number[], isFolder: boolean, mode: number];

function list(archive: Buffer): Listed[] {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, archive);
  return JSON.parse(execFileSync('python3', ['-c', LIST, path], { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

async function archiveOf(sources: readonly ZipSource[]): Promise<Buffer> {
  const zip = await makeZip(sources, () => undefined);
  return Buffer.from(await zip.arrayBuffer());
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7919) >> 3);

test('the checksum is that of zlib, in one go and in pieces', () => {
  for (const length of [0, 1, 7, 8, 9, 15, 16, 1000, 65_537]) {
    const content = bytes(length);
    expect(crc32(content)).toBe(reference(content));
    const cut = length >> 1;
    expect(crc32(content.subarray(cut), crc32(content.subarray(0, cut)))).toBe(reference(content));
  }
});

test('names, dates, sizes, empty files and empty folders are read by Python', async () => {
  const modified = new Date(2024, 1, 29, 13, 37, 42).getTime();
  const sources = [
    { path: 'Füchse/🦊 ß.txt', modified, blob: new Blob([bytes(5)]) },
    { path: 'Füchse/large.bin', modified, blob: new Blob([bytes(3_000_000)]) },
    { path: 'Füchse/empty.txt', modified: 0, blob: new Blob([]) },
    { path: 'Füchse/nothing in here/', modified: 0, blob: new Blob([]) },
  ];
  const listed = list(await archiveOf(sources));
  expect(listed.map(([name, size, , , isFolder]) => [name, size, isFolder])).toEqual([
    ['Füchse/🦊 ß.txt', 5, false],
    ['Füchse/large.bin', 3_000_000, false],
    ['Füchse/empty.txt', 0, false],
    ['Füchse/nothing in here/', 0, true],
  ]);
  expect(listed[0]?.[2]).toBe(reference(bytes(5)));
  expect(listed[0]?.[3]).toEqual([2024, 2, 29, 13, 37, 42]);
  expect(listed[2]?.[3]).toEqual([1980, 1, 1, 0, 0, 0]);
  expect(listed.map(([, , , , , mode]) => mode.toString(8))).toEqual(['100644', '100644', '100644', '40755']);
});

test('more than 65,535 files need and get zip64', async () => {
  const blob = new Blob([]);
  const sources = Array.from({ length: 65_540 }, (_, index) => ({ path: `${index}`, modified: 0, blob }));
  expect(list(await archiveOf(sources))).toHaveLength(65_540);
}, 60_000);

/** A sparse archive: the bytes of the large file are a hole in the disk. */
const SPARSE = `import json, sys, zipfile
path, header, central, tail, size = sys.argv[1], *map(bytes.fromhex, sys.argv[2:5]), int(sys.argv[5])
with open(path, 'wb') as out:
    out.write(header); out.seek(size, 1); out.write(central)
    out.write(tail)
print(json.dumps([[i.filename, i.file_size, i.header_offset] for i in zipfile.ZipFile(path).infolist()]))`;

test('a file of 5 GiB, and one that begins behind it', () => {
  const size = 5 * 1024 ** 3;
  const entry = { path: 'film.mkv', size, crc: 0, modified: 1_700_000_000_000 };
  const header = localHeader(entry);
  const second = { path: 'after.txt', size: 0, crc: 0, modified: 0 };
  const offset = header.length + size;
  const local = localHeader(second);
  const contents = Buffer.concat([centralHeader(entry, 0), centralHeader(second, offset)]);
  const tail = endRecords(2, contents.length, offset + local.length);
  const hex = (part: Uint8Array) => Buffer.from(part).toString('hex');
  const args = [hex(header), hex(local) + hex(contents), hex(tail), `${size}`];
  const out = execFileSync('python3', ['-c', SPARSE, join(folder, 'sparse.zip'), ...args], {
    encoding: 'utf8',
  });
  expect(JSON.parse(out)).toEqual([
    ['film.mkv', size, 0],
    ['after.txt', 0, offset],
  ]);
});
