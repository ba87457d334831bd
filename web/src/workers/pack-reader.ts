// Reads small files for sending, many with one request to the browser, and packs them into data messages.
import type { Sha256 } from '../proto/file-digester.ts';
import type { PackCommand, PackResult, SmallFile } from '../proto/sender-command.ts';
import type { Cause } from '../proto/transfer/api.ts';
import { PACK_FILES } from '../proto/transfer/limits.ts';
import { encodePack, packBody, packLength, sealPack, type FileContent } from '../proto/transfer/pack.ts';
import { Failure, readingCause } from './failure.ts';

type Files = readonly (Blob | undefined)[];
type Failed = [file: SmallFile, cause: Cause];

interface Read {
  readonly contents: readonly FileContent[];
  readonly failed: readonly Failed[];
}

export async function readPacks(blobs: Files, command: PackCommand, sha256: Sha256): Promise<PackResult> {
  const { files, epoch, transfer, longest } = command;
  const { contents, failed } = (await readTogether(blobs, files)) ?? (await readEach(blobs, files));
  const failures = new Set(failed.map(([{ file }]) => file));
  const frames = packed(transfer, contents, longest);
  await Promise.all(frames.map(async (frame) => sealPack(frame, await sha256(packBody(frame)))));
  return { epoch, files: files.filter(({ file }) => !failures.has(file)), failed, frames };
}

/** All as one: a request for each costs more than its bytes. Undefined when one of them is not what it was. */
async function readTogether(blobs: Files, files: readonly SmallFile[]): Promise<Read | undefined> {
  const parts = files.flatMap(({ file, size }) => (blobs[file]?.size === size ? blobs[file] : []));
  if (parts.length < files.length) return undefined;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const bytes = await new Blob(parts).arrayBuffer().catch(() => undefined);
  if (bytes?.byteLength !== total) return undefined;
  let at = 0;
  const contents = files.map(({ file, size }) => {
    at += size;
    return { file, bytes: new Uint8Array(bytes, at - size, size) };
  });
  return { contents, failed: [] };
}

/** One by one, so that only those fail that are not what they were. */
async function readEach(blobs: Files, files: readonly SmallFile[]): Promise<Read> {
  const contents: FileContent[] = [];
  const failed: Failed[] = [];
  for (const each of files) {
    try {
      contents.push({ file: each.file, bytes: await readOne(blobs[each.file], each.size) });
    } catch (error) {
      failed.push([each, readingCause(error)]);
    }
  }
  return { contents, failed };
}

async function readOne(blob: Blob | undefined, size: number): Promise<Uint8Array<ArrayBuffer>> {
  if (blob?.size !== size) throw new Failure('file-changed');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (bytes.length !== size) throw new Failure('file-changed');
  return bytes;
}

/** As few messages as hold them. */
function packed(transfer: number, contents: readonly FileContent[], longest: number): ArrayBuffer[] {
  const frames: ArrayBuffer[] = [];
  let group: FileContent[] = [];
  let bytes = 0;
  const close = () => {
    if (group.length === 0) return;
    const frame = new ArrayBuffer(packLength(group.length, bytes));
    encodePack(transfer, group, frame);
    frames.push(frame);
    group = [];
    bytes = 0;
  };
  for (const content of contents) {
    const more = bytes + content.bytes.length;
    if (group.length === PACK_FILES || packLength(group.length + 1, more) > longest) close();
    group.push(content);
    bytes += content.bytes.length;
  }
  close();
  return frames;
}
