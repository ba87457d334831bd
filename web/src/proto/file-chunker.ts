// Cuts what was read of a file into digested leaves, and each leaf into data messages; reads nothing itself.
import type { Sha256 } from './file-digester.ts';
import { encodeChunk, HEADER } from './transfer/frame.ts';
import { LEAF } from './transfer/limits.ts';

export interface Cut {
  readonly transfer: number;
  readonly file: number;
  /** Where the block begins in the file; always at a leaf. */
  readonly offset: number;
  /** Payload of one message; 0 when nothing is to be sent. */
  readonly chunk: number;
  /** A buffer of that length, fresh or used before. */
  readonly newFrame: (length: number) => ArrayBuffer;
}

export interface CutLeaf {
  readonly leaf: number;
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly frames: readonly ArrayBuffer[];
}

export function leafCount(size: number, leaf = LEAF): number {
  return Math.ceil(size / leaf);
}

export function leafLength(size: number, index: number, leaf = LEAF): number {
  return Math.min(leaf, size - index * leaf);
}

export function cutBlock(cut: Cut, block: Uint8Array<ArrayBuffer>, sha256: Sha256): Promise<CutLeaf[]> {
  const leaves = Array.from({ length: leafCount(block.length) }, (_, index) => {
    const bytes = block.subarray(index * LEAF, (index + 1) * LEAF);
    return cutLeaf({ ...cut, offset: cut.offset + index * LEAF }, bytes, sha256);
  });
  return Promise.all(leaves);
}

async function cutLeaf(cut: Cut, bytes: Uint8Array<ArrayBuffer>, sha256: Sha256): Promise<CutLeaf> {
  const digest = await sha256(bytes);
  const frames: ArrayBuffer[] = [];
  for (let from = 0; from < bytes.length && cut.chunk > 0; from += cut.chunk) {
    const head = { transfer: cut.transfer, file: cut.file, offset: cut.offset + from };
    const payload = bytes.subarray(from, from + cut.chunk);
    frames.push(encodeChunk(head, digest, payload, cut.newFrame(HEADER + payload.length)));
  }
  return { leaf: cut.offset / LEAF, digest, frames };
}
