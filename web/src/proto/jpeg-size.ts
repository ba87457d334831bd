// How large a JPEG picture says it is, read from its frame header (ITU-T T.81, B.2.2) without decoding anything.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const START = 0xd8;
/** Frame headers are 0xC0 to 0xCF, but for tables (C4, CC) and an extension (C8). */
const isFrame = (marker: number) => (marker & 0xf0) === 0xc0 && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Undefined for what is no JPEG, or says nothing of its size. */
export function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    if (isFrame(bytes[at + 1] ?? 0)) {
      const size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      return size.width > 0 && size.height > 0 ? size : undefined;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
