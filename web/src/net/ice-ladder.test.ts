// When the relay is asked, by which way, and when nothing helps: by a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IceLadder, RelayWay, type Rung, serversOf } from './ice-ladder.ts';

const SERVERS = [
  { urls: ['stun:10.0.0.1:3478', 'stun:[fd00::1]:3478'] },
  {
    urls: [
      'turn:10.0.0.1:3478?transport=udp',
      'turn:10.0.0.1:3478?transport=tcp',
      'turns:10.0.0.1:5349?transport=tcp',
    ],
    username: 'u',
    credential: 'c',
  },
];
let rungs: Rung[];
let exhausted: number;

function ladder(rung: Rung, way = new RelayWay(), decides = true): IceLadder {
  const made: IceLadder = new IceLadder(rung, way, decides, {
    climbed: () => {
      rungs.push(made.rung);
      made.begin(); // the other side has answered
    },
    exhausted: () => void (exhausted += 1),
  });
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  [rungs, exhausted] = [[], 0];
});
afterEach(() => vi.useRealTimers());

test('each rung asks by STUN, and the relay by one way', () => {
  expect(serversOf(0, SERVERS)).toEqual(SERVERS.slice(0, 1));
  for (const rung of [1, 2, 3] as const) {
    const [, relay] = serversOf(rung, SERVERS);
    expect(relay).toEqual({ urls: [SERVERS[1]!.urls[rung - 1]], username: 'u', credential: 'c' });
  }
  expect(serversOf(3, SERVERS, true)).toEqual(SERVERS);
  expect(serversOf(2, [{ urls: 'turn:box' }])).toEqual([]);
  expect(serversOf(1, [{ urls: 'turn:box' }])).toHaveLength(1);
});

test('all the way up in less than two seconds, then every way at once, and the end five seconds later', () => {
  const it = ladder(0);
  it.begin();
  vi.advanceTimersByTime(599);
  expect(rungs).toEqual([]);
  vi.advanceTimersByTime(1 + 500 + 500);
  expect([rungs, it.every]).toEqual([[1, 2, 3], false]);
  vi.advanceTimersByTime(500);
  expect([rungs, it.every]).toEqual([[1, 2, 3, 3], true]);
  vi.advanceTimersByTime(4_999);
  expect([rungs.length, exhausted]).toEqual([4, 0]);
  vi.advanceTimersByTime(1);
  expect(exhausted).toBe(1);
});

test('a device that takes seconds over each step is waited for as long as there are any', () => {
  const way = new RelayWay();
  const it: IceLadder = new IceLadder(0, way, true, {
    climbed: () => setTimeout(() => it.begin(), 3_000), // the other side's answer takes its time
    exhausted: () => void (exhausted += 1),
  });
  it.begin();
  vi.advanceTimersByTime(600 + 3 * 3_500 + 3_000);
  expect([it.rung, it.every]).toEqual([3, true]);
  vi.advanceTimersByTime(4_000);
  it.relayed();
  vi.advanceTimersByTime(4_000);
  it.advanced(); // the other side has got one as well
  vi.advanceTimersByTime(4_000);
  expect([exhausted, way.first]).toEqual([0, 1]);
  vi.advanceTimersByTime(1_000);
  expect(exhausted).toBe(1);
});

test('a path ends it', () => {
  const it = ladder(0);
  it.begin();
  it.stop();
  vi.advanceTimersByTime(60_000);
  expect([rungs, exhausted]).toEqual([[], 0]);
});

test('a way that works is kept to, and is where the next one begins, until the network is another one', () => {
  const way = new RelayWay();
  const it = ladder(1, way);
  it.begin();
  vi.advanceTimersByTime(500);
  it.relayed();
  vi.advanceTimersByTime(4_000);
  expect([rungs, way.first]).toEqual([[2], 2]);
  const next = ladder(0, way);
  next.begin();
  vi.advanceTimersByTime(600);
  expect(next.rung).toBe(2);
  way.forget();
  expect(way.first).toBe(1);
});

test('where another connection of the page has got, the next one goes, and one that is there waits', () => {
  const way = new RelayWay();
  const [slow, behind] = [ladder(1, way), ladder(1, way)];
  slow.begin();
  vi.advanceTimersByTime(500);
  expect(slow.rung).toBe(2);
  behind.begin();
  way.worked(2);
  vi.advanceTimersByTime(500);
  expect([slow.rung, behind.rung, rungs]).toEqual([2, 2, [2, 2]]);
  slow.relayed();
  vi.advanceTimersByTime(4_000);
  expect([behind.rung, behind.every]).toEqual([2, false]);
});

test('a relay that is full is asked again by the same way', () => {
  const way = new RelayWay();
  const it = ladder(2, way);
  it.begin();
  it.full();
  vi.advanceTimersByTime(1_499);
  expect(rungs).toEqual([]);
  vi.advanceTimersByTime(1);
  expect([rungs, way.first, it.every]).toEqual([[2], 2, false]);
  it.relayed();
  it.full();
  vi.advanceTimersByTime(4_000);
  expect([rungs, exhausted]).toEqual([[2], 0]);
});

test('who is slow to answer is given more time, within bounds', () => {
  const it = ladder(0);
  it.begin(400);
  vi.advanceTimersByTime(1_199);
  expect(rungs).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rungs).toEqual([1]);
  it.begin(9_000);
  vi.advanceTimersByTime(2_000);
  expect(rungs).toEqual([1, 2]);
});

test('a way is not held to be closed for ever', () => {
  const way = new RelayWay();
  way.worked(3);
  vi.advanceTimersByTime(11 * 60_000);
  expect(way.first).toBe(1);
});

test('the side that does not decide is told that the relay is needed, and goes on by itself', () => {
  const it = ladder(0, new RelayWay(), false);
  it.begin();
  it.failed();
  vi.advanceTimersByTime(3_000);
  expect([it.rung, it.follow(2), it.rung]).toEqual([0, true, 1]);
  expect([it.follow(2), it.rung]).toEqual([true, 2]);
  expect(it.follow(1)).toBe(false);
  it.begin();
  vi.advanceTimersByTime(500);
  expect(rungs).toEqual([3]);
  it.relayed();
  expect(it.follow(3)).toBe(false);
});

test('a failure that ICE tells is not waited for', () => {
  const it = ladder(0);
  it.begin();
  it.failed();
  expect(rungs).toEqual([1]);
});
