// The devices this one is paired with: joins their rooms, has each prove itself, remembers and forgets; knows no screen.
// The arithmetic loads with the first pairing.
import type { Bytes, Random } from '../proto/bytes.ts';
import { type Claim, type MeetMessage, writeMeetMessage } from '../proto/meet-message.ts';
import type * as Proofs from '../proto/meet-proof.ts';
import type { MeetProof } from '../proto/meet-proof.ts';
import type { ClientMessage, PeerId, PeerInfo, ServerMessage } from '../proto/messages.ts';
import { NONCE_BYTES, type RoomKey } from '../proto/pair-sizes.ts';
import type { Credential, Verified } from '../proto/verification.ts';
import type { PairRecord, PairStore } from '../storage/pair-store.ts';

/** A paired device as the screen may show it. */
export interface PairedView {
  readonly room: RoomKey;
  /** What the person here calls it, else its own name. */
  readonly name: string;
  readonly labelled: boolean;
  readonly autoAccept: boolean;
  readonly created: number;
  /** Who it is now: proven, not claimed. */
  readonly peerId?: PeerId;
}

export interface PairedContext {
  self(): PeerId | undefined;
  send(message: ClientMessage): boolean;
  changed(devices: readonly PairedView[]): void;
  /** The other side has ended a pairing. */
  unpairedBy(name: string): void;
  /** The pairing that this device was connected by is no more. */
  parted(peerId: PeerId): void;
  readonly random: Random;
  now(): number;
}

interface Pair {
  record: PairRecord;
  readonly proof: MeetProof;
}

type Arithmetic = typeof Proofs;

type Joined = Extract<
  ServerMessage,
  { type: 'room' | 'peer-joined' | 'peer-left' | 'peer-changed' | 'room-left' }
>;

/** The contract's bounds. */
const KEYS_A_MESSAGE = 64;
export const MOST_PAIRS = 256;
/** A device that was not seen for so long after it was unpaired will not ask any more; milliseconds. */
const REVOKED_KEPT = 180 * 24 * 3600_000;

export class PairedDevices {
  readonly #pairs = new Map<RoomKey, Pair>();
  /** Who is in the room, as the box says, and under which name. */
  readonly #members = new Map<RoomKey, Map<PeerId, string>>();
  readonly #challenges = new Map<string, Bytes>();
  /** Who has proven by which pairing, through the box. */
  readonly #met = new Map<PeerId, Set<RoomKey>>();
  /** Who has proven by which pairing on the connection that is open now. */
  readonly #connected = new Map<PeerId, ReadonlySet<RoomKey>>();

  constructor(
    private readonly store: PairStore,
    private readonly context: PairedContext,
    private readonly arithmetic: () => Promise<Arithmetic> = () => import('../proto/meet-proof.ts'),
  ) {}

  async load(): Promise<void> {
    const records = await this.store.all().catch(() => undefined); // forbidden: what is in memory serves
    if (!records) return;
    this.#pairs.clear();
    for (const record of records) await this.#remember(record);
    this.#changed();
  }

  /** The box has forgotten every room of the former socket. */
  welcomed(): void {
    this.#members.clear();
    this.#met.clear();
    this.#challenges.clear();
    const rooms = [...this.#pairs.keys()];
    for (let at = 0; at < rooms.length; at += KEYS_A_MESSAGE) {
      this.context.send({ type: 'rooms-join', keys: rooms.slice(at, at + KEYS_A_MESSAGE) });
    }
    this.#changed();
  }

  received(message: ServerMessage): void {
    if (message.type === 'peer-changed') return this.#returned(message.peer);
    if (!('room' in message) || message.room.kind !== 'paired') return;
    this.#membersChanged(message.room.id as RoomKey, message);
    this.#changed();
  }

  /** What another device said through the box about a pairing. */
  handle(from: PeerId, message: MeetMessage): void {
    const pair = this.#pairs.get(message.room);
    const self = this.context.self();
    if (!pair || self === undefined || !this.#members.get(message.room)?.has(from)) return;
    if (message.meet === 'challenge') return this.#challenged(pair, from, message.nonce);
    if (message.meet === 'proof') return this.#proven(pair, from, message);
    if (!pair.proof.isTrue(message, { from, to: self })) return;
    if (message.meet === 'unpair') this.#unpairedBy(pair, from);
    else if (pair.record.revoked !== undefined) void this.#forget(message.room);
  }

  /** A pairing that was just made; an older one with the same device is replaced. */
  async add(secret: Bytes, name: string, peerId: PeerId): Promise<void> {
    const { room } = await this.#proof(secret);
    const old = this.#current().filter(({ record }) => record.peerId === peerId);
    await Promise.all(old.map(({ record }) => this.#forget(record.room)));
    const record = { room, secret, name, peerId, autoAccept: false, created: this.context.now() };
    await this.#save(record);
    this.context.send({ type: 'rooms-join', keys: [room] });
  }

  get full(): boolean {
    return this.#pairs.size >= MOST_PAIRS;
  }

  async rename(room: RoomKey, label: string): Promise<void> {
    await this.#change(room, { label: label.trim() });
  }

  async setAutoAccept(room: RoomKey, autoAccept: boolean): Promise<void> {
    await this.#change(room, { autoAccept });
  }

  /** Ends a pairing at once here; the other side is told now or at the next meeting. */
  async unpair(room: RoomKey): Promise<void> {
    await this.#change(room, { revoked: this.context.now() });
    const pair = this.#pairs.get(room);
    if (!pair) return;
    for (const peerId of this.#members.get(room)?.keys() ?? []) this.#tellUnpaired(pair, peerId);
    this.#part(room);
  }

  /** Ends all of them; devices that are not here now find out only that this one does not answer. */
  async unpairAll(): Promise<void> {
    await Promise.all([...this.#pairs.keys()].map((room) => this.unpair(room)));
  }

  /** For proofs on connections; of ended pairings too, as the other side may not know yet that they are. */
  credentials(): Credential[] {
    return [...this.#pairs.values()].map(({ proof }) => ({ room: proof.room, key: proof.verify }));
  }

  /** Whether the other end of a new connection has proven all that the device it says it is must be able to prove. */
  verified(peerId: PeerId, { rooms }: Verified): boolean {
    const expected = this.#current().filter(({ record }) => this.#claims(peerId, record.room));
    if (expected.length > 0 && !expected.some(({ record }) => rooms.has(record.room))) return false;
    this.#connected.set(peerId, rooms);
    this.#changed();
    return true;
  }

  disconnected(peerId: PeerId): void {
    if (this.#connected.delete(peerId)) this.#changed();
  }

  /** Whether what comes on the open connection of this device is taken without asking. */
  accepts(peerId: PeerId): boolean {
    const rooms = this.#connected.get(peerId);
    return this.#current().some(({ record }) => record.autoAccept && rooms?.has(record.room));
  }

  #claims(peerId: PeerId, room: RoomKey): boolean {
    return (this.#members.get(room)?.has(peerId) ?? false) || (this.#met.get(peerId)?.has(room) ?? false);
  }

  #current(): Pair[] {
    return [...this.#pairs.values()].filter(({ record }) => record.revoked === undefined);
  }

  #membersChanged(room: RoomKey, message: Joined): void {
    if (message.type === 'room-left') return void this.#members.delete(room);
    const members = this.#members.get(room) ?? new Map<PeerId, string>();
    this.#members.set(room, members);
    if (message.type === 'room') members.clear();
    if (message.type === 'room') message.peers.forEach((peer) => this.#meet(room, members, peer));
    if (message.type === 'peer-joined') this.#meet(room, members, message.peer);
    if (message.type === 'peer-left') {
      members.delete(message.peerId);
      this.#met.get(message.peerId)?.delete(room);
    }
  }

  #meet(room: RoomKey, members: Map<PeerId, string>, { peerId, name }: PeerInfo): void {
    members.set(peerId, name);
    const pair = this.#pairs.get(room);
    if (pair) this.#approach(pair, peerId);
  }

  /** A device that was away may not have heard us. */
  #returned({ peerId, name, presence }: PeerInfo): void {
    for (const [room, members] of this.#members) {
      const pair = this.#pairs.get(room);
      if (!pair || !members.has(peerId)) continue;
      members.set(peerId, name);
      if (this.#met.get(peerId)?.has(room)) this.#called(pair.record, name);
      else if (presence === 'active') this.#approach(pair, peerId);
    }
  }

  /** A name is remembered for the time when the device is not here. */
  #called(record: PairRecord, name: string): void {
    if (record.name !== name) void this.#change(record.room, { name });
  }

  #approach(pair: Pair, peerId: PeerId): void {
    if (pair.record.revoked !== undefined) return this.#tellUnpaired(pair, peerId);
    const nonce = this.context.random(NONCE_BYTES);
    this.#challenges.set(`${pair.record.room} ${peerId}`, nonce);
    this.#say(peerId, { meet: 'challenge', room: pair.record.room, nonce });
  }

  #challenged(pair: Pair, from: PeerId, nonce: Bytes): void {
    if (pair.record.revoked !== undefined) return this.#tellUnpaired(pair, from);
    const self = this.context.self();
    if (self === undefined) return;
    const mac = pair.proof.mac('proof', { from: self, to: from }, nonce);
    this.#say(from, { meet: 'proof', room: pair.record.room, mac });
  }

  #proven({ record, proof }: Pair, from: PeerId, claim: Claim): void {
    const self = this.context.self();
    const { room } = record;
    const challenge = `${room} ${from}`;
    const nonce = this.#challenges.get(challenge);
    if (!nonce || self === undefined) return;
    if (!proof.isTrue(claim, { from, to: self }, nonce)) return;
    this.#challenges.delete(challenge);
    this.#met.set(from, (this.#met.get(from) ?? new Set()).add(room));
    this.#called(record, this.#members.get(room)?.get(from) ?? record.name);
    this.#changed();
  }

  #tellUnpaired({ proof }: Pair, to: PeerId, meet: 'unpair' | 'unpaired' = 'unpair'): void {
    const self = this.context.self();
    if (self === undefined) return;
    this.#say(to, { meet, room: proof.room, mac: proof.mac(meet, { from: self, to }) });
  }

  #unpairedBy(pair: Pair, from: PeerId): void {
    this.#tellUnpaired(pair, from, 'unpaired');
    if (pair.record.revoked === undefined) this.context.unpairedBy(nameOf(pair.record));
    void this.#forget(pair.record.room);
  }

  #say(to: PeerId, message: MeetMessage): void {
    this.context.send({ type: 'signal', to, payload: writeMeetMessage(message) });
  }

  async #proof(secret: Bytes): Promise<MeetProof> {
    const { MeetProof } = await this.arithmetic();
    return new MeetProof(secret);
  }

  async #remember(record: PairRecord): Promise<void> {
    const { revoked } = record;
    if (revoked !== undefined && this.context.now() - revoked > REVOKED_KEPT) {
      return this.store.delete(record.room);
    }
    this.#pairs.set(record.room, { record, proof: await this.#proof(record.secret) });
  }

  async #change(room: RoomKey, change: Partial<PairRecord>): Promise<void> {
    const pair = this.#pairs.get(room);
    if (pair) await this.#save({ ...pair.record, ...change });
  }

  async #save(record: PairRecord): Promise<void> {
    const proof = this.#pairs.get(record.room)?.proof ?? (await this.#proof(record.secret));
    this.#pairs.set(record.room, { record, proof });
    this.#changed();
    await this.store.put(record).catch(() => undefined); // forbidden: kept as long as the page
  }

  async #forget(room: RoomKey): Promise<void> {
    this.#pairs.delete(room);
    this.#part(room);
    this.#members.delete(room);
    this.context.send({ type: 'rooms-leave', keys: [room] });
    this.#changed();
    await this.store.delete(room).catch(() => undefined); // forbidden: was never stored
  }

  #part(room: RoomKey): void {
    for (const peerId of this.#members.get(room)?.keys() ?? []) {
      this.#met.get(peerId)?.delete(room);
      this.context.parted(peerId);
    }
  }

  #changed(): void {
    this.context.changed(this.#current().map((pair) => this.#view(pair)));
  }

  #view({ record }: Pair): PairedView {
    const { room, label, autoAccept, created } = record;
    const met = [...this.#met].find(([, rooms]) => rooms.has(room))?.[0];
    const peerId = [...this.#connected].find(([, rooms]) => rooms.has(room))?.[0] ?? met;
    const view = { room, name: nameOf(record), labelled: Boolean(label), autoAccept, created };
    return peerId === undefined ? view : { ...view, peerId };
  }
}

function nameOf({ label, name }: PairRecord): string {
  return label || name;
}
