// A page that is looked away from, put to sleep, and carried into another network: what it says of itself, by a clock the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPage } from './page-life.ts';

let said: string[];
let page: EventTarget & { visibilityState: string };
let scope: EventTarget;
let end: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  scope = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', scope.addEventListener.bind(scope));
  end = new AbortController();
  const say = (what: string) => () => void said.push(what);
  watchPage({ woke: say('woke'), moved: say('moved'), presence: (state) => said.push(state) }, end.signal);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sight(state: 'hidden' | 'visible'): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
}

test('behind a file picker for long it is away, for a moment it is not, and back it says so at once', () => {
  sight('hidden');
  vi.advanceTimersByTime(9_999);
  sight('visible');
  expect(said).toEqual(['active', 'woke']);
  sight('hidden');
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual(['active', 'woke', 'away']);
  sight('visible');
  expect(said.slice(3)).toEqual(['active', 'woke']);
});

test('a clock that jumped means that it slept', () => {
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  vi.setSystemTime(Date.now() + 120_000);
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual(['moved']);
});

test('a network that is back, and a page out of the back/forward cache, may be somewhere else', () => {
  scope.dispatchEvent(new Event('online'));
  scope.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  scope.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  expect(said).toEqual(['moved', 'moved', 'woke']);
});

test('in the end nothing is watched', () => {
  end.abort();
  sight('hidden');
  scope.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(600_000);
  expect(said).toEqual([]);
});
