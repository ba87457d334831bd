// What is written at once, and what is written in parts because the rest does not come.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { BlockWriter } from '../../src/workers/block-writer.ts';

const SIZE = 9 * LEAF + 10;
let put: [offset: number, length: number, first: number][];
let writer: BlockWriter;

beforeEach(() => {
  vi.useFakeTimers();
  put = [];
  writer = new BlockWriter(SIZE, (offset, bytes) => put.push([offset, bytes.length, bytes[0]!]));
});
afterEach(() => {
  vi.useRealTimers();
});

/** Each leaf is filled with its number. */
function leaf(index: number): Promise<void> {
  const bytes = new Uint8Array(Math.min(LEAF, SIZE - index * LEAF)).fill(index);
  return writer.write(index * LEAF, bytes);
}

test('four leaves are one write, in whatever order they come', async () => {
  const waiting = [3, 0, 2].map(leaf);
  expect(put).toEqual([]);
  await Promise.all([...waiting, leaf(1)]);
  expect(put).toEqual([[0, 4 * LEAF, 0]]);
});

test('the last block is whole with what the file has', async () => {
  await Promise.all([leaf(9), leaf(8)]);
  expect(put).toEqual([[8 * LEAF, LEAF + 10, 8]]);
});

test('what stays without neighbours is written after a while, side by side where it can be', async () => {
  const waiting = Promise.all([leaf(7), leaf(4), leaf(6)]);
  vi.advanceTimersByTime(100);
  await waiting;
  expect(put).toEqual([
    [4 * LEAF, LEAF, 4],
    [6 * LEAF, 2 * LEAF, 6],
  ]);
  const late = leaf(5);
  vi.advanceTimersByTime(100);
  await late;
  expect(put.at(-1)).toEqual([5 * LEAF, LEAF, 5]);
});

test('a disk that is full is told to every leaf of the block', async () => {
  const full = new BlockWriter(SIZE, () => {
    throw new Error('full');
  });
  const waiting = [0, 1, 2, 3].map((index) => full.write(index * LEAF, new Uint8Array(LEAF)));
  for (const each of waiting) await expect(each).rejects.toThrow('full');
});

test('what waits for a file that is given up is not written', async () => {
  const waiting = leaf(0);
  writer.drop();
  await waiting;
  vi.advanceTimersByTime(1000);
  expect(put).toEqual([]);
});

test('a small file does not wait', async () => {
  const small = new BlockWriter(5, (offset, bytes) => put.push([offset, bytes.length, bytes[0]!]));
  await small.write(0, new Uint8Array(5).fill(1));
  expect(put).toEqual([[0, 5, 1]]);
});
