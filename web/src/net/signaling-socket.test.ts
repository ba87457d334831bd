// The socket against a scripted box: hello, welcome, restarts, another tab, silence.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignalingSocket, signalingUrl, type SocketHost } from './signaling-socket.ts';

class FakeSocket {
  static all: FakeSocket[] = [];
  readonly sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
}

const WELCOME =
  '{"type":"welcome","protocol":1,"peerId":"a","name":"A","resume":"r","iceServers":[],"version":"1"}';
const host: SocketHost = {
  open: (url, protocol) => new FakeSocket(url, protocol) as unknown as WebSocket,
  random: () => 1,
};
const last = () => FakeSocket.all.at(-1)!;
const states: string[] = [];
const messages: string[] = [];

function connect() {
  const socket = new SignalingSocket(
    'wss://drop.local/signaling',
    () => ({ protocol: 1, device: { kind: 'phone' }, rtc: true }),
    { state: (state) => states.push(state), message: ({ type }) => messages.push(type) },
    host,
  );
  socket.open();
  last().onopen?.();
  last().onmessage?.({ data: WELCOME });
  return socket;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  states.length = messages.length = 0;
});
afterEach(() => vi.useRealTimers());

test('hello comes first, and the socket is open with the welcome', () => {
  const socket = connect();
  expect(last().protocol).toBe('homedrop.v1');
  expect(JSON.parse(last().sent[0]!)).toEqual({
    type: 'hello',
    protocol: 1,
    device: { kind: 'phone' },
    rtc: true,
  });
  expect(states).toEqual(['connecting', 'open']);
  expect(messages).toEqual(['welcome']);
  expect(socket.send({ type: 'presence', state: 'away' })).toBe(true);
});

test('nothing is sent before the welcome', () => {
  const socket = new SignalingSocket(
    'wss://x/signaling',
    () => ({ protocol: 1, device: { kind: 'tv' }, rtc: true }),
    { state: () => 0, message: () => 0 },
    host,
  );
  socket.open();
  expect(socket.send({ type: 'bye' })).toBe(false);
  expect(last().sent).toEqual([]);
});

test('a restarted box is found again, with growing waits', () => {
  connect();
  for (const wait of [500, 1000, 2000]) {
    const before = FakeSocket.all.length;
    last().onclose?.({ code: 1001 });
    vi.advanceTimersByTime(wait - 1);
    expect(FakeSocket.all).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(before + 1);
  }
});

test('a woken page does not wait', () => {
  const socket = connect();
  last().onclose?.({ code: 1006 });
  socket.retryNow();
  expect(FakeSocket.all).toHaveLength(2);
  vi.advanceTimersByTime(5000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('a tab that was replaced stays silent until it is asked', () => {
  const socket = connect();
  last().onclose?.({ code: 4409 });
  socket.retryNow();
  socket.renew();
  vi.advanceTimersByTime(60_000);
  expect(states.at(-1)).toBe('replaced');
  expect(FakeSocket.all).toHaveLength(1);
  socket.open();
  expect(FakeSocket.all).toHaveLength(2);
});

test('a box that never answers is given up and tried again', () => {
  connect();
  last().onclose?.({ code: 1001 });
  vi.advanceTimersByTime(500);
  const silent = last();
  vi.advanceTimersByTime(10_000);
  expect(silent.closed).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(last()).not.toBe(silent);
});

test('an old socket has no say any more', () => {
  const socket = connect();
  const old = last();
  const closed = old.onclose;
  socket.renew();
  closed?.({ code: 4409 });
  expect(socket.state).toBe('connecting');
  expect(old.closed).toBe(true);
});

test('rubbish is ignored, leaving says bye', () => {
  const socket = connect();
  last().onmessage?.({ data: 'null' });
  last().onmessage?.({ data: new ArrayBuffer(4) });
  expect(messages).toEqual(['welcome']);
  const { sent } = last();
  socket.leave();
  expect(sent.at(-1)).toBe('{"type":"bye"}');
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(1);
});

test('the socket is where the page is', () => {
  expect(signalingUrl('https://drop.local:8443/#text=x')).toBe('wss://drop.local:8443/signaling');
  expect(signalingUrl('http://192.168.1.2/drop/?a=b')).toBe('ws://192.168.1.2/drop/signaling');
});
