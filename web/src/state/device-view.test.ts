// What runs is told by device, and a device of which nothing changed is the same object as before.
import { expect, test } from 'vitest';
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import type { TransferId, TransferView } from '../proto/transfer/api.ts';
import { deviceView, runningWith, steadily } from './device-view.ts';

const transfer = (id: string, peerId: string, state: TransferView['state'], confirmed = 0): TransferView => ({
  id: id as TransferId,
  peerId,
  direction: 'send',
  state,
  files: [],
  total: 100,
  confirmed,
  ratePerSecond: 0,
  started: 1,
});
const peer = (id: string, name = id): PeerInfo =>
  ({ peerId: id as PeerId, name, device: { kind: 'phone', name }, presence: 'active', rtc: true }) as never;

test('what runs, and nothing else, is told by device', () => {
  const running = runningWith([
    transfer('1', 'a', 'running'),
    transfer('2', 'b', 'done'),
    transfer('3', 'a', 'running'),
    transfer('4', 'c', 'running'),
    transfer('5', 'c', 'paused'),
  ]);
  expect([...running].map(([id, views]) => [id, views.map((view) => view.id)])).toEqual([
    ['a', ['1', '3']],
    ['c', ['4']],
  ]);
});

test('only a device of which something changed is another object', () => {
  const steady = steadily();
  const before = steady(['a', 'b', 'c'].map((id) => deviceView(peer(id))));
  const now = [
    deviceView(peer('a')),
    deviceView(peer('b'), undefined, [transfer('1', 'b', 'running', 43)]),
    deviceView(peer('c', 'c 2')),
    deviceView(peer('d')),
  ];
  const steadied = steady(now);
  expect(steadied.map((view, at) => view === before[at])).toEqual([true, false, false, false]);
  expect(steadied).toEqual(now);
});
