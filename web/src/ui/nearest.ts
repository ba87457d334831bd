// Which of several rectangles on the screen is the next one in a direction, as a person with a remote control sees it.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What lies aside counts so much more than what lies ahead: rows are kept to, columns less so. */
const ASIDE_OF_ROW = 10;
const ASIDE_OF_COLUMN = 3;
/** Borders that touch or overlap by this many pixels still are one beside the other. */
const OVERLAP = 4;

/** The index of the next one; -1 where there is none. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number {
  let best = -1;
  let shortest = Infinity;
  boxes.forEach((box, index) => {
    const distance = distanceTo(from, box, direction);
    if (distance < shortest) [best, shortest] = [index, distance];
  });
  return best;
}

function distanceTo(from: Box, to: Box, direction: Direction): number {
  const sideways = direction === 'left' || direction === 'right';
  const ahead = aheadOf(from, to, direction);
  if (ahead < -OVERLAP) return Infinity;
  const gap = sideways
    ? gapBetween(from.top, from.bottom, to.top, to.bottom)
    : gapBetween(from.left, from.right, to.left, to.right);
  // Left and right stay in the row; up and down reach whatever is there.
  if (sideways && gap > ahead) return Infinity;
  const shift = sideways
    ? middle(from.top, from.bottom) - middle(to.top, to.bottom)
    : middle(from.left, from.right) - middle(to.left, to.right);
  // Of two at the same distance the one that is more in line.
  return Math.max(0, ahead) + (sideways ? ASIDE_OF_ROW : ASIDE_OF_COLUMN) * gap + Math.abs(shift) / 100;
}

function aheadOf(from: Box, to: Box, direction: Direction): number {
  if (direction === 'left') return from.left - to.right;
  if (direction === 'right') return to.left - from.right;
  return direction === 'up' ? from.top - to.bottom : to.top - from.bottom;
}

const middle = (one: number, other: number) => (one + other) / 2;
const gapBetween = (start: number, end: number, otherStart: number, otherEnd: number) =>
  Math.max(0, otherStart - end, start - otherEnd);
