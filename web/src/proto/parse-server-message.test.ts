// The golden messages that the daemon's tests write, and hostile ones, through the client's reader.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseServerMessage } from './parse-server-message.ts';

const GOLDEN = join(import.meta.dirname, '../../../tests/fixtures/signaling');
const files = readdirSync(GOLDEN).filter((file) => /^server-.*\.json$/.test(file));

describe('golden messages', () => {
  test.each(files)('%s is read whole', (file) => {
    const text = readFileSync(join(GOLDEN, file), 'utf8');
    expect(parseServerMessage(text)).toEqual(JSON.parse(text));
  });

  test('there are some', () => expect(files.length).toBeGreaterThan(8));
});

const PEER = {
  peerId: 'a',
  name: 'Amber Heron',
  device: { kind: 'phone' },
  presence: 'active',
  rtc: true,
};
const ROOM = { kind: 'lan', id: 'eth0' };
const parse = (value: unknown) => parseServerMessage(JSON.stringify(value));

describe('hostile messages are ignored', () => {
  test.each([
    'null',
    '[]',
    '"welcome"',
    '{',
    '',
    '{"type":"welcome"}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
    '{"type":"toString","peers":[]}',
    '{"type":["room"]}',
    '{"type":"of-the-future","peerId":"a"}',
  ])('%s', (frame) => expect(parseServerMessage(frame)).toBeUndefined());

  test.each([
    ['a room without a list', { type: 'room', room: ROOM, peers: {} }],
    ['a room of no known kind', { type: 'room', room: { kind: 'x', id: 'y' }, peers: [] }],
    ['an empty peer id', { type: 'peer-left', room: ROOM, peerId: '' }],
    ['a peer id that is an object', { type: 'signal', from: {}, payload: 1 }],
    ['a negative expiry', { type: 'pair-opened', slot: '042', expiresIn: -1 }],
    ['a name without end', { type: 'peer-changed', peer: { ...PEER, name: 'x'.repeat(1e6) } }],
  ])('%s', (_what, value) => expect(parse(value)).toBeUndefined());

  test('fields that nobody asked for do not get in', () => {
    const frame = `{"type":"peer-changed","peer":${JSON.stringify({ ...PEER, extra: 1 })},"__proto__":{"evil":1}}`;
    expect(parseServerMessage(frame)).toEqual({ type: 'peer-changed', peer: PEER });
  });

  test('one unreadable device does not hide the others', () => {
    const message = parse({ type: 'room', room: ROOM, peers: [null, { ...PEER, rtc: 'yes' }, PEER] });
    expect(message).toEqual({ type: 'room', room: ROOM, peers: [PEER] });
  });

  test('a kind of device of the future is a device', () => {
    const message = parse({ type: 'peer-changed', peer: { ...PEER, device: { kind: 'fridge', os: 7 } } });
    expect(message).toEqual({ type: 'peer-changed', peer: { ...PEER, device: { kind: 'desktop' } } });
  });
});
