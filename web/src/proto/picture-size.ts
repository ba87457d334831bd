// How large a picture says it is, read from its first bytes without decoding anything; what says nothing is not decoded.
import { jpegSize, type PictureSize } from './jpeg-size.ts';

export type { PictureSize };

/** As many bytes are looked at: cameras put a thumbnail and their settings in front of the frame header of a JPEG. */
export const HEAD_BYTES = 256 * 1024;

type Reader = (bytes: Uint8Array, view: DataView) => PictureSize | undefined;

const says = (bytes: Uint8Array, at: number, word: string) =>
  [...word].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** PNG, 11.2.2: the header chunk comes first. */
const png: Reader = (bytes, view) =>
  says(bytes, 1, 'PNG') && says(bytes, 12, 'IHDR')
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

/** GIF89a, 18: the logical screen. */
const gif: Reader = (bytes, view) =>
  says(bytes, 0, 'GIF8') ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : undefined;

/** RFC 9649, 2.5 to 2.7: lossy, lossless, and extended. */
const webp: Reader = (bytes, view) => {
  if (!says(bytes, 0, 'RIFF') || !says(bytes, 8, 'WEBP')) return undefined;
  const bits = view.getUint32(21, true);
  if (says(bytes, 12, 'VP8L')) return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  if (says(bytes, 12, 'VP8X')) return { width: three(view, 24) + 1, height: three(view, 27) + 1 };
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
};

const three = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** ISO/IEC 23008-12, 6.5.3 (AVIF, HEIC): the largest of the extents of its items. */
const heif: Reader = (bytes, view) => {
  if (!says(bytes, 4, 'ftyp')) return undefined;
  let largest: PictureSize | undefined;
  for (let at = 8; at + 16 <= Math.min(bytes.length, 16 * 1024); at++) {
    if (!says(bytes, at, 'ispe')) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
};

const READERS: readonly Reader[] = [png, gif, webp, heif, jpegSize];
/** What the shortest header takes. */
const SHORTEST = 32;

/** Undefined for what is no picture that we know, or says nothing of its size. */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  if (head.length < SHORTEST) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  for (const read of READERS) {
    const size = read(head, view);
    if (size) return size.width > 0 && size.height > 0 ? size : undefined;
  }
  return undefined;
}
