// Codes as people type them, and links as cameras read them.
import { expect, test } from 'vitest';
import {
  pairFragment,
  readCode,
  readPairFragment,
  readRoomFragment,
  roomFragment,
  secretDigits,
} from './code.ts';

test.each(['042917', '042 917', ' 042-917 ', '0 4 2 9 1 7', '042·917', '０４２９１７'])(
  '%s is a code',
  (typed) => {
    expect(readCode(typed)).toEqual({ slot: '042', digits: '917' });
  },
);

test.each(['', '04291', '0429170', 'abcdef', '04291x'])('%s is none', (typed) => {
  expect(readCode(typed)).toBeUndefined();
});

test('the secret digits are even over all thousand', () => {
  const draws = [
    [0xff, 0xff],
    [0xfd, 0xe8],
    [0xfd, 0xe7],
  ].map((pair) => Uint8Array.from(pair));
  expect(secretDigits(() => draws.shift()!)).toBe('999'); // 65535 and 65000 are drawn again
  expect(secretDigits(() => Uint8Array.of(0, 7))).toBe('007');
});

test('a link carries slot and secret, exactly', () => {
  const link = { slot: '042', secret: new Uint8Array(32).fill(7) };
  expect(readPairFragment(`#${pairFragment(link)}`)).toEqual(link);
  for (const wrong of ['', '#pair=042', '#pair=42.AAAA', `${pairFragment(link)}A`, '#room=BCDFG']) {
    expect(readPairFragment(wrong)).toBeUndefined();
  }
});

test('a link to a room carries its letters', () => {
  expect(readRoomFragment(`#${roomFragment('BCDFG')}`)).toBe('BCDFG');
  expect(readRoomFragment('#room=bcdfg')).toBe('BCDFG');
  expect(readRoomFragment('#room=BCDF')).toBeUndefined();
});
