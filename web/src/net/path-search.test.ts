// A connection that never gets anywhere unless the test says so: what its search asks of it and of the other side.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RelayWay, type Rung } from './ice-ladder.ts';
import { PathSearch } from './path-search.ts';

const WAYS = [
  'turn:10.0.0.1:3478?transport=udp',
  'turn:10.0.0.1:3478?transport=tcp',
  'turns:10.0.0.1:5349?transport=tcp',
] as const;
const SERVERS = [{ urls: ['stun:10.0.0.1:3478'] }, { urls: [...WAYS], username: 'u', credential: 'c' }];
const RELAYED = { candidate: 'candidate:1 1 udp 1 10.0.0.1 5 typ relay raddr 0.0.0.0 rport 0' };

class FakeConnection {
  iceConnectionState: RTCIceConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  remoteDescription = { type: 'answer' } as RTCSessionDescription;
  configuration: RTCConfiguration = { bundlePolicy: 'max-bundle' };
  restarts = 0;
  getConfiguration = () => this.configuration;
  setConfiguration = (configuration: RTCConfiguration = {}) => void (this.configuration = configuration);
  restartIce = () => void (this.restarts += 1);

  /** The ways in which the relay is asked. */
  get asked() {
    const urls = (this.configuration.iceServers ?? []).flatMap((server) => server.urls);
    return urls.filter((url) => url.startsWith('turn'));
  }
}

let rtc: FakeConnection;
let asks: number;
let resent: number;
let exhausted: number;

function search(polite: boolean, rung: Rung = 0) {
  const options = { polite, rung, way: new RelayWay(), servers: SERVERS };
  const negotiation = { resend: () => void (resent += 1) };
  return new PathSearch(rtc, negotiation, {
    ...options,
    ask: () => void (asks += 1),
    exhausted: () => void (exhausted += 1),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  rtc = new FakeConnection();
  [asks, resent, exhausted] = [0, 0, 0];
});
afterEach(() => vi.useRealTimers());

test('the clock runs from when both sides have described themselves', () => {
  const it = search(false);
  for (const state of ['have-local-offer', 'have-remote-offer'] as const) {
    rtc.signalingState = state;
    it.described();
  }
  vi.advanceTimersByTime(10_000);
  expect([rtc.restarts, exhausted]).toEqual([0, 0]);
  rtc.signalingState = 'stable';
  it.described();
  vi.advanceTimersByTime(1_999);
  expect(rtc.restarts, 'the answer took ten seconds').toBe(0);
  vi.advanceTimersByTime(1);
  expect([rtc.restarts, rtc.asked, rtc.configuration.bundlePolicy]).toEqual([1, [WAYS[0]], 'max-bundle']);
  vi.advanceTimersByTime(3_000);
  expect(exhausted).toBe(1);
});

test('an address that the relay gave the other side is worth five seconds more, any other is not', () => {
  const it = search(true);
  it.described();
  vi.advanceTimersByTime(4_000);
  it.offered(RELAYED);
  vi.advanceTimersByTime(4_000);
  it.offered({ candidate: 'candidate:1 1 udp 1 10.0.0.7 5 typ host' });
  expect(exhausted).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(exhausted).toBe(1);
});

test('a relay that is full for this device is asked again', () => {
  const it = search(false, 1);
  it.described();
  it.refused({ errorCode: 701 });
  it.refused({ errorCode: 486 });
  vi.advanceTimersByTime(1_500);
  expect([rtc.restarts, rtc.asked]).toEqual([1, [WAYS[0]]]);
});

test('who got no relayed address by any one way asks by all of them', () => {
  const it = search(false, 3);
  it.described();
  vi.advanceTimersByTime(500);
  expect([rtc.asked, rtc.restarts]).toEqual([WAYS, 1]);
  it.described();
  it.gathered(RELAYED);
  vi.advanceTimersByTime(4_000);
  expect([it.rung, rtc.restarts]).toEqual([3, 1]);
});

test('where the relay gave an address no other way to it is tried', () => {
  const it = search(false, 1);
  it.described();
  it.gathered({ candidate: 'candidate:1 1 udp 1 10.0.0.7 5 typ srflx' });
  it.gathered(RELAYED);
  vi.advanceTimersByTime(4_000);
  expect([rtc.restarts, asks]).toEqual([0, 0]);
});

test('the polite side follows, and then finds its own way to the relay', () => {
  const it = search(true);
  it.described();
  vi.advanceTimersByTime(2_000);
  it.follow(3);
  expect([rtc.asked, it.rung]).toEqual([[WAYS[0]], 1]);
  it.described();
  vi.advanceTimersByTime(500);
  expect([rtc.asked, asks, rtc.restarts]).toEqual([[WAYS[1]], 1, 0]);
  it.gathered(RELAYED);
  it.described();
  vi.advanceTimersByTime(2_000);
  expect(rtc.asked).toEqual([WAYS[1]]);
});

test('a path that is there ends the search, one that ICE gives up hurries it', () => {
  const it = search(false);
  it.described();
  rtc.iceConnectionState = 'failed';
  it.searched();
  expect(rtc.restarts).toBe(1);
  rtc.iceConnectionState = 'connected';
  it.searched();
  vi.advanceTimersByTime(60_000);
  expect([it.found, rtc.restarts, exhausted]).toEqual([true, 1, 0]);
});

test('servers told anew are used on the rung where it is', () => {
  const it = search(false, 2);
  it.use([{ urls: [WAYS[1].replace('10.0.0.1', '10.0.0.2')] }]);
  expect(rtc.asked).toEqual(['turn:10.0.0.2:3478?transport=tcp']);
});

test('a lost path is asked for until it is there; an offer on its way is said again', () => {
  const it = search(false);
  it.insist();
  rtc.signalingState = 'have-local-offer';
  vi.advanceTimersByTime(8_000);
  expect([rtc.restarts, resent]).toEqual([1, 2]);
  it.stop();
  vi.advanceTimersByTime(60_000);
  expect(resent).toBe(2);
});
