// Names from strangers become names that any system takes, and that cannot leave their folder.
import { expect, test } from 'vitest';
import { NameGiver, safeName } from '../../src/proto/transfer/file-name.ts';

test.each([
  ['photo.jpg', 'photo.jpg'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['a/b\\c', 'a_b_c'],
  ['..', '_'],
  ['.', '_'],
  ['', 'file'],
  [' \u0000\u200f ', 'file'],
  ['.profile', '.profile'],
  ['name. . .', 'name'],
  ['  spaces  ', 'spaces'],
  ['CON', '_CON'],
  ['con.txt', '_con.txt'],
  ['lpt1.tar.gz', '_lpt1.tar.gz'],
  ['COM¹', '_COM¹'],
  ['console.log', 'console.log'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['a\u0000b\u001f\u007fc', 'abc'],
  ['half \ud83d', 'half'],
  ['👨‍👩‍👧‍👦 family 🏖️.png', '👨‍👩‍👧‍👦 family 🏖️.png'],
  ['what?*<>|":.txt', 'what_______.txt'],
])('%j becomes %j', (offered, safe) => {
  expect(safeName(offered)).toBe(safe);
});

test('long names keep their ending and fit into 255 bytes', () => {
  for (const character of ['a', 'ä', '€', '😀']) {
    const name = safeName(`${character.repeat(300)}.jpeg`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(name)).toBeGreaterThan(248);
    expect(name.endsWith(`${character}.jpeg`)).toBe(true);
  }
  expect(safeName('a'.repeat(255))).toBe('a'.repeat(255));
});

test('equal names are counted, by folder and whatever their case', () => {
  const names = new NameGiver();
  expect(names.give([], 'a.txt')).toBe('a.txt');
  expect(names.give([], 'A.TXT')).toBe('A (2).TXT');
  expect(names.give([], 'a.txt')).toBe('a (3).txt');
  expect(names.give(['x'], 'a.txt')).toBe('a.txt');
  expect(names.give([], 'a (2).txt')).toBe('a (2) (2).txt');
  const long = `${'b'.repeat(251)}.txt`;
  expect(names.give([], long)).toBe(long);
  expect(Buffer.byteLength(names.give([], long))).toBeLessThanOrEqual(255);
});

test('a folder has one name, whatever its case, and shares it with no file', () => {
  const names = new NameGiver();
  expect(names.give([], 'Photos')).toBe('Photos');
  expect(names.folders(['photos', '..', 'CON'])).toEqual(['photos (2)', '_', '_CON']);
  expect(names.folders(['PHOTOS', '..'])).toEqual(['photos (2)', '_']);
  expect(names.give(['photos (2)', '_'], 'con')).toBe('_con (2)');
});
