// Turns one control text into a message, or into the reason why it is none; nothing of it is believed before.
import { causes, type Cause } from './api.ts';
import { count, flag, list, Malformed, object, pair, text, type Fields } from './fields.ts';
import * as limits from './limits.ts';
import { MAX_PREVIEW_TEXT } from './previews.ts';
import type { ControlMessage, Entry, Range } from './messages.ts';
import { isTransferKey, type TransferKey } from './resume.ts';

export type Parsed =
  | { readonly ok: true; readonly message: ControlMessage }
  /** Unknown, and its sender said that it may be passed over. */
  | { readonly ok: false; readonly fault: 'ignored' }
  | { readonly ok: false; readonly fault: 'unknown' | 'malformed'; readonly about: string };

const U32 = 0xffff_ffff;
const MAX_FILE = limits.MAX_ENTRIES - 1;
const MAX_LEAVES = Math.floor(Number.MAX_SAFE_INTEGER / limits.LEAF);

const transferOf = (from: Fields) => ({ transfer: count(from.transfer, 'transfer', U32) });
const fileOf = (value: unknown) => count(value, 'file', MAX_FILE);

/** A cause that only a later version knows is still a failure: it reads as a breach of protocol. */
function causeOf(value: unknown): Cause {
  const said = text(value, 'cause', 64);
  return causes.find((cause) => cause === said) ?? 'protocol';
}

function rangeOf(value: unknown, max: number): Range {
  const [a, b] = pair(value, 'range');
  const from = count(a, 'range', max);
  const to = count(b, 'range', max);
  if (to <= from) throw new Malformed('range');
  return [from, to];
}

const fileRanges = (value: unknown, what: string) =>
  list(value, what, limits.MAX_LIST, (item) => rangeOf(item, limits.MAX_ENTRIES));

function entryOf(value: unknown): Entry {
  const from = object(value, 'entry');
  const folders = from.folders ?? [];
  const entry = {
    name: text(from.name, 'name', limits.MAX_NAME),
    folders: list(folders, 'folders', limits.MAX_DEPTH, (item) => text(item, 'folder', limits.MAX_NAME)),
    size: count(from.size, 'size', Number.MAX_SAFE_INTEGER),
    modified: count(from.modified ?? 0, 'modified', Number.MAX_SAFE_INTEGER),
    type: text(from.type ?? '', 'media type', 255),
  };
  if (entry.folders.join('').length > limits.MAX_PATH) throw new Malformed('folders');
  return entry;
}

const entriesOf = (value: unknown) => list(value, 'entries', limits.MAX_LIST, entryOf);

function partialOf(value: unknown): readonly [number, Range[]] {
  const [file, leaves] = pair(value, 'partial');
  return [fileOf(file), list(leaves, 'leaves', limits.MAX_LIST, (item) => rangeOf(item, MAX_LEAVES))];
}

function acknowledged(value: unknown): readonly [number, number] {
  const [file, bytes] = pair(value, 'files');
  return [fileOf(file), count(bytes, 'bytes', Number.MAX_SAFE_INTEGER)];
}

function rootOf(value: unknown): readonly [number, string] {
  const [file, root] = pair(value, 'files');
  const hex = text(root, 'root', 64);
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Malformed('root');
  return [fileOf(file), hex];
}

function keyOf(value: unknown): TransferKey {
  const key = text(value, 'key', 32);
  if (!isTransferKey(key)) throw new Malformed('key');
  return key;
}

function verdictOf(value: unknown): readonly [number, Cause] {
  const [file, cause] = pair(value, 'files');
  return [fileOf(file), causeOf(cause)];
}

type Reader = (from: Fields) => ControlMessage;

const pause = (type: 'pause' | 'resume'): Reader => {
  return (from) => ({ type, ...transferOf(from) });
};

const some = <T extends 'hold' | 'first' | 'again'>(type: T) => {
  return (from: Fields) =>
    ({ type, ...transferOf(from), files: fileRanges(from.files, 'files'), optional: true }) as const;
};

const READERS = new Map<string, Reader>([
  [
    'hello',
    (from) => ({
      type: 'hello',
      protocol: text(from.protocol, 'protocol', 64),
      instance: text(from.instance, 'instance', 64),
      maxMessage: count(from.maxMessage, 'maxMessage', Number.MAX_SAFE_INTEGER),
      features: list(from.features, 'features', 64, (item) => text(item, 'feature', 64)),
    }),
  ],
  [
    'offer',
    (from) => ({
      type: 'offer',
      ...transferOf(from),
      key: keyOf(from.key),
      count: count(from.count, 'count', Number.MAX_SAFE_INTEGER),
      bytes: count(from.bytes, 'bytes', Number.MAX_SAFE_INTEGER),
      leaf: count(from.leaf, 'leaf', limits.MAX_LEAF),
      entries: entriesOf(from.entries),
      more: flag(from.more, 'more'),
    }),
  ],
  [
    'manifest',
    (from) => ({
      type: 'manifest',
      ...transferOf(from),
      entries: entriesOf(from.entries),
      more: flag(from.more, 'more'),
    }),
  ],
  [
    'have',
    (from) => ({
      type: 'have',
      ...transferOf(from),
      complete: fileRanges(from.complete, 'complete'),
      partial: list(from.partial, 'partial', limits.MAX_LIST, partialOf),
    }),
  ],
  [
    'accept',
    (from) => ({
      type: 'accept',
      ...transferOf(from),
      files: from.files === 'all' ? 'all' : fileRanges(from.files, 'files'),
      more: flag(from.more, 'more'),
      window: count(from.window, 'window', Number.MAX_SAFE_INTEGER),
      paused: flag(from.paused, 'paused'),
    }),
  ],
  ['decline', (from) => ({ type: 'decline', ...transferOf(from), cause: causeOf(from.cause) })],
  [
    'cancel',
    (from) => ({
      type: 'cancel',
      ...transferOf(from),
      ...(from.file === undefined ? {} : { file: fileOf(from.file) }),
      cause: causeOf(from.cause),
    }),
  ],
  ['hold', some('hold')],
  ['first', some('first')],
  ['again', some('again')],
  ['pause', pause('pause')],
  ['resume', pause('resume')],
  [
    'rejoin',
    (from) => ({
      type: 'rejoin',
      ...transferOf(from),
      key: keyOf(from.key),
      paused: flag(from.paused, 'paused'),
    }),
  ],
  ['gone', (from) => ({ type: 'gone', ...transferOf(from) })],
  [
    'ack',
    (from) => ({
      type: 'ack',
      ...transferOf(from),
      files: list(from.files, 'files', limits.MAX_LIST, acknowledged),
      window: count(from.window, 'window', Number.MAX_SAFE_INTEGER),
    }),
  ],
  [
    'leaf-request',
    (from) => ({
      type: 'leaf-request',
      ...transferOf(from),
      file: fileOf(from.file),
      leaf: count(from.leaf, 'leaf', MAX_LEAVES),
    }),
  ],
  [
    'files-done',
    (from) => ({
      type: 'files-done',
      ...transferOf(from),
      files: list(from.files, 'files', limits.MAX_LIST, rootOf),
    }),
  ],
  [
    'files-verified',
    (from) => ({ type: 'files-verified', ...transferOf(from), files: fileRanges(from.files, 'files') }),
  ],
  [
    'files-failed',
    (from) => ({
      type: 'files-failed',
      ...transferOf(from),
      files: list(from.files, 'files', limits.MAX_LIST, verdictOf),
    }),
  ],
  ['done', (from) => ({ type: 'done', ...transferOf(from) })],
  [
    'text',
    (from) => ({
      type: 'text',
      id: count(from.id, 'id', U32),
      part: count(from.part, 'part', limits.MAX_TEXT),
      text: text(from.text, 'text', limits.TEXT_PART),
      more: flag(from.more, 'more'),
    }),
  ],
  [
    'preview',
    (from) => ({
      type: 'preview',
      ...transferOf(from),
      file: fileOf(from.file),
      image: text(from.image, 'image', MAX_PREVIEW_TEXT),
      optional: true,
    }),
  ],
  ['text-received', (from) => ({ type: 'text-received', id: count(from.id, 'id', U32) })],
  [
    'refused',
    (from) => ({
      type: 'refused',
      about: text(from.about, 'about', 64),
      cause: causeOf(from.cause),
      ...(from.transfer === undefined ? {} : transferOf(from)),
    }),
  ],
]);

/** UTF-8 never needs fewer bytes than there are UTF-16 units, so most need no counting. */
function tooLong(data: string): boolean {
  if (data.length > limits.MAX_CONTROL_BYTES) return true;
  if (data.length * 3 <= limits.MAX_CONTROL_BYTES) return false;
  return new TextEncoder().encode(data).length > limits.MAX_CONTROL_BYTES;
}

function read(data: string): Parsed {
  const from = object(JSON.parse(data), 'message');
  const type = text(from.type, 'type', 64);
  const reader = READERS.get(type);
  if (reader) return { ok: true, message: reader(from) };
  return from.optional === true
    ? { ok: false, fault: 'ignored' }
    : { ok: false, fault: 'unknown', about: type };
}

export function parseMessage(data: string): Parsed {
  if (tooLong(data)) return { ok: false, fault: 'malformed', about: 'length' };
  try {
    return read(data);
  } catch (error) {
    const about = error instanceof Malformed ? error.message : 'json';
    return { ok: false, fault: 'malformed', about };
  }
}
