// When the proof begins: a busy browser may open the channel before it shows the description that opened it.
import { expect, test } from 'vitest';
import { OWN_SDP, sdpOf } from '../../tests/fake-rtc.ts';
import type { PeerId } from '../proto/messages.ts';
import { ConnectionProof } from './connection-proof.ts';

const COMMIT = '{"verify":"commit","commit":"XCruwXV40td4duVqj3mOhGPmhghG6XcghU88rBYrmMo"}';

function begin() {
  const connection = {
    signalingState: 'have-local-offer' as RTCSignalingState,
    localDescription: { sdp: OWN_SDP } as RTCSessionDescription,
    remoteDescription: null as RTCSessionDescription | null,
  };
  const sent: string[] = [];
  const channel = { send: (text: string) => sent.push(text) } as unknown as RTCDataChannel;
  const ends: unknown[] = [];
  const options = { self: 'a' as PeerId, other: 'b' as PeerId, credentials: () => [] };
  const proof = new ConnectionProof(connection, channel, options, (end) => ends.push(end));
  const hear = (data: string) => channel.onmessage?.({ data } as MessageEvent);
  const said = () => sent.map((text) => (JSON.parse(text) as { verify: string }).verify);
  return { connection, channel, proof, hear, said, ends };
}

test('it waits for the description of the other side, and so does what is said meanwhile', () => {
  const { connection, channel, proof, hear, said, ends } = begin();
  channel.onopen?.(new Event('open'));
  hear(COMMIT);
  expect([said(), ends]).toEqual([[], []]);
  connection.remoteDescription = { sdp: sdpOf('BB') } as RTCSessionDescription;
  connection.signalingState = 'stable';
  proof.described();
  proof.described();
  expect([said(), ends]).toEqual([['commit', 'reveal'], []]);
});

test('more than the other side can have to say by then ends it', () => {
  const { hear, ends } = begin();
  hear(COMMIT);
  hear(COMMIT);
  expect(ends).toEqual(['broken']);
});

test('without a fingerprint there is nothing to prove', () => {
  const { connection, channel, ends } = begin();
  connection.signalingState = 'stable';
  channel.onopen?.(new Event('open'));
  expect(ends).toEqual(['broken']);
});
