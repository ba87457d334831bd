// The waits grow to their bound, are spread over their whole range, and start anew after success.
import { expect, test } from 'vitest';
import { BackOff } from './back-off.ts';

const take = (backOff: BackOff, count: number) => Array.from({ length: count }, () => backOff.next());

test('the ceiling doubles from half a second to a quarter of a minute', () => {
  expect(take(new BackOff(() => 1), 7)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('the whole range below the ceiling is used', () => {
  expect(take(new BackOff(() => 0), 3)).toEqual([0, 0, 0]);
  expect(take(new BackOff(() => 0.25), 3)).toEqual([125, 250, 500]);
});

test('success starts it anew', () => {
  const backOff = new BackOff(() => 1);
  take(backOff, 5);
  backOff.reset();
  expect(backOff.next()).toBe(500);
});
