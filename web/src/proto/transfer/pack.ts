// The data message that carries many whole small files: a header of 40 bytes, the list of the files, and their contents.
import { decodeChunk, HEADER, type Chunk } from './frame.ts';
import { MAX_CHUNK, PACK_FILES } from './limits.ts';

const VERSION = 1;
const PACK = 2;
const DIGEST = 8;
const BODY = 40;
/** In the body: the number of files, then file and length of each. */
const COUNT = 4;
const ENTRY = 8;

export interface PackedFile {
  readonly file: number;
  /** Where its content begins in the body. */
  readonly at: number;
  readonly length: number;
}

export interface Pack {
  readonly transfer: number;
  /** SHA-256 of the body. */
  readonly digest: Uint8Array<ArrayBuffer>;
  /** List and contents; it says all of itself, so that it can be kept as it is. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly files: readonly PackedFile[];
}

export interface FileContent {
  readonly file: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Length of a message with so many files of so many bytes together. */
export function packLength(files: number, bytes: number): number {
  return BODY + COUNT + files * ENTRY + bytes;
}

/** A message without its digest: that of its body goes in by `sealPack`. */
export function encodePack(transfer: number, contents: readonly FileContent[], buffer: ArrayBuffer): void {
  const view = new DataView(buffer);
  const bytes = new Uint8Array(buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, PACK);
  view.setUint16(2, 0);
  view.setUint32(4, transfer);
  view.setUint32(BODY, contents.length);
  let at = BODY + COUNT + contents.length * ENTRY;
  contents.forEach(({ file, bytes: content }, index) => {
    view.setUint32(BODY + COUNT + index * ENTRY, file);
    view.setUint32(BODY + COUNT + index * ENTRY + 4, content.length);
    bytes.set(content, at);
    at += content.length;
  });
}

export function packBody(buffer: ArrayBuffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, BODY);
}

export function sealPack(buffer: ArrayBuffer, digest: Uint8Array): void {
  new Uint8Array(buffer).set(digest, DIGEST);
}

/** Any data message that this version knows. */
export function decodeData(buffer: ArrayBuffer): Chunk | Pack | undefined {
  const isPack = buffer.byteLength > BODY && new DataView(buffer).getUint8(1) === PACK;
  return isPack ? decodePack(buffer) : decodeChunk(buffer);
}

/** Undefined for anything that is no pack of this version, or whose list and contents do not fill it exactly. */
export function decodePack(buffer: ArrayBuffer): Pack | undefined {
  if (buffer.byteLength < BODY + COUNT + ENTRY || buffer.byteLength > HEADER + MAX_CHUNK) return undefined;
  const view = new DataView(buffer);
  if (view.getUint8(0) !== VERSION || view.getUint8(1) !== PACK) return undefined;
  const body = packBody(buffer);
  const files = listPack(body);
  if (!files || packEnd(files) !== body.length) return undefined;
  return { transfer: view.getUint32(4), digest: new Uint8Array(buffer, DIGEST, BODY - DIGEST), body, files };
}

/** The files of a body that begins here; undefined when it is none, or not all of its list is here. */
export function listPack(bytes: Uint8Array<ArrayBuffer>): PackedFile[] | undefined {
  if (bytes.length < COUNT) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint32(0);
  let at = COUNT + count * ENTRY;
  if (count === 0 || count > PACK_FILES || at > bytes.length) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const length = view.getUint32(COUNT + index * ENTRY + 4);
    const file = { file: view.getUint32(COUNT + index * ENTRY), at, length };
    at += length;
    return file;
  });
}

/** Where the body of these files ends. */
export function packEnd(files: readonly PackedFile[]): number {
  const last = files.at(-1);
  return last ? last.at + last.length : 0;
}

/** Longest list of a body. */
export const PACK_HEAD = COUNT + PACK_FILES * ENTRY;
