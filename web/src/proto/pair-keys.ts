// The keys of two paired devices, all from their one secret: each for one purpose, so that no message serves for two.
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, equal, toBase64url, utf8 } from './bytes.ts';
import type { RoomKey } from './pair-sizes.ts';

export interface PairKeys {
  readonly room: RoomKey;
  /** For what the two say through the box: that they are there, and that one unpairs. */
  readonly meet: Bytes;
  /** For proofs about one connection. */
  readonly verify: Bytes;
}

export function pairKeys(secret: Bytes): PairKeys {
  return {
    room: toBase64url(derive(secret, 'homedrop room 1')) as RoomKey,
    meet: derive(secret, 'homedrop meet 1'),
    verify: derive(secret, 'homedrop verify 1'),
  };
}

/** HKDF-SHA-256 (RFC 5869) without salt, 32 bytes. */
export function derive(secret: Uint8Array, purpose: string, length = 32): Bytes {
  return hkdf(sha256, secret, undefined, utf8(purpose), length) as Bytes;
}

export function mac(key: Uint8Array, message: Uint8Array): Bytes {
  return hmac(sha256, key, message) as Bytes;
}

export function macIs(key: Uint8Array, message: Uint8Array, claimed: Uint8Array): boolean {
  return equal(mac(key, message), claimed);
}

export function digest(message: Uint8Array): Bytes {
  return sha256(message) as Bytes;
}
