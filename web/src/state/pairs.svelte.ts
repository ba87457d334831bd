// Pairing and the paired devices, as the screen sees them.
import type { PeerId } from '../proto/messages.ts';
import type { RoomKey } from '../proto/pair-sizes.ts';
import { type PairLink, readCode } from '../proto/pairing/code.ts';
import type { PairedView, PairState, Session } from '../session.ts';

export type { PairedView };

export class Pairs {
  state = $state.raw<PairState>({ at: 'closed' });
  devices = $state.raw<readonly PairedView[]>([]);
  /** A link was opened, and the person has not said yet that it is meant. */
  link = $state.raw<PairLink>();

  constructor(private readonly session: () => Session) {}

  /** The pairing with a device that has proven itself. */
  of(peerId: PeerId): PairedView | undefined {
    return this.devices.find((device) => device.peerId === peerId);
  }

  open(): void {
    if (!this.link) this.session().pairing.open();
  }

  /** Whether the typed digits are a code; it is tried at once. */
  join(typed: string): boolean {
    const code = readCode(typed);
    if (code) this.session().pairing.join(code);
    return code !== undefined;
  }

  follow(): void {
    const { link } = this;
    this.link = undefined;
    if (link) this.session().pairing.follow(link);
  }

  close(): void {
    this.link = undefined;
    this.session().pairing.close();
  }

  rename(room: RoomKey, name: string): void {
    void this.session().paired.rename(room, name);
  }

  setAutoAccept(room: RoomKey, on: boolean): void {
    void this.session().paired.setAutoAccept(room, on);
  }

  unpair(room: RoomKey): void {
    void this.session().paired.unpair(room);
  }
}
