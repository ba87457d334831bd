// Writes an archive whose files are still arriving: what stands before, behind and after them, in the order of the stream.
import { concat, type Bytes } from '../bytes.ts';
import { crc32 } from './crc32.ts';
import { centralHeader, descriptor, endRecords, streamedHeader, type ZipEntry } from './records.ts';

/** Entries of the table of contents that leave as one. */
const BATCH = 1000;

export class StreamedZip {
  readonly #contents: Bytes[] = [];
  #offset = 0;
  #entry: ZipEntry | undefined;
  #entryAt = 0;

  /** A file begins. One before it that was not told to be whole stays as bytes that belong to nobody. */
  begin(entry: Omit<ZipEntry, 'crc'>): Bytes {
    this.#entry = { ...entry, crc: 0, streamed: true };
    this.#entryAt = this.#offset;
    return this.#counted(streamedHeader(this.#entry));
  }

  /** These are the next bytes of the file. */
  add(bytes: Bytes): Bytes {
    if (this.#entry) this.#entry = { ...this.#entry, crc: crc32(bytes, this.#entry.crc) };
    return this.#counted(bytes);
  }

  /** The file is whole, and listed. */
  finish(): Bytes {
    const entry = this.#entry;
    this.#entry = undefined;
    if (!entry) return new Uint8Array();
    this.#contents.push(centralHeader(entry, this.#entryAt));
    return this.#counted(descriptor(entry));
  }

  *end(): Generator<Bytes> {
    const offset = this.#offset;
    const count = this.#contents.length;
    for (let at = 0; at < count; at += BATCH) {
      yield this.#counted(concat(...this.#contents.slice(at, at + BATCH)));
    }
    yield endRecords(count, this.#offset - offset, offset);
  }

  #counted(bytes: Bytes): Bytes {
    this.#offset += bytes.length;
    return bytes;
  }
}
