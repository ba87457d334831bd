// The code room as the box grants it: made, entered, entered again after a loss, refused, left.
import { beforeEach, expect, test, vi } from 'vitest';
import type { ClientMessage, ErrorCode } from '../proto/messages.ts';
import { CodeRoom } from './code-room.ts';

let sent: ClientMessage[];
let shown: (string | undefined)[];
let refused: unknown[][];
let kept: string | undefined;
let online: boolean;
let room: CodeRoom;
const info = (id: string) => ({ kind: 'code', id, label: id }) as const;

beforeEach(() => {
  [sent, shown, refused, kept, online] = [[], [], [], undefined, true];
  room = new CodeRoom({
    send: (message) => online && sent.push(message) > 0,
    changed: (code) => shown.push(code),
    refused: (...why) => refused.push(why),
    keep: (code) => void (kept = code),
    kept: () => kept,
  });
});

const enter = (id: string) => room.received({ type: 'room', room: info(id), peers: [] });
const refuse = (code: ErrorCode, about?: string, message = '') =>
  room.received({ type: 'error', code, message, ...(about && { about }) });

test('a made room is shown, and entered again after a loss', () => {
  room.create();
  enter('BCDFG');
  expect([shown, kept]).toEqual([['BCDFG'], 'BCDFG']);
  room.welcomed();
  expect(sent.at(-1)).toEqual({ type: 'code-room-join', code: 'BCDFG' });
});

test('a room that is gone after a loss is told once, and forgotten', () => {
  kept = 'BCDFG';
  room.welcomed();
  refuse('unknown-code', 'BCDFG');
  expect([refused, kept]).toEqual([[['gone', undefined]], undefined]);
});

test('when the box asks to wait, the room is entered again after that', () => {
  vi.useFakeTimers();
  kept = 'BCDFG';
  room.welcomed();
  refuse('try-later', 'BCDFG', 'too many attempts: try again in 7 s');
  vi.advanceTimersByTime(6_999);
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sent.at(-1)).toEqual({ type: 'code-room-join', code: 'BCDFG' });
  expect([sent.length, refused, kept]).toEqual([2, [], 'BCDFG']);
  refuse('try-later', 'BCDFG', 'too many attempts: try again in 7 s');
  room.leave();
  vi.runAllTimers();
  expect(sent.at(-1)).toEqual({ type: 'code-room-leave' });
  vi.useRealTimers();
});

test('letters are taken in either case; refusals say why and how long', () => {
  room.join('bcdfg');
  expect(sent).toEqual([{ type: 'code-room-join', code: 'BCDFG' }]);
  refuse('unknown-code', 'BCDFG');
  room.join('bcdfg');
  refuse('try-later', 'BCDFG', 'too many attempts: try again in 7 s');
  expect(refused).toEqual([
    ['unknown-code', undefined],
    ['try-later', 7],
  ]);
});

test('refusals about pairing are not about the room', () => {
  refuse('try-later', '042');
  room.create();
  refuse('try-later', '042');
  expect(refused).toEqual([]);
});

test('leaving forgets it; another room being left does not', () => {
  room.create();
  enter('BCDFG');
  room.received({ type: 'room-left', room: info('XXXXX') });
  expect(kept).toBe('BCDFG');
  room.leave();
  expect([sent.at(-1), kept]).toEqual([{ type: 'code-room-leave' }, undefined]);
});

test('without the box it is said at once', () => {
  online = false;
  room.create();
  expect(refused).toEqual([['box']]);
});
