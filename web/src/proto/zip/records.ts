// The records of a zip archive whose files are only stored (APPNOTE 6.3.10), with zip64 where a number needs it.
import { concat, utf8, type Bytes } from '../bytes.ts';

export interface ZipEntry {
  /** With slashes; that of a folder ends with one. */
  readonly path: string;
  readonly size: number;
  readonly crc: number;
  /** Milliseconds since 1970; 0 when unknown. */
  readonly modified: number;
  /** Its bytes were not known when its header was written: size and checksum come behind them. */
  readonly streamed?: boolean;
}

const MAX16 = 0xffff;
const MAX32 = 0xffff_ffff;
/** Versions needed to extract: folders (2.0), zip64 (4.5). APPNOTE 4.4.3. */
const PLAIN = 20;
const ZIP64 = 45;
/** Made on Unix (upper byte), so that the attributes below are read as its modes. APPNOTE 4.4.2. */
const MADE_BY = (3 << 8) | ZIP64;
/** Bit 11: names are UTF-8. APPNOTE 4.4.4. */
const FLAGS = 1 << 11;
/** Bit 3: size and checksum come behind the bytes. */
const STREAMED = 1 << 3;
const FILE_MODE = 0o100644;
const FOLDER_MODE = 0o040755;
const DOS_FOLDER = 0x10;

const u16 = (value: number) => Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
const u32 = (value: number) => concat(u16(value & 0xffff), u16(value >>> 16));

function u64(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

/** MS-DOS date and time, local, in steps of two seconds from 1980 to 2107. */
function dosTime(modified: number): Bytes {
  const date = new Date(modified);
  const year = date.getFullYear();
  if (modified === 0 || year < 1980) return concat(u16(0), u16((1 << 5) | 1));
  if (year > 2107) return concat(u16(0xbf7d), u16(0xff9f));
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return concat(u16(time), u16(((year - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate()));
}

/** The exact second in universal time (extra field 0x5455), where 32 bits can hold it. */
function unixTime(modified: number): Bytes {
  const seconds = Math.floor(modified / 1000);
  if (modified === 0 || seconds > 0x7fff_ffff) return new Uint8Array();
  return concat(u16(0x5455), u16(5), Uint8Array.of(1), u32(seconds));
}

/** Numbers that do not fit into their fields (extra field 0x0001). */
function zip64(...values: readonly number[]): Bytes {
  const large = values.map(u64);
  return large.length === 0 ? new Uint8Array() : concat(u16(1), u16(8 * large.length), ...large);
}

const capped = (value: number) => u32(Math.min(value, MAX32));

/** What local and central header have in common; `version` to `extra field length`. */
function common(entry: ZipEntry, name: Bytes, extra: Bytes, large: boolean): Bytes {
  const size = large ? u32(MAX32) : u32(entry.size);
  return concat(
    ...[u16(large ? ZIP64 : PLAIN), u16(entry.streamed ? FLAGS | STREAMED : FLAGS), u16(0)],
    ...[dosTime(entry.modified), u32(entry.crc), size, size, u16(name.length), u16(extra.length)],
  );
}

/** Goes before the bytes of the file. APPNOTE 4.3.7. */
export function localHeader(entry: ZipEntry): Bytes {
  const large = entry.size >= MAX32;
  const name = utf8(entry.path);
  const extra = concat(large ? zip64(entry.size, entry.size) : zip64(), unixTime(entry.modified));
  return concat(u32(0x04034b50), common(entry, name, extra, large), name, extra);
}

/** Goes before bytes that are still to come. APPNOTE 4.4.4: what is not known yet is zero. */
export function streamedHeader(entry: ZipEntry): Bytes {
  const large = entry.size >= MAX32;
  const unknown = { ...entry, size: 0, crc: 0, streamed: true };
  const name = utf8(entry.path);
  const extra = concat(large ? zip64(0, 0) : zip64(), unixTime(entry.modified));
  return concat(u32(0x04034b50), common(unknown, name, extra, large), name, extra);
}

/** Goes behind such bytes. APPNOTE 4.3.9. */
export function descriptor({ crc, size }: ZipEntry): Bytes {
  const written = size >= MAX32 ? u64(size) : u32(size);
  return concat(u32(0x08074b50), u32(crc), written, written);
}

/** The entry in the table of contents; `offset` is that of its local header. APPNOTE 4.3.12. */
export function centralHeader(entry: ZipEntry, offset: number): Bytes {
  const large = entry.size >= MAX32;
  const far = offset >= MAX32;
  const name = utf8(entry.path);
  const numbers = [...(large ? [entry.size, entry.size] : []), ...(far ? [offset] : [])];
  const extra = concat(zip64(...numbers), unixTime(entry.modified));
  const folder = entry.path.endsWith('/');
  const attributes = ((folder ? FOLDER_MODE : FILE_MODE) * 0x1_0000 + (folder ? DOS_FOLDER : 0)) >>> 0;
  return concat(
    ...[u32(0x02014b50), u16(MADE_BY), common(entry, name, extra, large)],
    ...[u16(0), u16(0), u16(0), u32(attributes), capped(offset), name, extra],
  );
}

/** Ends the archive: where the table of contents is, with zip64 where the numbers need it. APPNOTE 4.3.14 to 4.3.16. */
export function endRecords(count: number, length: number, offset: number): Bytes {
  const large = count >= MAX16 || length >= MAX32 || offset >= MAX32;
  const number = u16(Math.min(count, MAX16));
  const end = concat(
    ...[u32(0x06054b50), u16(0), u16(0), number, number],
    ...[capped(length), capped(offset), u16(0)],
  );
  if (!large) return end;
  const record = concat(
    ...[u32(0x06064b50), u64(44), u16(MADE_BY), u16(ZIP64), u32(0), u32(0)],
    ...[u64(count), u64(count), u64(length), u64(offset)],
  );
  return concat(record, u32(0x07064b50), u32(0), u64(offset + length), u32(1), end);
}
