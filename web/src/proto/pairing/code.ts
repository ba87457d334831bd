// What people carry from one device to the other: six digits, or a link with a long secret in its fragment.
import { type Bytes, fromBase64url, type Random, toBase64url } from '../bytes.ts';
import { SECRET_BYTES } from '../pair-sizes.ts';

/** The box hears the slot; the secret half never leaves the two devices. */
export interface PairCode {
  /** Three digits. */
  readonly slot: string;
  /** Three digits more. */
  readonly digits: string;
}

export interface PairLink {
  readonly slot: string;
  readonly secret: Bytes;
}

const LINK = /^#?pair=(\d{3})\.([A-Za-z0-9_-]+)$/;
const ROOM = /^#?room=([A-Za-z]{5})$/;
/** Multiples of 1000 below 2^16: the rest is drawn again, so that every code is as likely. */
const EVEN = 65_000;

export function secretDigits(random: Random): string {
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < EVEN) return String(drawn % 1000).padStart(3, '0');
  }
}

/** Six digits, however people space them; undefined while they are not complete. */
export function readCode(typed: string): PairCode | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.·-]/g, '');
  return /^\d{6}$/.test(digits) ? { slot: digits.slice(0, 3), digits: digits.slice(3) } : undefined;
}

export function pairFragment({ slot, secret }: PairLink): string {
  return `pair=${slot}.${toBase64url(secret)}`;
}

export function readPairFragment(fragment: string): PairLink | undefined {
  const [, slot, text] = LINK.exec(fragment) ?? [];
  const secret = fromBase64url(text, SECRET_BYTES);
  return slot !== undefined && secret ? { slot, secret } : undefined;
}

export function roomFragment(code: string): string {
  return `room=${code}`;
}

export function readRoomFragment(fragment: string): string | undefined {
  return ROOM.exec(fragment)?.[1]?.toUpperCase();
}
