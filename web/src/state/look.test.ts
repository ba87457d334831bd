// What is shown, and as what: nothing that runs, and no half characters.
import { expect, test } from 'vitest';
import { cutAt, lookOf } from './look.ts';

test.for([
  ['photo.jpg', 'image/jpeg', 'image'],
  ['clip.mp4', 'video/mp4', 'video'],
  ['song.mp3', 'audio/mpeg', 'audio'],
  ['notes.md', '', 'text'],
  ['page.html', 'text/html', 'text'],
  ['data.json', 'application/json', 'text'],
  ['feed', 'application/atom+xml', 'text'],
  ['drawing.svg', 'image/svg+xml', undefined],
  ['letter.pdf', 'application/pdf', undefined],
  ['notes.txt', 'application/octet-stream', undefined],
  ['no type at all', '', undefined],
] as const)('%s of type "%s": %s', ([name, type, expected]) => {
  expect(lookOf({ name, type })).toBe(expected);
});

test('a long text is cut behind a line, else between characters', () => {
  expect(cutAt('one\ntwo three', 9)).toBe(9);
  expect(cutAt('one two\nthree', 10)).toBe(8);
  const smileys = '🦊'.repeat(10);
  expect(smileys.slice(0, cutAt(smileys, 5))).toBe('🦊🦊');
});
