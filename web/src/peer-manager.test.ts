// Connections that are asked for, found gone, replaced after a reload, and given up by the manager's own clock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionId, PeerSignal } from './net/peer-signal.ts';
import { PeerManager, type PeerPath } from './peer-manager.ts';
import type { PeerId } from './proto/messages.ts';

/** An RTCPeerConnection that never gets anywhere unless the test says so. */
class FakeRtc {
  static all: FakeRtc[] = [];
  connectionState = 'new';
  signalingState = 'stable';
  localDescription: object | null = null;
  remoteDescription: object | null = null;
  closed = false;
  restarts = 0;
  onconnectionstatechange: (() => void) | null = null;
  onnegotiationneeded: (() => void) | null = null;
  onicecandidate = null;
  sctp = null;
  constructor() {
    FakeRtc.all.push(this);
  }
  createDataChannel = () => new EventTarget();
  setConfiguration = () => undefined;
  getConfiguration = () => ({});
  addIceCandidate = () => Promise.resolve();
  getStats = () => Promise.resolve(new Map());
  restartIce = () => void (this.restarts += 1);
  close = () => void (this.closed = true);
  setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp: '' };
    return Promise.resolve();
  }
  setRemoteDescription(description: { type: string }) {
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    return Promise.resolve();
  }
  become(state: string) {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

const OTHER = 'b' as PeerId;
const conn = (id: string) => id as ConnectionId;
const offer = { description: { type: 'offer', sdp: '' } } as const;
const last = () => FakeRtc.all.at(-1)!;
let sent: PeerSignal[];
let paths: PeerPath[];
let wanted: boolean;
let box: boolean;

function manager(self = 'a') {
  return new PeerManager({
    self: () => self as PeerId,
    iceServers: () => [],
    signal: (_to, payload) => box && sent.push(payload) > 0,
    wanted: () => wanted,
    path: (_peer, path) => paths.push(path),
    channels: () => undefined,
    ended: () => undefined,
  });
}

const settle = () => vi.advanceTimersByTimeAsync(0);

async function open(peers: PeerManager) {
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await settle();
  last().become('connected');
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakeRtc);
  FakeRtc.all = [];
  [sent, paths, wanted, box] = [[], [], false, true];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asking twice makes one connection; silence is told after a while', async () => {
  const peers = manager();
  peers.connect(OTHER);
  peers.connect(OTHER);
  expect(FakeRtc.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(paths).toEqual([{ at: 'connecting' }, { at: 'failed', reason: 'no-answer' }]);
  expect(last().closed).toBe(true);
});

test('an answer without a path is another reason', async () => {
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), ...offer });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'no-path' });
});

test('an offer is answered to the connection it came from', async () => {
  await open(manager());
  expect(sent).toEqual([{ from: sent[0]?.from, to: 'b1', description: { type: 'answer', sdp: '' } }]);
  expect(paths.at(-1)).toEqual({ at: 'direct' });
});

test('a short disconnection is waited out, a longer one looks for a new path, a long one is lost', async () => {
  await open(manager());
  last().become('disconnected');
  await vi.advanceTimersByTimeAsync(2_900);
  last().become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last().restarts).toBe(0);
  last().become('disconnected');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(last().restarts).toBe(1);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(paths.at(-1)).toEqual({ at: 'failed', reason: 'lost' });
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

test('an offer to a connection from before our reload is told that it is gone', () => {
  const peers = manager();
  peers.receive(OTHER, { from: conn('b1'), to: conn('a0'), ...offer });
  expect(sent).toEqual([{ from: 'a0', to: 'b1', gone: true }]);
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
  expect(sent).toEqual([{ from: sent[0]?.from, description: { type: 'offer', sdp: '' } }]);
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
