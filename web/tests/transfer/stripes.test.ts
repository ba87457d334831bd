// How many connections are used, on links that are told by what each number of connections carries.
import { expect, test } from 'vitest';
import {
  isStripeMessage,
  readStripeMessage,
  writeStripeMessage,
  type StripeId,
} from '../../src/net/stripe-message.ts';
import { StripeCount } from '../../src/proto/transfer/stripe-count.ts';

interface Link {
  /** Bytes a millisecond over so many connections. */
  readonly carries: (connections: number) => number;
  readonly seconds?: number;
  readonly full?: boolean;
  readonly remaining?: number;
  /** Further connections come to nothing. */
  readonly stuck?: boolean;
}

/** The numbers of connections over the time, one for each look. */
function run({ carries, seconds = 20, full = true, remaining = 1e9, stuck = false }: Link): number[] {
  const count = new StripeCount();
  const history: number[] = [];
  let left = 0;
  let open = 1;
  for (let now = 0; now < seconds * 1000; now += 125) {
    left += carries(open) * 125;
    history.push(open);
    const target = count.look({ now, left, open, full, remaining: remaining - left });
    if (!stuck || target < open) open = target;
  }
  return history;
}

test('a link on which each connection has its own share gets all of them, soon', () => {
  const history = run({ carries: (connections) => 1000 * connections });
  expect(history.at(-1)).toBe(8);
  expect(history.indexOf(8)).toBeLessThan(10);
  expect(new Set(history)).toEqual(new Set([1, 8]));
});

test('a link that one connection fills is left alone, but for trials that become rare', () => {
  const history = run({ carries: () => 20_000, seconds: 60, remaining: 1e12 });
  const alone = history.filter((connections) => connections === 1).length;
  expect(alone / history.length).toBeGreaterThan(0.93);
  expect(history.at(-1)).toBe(1);
});

test('they are kept where they carry more, if not eight times as much', () => {
  const history = run({ carries: (connections) => Math.min(connections, 4) * 1000 });
  expect(history.at(-1)).toBe(8);
});

test('where eight carry less than one it is one again', () => {
  const history = run({ carries: (connections) => 3000 / connections });
  expect(history.filter((connections) => connections > 1).length).toBeLessThan(history.length / 6);
  expect(history.at(-1)).toBe(1);
});

test('nothing is tried while the network is not what limits', () => {
  expect(new Set(run({ carries: () => 1000, full: false }))).toEqual(new Set([1]));
});

test('nothing is tried for what will be over soon', () => {
  expect(new Set(run({ carries: () => 1000, remaining: 3_000_000, seconds: 3 }))).toEqual(new Set([1]));
});

test('where one connection carries much, a trial must have more to pay for itself', () => {
  const carries = () => 25_000;
  expect(new Set(run({ carries, remaining: 25_000 * 20_000, seconds: 19 }))).toEqual(new Set([1]));
  expect(run({ carries, remaining: 25_000 * 60_000 })).toContain(8);
});

test('a connection that is still finding its rate is not taken for a slow one', () => {
  const count = new StripeCount();
  let left = 0;
  for (let now = 0; now < 4000; now += 125) {
    left += Math.min(20_000, 2000 * 1.6 ** (now / 250)) * 125;
    expect(count.look({ now, left, open: 1, full: true, remaining: 256e6 - left })).toBe(1);
  }
});

test('connections that never open are given up', () => {
  const count = new StripeCount();
  let left = 0;
  for (let now = 0; now < 6000; now += 125) {
    count.look({ now, left: (left += 1000 * 125), open: 1, full: true, remaining: 1e9 });
  }
  expect(count.target).toBe(1);
  expect(new Set(run({ carries: () => 1000, stuck: true }))).toEqual(new Set([1]));
});

/** The same with a connection that is cut again and again, every so many seconds. */
function cutRun(carries: Link['carries'], every: number): number[] {
  const count = new StripeCount();
  const history: number[] = [];
  let left = 0;
  for (let now = 125; now < 30_000; now += 125) {
    left += carries(count.target) * 125;
    if (now % (every * 1000) === 0) count.reset(now);
    history.push(count.look({ now, left, open: count.target, full: true, remaining: 1e9 }));
  }
  return history;
}

const begun = (history: readonly number[]) =>
  history.filter((at, i) => at > 1 && (history[i - 1] ?? 1) === 1).length;

test('after a cut it begins with one, and where more were better they are there again soon', () => {
  const history = cutRun((connections) => 1000 * connections, 5);
  expect(begun(history)).toBe(6);
  expect(history.filter((connections) => connections > 1).length / history.length).toBeGreaterThan(0.75);
});

test.for([5, 1.5])('what brought nothing, or broke, is not tried anew after each cut: %s s', (every) => {
  expect(begun(cutRun(() => 3000, every))).toBe(3); // at first, 8 s later, and 16 s after that
});

test('messages between pages are told from those of the engine, and nonsense is nothing', () => {
  const message = { stripe: 7 as StripeId, description: { type: 'offer', sdp: 'v=0' } } as const;
  const text = writeStripeMessage(message);
  expect(isStripeMessage(text)).toBe(true);
  expect(isStripeMessage('{"type":"text"}')).toBe(false);
  expect(readStripeMessage(text)).toEqual(message);
  const nonsense = [
    '',
    'null',
    '{"type":"stripe"',
    '{"type":"stripe","stripe":"7"}',
    '{"type":"stripe","stripe":-1}',
  ];
  for (const text of nonsense) expect(readStripeMessage(text)).toBeUndefined();
  const rollback = '{"type":"stripe","stripe":1,"description":{"type":"rollback","sdp":""},"candidate":7}';
  expect(readStripeMessage(rollback)).toEqual({ stripe: 1 });
});
