// What another device may send as a signal, and what of it is believed.
import { expect, test } from 'vitest';
import { fitsSignal, newConnectionId, parsePeerSignal } from './peer-signal.ts';

test('a description and a candidate are read, anything else about them is dropped', () => {
  expect(
    parsePeerSignal({ from: 'a', to: 'b', description: { type: 'offer', sdp: 'v=0', x: 1 }, y: 2 }),
  ).toEqual({
    from: 'a',
    to: 'b',
    description: { type: 'offer', sdp: 'v=0' },
  });
  expect(
    parsePeerSignal({ from: 'a', candidate: { candidate: 'c', sdpMid: '0', sdpMLineIndex: {} } }),
  ).toEqual({
    from: 'a',
    candidate: { candidate: 'c', sdpMid: '0', sdpMLineIndex: null, usernameFragment: null },
  });
});

test.each([null, 7, 'x', [], {}, { from: '' }, { from: 'a', to: 3 }, { from: 'x'.repeat(65) }])(
  '%j is no signal',
  (payload) => expect(parsePeerSignal(payload)).toBeUndefined(),
);

test('a rollback from outside is not believed', () => {
  expect(parsePeerSignal({ from: 'a', description: { type: 'rollback', sdp: '' } })).toEqual({ from: 'a' });
});

test('the bound counts bytes, not characters', () => {
  const from = newConnectionId();
  const signal = (length: number) => ({
    from,
    description: { type: 'offer', sdp: 'ä'.repeat(length) } as const,
  });
  expect(fitsSignal(signal(8000))).toBe(true);
  expect(fitsSignal(signal(8200))).toBe(false);
});
