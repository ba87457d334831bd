// The size that a picture claims is read from its header, and nothing else is taken for a picture.
import { expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';

const bytes = (hex: string) =>
  Uint8Array.from(hex.replace(/\s/g, '').padEnd(128, '0').match(/../g) ?? [], (pair) => parseInt(pair, 16));

test.for([
  ['PNG', '89504e47 0d0a1a0a 0000000d 49484452 00002710 00002710 0806', 10_000, 10_000],
  ['GIF', '47494638 3961 4001 f000', 320, 240],
  ['WebP, lossy', '52494646 24000000 57454250 56503820 18000000 300100 9d012a 4001 f000', 320, 240],
  ['WebP, lossless', '52494646 24000000 57454250 5650384c 18000000 2f 3fc13b00', 320, 240],
  ['WebP, extended', '52494646 24000000 57454250 56503858 0a000000 00000000 3f0100 ef0000', 320, 240],
  ['AVIF', '00000020 66747970 61766966 00000000 00000014 69737065 00000000 00000140 000000f0', 320, 240],
  ['JPEG', 'ffd8 ffe0 0004 0000 ffc0 0011 08 00f0 0140 03', 320, 240],
] as [string, string, number, number][])('%s', ([, hex, width, height]) => {
  expect(pictureSize(bytes(hex))).toEqual({ width, height });
});

test.for([
  ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>')],
  ['a PNG of no width', bytes('89504e47 0d0a1a0a 0000000d 49484452 00000000 00002710')],
  ['a JPEG that is cut off', bytes('ffd8 ffe0 ffff')],
  ['too little', new Uint8Array(8)],
] as [string, Uint8Array][])('%s has none', ([, head]) => {
  expect(pictureSize(head)).toBeUndefined();
});
