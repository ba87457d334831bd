// Verifies a pack of small files and has each of them written, together where the sink can keep them so.
import { equal } from '../proto/bytes.ts';
import type { Sha256 } from '../proto/file-digester.ts';
import type { UnpackCommand } from '../proto/receiver-command.ts';
import type { PackedFile } from '../proto/transfer/pack.ts';
import type { Sink } from './sink.ts';

export interface Unpacked {
  readonly good: boolean;
  readonly kept: boolean;
  readonly blobs?: readonly (readonly [file: number, blob: Blob])[];
}

/** `isWanted`: nobody has thrown the file away meanwhile. */
export async function unpack(
  sink: Sink,
  { body, digest, files }: UnpackCommand,
  sha256: Sha256,
  isWanted: (file: number) => boolean,
): Promise<Unpacked> {
  const kept = sink.packs !== undefined;
  if (!equal(await sha256(body), digest)) return { good: false, kept };
  const wanted = files.filter(({ file }) => isWanted(file));
  if (sink.packs) {
    await sink.packs.write(body, wanted);
    return { good: true, kept };
  }
  const blobs = await Promise.all(wanted.map((file) => writeOne(sink, body, file, isWanted)));
  return { good: true, kept, blobs: blobs.flatMap((blob) => (blob ? [blob] : [])) };
}

async function writeOne(
  sink: Sink,
  body: Uint8Array<ArrayBuffer>,
  { file, at, length }: PackedFile,
  isWanted: (file: number) => boolean,
): Promise<readonly [number, Blob] | undefined> {
  try {
    if (length > 0) await sink.write(file, 0, body.subarray(at, at + length));
    const blob = await sink.finish(file);
    return blob && [file, blob];
  } catch (error) {
    if (isWanted(file)) throw error; // else it was taken away under the write
    return undefined;
  }
}
