// How many connections are used, on links that are told by what each number of connections carries.
import { expect, test } from 'vitest';
import {
  isStripeMessage,
  readStripeMessage,
  writeStripeMessage,
  type StripeId,
} from '../../src/net/stripe-message.ts';
import { StripeCount } from '../../src/proto/transfer/stripe-count.ts';
import { randomFrom } from './world.ts';

interface Link {
  /** Bytes a millisecond over so many connections, at this time. */
  readonly carries: (connections: number, now: number) => number;
  readonly seconds?: number;
  readonly full?: boolean;
  readonly remaining?: number;
  /** So many bytes were offered before. */
  readonly asked?: number;
  /** Further connections come to nothing. */
  readonly stuck?: boolean;
  /** The connection is cut again and again, every so many milliseconds. */
  readonly cutEvery?: number;
}

interface Moment {
  readonly open: number;
  readonly used: number;
}

/** The numbers of connections over the time, one for each look; what was sent is confirmed a tenth of a second later. */
function moments(link: Link): Moment[] {
  const { carries, seconds = 20, full = true, remaining = 1e9, asked = 0 } = link;
  const { stuck = false, cutEvery = Infinity } = link;
  const count = new StripeCount();
  const history: Moment[] = [];
  const confirmed: { bytes: number; at: number }[] = [{ bytes: 0, at: 0 }];
  let bytes = 0;
  const expected = count.expect(asked);
  let open = stuck ? 1 : expected;
  for (let now = 125; now < seconds * 1000; now += 125) {
    const used = Math.min(open, count.used);
    bytes += carries(used, now) * 125;
    confirmed.push({ bytes, at: now });
    history.push({ open, used });
    const delivered = confirmed.at(-2) ?? { bytes: 0, at: 0 };
    const target = count.look({ now, delivered, open, full, remaining: remaining - bytes });
    if (!stuck || target < open) open = target;
    if (now % cutEvery > 0) continue;
    count.reset(now);
    open = 1;
  }
  return history;
}

const run = (link: Link): number[] => moments(link).map(({ used }) => used);

const shareOf = (history: readonly number[], is: (connections: number) => boolean) =>
  history.filter(is).length / history.length;

test('a link on which each connection has its own share gets all of them, soon, and fewer are hardly tried', () => {
  const history = run({ carries: (connections) => 1000 * connections, seconds: 60 });
  expect(history.at(-1)).toBe(8);
  expect(history.indexOf(8)).toBeLessThan(10);
  expect(new Set(history)).toEqual(new Set([1, 8, 4]));
  expect(shareOf(history, (connections) => connections === 4)).toBeLessThan(0.1);
});

test('a slow link that one connection fills is left alone, but for trials that become rare', () => {
  const history = run({ carries: () => 6000, seconds: 100, remaining: 1e12 });
  expect(shareOf(history, (connections) => connections === 1)).toBeGreaterThan(0.93);
  expect(history.at(-1)).toBe(1);
});

test('they are kept where they carry more, if not eight times as much', () => {
  const history = run({ carries: (connections) => Math.min(connections, 6) * 1000, seconds: 60 });
  expect(shareOf(history, (connections) => connections === 8)).toBeGreaterThan(0.85);
});

test('where eight carry less than one it is one again', () => {
  const history = run({ carries: (connections) => 3000 / connections });
  expect(shareOf(history, (connections) => connections > 1)).toBeLessThan(1 / 6);
  expect(history.at(-1)).toBe(1);
});

test('a quick link gets a few at once, and keeps them where fewer carry less', () => {
  const history = run({ carries: (connections) => 20_000 + 2_000 * connections, remaining: 1e12 });
  expect(history.indexOf(4)).toBeLessThan(5);
  expect(new Set(history)).toEqual(new Set([1, 4, 2]));
  expect(shareOf(history, (connections) => connections === 4)).toBeGreaterThan(0.8);
});

test('a quick link that one connection fills has one again in the end', () => {
  const history = run({ carries: () => 20_000, seconds: 100, remaining: 1e13 });
  const later = history.slice(history.length / 5);
  expect(shareOf(later, (connections) => connections === 1)).toBeGreaterThan(0.9);
});

test('while fewer are tried the others stay open', () => {
  const history = moments({ carries: (connections) => 1000 * connections });
  const tried = history.filter(({ used }) => used === 4);
  expect(tried.length).toBeGreaterThan(0);
  expect(new Set(tried.map(({ open }) => open))).toEqual(new Set([8]));
});

test('several that were kept for a bad moment of the first are not kept for ever', () => {
  const carries = (connections: number, now: number) => (connections === 1 && now < 2500 ? 1500 : 6000);
  const history = run({ carries, seconds: 30 });
  expect(history).toContain(8);
  expect(history.at(-1)).toBe(1);
  expect(shareOf(history, (connections) => connections === 1)).toBeGreaterThan(0.4);
});

test('a first connection that has overrun a queue is waited for', () => {
  const carries = (_: number, now: number) => (now > 400 && now < 2000 ? 100 : 6000);
  const history = run({ carries });
  expect(history.slice(0, 16)).toEqual(new Array(16).fill(1));
  expect(history.at(-1)).toBe(1);
});

test('nothing is tried while the network is not what limits', () => {
  expect(new Set(run({ carries: () => 1000, full: false }))).toEqual(new Set([1]));
});

test.for([1000, 30_000])('nothing is tried for what will be over soon: %s bytes a millisecond', (rate) => {
  expect(new Set(run({ carries: () => rate, remaining: rate * 3000, seconds: 3 }))).toEqual(new Set([1]));
});

test('connections that never open are given up', () => {
  for (const rate of [1000, 20_000]) {
    const count = new StripeCount();
    for (let now = 0; now < 7000; now += 125) {
      const delivered = { bytes: rate * now, at: now };
      count.look({ now, delivered, open: 1, full: true, remaining: 1e9 });
    }
    expect(count.target).toBe(1);
    expect(new Set(run({ carries: () => rate, stuck: true }))).toEqual(new Set([1]));
  }
});

const LARGE = 16 * 1024 * 1024;

test('while somebody decides about much all connections open, and go when nobody wants it', () => {
  const count = new StripeCount();
  expect([LARGE - 1, LARGE, LARGE, 0, 0, LARGE].map((bytes) => count.expect(bytes))).toEqual([
    1, 8, 8, 1, 1, 8,
  ]);
  expect(count.used).toBe(8);
  count.reset(0);
  expect([count.target, count.used]).toEqual([1, 1]);
  expect(count.expect(LARGE)).toBe(8);
});

test('those that are there carry from the beginning, and where they carry more they are kept', () => {
  for (const each of [700, 2000]) {
    const history = run({
      carries: (connections) => 10 * each + each * connections,
      seconds: 60,
      remaining: 1e12,
      asked: LARGE,
    });
    expect(new Set(history.slice(0, 16))).toEqual(new Set([8]));
    expect(shareOf(history, (connections) => connections === 8)).toBeGreaterThan(0.8);
  }
  const soon = { remaining: 20_000 * 3000, seconds: 3, asked: LARGE };
  expect(new Set(run({ carries: () => 20_000, ...soon }))).toEqual(new Set([8]));
});

test('where one carries as much the others are soon gone, sooner on a slow link', () => {
  const gone = [3000, 12_000].map((rate) => {
    const history = run({ carries: () => rate, seconds: 60, remaining: 1e12, asked: LARGE });
    expect(history[0]).toBe(8);
    expect(shareOf(history.slice(history.length / 2), (one) => one === 1)).toBeGreaterThan(0.85);
    return history.indexOf(1) / 8;
  });
  expect(gone[0]).toBeLessThan(13);
  expect(gone[1]).toBeLessThan(19);
});

test.for([1, 2, 3, 4, 5, 6])(
  'a rate that wanders by a third hardly hides that more carry more: seed %s',
  (seed) => {
    const carries = new Map([3100, 4800, 5200, 6200].map((rate, at) => [2 ** at, rate]));
    const random = randomFrom(seed);
    const noisy = (connections: number) =>
      (carries.get(connections) ?? 0) * (0.7 + 0.6 * (random() / 2 ** 32));
    const history = run({ carries: noisy, seconds: 60, remaining: 1e12, asked: LARGE });
    const carried = history.reduce((sum, connections) => sum + (carries.get(connections) ?? 0), 0);
    expect(carried / history.length).toBeGreaterThan(0.9 * 6200);
  },
);

test('those that did not open by then are as if nobody had asked for them', () => {
  const link = { carries: (connections: number) => 1000 * connections, stuck: true };
  expect(run({ ...link, asked: LARGE })).toEqual(run(link));
});

test('those that did open carry, whatever becomes of the others', () => {
  const count = new StripeCount();
  count.expect(LARGE);
  count.look({ now: 125, delivered: { bytes: 0, at: 0 }, open: 5, full: true, remaining: LARGE });
  expect([count.target, count.used]).toEqual([8, 8]);
});

test('what is asked meanwhile changes nothing', () => {
  const count = new StripeCount();
  count.look({ now: 125, delivered: { bytes: 0, at: 0 }, open: 1, full: true, remaining: LARGE });
  expect(count.expect(LARGE)).toBe(1);
});

const begun = (history: readonly number[]) =>
  history.filter((at, i) => at > 1 && (history[i - 1] ?? 1) === 1).length;

test.for([0, LARGE])(
  'after a cut it begins with one, and where more were better they are there again soon: %s bytes were asked about',
  (asked) => {
    const history = run({ carries: (connections) => 1000 * connections, seconds: 30, cutEvery: 5000, asked });
    expect(begun(history)).toBe(6);
    expect(shareOf(history, (connections) => connections > 1)).toBeGreaterThan(0.75);
  },
);

test.for([5000, 1500])(
  'what brought nothing, or broke, is not tried anew after each cut: %s ms',
  (cutEvery) => {
    const history = run({ carries: () => 3000, seconds: 30, cutEvery });
    expect(begun(history)).toBeLessThanOrEqual(3); // at first, 8 s later, and 16 s after that
    expect(begun(history)).toBeGreaterThan(0);
  },
);

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
