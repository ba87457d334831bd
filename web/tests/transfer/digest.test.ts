// The file digest against the definition of RFC 9162 §2.1.1, written down a second time and computed by node:crypto.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cutBlock, leafCount, leafLength } from '../../src/proto/file-chunker.ts';
import { FileDigester, toHex } from '../../src/proto/file-digester.ts';
import { chunkSize, decodeChunk, encodeChunk } from '../../src/proto/transfer/frame.ts';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { randomFrom, sha256 } from './world.ts';

const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH(D[n]), recursively, as the RFC has it. */
function treeHash(entries: Uint8Array[]): Buffer {
  if (entries.length === 0) return hash();
  if (entries.length === 1) return hash(Buffer.of(0), entries[0]!);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return hash(Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k)));
}

function rootOf(entries: Uint8Array[], size: number): string {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return hash(Buffer.of(2), length, treeHash(entries)).toString('hex');
}

test('the definition gives the roots of the Certificate Transparency test vectors', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const leaves = inputs.map((hex) => Buffer.from(hex, 'hex'));
  const known = new Map([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ]);
  for (const [count, root] of known) expect(treeHash(leaves.slice(0, count)).toString('hex')).toBe(root);
});

test('roots of any number of leaves, put in any order', () => {
  const random = randomFrom(1);
  for (let count = 0; count < 40; count++) {
    const leaves = Array.from({ length: count }, (_, leaf) => ({ leaf, digest: hash(Buffer.of(leaf)) }));
    const digester = new FileDigester();
    for (const { leaf, digest } of leaves.toSorted(() => (random() % 3) - 1)) digester.put(leaf, digest);
    expect(digester.leaves).toBe(count);
    const expected = rootOf(
      leaves.map(({ digest }) => digest),
      count * LEAF,
    );
    expect(toHex(digester.root(count * LEAF))).toBe(expected);
  }
});

test('the same leaves of another size have another root', () => {
  const roots = [0, 1].map((size) => new FileDigester().root(size));
  const [a, b] = roots;
  expect(toHex(a!)).not.toBe(toHex(b!));
});

test('a block is cut into leaves and messages that can be put together again', async () => {
  const block = new Uint8Array(2 * LEAF + 100_000).map((_, index) => index % 251);
  const offset = 3 * LEAF;
  const cut = {
    transfer: 7,
    file: 9,
    offset,
    chunk: chunkSize(65535),
    newFrame: (length: number) => new ArrayBuffer(length),
  };
  const leaves = await cutBlock(cut, block, sha256);
  expect(leaves.map(({ leaf }) => leaf)).toEqual([3, 4, 5]);
  const together = new Uint8Array(block.length);
  for (const frame of leaves.flatMap(({ frames }) => frames)) {
    expect(frame.byteLength).toBeLessThanOrEqual(65535);
    const chunk = decodeChunk(frame)!;
    expect(chunk).toMatchObject({ transfer: 7, file: 9 });
    together.set(chunk.payload, chunk.offset - offset);
  }
  expect(Buffer.compare(together, block)).toBe(0);
  expect(toHex(leaves[2]!.digest)).toBe(hash(block.subarray(2 * LEAF)).toString('hex'));
});

test('offsets up to 2^53 survive, larger ones are no chunks', () => {
  const offset = Number.MAX_SAFE_INTEGER;
  const frame = encodeChunk({ transfer: 0xffffffff, file: 1, offset }, new Uint8Array(32), new Uint8Array(1));
  expect(decodeChunk(frame)).toMatchObject({ transfer: 0xffffffff, offset });
  new DataView(frame).setBigUint64(12, 2n ** 53n);
  expect(decodeChunk(frame)).toBeUndefined();
});

test('leaves cover a file exactly', () => {
  expect([0, 1, LEAF, LEAF + 1].map((size) => leafCount(size))).toEqual([0, 1, 1, 2]);
  expect(leafLength(LEAF + 1, 1)).toBe(1);
});
