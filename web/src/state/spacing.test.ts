import { expect, test } from 'vitest';
import { Spacing } from './spacing.ts';

test('of many at once the first of each kind is taken, and again after a pause', () => {
  const spacing = new Spacing<string>(1000);
  const taken = (kind: string, times: number[]) => times.map((now) => spacing.takes(kind, now));
  expect(taken('done', [0, 5, 10, 999])).toEqual([true, false, false, false]);
  expect(taken('request', [10, 20])).toEqual([true, false]);
  expect(taken('done', [1000, 1001, 5000])).toEqual([true, false, true]);
});
