// The DTLS fingerprint in a session description: the certificate that the other end of the connection must show.
import type { Bytes } from './bytes.ts';

const LINE = /^a=fingerprint:(\S+) (\S+)\s*$/gim;
const SHA256 = /^[0-9a-f]{2}(:[0-9a-f]{2}){31}$/i;

/**
 * The one SHA-256 fingerprint of a description. Several different ones, or another hash, are undefined: a browser may
 * accept any of them, so one of them could be somebody else's.
 */
export function fingerprintOf(sdp: string): Bytes | undefined {
  const found = new Set([...sdp.matchAll(LINE)].map(([, hash, hex]) => `${hash} ${hex}`.toLowerCase()));
  const [only] = found;
  if (found.size !== 1 || only === undefined) return undefined;
  const [hash, hex = ''] = only.split(' ');
  if (hash !== 'sha-256' || !SHA256.test(hex)) return undefined;
  return Uint8Array.from(hex.split(':'), (byte) => parseInt(byte, 16));
}
