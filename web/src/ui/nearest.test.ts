// A remote control walks over the devices as the eye would.
import { expect, test } from 'vitest';
import { type Box, type Direction, nearest } from './nearest.ts';

const box = (left: number, top: number, width = 100, height = 100): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
/** Two rows of devices, a header above, a bar below. */
const SCREEN = [
  box(0, 0, 40, 40),
  box(900, 0, 40, 40),
  box(100, 200),
  box(300, 200),
  box(500, 200),
  box(200, 400),
  box(400, 400),
  box(0, 700, 940, 60),
];

test.for([
  [3, 'left', 2],
  [3, 'right', 4],
  [3, 'down', 5],
  [6, 'up', 3],
  [5, 'down', 7],
  [2, 'up', 0],
  [4, 'up', 1],
  [7, 'up', 6],
  [0, 'right', 1],
  [2, 'left', -1],
  [7, 'down', -1],
] as [number, Direction, number][])('from %i %s to %i', ([from, direction, expected]) => {
  const others = SCREEN.map((other, index) => (index === from ? box(-9999, -9999, 0, 0) : other));
  const found = nearest(SCREEN[from] ?? box(0, 0), others, direction);
  expect(others[found]?.left === -9999 ? -1 : found).toBe(expected);
});
