import { expect, test } from 'vitest';
import { shortened } from './shorten.ts';

test('a name that fits stays as it is, whatever its letters are made of', () => {
  for (const name of ['', 'film.mp4', 'x'.repeat(100), '🦊'.repeat(100), 'u\u0308'.repeat(100)])
    expect(shortened(name)).toBe(name);
});

test('of a long one the beginning and the ending are left', () => {
  const name = shortened(`Holiday ${'x'.repeat(180)} in summer.pdf.exe`);
  expect(name).toMatch(/^Holiday x+…x+ in summer\.pdf\.exe$/u);
  expect(name).toHaveLength(100);
});

test('letters are not parted from their marks', () => {
  const name = shortened('u\u0308'.repeat(125) + '.jpeg');
  expect(name).toMatch(/^(u\u0308){67}…(u\u0308){27}\.jpeg$/u);
});
