// Sequences of messages from the box, and who is to be seen after each.
import { expect, test } from 'vitest';
import type { PeerId, PeerInfo, RoomInfo } from './messages.ts';
import { RoomList } from './room-list.ts';

const lan: RoomInfo = { kind: 'lan', id: 'eth0' };
const code: RoomInfo = { kind: 'code', id: 'eth0' };
const peer = (peerId: string, name = peerId): PeerInfo => ({
  peerId: peerId as PeerId,
  name,
  device: { kind: 'phone' },
  presence: 'active',
  rtc: true,
});
const names = (rooms: RoomList) => [...rooms.peers().values()].map(({ name }) => name).sort();

test('a device in two rooms is seen once, and stays until it has left both', () => {
  const rooms = new RoomList();
  rooms.apply({ type: 'room', room: lan, peers: [peer('a'), peer('b')] });
  rooms.apply({ type: 'room', room: code, peers: [peer('a')] });
  expect(names(rooms)).toEqual(['a', 'b']);
  rooms.apply({ type: 'peer-left', room: lan, peerId: 'a' as PeerId });
  expect(names(rooms)).toEqual(['a', 'b']);
  rooms.apply({ type: 'room-left', room: code });
  expect(names(rooms)).toEqual(['b']);
});

test('a change is seen in every room, one of a stranger is not', () => {
  const rooms = new RoomList();
  rooms.apply({ type: 'peer-joined', room: lan, peer: peer('a') });
  expect(rooms.apply({ type: 'peer-changed', peer: peer('a', 'Amber Heron') })).toBe(true);
  expect(rooms.apply({ type: 'peer-changed', peer: peer('z') })).toBe(false);
  expect(names(rooms)).toEqual(['Amber Heron']);
});

test('after a welcome the rooms are told anew', () => {
  const rooms = new RoomList();
  rooms.apply({ type: 'room', room: lan, peers: [peer('a')] });
  const welcome = { protocol: 1, peerId: 'x' as PeerId, name: 'X', resume: '', iceServers: [], version: '' };
  expect(rooms.apply({ type: 'welcome', ...welcome })).toBe(true);
  expect(names(rooms)).toEqual([]);
});

test('names of the prototype are ids like any other', () => {
  const rooms = new RoomList();
  rooms.apply({ type: 'room', room: { kind: 'code', id: '__proto__' }, peers: [peer('constructor')] });
  expect(names(rooms)).toEqual(['constructor']);
});

test('each room with its others; pairing is no room to be seen in', () => {
  const rooms = new RoomList();
  rooms.apply({ type: 'room', room: { ...lan, label: '10.0.0.0/24' }, peers: [peer('a'), peer('b')] });
  rooms.apply({ type: 'room', room: code, peers: [peer('a')] });
  rooms.apply({ type: 'room', room: { kind: 'pair', id: '1' }, peers: [peer('c')] });
  expect(rooms.counts()).toEqual([
    { kind: 'lan', label: '10.0.0.0/24', others: 2 },
    { kind: 'code', others: 1 },
  ]);
  rooms.apply({ type: 'room-left', room: code });
  expect(rooms.counts()).toHaveLength(1);
});
