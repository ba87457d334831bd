// Who was not reached is tried again, later each time; who left is waited for, and given up, by a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PeerId } from '../proto/messages.ts';
import { Absences } from './absences.ts';

const PEER = 'p' as PeerId;
const MINUTE = 60_000;
let tried: number;
let gone: number;
let isOpen: boolean;
let absences: Absences;

beforeEach(() => {
  vi.useFakeTimers();
  [tried, gone, isOpen] = [0, 0, false];
  absences = new Absences({
    isOpen: () => isOpen,
    gone: () => void (gone += 1),
    again: () => void (tried += 1),
  });
});
afterEach(() => void vi.useRealTimers());

test('who was not reached is tried again after twice as long each time, four minutes at most', () => {
  for (const [attempt, seconds] of [15, 30, 60, 120, 240, 240, 240].entries()) {
    absences.notReached(PEER);
    vi.advanceTimersByTime(seconds * 1000 - 1);
    expect(tried).toBe(attempt);
    vi.advanceTimersByTime(1);
    expect(tried).toBe(attempt + 1);
  }
});

test('who was reached is tried no more, and as soon as at first the next time', () => {
  absences.notReached(PEER);
  vi.advanceTimersByTime(15_000);
  absences.notReached(PEER);
  absences.reached(PEER);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(tried).toBe(1);
  absences.notReached(PEER);
  vi.advanceTimersByTime(15_000);
  expect(tried).toBe(2);
});

test('who left is waited for, longer while a connection is open, and not any more when back', () => {
  absences.away(PEER);
  isOpen = true;
  vi.advanceTimersByTime(6 * MINUTE);
  expect(gone).toBe(0);
  isOpen = false;
  vi.advanceTimersByTime(5 * MINUTE);
  expect(gone).toBe(1);
  absences.away(PEER);
  vi.advanceTimersByTime(4 * MINUTE);
  absences.back(PEER);
  vi.advanceTimersByTime(5 * MINUTE);
  expect(gone).toBe(1);
});
