// A text in the address is taken whole, and what is none is not.
import { expect, test } from 'vitest';
import { readTextFragment } from './text-link.ts';

test('the text is whole, also with what an address gives a meaning', () => {
  const text = 'a&b=c#d + 100 % <b>\n„ü“ 🦊';
  expect(readTextFragment(`#text=${encodeURIComponent(text)}`)).toBe(text);
});

test.for(['', '#text', '#text=', '#text=%20%0a', '#text=%E0%A4%A', '#room=ABCDE', '#Text=x'])(
  'no text in %s',
  (fragment) => {
    expect(readTextFragment(fragment)).toBeUndefined();
  },
);
