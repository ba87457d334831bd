// Paired devices over a simulated box: they find each other, prove themselves, and forget each other.
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { readMeetMessage } from '../proto/meet-message.ts';
import type { ClientMessage, PeerId, PeerInfo, ServerMessage } from '../proto/messages.ts';
import { pairKeys } from '../proto/pair-keys.ts';
import type { RoomKey } from '../proto/pair-sizes.ts';
import type { PairRecord, PairStore } from '../storage/pair-store.ts';
import { PairedDevices, type PairedView } from './paired-devices.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const SECRET = random(32);
const { room: ROOM, verify: VERIFY } = pairKeys(SECRET);
const [A, B, EVE] = ['aaaa', 'bbbb', 'evil'] as [PeerId, PeerId, PeerId];

class MemoryStore implements PairStore {
  readonly records = new Map<string, PairRecord>();
  all = async () => [...this.records.values()];
  put = async (record: PairRecord) => void this.records.set(record.room, record);
  delete = async (room: RoomKey) => void this.records.delete(room);
}

/** One device, and what it has said and shown. */
class Device {
  readonly store = new MemoryStore();
  sent: ClientMessage[] = [];
  views: readonly PairedView[] = [];
  unpaired: string[] = [];
  parted: PeerId[] = [];
  now = 1;
  online = true;
  paired = this.#start();
  constructor(readonly id: PeerId) {}

  #start() {
    return new PairedDevices(this.store, {
      self: () => this.id,
      send: (message) => this.online && this.sent.push(message) > 0,
      changed: (views) => void (this.views = views),
      unpairedBy: (name) => this.unpaired.push(name),
      parted: (peerId) => this.parted.push(peerId),
      random,
      now: () => this.now,
    });
  }

  info(): PeerInfo {
    return {
      peerId: this.id,
      name: `Name ${this.id}`,
      device: { kind: 'phone' },
      presence: 'active',
      rtc: true,
    };
  }

  async reload() {
    this.paired = this.#start();
    await this.paired.load();
    this.paired.welcomed();
  }

  /** What it says through the box next. */
  take() {
    return this.sent.splice(0);
  }
}

let [a, b]: [Device, Device] = [new Device(A), new Device(B)];
const room = { kind: 'paired', id: ROOM } as const;
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** The box carries signals until nobody has more to say; `tamper` is the box being hostile. */
async function carry(tamper = (message: ReturnType<typeof readMeetMessage>) => message) {
  for (let busy = true; busy;) {
    busy = false;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const message of from.take()) {
        if (message.type !== 'signal' || message.to !== to.id) continue;
        busy = true;
        const meeting = tamper(readMeetMessage(JSON.parse(JSON.stringify(message.payload))));
        if (meeting) to.paired.handle(from.id, meeting);
      }
    }
    await settle();
  }
}

function join() {
  a.paired.received({ type: 'room', room, peers: [] });
  b.paired.received({ type: 'room', room, peers: [a.info()] });
  a.paired.received({ type: 'peer-joined', room, peer: b.info() });
}

beforeEach(async () => {
  [a, b] = [new Device(A), new Device(B)];
  await a.paired.add(SECRET, 'Bee', B);
  await b.paired.add(SECRET, 'Aye', A);
});

test('their rooms are joined at every welcome, 64 keys a message', async () => {
  for (let i = 0; i < 70; i += 1) await a.paired.add(random(32), `n${i}`, `peer${i}` as PeerId);
  a.take();
  a.paired.welcomed();
  const joins = a.take().map((message) => (message.type === 'rooms-join' ? message.keys.length : 0));
  expect(joins).toEqual([64, 7]);
  expect(ROOM).toMatch(/^[\w-]{43}$/);
});

test('a device is shown as paired after its proof, not for its claim', async () => {
  join();
  expect(a.views[0]?.peerId).toBeUndefined();
  await carry();
  expect([a.views[0]?.peerId, b.views[0]?.peerId]).toEqual([B, A]);
  expect(a.store.records.get(ROOM)?.name).toBe('Name bbbb');
});

test('a stranger in the room proves nothing, nor does a proof said back', async () => {
  const stranger = { ...b.info(), peerId: EVE };
  a.paired.received({ type: 'room', room, peers: [stranger] });
  const [challenge] = a.take().flatMap((it) => (it.type === 'signal' ? [readMeetMessage(it.payload)!] : []));
  a.paired.handle(EVE, challenge!); // asks A its own question
  const [proof] = a.take().flatMap((it) => (it.type === 'signal' ? [readMeetMessage(it.payload)!] : []));
  a.paired.handle(EVE, proof!);
  a.paired.handle(EVE, { meet: 'proof', room: ROOM, mac: random(32) });
  expect(a.views[0]?.peerId).toBeUndefined();
});

test('a proof serves once, and for one device', async () => {
  const heard: unknown[] = [];
  join();
  await carry((message) => (message?.meet === 'proof' && heard.push(message), message));
  a.paired.welcomed();
  join();
  for (const proof of heard) a.paired.handle(B, proof as never);
  expect(a.views[0]?.peerId).toBeUndefined();
});

test('it must prove the same on its connection; whoever cannot is not connected', async () => {
  expect(a.paired.verified(B, { rooms: new Set(), code: '' })).toBe(true); // nobody claims anything yet
  join();
  expect(a.paired.verified(B, { rooms: new Set(), code: '' })).toBe(false);
  expect(a.paired.verified(EVE, { rooms: new Set(), code: '' })).toBe(true);
  expect(a.paired.verified(B, { rooms: new Set([ROOM]), code: '' })).toBe(true);
  expect(a.views[0]?.peerId).toBe(B);
  expect(a.paired.credentials()).toEqual([{ room: ROOM, key: VERIFY }]);
});

test('sending without asking: only when allowed, and only on a proven connection', async () => {
  join();
  await carry();
  await a.paired.setAutoAccept(ROOM, true);
  expect(a.paired.accepts(B)).toBe(false);
  a.paired.verified(B, { rooms: new Set([ROOM]), code: '' });
  expect(a.paired.accepts(B)).toBe(true);
  a.paired.disconnected(B);
  expect(a.paired.accepts(B)).toBe(false);
  expect(b.store.records.get(ROOM)?.autoAccept).toBe(false);
});

test('unpairing is told, forgotten on both sides, and leaves the room', async () => {
  join();
  await carry();
  await a.paired.unpair(ROOM);
  expect(a.views).toEqual([]);
  await carry();
  expect([a.store.records.size, b.store.records.size]).toEqual([0, 0]);
  expect(b.unpaired).toEqual(['Name aaaa']);
  expect([a.parted[0], b.parted[0]]).toEqual([B, A]);
});

test('who was away is told at the next meeting, also after a reload', async () => {
  await a.paired.unpair(ROOM);
  expect(a.store.records.get(ROOM)?.revoked).toBe(1);
  await a.reload();
  expect(a.views).toEqual([]);
  join();
  await carry();
  expect([a.store.records.size, b.store.records.size]).toEqual([0, 0]);
});

test('only the other side can unpair', async () => {
  join();
  await carry();
  b.paired.handle(A, { meet: 'unpair', room: ROOM, mac: random(32) });
  await a.paired.unpair(ROOM);
  const [unpair] = a.take().flatMap((it) => (it.type === 'signal' ? [readMeetMessage(it.payload)!] : []));
  a.paired.handle(B, unpair!); // said back
  b.paired.handle(EVE, unpair!); // from somebody else
  expect([a.store.records.size, b.store.records.size]).toEqual([1, 1]);
});

test('an ended pairing nobody asks for any more is forgotten after half a year', async () => {
  await a.paired.unpair(ROOM);
  a.now = 181 * 24 * 3600_000;
  await a.reload();
  expect(a.store.records.size).toBe(0);
});

test('pairing anew with the same device replaces the old pairing', async () => {
  const fresh = random(32);
  await a.paired.add(fresh, 'Bee again', B);
  expect([...a.store.records.keys()]).toEqual([pairKeys(fresh).room]);
  expect(a.sent).toContainEqual({ type: 'rooms-leave', keys: [ROOM] });
});

test('a name given here stays; its own name is followed', async () => {
  join();
  await carry();
  await a.paired.rename(ROOM, ' Kitchen ');
  a.paired.received({ type: 'peer-changed', peer: { ...b.info(), name: 'New' } } as ServerMessage);
  expect(a.views[0]).toMatchObject({ name: 'Kitchen', labelled: true });
  await a.paired.rename(ROOM, '');
  expect(a.views[0]).toMatchObject({ name: 'New', labelled: false });
});

test('where nothing can be stored, pairings live as long as the page', async () => {
  a.store.all = () => Promise.reject(new Error('forbidden'));
  a.store.put = () => Promise.reject(new Error('forbidden'));
  const other = random(32);
  await a.paired.add(other, 'Cee', 'cccc' as PeerId);
  await a.paired.load();
  expect(a.views.map(({ name }) => name)).toContain('Cee');
});
