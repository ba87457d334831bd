// The list of texts is bounded in number and in length, and the newest is always there.
import { expect, test } from 'vitest';
import { bounded, type KeptText } from './texts.svelte.ts';

const text = (id: number, length = 5): KeptText => ({
  id: String(id),
  peerId: 'p',
  name: 'Amber',
  text: 'x'.repeat(length),
  received: id,
});
const ids = (texts: readonly KeptText[]) => texts.map(({ id }) => id);

test('two hundred are kept', () => {
  const many = Array.from({ length: 250 }, (_, id) => text(id));
  expect(ids(bounded(many))).toEqual(ids(many.slice(0, 200)));
  expect(bounded(many.slice(0, 200))).toHaveLength(200);
});

test('long ones push older ones out, and one alone stays', () => {
  const long = 8 * 1024 * 1024;
  expect(ids(bounded([text(1, long), text(2, long), text(3)]))).toEqual(['1', '2']);
  expect(ids(bounded([text(1, 20 * 1024 * 1024), text(2)]))).toEqual(['1']);
});
