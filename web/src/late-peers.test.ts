// What is asked of connections before the code that makes them is here: done in order once it is, told when it does not come.
import { beforeEach, expect, test, vi } from 'vitest';
import { LatePeers } from './late-peers.ts';
import type { PeerContext, PeerManager, PeerPath } from './peer-manager.ts';
import type { PeerId } from './proto/messages.ts';

const [OTHER, THIRD] = ['b', 'c'] as [PeerId, PeerId];
let done: string[];
let told: [PeerId, PeerPath][];
let ended: PeerId[];
let wanted: boolean;

class FakeManager {
  connect = (peerId: PeerId) => void done.push(`connect ${peerId}`);
  receive = (from: PeerId, payload: unknown) => void done.push(`receive ${from} ${String(payload)}`);
  release = (peerId: PeerId) => void done.push(`release ${peerId}`);
  releaseAll = () => void done.push('release all');
  close = () => void done.push('close');
  wake = () => void done.push('wake');
  isOpen = (peerId: PeerId) => peerId === OTHER;
}
const here = async () => ({ PeerManager: FakeManager as unknown as typeof PeerManager });
const context = {
  wanted: () => wanted,
  path: (peerId: PeerId, path: PeerPath) => void told.push([peerId, path]),
  ended: (peerId: PeerId) => void ended.push(peerId),
} as unknown as PeerContext;

beforeEach(() => {
  [done, told, ended, wanted] = [[], [], [], true];
});

test('nothing loads before there is somebody to connect to', () => {
  const fetch = vi.fn(here);
  const peers = new LatePeers(context, fetch);
  peers.signalingBack();
  peers.wake();
  peers.releaseAll();
  peers.release(OTHER);
  peers.unreachable(OTHER, 'away');
  expect([peers.isOpen(OTHER), peers.stats(OTHER)]).toEqual([false, undefined]);
  expect(fetch).not.toHaveBeenCalled();
});

test('what was asked for before it was here is done in order, and the screen says at once that something goes on', async () => {
  const fetch = vi.fn(here);
  const peers = new LatePeers(context, fetch);
  peers.connect(OTHER);
  peers.connect(OTHER);
  peers.receive(THIRD, 'offer');
  peers.receive(THIRD, 'candidate');
  peers.release(THIRD);
  expect(told).toEqual([[OTHER, { at: 'connecting' }]]);
  await peers.load();
  expect(done).toEqual(['connect b', 'connect b', 'receive c offer', 'receive c candidate', 'release c']);
  peers.wake();
  expect(done.at(-1)).toBe('wake');
  expect([peers.isOpen(OTHER), peers.isOpen(THIRD)]).toEqual([true, false]);
  expect(fetch).toHaveBeenCalledOnce();
});

test('where it does not come, who waited is told that the box is needed, and the next one asks again', async () => {
  const fetch = vi.fn(here).mockRejectedValueOnce(new TypeError('no network'));
  const peers = new LatePeers(context, fetch);
  peers.connect(OTHER);
  peers.receive(THIRD, 'offer');
  await peers.load();
  expect(told.at(-1)).toEqual([OTHER, { at: 'failed', reason: 'box' }]);
  expect(ended).toEqual([OTHER]);
  wanted = false;
  fetch.mockRejectedValueOnce(new TypeError('no network'));
  peers.connect(OTHER);
  await peers.load();
  expect(told.at(-1)).toEqual([OTHER, { at: 'idle' }]);
  peers.connect(OTHER);
  await peers.load();
  expect(done).toEqual(['connect b']);
});

test('a page that goes away connects to nobody any more', async () => {
  const peers = new LatePeers(context, here);
  peers.connect(OTHER);
  peers.close();
  await peers.load();
  expect(done).toEqual([]);
});
