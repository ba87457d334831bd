// SPAKE2 (RFC 9382) with P-256, SHA-256, HKDF and HMAC: two devices that know one weak code get one strong key.
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, equal, type Random, utf8 } from '../bytes.ts';

/** A uncompressed point: how shares and K are written in the transcript. */
export const SHARE_BYTES = 65;

/** Section 4: the points whose discrete logarithms nobody knows. */
const M = p256.Point.fromHex('02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f');
const N = p256.Point.fromHex('03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49');
const ORDER = p256.Point.Fn.ORDER;
/** 128 bits more than the order has: what the reduction prefers is less than 2^-128. */
const WIDE_BYTES = 48;

type Point = InstanceType<typeof p256.Point>;
export type Side = 'A' | 'B';

export interface Spake2Options {
  readonly side: Side;
  readonly idA: string;
  readonly idB: string;
  /** The code, already a scalar: see `scalarOf`. */
  readonly w: bigint;
  /** The private scalar of this side. */
  readonly scalar: bigint;
  /** Bound into the confirmation keys only. */
  readonly aad?: Uint8Array;
}

export interface Spake2Keys {
  readonly transcript: Bytes;
  readonly K: Bytes;
  /** The shared key, 128 bits. */
  readonly Ke: Bytes;
  readonly Ka: Bytes;
  readonly KcA: Bytes;
  readonly KcB: Bytes;
  readonly confirmA: Bytes;
  readonly confirmB: Bytes;
}

export class Spake2 {
  readonly share: Bytes;

  constructor(private readonly options: Spake2Options) {
    const blind = (options.side === 'A' ? M : N).multiply(options.w);
    this.share = encode(p256.Point.BASE.multiply(options.scalar).add(blind));
  }

  /** Section 3.3 and 3.4; undefined when the other side's share is none that an honest device could send. */
  finish(other: Uint8Array): Spake2Keys | undefined {
    const { side, w, scalar } = this.options;
    const point = decode(other);
    if (!point || equal(other, this.share)) return undefined;
    const unblinded = point.subtract((side === 'A' ? N : M).multiply(w));
    // The cofactor of P-256 is 1; the identity would make K known to everybody.
    if (unblinded.is0()) return undefined;
    const [pA, pB] = side === 'A' ? [this.share, other] : [other, this.share];
    return this.#keys(pA, pB, encode(unblinded.multiply(scalar)));
  }

  #keys(pA: Uint8Array, pB: Uint8Array, K: Bytes): Spake2Keys {
    const { idA, idB, w, aad = new Uint8Array() } = this.options;
    const parts = [utf8(idA), utf8(idB), pA, pB, K, bytesOf(w)];
    const transcript = concat(...parts.flatMap((part) => [length(part), part]));
    const hash = sha256(transcript) as Bytes;
    const Ka = hash.slice(16);
    const Kc = hkdf(sha256, Ka, undefined, concat(utf8('ConfirmationKeys'), aad), 32) as Bytes;
    const [KcA, KcB] = [Kc.slice(0, 16), Kc.slice(16)];
    const confirmA = hmac(sha256, KcA, transcript) as Bytes;
    const confirmB = hmac(sha256, KcB, transcript) as Bytes;
    return { transcript, K, Ke: hash.slice(0, 16), Ka, KcA, KcB, confirmA, confirmB };
  }
}

/** A scalar from a code: the hash is wide enough to be even over the whole group; 1 at least. */
export function scalarOf(code: Uint8Array, purpose: string): bigint {
  return reduce(hkdf(sha256, code, undefined, utf8(purpose), WIDE_BYTES));
}

export function randomScalar(random: Random): bigint {
  return reduce(random(WIDE_BYTES));
}

function reduce(wide: Uint8Array): bigint {
  return (wide.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) % (ORDER - 1n)) + 1n;
}

function decode(share: Uint8Array): Point | undefined {
  if (share.length !== SHARE_BYTES || share[0] !== 4) return undefined;
  try {
    const point = p256.Point.fromBytes(share);
    point.assertValidity(); // on the curve, and not the identity
    return point;
  } catch {
    return undefined;
  }
}

function encode(point: Point): Bytes {
  return point.toBytes(false) as Bytes;
}

function bytesOf(scalar: bigint): Bytes {
  const hex = scalar.toString(16).padStart(64, '0');
  return Uint8Array.from({ length: 32 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

/** Section 3.3: eight bytes, little-endian. */
function length(part: Uint8Array): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setUint32(0, part.length, true);
  return bytes;
}
