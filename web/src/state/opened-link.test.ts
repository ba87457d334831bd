// Links into the page: what they ask for, whole and unescaped; whatever they do not say is nothing.
import { expect, test } from 'vitest';
import { readLink } from './opened-link.ts';

test.each([
  ['#text=hello', { text: 'hello' }],
  ['#text=a%20%26%20b%0A%23%F0%9F%A6%8A', { text: 'a & b\n#🦊' }],
  ['#text=1+1=2&x', { text: '1+1=2&x' }],
  ['#text=', undefined],
  ['#pair', { dialog: 'pair' }],
  ['#room', { dialog: 'room' }],
  ['#room=abcde', { room: 'ABCDE' }],
  ['#shared=failed', { shared: 'failed' }],
  ['#elsewhere', undefined],
  ['', undefined],
])('%j', (fragment, link) => {
  expect(readLink(fragment)).toEqual(link);
});
