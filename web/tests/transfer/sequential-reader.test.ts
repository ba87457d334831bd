// A file read from one place to the next, with jumps, and one that is shorter than it was.
import { expect, test } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { SequentialReader } from '../../src/workers/sequential-reader.ts';

const bytes = new Uint8Array(3 * LEAF + 7).map((_, index) => index % 251);

async function read(reader: SequentialReader, offset: number, length: number): Promise<boolean> {
  const found = await reader.read(offset, length);
  const same = Buffer.from(bytes.subarray(offset, offset + length)).equals(found);
  reader.give(found);
  return same;
}

test('one leaf after the other, asked for at once', async () => {
  const reader = new SequentialReader(new Blob([bytes]));
  const lengths = [LEAF, LEAF, LEAF, 7];
  const all = lengths.map((length, index) => read(reader, index * LEAF, length));
  expect(await Promise.all(all)).toEqual([true, true, true, true]);
});

test('back and forth', async () => {
  const reader = new SequentialReader(new Blob([bytes]));
  for (const index of [2, 0, 1, 2, 2]) expect(await read(reader, index * LEAF, LEAF)).toBe(true);
});

test('a file that has become shorter is told, and the reader goes on', async () => {
  const reader = new SequentialReader(new Blob([bytes.subarray(0, LEAF + 1)]));
  await expect(reader.read(LEAF, LEAF)).rejects.toThrow('file-changed');
  expect(await read(reader, 0, LEAF)).toBe(true);
});

test('a browser that does not fill buffers that are given gives slices', async () => {
  const plain = new Blob([bytes]);
  const slice = plain.slice.bind(plain);
  plain.slice = (...range) => Object.assign(slice(...range), { stream: () => new ReadableStream() });
  expect(await read(new SequentialReader(plain), LEAF, LEAF)).toBe(true);
});
