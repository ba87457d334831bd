// SPAKE2 against the RFC's own vectors, and against shares that no honest device sends.
import { p256 } from '@noble/curves/nist.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat } from '../bytes.ts';
import { randomScalar, scalarOf, SHARE_BYTES, Spake2 } from './spake2.ts';

type Vector = Readonly<Record<string, string>>;
const FILE = join(import.meta.dirname, '../../../../tests/fixtures/spake2/rfc9382-p256.json');
const { vectors } = JSON.parse(readFileSync(FILE, 'utf8')) as { vectors: Vector[] };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const unhex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex')) as Bytes;
const scalar = (text = '') => BigInt(`0x${text}`);

describe.each(vectors)('RFC 9382, A=$A, B=$B', (vector) => {
  const { A: idA = '', B: idB = '' } = vector;
  const w = scalar(vector['w']);
  const a = new Spake2({ side: 'A', idA, idB, w, scalar: scalar(vector['x']) });
  const b = new Spake2({ side: 'B', idA, idB, w, scalar: scalar(vector['y']) });

  test('shares, K, keys and confirmations', () => {
    expect([hex(a.share), hex(b.share)]).toEqual([vector['pA'], vector['pB']]);
    for (const keys of [a.finish(b.share), b.finish(a.share)]) {
      for (const name of ['K', 'Ke', 'Ka', 'KcA', 'KcB', 'confirmA', 'confirmB'] as const) {
        expect(hex(keys![name]), name).toBe(vector[name]);
      }
    }
  });
});

const options = { idA: 'a', idB: 'b', w: 5n, scalar: 7n } as const;
const honest = new Spake2({ ...options, side: 'A' });
const uncompressed = (point: InstanceType<typeof p256.Point>) => point.toBytes(false) as Bytes;

test.each<[string, Bytes]>([
  ['nothing', new Uint8Array()],
  ['the identity element', Uint8Array.of(0)],
  ['the identity element, filled up', new Uint8Array(SHARE_BYTES)],
  ['a compressed point', p256.Point.BASE.toBytes(true) as Bytes],
  ['a point off the curve', concat(Uint8Array.of(4), new Uint8Array(64).fill(1))],
  ['zeros as coordinates', concat(Uint8Array.of(4), new Uint8Array(64))],
  ['coordinates beyond the field', concat(Uint8Array.of(4), new Uint8Array(64).fill(255))],
  ['a hybrid encoding', concat(Uint8Array.of(6), uncompressed(p256.Point.BASE).slice(1))],
  ['its own share', honest.share],
  [
    'the share that makes K the identity',
    uncompressed(
      p256.Point.fromHex('03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49').multiply(5n),
    ),
  ],
])('%s is refused', (_, share) => {
  expect(honest.finish(share)).toBeUndefined();
});

test('scalars are in the group and never zero', () => {
  expect(randomScalar((length) => new Uint8Array(length))).toBe(1n);
  const most = randomScalar((length) => new Uint8Array(length).fill(255) as Bytes);
  expect(most > 0n && most < p256.Point.Fn.ORDER).toBe(true);
  expect(scalarOf(unhex('313233'), 'a')).not.toBe(scalarOf(unhex('313233'), 'b'));
});

test('bound data changes the confirmations only', () => {
  const b = new Spake2({ ...options, side: 'B', scalar: 9n });
  const plain = honest.finish(b.share)!;
  const bound = new Spake2({ ...options, side: 'A', aad: Uint8Array.of(1) }).finish(b.share)!;
  expect(hex(bound.Ke)).toBe(hex(plain.Ke));
  expect(hex(bound.confirmA)).not.toBe(hex(plain.confirmA));
});
