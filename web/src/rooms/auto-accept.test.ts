// Requests that are answered without a person: only from allowed devices, and only where there is room.
import { beforeEach, expect, test } from 'vitest';
import type { TransferId, TransferView } from '../proto/transfer/api.ts';
import { AutoAccept } from './auto-accept.ts';

let [allowed, room]: [boolean, boolean | undefined] = [true, true];
let did: string[];
let auto: AutoAccept;
const view = {
  id: 't1' as TransferId,
  peerId: 'b',
  total: 5,
  state: 'waiting',
  hold: 'answer-here',
} as TransferView;
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  [allowed, room, did] = [true, true, []];
  auto = new AutoAccept({
    allowed: () => allowed,
    fits: async () => room ?? Promise.reject(new Error('not told')),
    accept: ({ id }) => did.push(`accept ${id}`),
    ask: ({ id }) => did.push(`ask ${id}`),
  });
});

test('is accepted once, and never shown as a question', async () => {
  expect([auto.handle(view), auto.handle(view)]).toEqual([true, true]);
  await settle();
  expect(did).toEqual(['accept t1']);
  expect(auto.handle({ ...view, state: 'running', hold: undefined } as never)).toBe(false);
});

test('asks when nobody allowed it', () => {
  allowed = false;
  expect(auto.handle(view)).toBe(false);
});

test.each([false, undefined])('asks where there is no room, or the browser does not say', async (answer) => {
  room = answer;
  expect(auto.handle(view)).toBe(true);
  await settle();
  expect(did).toEqual(['ask t1']);
  expect(auto.handle(view)).toBe(false);
});

test('a request that was withdrawn meanwhile is not answered', async () => {
  auto.handle(view);
  expect(auto.handle({ ...view, state: 'cancelled' } as TransferView)).toBe(false);
  await settle();
  expect(did).toEqual([]);
});
