// What other programs share arrives whole, whatever characters are in it, and each thing once.
import { expect, test } from 'vitest';
import { MAX_TEXT } from '../proto/transfer/limits.ts';
import { downloadHeaders } from './downloads.ts';
import { oneText, sharedOf } from './share-target.ts';

const form = (fields: Record<string, string | File>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  return made;
};

test.each([
  [['', 'a & b <c> %20 + ü 🦊\nline', ''], 'a & b <c> %20 + ü 🦊\nline'],
  [
    ['Title', 'see https://a.example/?q=1&r=%C3%A9', 'https://a.example/?q=1&r=%C3%A9'],
    'Title\nsee https://a.example/?q=1&r=%C3%A9',
  ],
  [['Same', 'Same', 'Same'], 'Same'],
  [['', '', 'https://a.example/'], 'https://a.example/'],
  [[' ', '\n', ''], ''],
])('%j is sent as %j', (texts, text) => {
  expect(oneText(texts)).toBe(text);
});

test('files come with their text, and without the title that programs give them', () => {
  const photo = new File(['x'], 'Füchse & <b>Bären</b> 🦊.jpg', { type: 'image/jpeg' });
  const shared = sharedOf(form({ title: 'IMG_1', text: 'look', files: photo }));
  expect([shared.text, shared.files.map(({ name }) => name)]).toEqual(['look', [photo.name]]);
  expect(sharedOf(form({ files: 'no file', text: 'x' })).files).toEqual([]);
});

test('more than can be sent is refused', () => {
  expect(() => sharedOf(form({ text: 'x'.repeat(MAX_TEXT + 1) }))).toThrow(RangeError);
});

test.each([
  ['plain.txt', 'plain.txt'],
  ['Füchse; "x".zip', 'F%C3%BCchse%3B%20%22x%22.zip'],
  ["it's (1)*.txt", 'it%27s%20%281%29%2A.txt'],
  ['a\r\nset-cookie: b', 'a%0D%0Aset-cookie%3A%20b'],
  ['lone \ud800 half', 'lone%20%EF%BF%BD%20half'],
])('a download called %j is named so that every browser reads it', (name, written) => {
  const headers = downloadHeaders({ id: '', name, size: 7 });
  expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${written}`);
  expect(headers['content-length']).toBe('7');
  expect('content-length' in downloadHeaders({ id: '', name })).toBe(false);
});
