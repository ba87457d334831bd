// Connections that are asked for, found gone, replaced after a reload, and given up by the manager's own clock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeRtc, OWN_SDP, RELAYED, sdpOf, SERVERS } from '../tests/fake-rtc.ts';
import { proveItself } from '../tests/other-side.ts';
import type { ConnectionId, PeerSignal } from './net/peer-signal.ts';
import { PeerManager, type PeerPath } from './peer-manager.ts';
import type { PeerId } from './proto/messages.ts';

const OTHER = 'b' as PeerId;
const OTHER_SDP = sdpOf('BB');
/** The ways in which a connection asks the relay. */
const asked = ({ configuration }: FakeRtc) =>
  (configuration.iceServers ?? []).flatMap(({ urls }) => urls).filter((url) => url.startsWith('turn'));
/** The engine: here it is only told of channels. */
class FakeWorker {
  postMessage = () => undefined;
}
const conn = (id: string) => id as ConnectionId;
const offer = { description: { type: 'offer', sdp: OTHER_SDP } } as const;
const last = () => FakeRtc.all.at(-1)!;
const prove = (rtc: FakeRtc, self = 'a') =>
  proveItself(rtc, { sdp: OTHER_SDP, self: OTHER, other: self as PeerId });
let sent: PeerSignal[];
let paths: PeerPath[];
let wanted: boolean;
let box: boolean;
let trusted: boolean;
let handedOver: number;
let abandon: () => void;
let interruptions: number;

function manager(self = 'a') {
  return new PeerManager({
    self: () => self as PeerId,
    iceServers: () => SERVERS,
    signal: (_to, payload) => box && sent.push(payload) > 0,
    wanted: () => wanted,
    path: (_peer, path) => paths.push(path),
    credentials: () => [],
    verified: () => trusted,
    channels: (_peer, channels) => {
      handedOver += 1;
      abandon = () => channels.abandon();
    },
    ended: () => undefined,
    interrupted: () => void (interruptions += 1),
  });
}

const settle = () => vi.advanceTimersByTimeAsync(0);

async function open(peers: PeerManager) {
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  last().become('connected');
  prove(last());
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakeRtc);
  vi.stubGlobal('Worker', FakeWorker);
  FakeRtc.all = [];
  [sent, paths, wanted, box, trusted, handedOver, interruptions] = [[], [], false, true, true, 0, 0];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asking twice makes one connection; silence is told after a while to who wanted it', async () => {
  wanted = true;
  const peers = manager();
  peers.connect(OTHER);
  peers.connect(OTHER);
  expect(FakeRtc.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(paths).toEqual([{ at: 'connecting' }, { at: 'failed', reason: 'no-answer' }]);
  expect(last().closed).toBe(true);
});

test('silence is no news where nothing was to be said', async () => {
  manager().connect(OTHER);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(paths).toEqual([{ at: 'connecting' }, { at: 'idle' }]);
});

test('a device that is away is said to be away', () => {
  wanted = true;
  const peers = manager();
  peers.connect(OTHER);
  peers.unreachable(OTHER, 'away');
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'away' });
});

test('nothing is handed over before the other end has proven itself, and nothing when it cannot', async () => {
  trusted = false;
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  last().become('connected');
  await settle();
  expect([handedOver, paths.at(-1)?.at]).toEqual([0, 'connecting']);
  prove(last());
  expect([handedOver, last().closed]).toEqual([0, true]);
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'intruder' });
});

test('who says something else first is not spoken to', async () => {
  wanted = true;
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  last().become('connected');
  last().control.onopen?.();
  last().control.onmessage?.({ data: '{"type":"hello","protocol":1}' });
  expect([handedOver, paths.at(-1)]).toEqual([0, { at: 'failed', reason: 'unproven' }]);
});

test('channels that are of no more use take their connection with them, and the next one is made at once', async () => {
  wanted = true;
  const peers = manager();
  await open(peers);
  const first = last();
  abandon();
  expect([first.closed, paths.at(-1)]).toEqual([true, { at: 'failed', reason: 'lost' }]);
  peers.connect(OTHER);
  expect(last()).not.toBe(first);
});

test('a certificate that changes after the proof ends the connection', async () => {
  await open(manager());
  expect(handedOver).toBe(1);
  last().remoteDescription = { type: 'offer', sdp: sdpOf('CC') };
  last().onsignalingstatechange?.();
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'intruder' });
});

test('an answer without a path is another reason', async () => {
  wanted = true;
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await vi.advanceTimersByTimeAsync(4_900);
  expect(paths.at(-1)).toEqual({ at: 'connecting' });
  await vi.advanceTimersByTimeAsync(100);
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'no-path' });
});

const [UDP, TCP, TLS] = SERVERS[1]!.urls as [string, string, string];
const relayCandidate = {
  candidate: {
    candidate: 'candidate:1 1 udp 1 10.0.0.1 5 typ relay',
    toJSON: () => ({ candidate: 'x typ relay' }),
  },
};

test('without a path the impolite side asks the relay, by one way after the other, and begins there the next time', async () => {
  const peers = manager('c');
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  expect([asked(last()), last().restarts]).toEqual([[], 0]);
  for (const [after, way, rung] of [
    [600, UDP, 1],
    [500, TCP, 2],
    [500, TLS, 3],
  ] as const) {
    await vi.advanceTimersByTimeAsync(after);
    expect([asked(last()), last().restarts]).toEqual([[way], rung]);
    last().onnegotiationneeded?.();
    await settle();
    expect(sent.at(-1)).toMatchObject({ description: { type: 'offer' }, rung });
    peers.receive(OTHER, {
      from: conn('b1'),
      to: sent[0]!.from,
      description: { type: 'answer', sdp: OTHER_SDP },
    });
    await settle();
  }
  last().onicecandidate?.(relayCandidate);
  last().getStats = () => Promise.resolve(RELAYED);
  last().become('connected');
  prove(last(), 'c');
  await settle();
  expect(paths.at(-1)).toEqual({ at: 'relay' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(last().closed).toBe(false);
  peers.receive(OTHER, { from: conn('b2'), ...offer });
  await settle();
  expect([FakeRtc.all.length, asked(last())]).toEqual([2, [TLS]]);
  peers.wake();
  peers.receive(OTHER, { from: conn('b3'), ...offer });
  expect(asked(last())).toEqual([]);
});

test('an offer is answered to the connection it came from', async () => {
  await open(manager());
  expect(sent).toEqual([{ from: sent[0]?.from, to: 'b1', description: { type: 'answer', sdp: OWN_SDP } }]);
  expect(paths.at(-1)).toEqual({ at: 'direct' });
});

test('a short disconnection is waited out, a longer one looks for a new path, a long one is lost', async () => {
  wanted = true;
  await open(manager());
  last().become('disconnected');
  await vi.advanceTimersByTimeAsync(2_900);
  last().become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last().restarts).toBe(0);
  const said = sent.length;
  interruptions = 0;
  last().become('disconnected');
  await vi.advanceTimersByTimeAsync(500);
  expect([interruptions, sent.length]).toEqual([1, said]);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(sent.at(-1)).toMatchObject({ to: 'b1', restart: true });
  expect(last().restarts).toBe(0); // the other side does it
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toHaveLength(said + 2);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'lost' });
});

test('a device that may be in another network looks for a new path once the box is back, and keeps the old one', async () => {
  const peers = manager();
  await open(peers);
  peers.wake();
  expect(sent.at(-1)?.restart).toBeUndefined();
  peers.signalingBack();
  expect(sent.at(-1)).toMatchObject({ to: 'b1', restart: true });
  expect(paths.at(-1)).toEqual({ at: 'direct' });
  const said = sent.length;
  peers.signalingBack();
  expect(sent).toHaveLength(said);
});

test('the impolite side offers a new path when it is asked to, and says an offer again that was lost', async () => {
  const peers = manager('c');
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  const ask = { from: conn('b1'), to: sent[0]!.from, restart: true } as const;
  peers.receive(OTHER, ask);
  expect(last().restarts).toBe(1);
  last().onnegotiationneeded?.();
  await settle();
  const said = sent.length;
  peers.receive(OTHER, ask);
  expect([last().restarts, sent.length]).toEqual([1, said + 1]);
  expect(sent.at(-1)).toEqual(sent.at(-2));
});

test('a reloaded device replaces its old connection by a new one', async () => {
  const peers = manager();
  await open(peers);
  const [old] = FakeRtc.all;
  peers.receive(OTHER, { from: conn('b2'), ...offer });
  await settle();
  expect(old?.closed).toBe(true);
  expect(FakeRtc.all).toHaveLength(2);
  expect(sent.at(-1)?.to).toBe('b2');
});

test('two first offers at once: the polite side drops its own and answers from a new connection', async () => {
  const peers = manager();
  peers.connect(OTHER);
  const [own] = FakeRtc.all;
  own?.onnegotiationneeded?.();
  await settle();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  expect(own?.closed).toBe(true);
  expect(FakeRtc.all).toHaveLength(2);
  expect(sent.at(-1)).toMatchObject({ to: 'b1', description: { type: 'answer' } });
  expect(sent.at(-1)?.from).not.toBe(sent[0]?.from);
  expect(paths).not.toContainEqual({ at: 'idle' });
});

test('two first offers at once: the other side keeps its own and takes the answer of the new connection', async () => {
  const peers = manager('c');
  peers.connect(OTHER);
  last().onnegotiationneeded?.();
  await settle();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  expect(last().remoteDescription).toBeNull();
  peers.receive(OTHER, { from: conn('b2'), to: sent[0]!.from, description: { type: 'answer', sdp: '' } });
  await settle();
  expect(FakeRtc.all).toHaveLength(1);
  expect(last().remoteDescription).toMatchObject({ type: 'answer' });
});

test('who asks a connection from before our reload for a path is told that it is gone', () => {
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), to: conn('a0'), ...offer });
  peers.receive(OTHER, { from: conn('b2'), to: conn('a0'), restart: true });
  peers.receive(OTHER, { from: conn('b3'), to: conn('a0'), candidate: { candidate: 'c' } });
  expect(sent).toEqual(['b1', 'b2'].map((to) => ({ from: 'a0', to, gone: true })));
  expect(FakeRtc.all).toEqual([]);
});

test('a connection that is gone over there ends here, one of another name does not', async () => {
  const peers = manager();
  await open(peers);
  peers.receive(OTHER, { from: conn('b1'), to: conn('a0'), gone: true });
  expect(last().closed).toBe(false);
  peers.receive(OTHER, { from: conn('b1'), to: sent[0]!.from, gone: true });
  expect(last().closed).toBe(true);
  expect(paths.at(-1)).toEqual({ at: 'idle' });
});

test('what the box lost is said again when it is back', async () => {
  const peers = manager();
  box = false;
  peers.connect(OTHER);
  last().onnegotiationneeded?.();
  await settle();
  expect(sent).toEqual([]);
  box = true;
  peers.signalingBack();
  expect(sent).toEqual([{ from: sent[0]?.from, description: { type: 'offer', sdp: OWN_SDP } }]);
});

test('an idle connection is ended, one with work is not', async () => {
  wanted = true;
  await open(manager());
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  expect(last().closed).toBe(false);
  wanted = false;
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(last().closed).toBe(true);
  expect(sent.at(-1)).toMatchObject({ to: 'b1', gone: true });
});

test('strangers and rubbish make no connection', () => {
  const peers = manager();
  for (const payload of [null, 'x', { from: 'b1' }, { from: 'b1', candidate: { candidate: 'c' } }]) {
    peers.receive(OTHER, payload);
  }
  expect(FakeRtc.all).toEqual([]);
});
