// What may be on its way on one channel: told by the other side, on ways of all lengths; and lies about it.
import { expect, test } from 'vitest';
import { decodeArrival, encodeArrival } from '../../src/proto/transfer/arrival.ts';
import { FlightWindow } from '../../src/proto/transfer/flight-window.ts';

const KIB = 1024;
const MESSAGE = 64 * KIB;
const LOOK = 125;

interface Way {
  /** There and back for one message, milliseconds. */
  readonly ms: number;
  /** Bytes a millisecond that it carries. */
  readonly rate: number;
}

/** Fills the window for so many seconds; its largest size, and what arrived in the last one. */
function fill(window: FlightWindow, { ms, rate }: Way, seconds: number, from = 0) {
  const arrivals: { at: number; total: number }[] = [];
  let given = 0;
  let free = 0;
  let before = 0;
  let largest = 0;
  let arrived = 0;
  for (let now = from; now < from + seconds * 1000; now++) {
    for (let [next] = arrivals; next && next.at <= now; [next] = arrivals) {
      arrivals.shift();
      arrived = next.total;
      expect(window.arrive(next.total, now)).toBe(true);
    }
    while (window.isOpen) {
      window.give(MESSAGE, now);
      given += MESSAGE;
      free = Math.max(free, now) + MESSAGE / rate;
      arrivals.push({ at: free + ms, total: given });
    }
    if (now % LOOK === 0) window.look(now, window.shortest);
    if (now === from + (seconds - 1) * 1000) before = arrived;
    largest = Math.max(largest, window.size);
  }
  return { largest, lastSecond: (arrived - before) / 1000 };
}

test.each([
  [0.5, 2000],
  [2, 5000],
  [5, 25_000],
  [15, 50_000],
  [40, 10_000],
  [100, 12_500],
  [300, 5000],
])('a way of %d ms that carries %d bytes a millisecond is filled, and little waits on it', (ms, rate) => {
  const { largest, lastSecond } = fill(new FlightWindow(), { ms, rate }, 20);
  expect(lastSecond).toBeGreaterThan(0.97 * rate);
  const alone = ms + MESSAGE / rate + 1; // the clock here knows no parts of a millisecond
  // What arrives between two looks is counted in whole messages.
  expect(largest).toBeLessThanOrEqual(1.1 * Math.max(128 * KIB, rate * Math.max(20, 2 * alone)));
});

test('a channel opened beside others takes the shortest way that any of them found, not what waits on its own', () => {
  const sizes = [100, 400].map((shortest) => {
    const window = new FlightWindow();
    for (let look = 0; look < 8; look++) {
      for (let i = 0; i < 10; i++) window.give(MESSAGE, look * LOOK);
      window.arrive((look + 1) * 10 * MESSAGE, look * LOOK + 100);
      window.look(look * LOOK + 100, shortest);
    }
    return window.size;
  });
  const rate = (10 * MESSAGE) / LOOK;
  expect(sizes).toEqual([2 * 100 * rate, 2 * 400 * rate]);
});

test('nothing was told yet: two messages go', () => {
  const window = new FlightWindow();
  window.look(0, Infinity);
  window.look(LOOK, Infinity);
  for (const more of [true, true, false]) {
    expect(window.isOpen).toBe(more);
    if (more) window.give(MESSAGE + 52, 0);
  }
});

test('an older word that comes later changes nothing, and more than was given is a lie', () => {
  const window = new FlightWindow();
  for (let i = 0; i < 2; i++) window.give(100 * KIB, i);
  expect(window.arrive(200 * KIB, 10)).toBe(true);
  expect(window.arrive(100 * KIB, 11)).toBe(true);
  expect(window.isOpen).toBe(true);
  window.give(100 * KIB, 12);
  expect(window.isOpen).toBe(true);
  expect(window.arrive(300 * KIB + 1, 13)).toBe(false);
  expect(window.shortest).toBe(9);
});

test('looks at the same moment, and without a way, say nothing', () => {
  const window = new FlightWindow();
  window.give(MESSAGE, 5);
  window.arrive(MESSAGE, 6);
  for (let i = 0; i < 3; i++) window.look(7, 1);
  expect(window.size).toBe(128 * KIB);
});

test('a word of what arrived is read as it was written, and nothing else is', () => {
  for (const total of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER])
    expect(decodeArrival(encodeArrival(total))).toBe(total);
  const words = [0, 1, 11, 13, 52, 65_536].map((length) => new ArrayBuffer(length));
  const other = (at: number, byte: number) => {
    const buffer = encodeArrival(7);
    new Uint8Array(buffer)[at] = byte;
    return buffer;
  };
  for (const buffer of [...words, other(0, 2), other(1, 1)]) expect(decodeArrival(buffer)).toBeUndefined();
  expect(decodeArrival(other(4, 255))).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
});
