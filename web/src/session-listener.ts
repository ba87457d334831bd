// What the session tells whoever shows it: the box, the devices, what moves between them, and pairings.
import type { BoxConfig } from './net/box-config.ts';
import type { SocketState } from './net/signaling-socket.ts';
import type { PeerPath } from './peer-manager.ts';
import type { PeerId, PeerInfo } from './proto/messages.ts';
import type { ReceivedText, TextView, TransferView } from './proto/transfer/api.ts';
import type { CodeRoomRefusal } from './rooms/code-room.ts';
import type { PairState } from './rooms/pair-desk.ts';
import type { PairedView } from './rooms/paired-devices.ts';

export interface SessionListener {
  box(config: BoxConfig): void;
  socket(state: SocketState): void;
  self(name: string): void;
  peers(peers: ReadonlyMap<PeerId, PeerInfo>): void;
  /** What a device was called when a transfer with it was begun. */
  named(peerId: PeerId, name: string): void;
  path(peerId: PeerId, path: PeerPath): void;
  /** The code that both screens show while a connection is open. */
  code(peerId: PeerId, code: string | undefined): void;
  transfer(view: TransferView): void;
  text(text: ReceivedText): void;
  textState(view: TextView): void;
  pairing(state: PairState): void;
  paired(devices: readonly PairedView[]): void;
  unpairedBy(name: string): void;
  codeRoom(code: string | undefined): void;
  codeRoomRefused(why: CodeRoomRefusal, seconds?: number): void;
}
