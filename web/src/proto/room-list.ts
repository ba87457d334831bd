// Who is in which room, as the box tells it; a device may be in several rooms and is shown once.
import type { RoomCount } from './diagnosis.ts';
import type { PeerId, PeerInfo, RoomInfo, ServerMessage } from './messages.ts';

export class RoomList {
  #rooms = new Map<string, Map<PeerId, PeerInfo>>();
  readonly #infos = new Map<string, RoomInfo>();

  /** Takes in one message; says whether anything to be seen has changed. */
  apply(message: ServerMessage): boolean {
    switch (message.type) {
      case 'welcome': // the rooms are told anew after each welcome
        return this.#clear();
      case 'room':
        this.#infos.set(keyOf(message.room), message.room);
        this.#rooms.set(keyOf(message.room), new Map(message.peers.map((peer) => [peer.peerId, peer])));
        return true;
      case 'room-left':
        return this.#rooms.delete(keyOf(message.room));
      case 'peer-joined':
        return this.#joined(message.room, message.peer);
      case 'peer-left':
        return this.#rooms.get(keyOf(message.room))?.delete(message.peerId) ?? false;
      case 'peer-changed':
        return this.#changed(message.peer);
      default:
        return false;
    }
  }

  /** Everybody to be seen; two devices in a pairing know nothing of each other yet. */
  peers(): ReadonlyMap<PeerId, PeerInfo> {
    const seen = [...this.#rooms].filter(([key]) => !key.startsWith('pair:'));
    return new Map(seen.flatMap(([, room]) => [...room]));
  }

  /** The rooms that this device is in, and how many others are. */
  counts(): RoomCount[] {
    return [...this.#rooms].flatMap(([key, members]) => {
      const { kind = 'pair', label } = this.#infos.get(key) ?? {};
      if (kind === 'pair') return [];
      return [{ kind, others: members.size, ...(label === undefined ? {} : { label }) }];
    });
  }

  #clear(): boolean {
    const had = this.#rooms.size > 0;
    this.#rooms.clear();
    return had;
  }

  #joined(room: RoomInfo, peer: PeerInfo): boolean {
    const members = this.#rooms.get(keyOf(room)) ?? new Map<PeerId, PeerInfo>();
    this.#rooms.set(keyOf(room), members.set(peer.peerId, peer));
    this.#changed(peer);
    return true;
  }

  #changed(peer: PeerInfo): boolean {
    const rooms = [...this.#rooms.values()].filter((room) => room.has(peer.peerId));
    rooms.forEach((room) => room.set(peer.peerId, peer));
    return rooms.length > 0;
  }
}

function keyOf(room: RoomInfo): string {
  return `${room.kind}:${room.id}`;
}
