// The data message: a fixed header of 52 bytes (who, where, digest of the leaf) and the bytes of one chunk.
import { MAX_CHUNK, MIN_CHUNK } from './limits.ts';

const VERSION = 1;
const CHUNK = 1;
export const HEADER = 52;
const DIGEST = 20;

export interface ChunkHeader {
  readonly transfer: number;
  readonly file: number;
  readonly offset: number;
}

export interface Chunk extends ChunkHeader {
  /** SHA-256 of the whole leaf that this chunk is part of. */
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** Largest payload, a power of two, whose message both sides can carry. */
export function chunkSize(maxMessage: number, most = MAX_CHUNK): number {
  let size = most;
  while (size > MIN_CHUNK && size + HEADER > maxMessage) size /= 2;
  return size;
}

/** Writes into the buffer given, which may have held a chunk of the same length before. */
export function encodeChunk(
  head: ChunkHeader,
  digest: Uint8Array,
  payload: Uint8Array,
  buffer = new ArrayBuffer(HEADER + payload.length),
): ArrayBuffer {
  const view = new DataView(buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, CHUNK);
  view.setUint32(4, head.transfer);
  view.setUint32(8, head.file);
  view.setBigUint64(12, BigInt(head.offset));
  const bytes = new Uint8Array(buffer);
  bytes.set(digest, DIGEST);
  bytes.set(payload, HEADER);
  return buffer;
}

/** Undefined for anything that is no chunk of this version, or whose offset cannot be counted exactly. */
export function decodeChunk(buffer: ArrayBuffer): Chunk | undefined {
  if (buffer.byteLength <= HEADER || buffer.byteLength > HEADER + MAX_CHUNK) return undefined;
  const view = new DataView(buffer);
  const offset = view.getBigUint64(12);
  if (view.getUint8(0) !== VERSION || view.getUint8(1) !== CHUNK) return undefined;
  if (offset > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return {
    transfer: view.getUint32(4),
    file: view.getUint32(8),
    offset: Number(offset),
    digest: new Uint8Array(buffer, DIGEST, HEADER - DIGEST),
    payload: new Uint8Array(buffer, HEADER),
  };
}
