// Makes one zip archive of files that are here: a blob of headers and references, so that no byte of a file is copied.
import { crc32 } from '../proto/zip/crc32.ts';
import { centralHeader, endRecords, localHeader, type ZipEntry } from '../proto/zip/records.ts';
import type { ZipSource } from './zip-messages.ts';

/** Files up to this length are taken into the archive as bytes: a reference costs more than they do. */
const SMALL = 16 * 1024;
const BLOCK = 1024 * 1024;

interface Read {
  readonly crc: number;
  readonly content: BlobPart;
}

async function read(blob: Blob): Promise<Read> {
  if (blob.size <= SMALL) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { crc: crc32(bytes), content: bytes };
  }
  let crc = 0;
  for (let at = 0; at < blob.size; at += BLOCK) {
    crc = crc32(new Uint8Array(await blob.slice(at, at + BLOCK).arrayBuffer()), crc);
  }
  return { crc, content: blob };
}

export async function makeZip(sources: readonly ZipSource[], done: (bytes: number) => void): Promise<Blob> {
  const parts: BlobPart[] = [];
  const contents: BlobPart[] = [];
  let offset = 0;
  let contentsLength = 0;
  for (const { path, modified, blob } of sources) {
    const { crc, content } = await read(blob);
    const entry: ZipEntry = { path, modified, size: blob.size, crc };
    const header = localHeader(entry);
    const central = centralHeader(entry, offset);
    parts.push(header, content);
    contents.push(central);
    offset += header.length + blob.size;
    contentsLength += central.length;
    done(blob.size);
  }
  parts.push(...contents, endRecords(sources.length, contentsLength, offset));
  return new Blob(parts, { type: 'application/zip' });
}
