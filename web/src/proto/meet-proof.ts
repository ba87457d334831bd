// What a pairing proves and checks through the box; loads only where there is a pairing, for it brings the arithmetic.
import { type Bytes, sized } from './bytes.ts';
import type { Claim } from './meet-message.ts';
import type { PeerId } from './messages.ts';
import { mac, macIs, pairKeys } from './pair-keys.ts';
import type { RoomKey } from './pair-sizes.ts';

/** Who says it to whom is part of every MAC: what one said cannot be said back to it. */
export interface Way {
  readonly from: PeerId;
  readonly to: PeerId;
}

export class MeetProof {
  readonly room: RoomKey;
  /** The key for proofs about one connection. */
  readonly verify: Bytes;
  readonly #meet: Bytes;

  constructor(secret: Bytes) {
    ({ room: this.room, verify: this.verify, meet: this.#meet } = pairKeys(secret));
  }

  mac(what: Claim['meet'], way: Way, nonce?: Bytes): Bytes {
    return mac(this.#meet, meetText(what, way, nonce));
  }

  isTrue(claim: Claim, way: Way, nonce?: Bytes): boolean {
    return macIs(this.#meet, meetText(claim.meet, way, nonce), claim.mac);
  }
}

function meetText(what: Claim['meet'], { from, to }: Way, nonce: Bytes = new Uint8Array()): Bytes {
  return sized(`homedrop ${what} 1`, from, to, nonce);
}
