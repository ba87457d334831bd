// The one fingerprint of a description; a second one is a trick.
import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const hex = (byte: string) => Array.from({ length: 32 }, () => byte).join(':');
const line = (value: string, hash = 'sha-256') => `a=fingerprint:${hash} ${value}\r\n`;
const sdp = (...lines: string[]) => `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n${lines.join('')}a=setup:actpass\r\n`;

test('is read, in either case, at either level', () => {
  expect(fingerprintOf(sdp(line(hex('AB'))))).toEqual(new Uint8Array(32).fill(0xab));
  expect(fingerprintOf(sdp(line(hex('ab')), 'm=application\r\n', line(hex('AB'))))).toHaveLength(32);
});

test.each([
  ['none', sdp()],
  ['two different ones', sdp(line(hex('AB')), line(hex('CD')))],
  ['another hash', sdp(line(hex('AB'), 'sha-1'))],
  ['another hash besides', sdp(line(hex('AB')), line(hex('CD'), 'sha-512'))],
  ['a short one', sdp(line('AB:CD'))],
])('%s is refused', (_, text) => expect(fingerprintOf(text)).toBeUndefined());
