// The files that are being sent: reads blocks of them, digests the leaves and cuts them into data messages.
import { cutBlock, type CutLeaf, leafCount } from '../proto/file-chunker.ts';
import { FileDigester, toHex, type Sha256 } from '../proto/file-digester.ts';
import { MessageGarbage, WRAPPING } from '../proto/message-garbage.ts';
import type { PackCommand, ReadCommand, ReadResult } from '../proto/sender-command.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import { LEAF, READ_AHEAD, TOLD_CHUNK } from '../proto/transfer/limits.ts';
import { BufferPool } from './buffer-pool.ts';
import { Failure, readingCause } from './failure.ts';
import { readPacks } from './pack-reader.ts';
import type { SourceReply, SourceRequest } from './source-messages.ts';
import { SequentialReader } from './sequential-reader.ts';

/** Buffers kept: as many messages as are read ahead. */
const SPARE = READ_AHEAD / TOLD_CHUNK;

interface OpenTransfer {
  readonly files: readonly (Blob | undefined)[];
  readonly digesters: Map<number, FileDigester>;
  /** Of files of several leaves that are being read. */
  readonly readers: Map<number, SequentialReader>;
}

export class Source {
  readonly #open = new Map<TransferId, OpenTransfer>();
  #frames = new BufferPool(0, 0);
  readonly #garbage = new MessageGarbage(WRAPPING);

  constructor(readonly sha256: Sha256) {}

  /** The answer, where there is one. */
  async handle(request: SourceRequest): Promise<SourceReply | undefined> {
    const { key } = request;
    if (request.do === 'pack') return this.#pack(key, request.command);
    if (request.do !== 'read') this.#close(key);
    if (request.do === 'open')
      this.#open.set(key, { files: request.files, digesters: new Map(), readers: new Map() });
    if (request.do !== 'read') return undefined;
    this.#recycle(request.spare);
    return this.#answer(key, request.command);
  }

  #close(key: TransferId): void {
    for (const reader of this.#open.get(key)?.readers.values() ?? []) reader.close();
    this.#open.delete(key);
  }

  #newFrame(length: number): ArrayBuffer {
    return length === this.#frames.length ? this.#frames.take() : new ArrayBuffer(length);
  }

  /** Messages that were sent: most are of one length, which is that of the first that comes back. */
  #recycle(spare: readonly ArrayBuffer[]): void {
    const [first] = spare;
    if (first && this.#frames.length < first.byteLength)
      this.#frames = new BufferPool(first.byteLength, SPARE);
    for (const frame of spare) this.#frames.give(frame);
  }

  async #pack(key: TransferId, command: PackCommand): Promise<SourceReply | undefined> {
    const files = this.#open.get(key)?.files;
    return files && { key, is: 'packed', result: await readPacks(files, command, this.sha256) };
  }

  async #answer(key: TransferId, command: ReadCommand): Promise<SourceReply | undefined> {
    const transfer = this.#open.get(key);
    if (!transfer) return undefined; // closed meanwhile
    try {
      return { key, is: 'read', result: await this.#read(transfer, command) };
    } catch (error) {
      const { file, epoch, length } = command;
      return { key, is: 'failed', file, epoch, length, cause: readingCause(error) };
    }
  }

  async #read(transfer: OpenTransfer, command: ReadCommand): Promise<ReadResult> {
    const { file, epoch, offset, length, size } = command;
    const read = { file, epoch, offset, length };
    this.#garbage.add(length);
    const blob = transfer.files[file];
    if (!blob || blob.size !== size) throw new Failure('file-changed');
    const leaves =
      size > LEAF ? await this.#readLeaves(transfer, blob, command) : await this.#readWhole(blob, command);
    const digester = transfer.digesters.get(file) ?? new FileDigester();
    const frames = leaves.flatMap((leaf) => leaf.frames);
    transfer.digesters.set(file, digester);
    for (const { leaf, digest } of leaves) digester.put(leaf, digest);
    if (digester.leaves < leafCount(size)) return { ...read, frames };
    transfer.digesters.delete(file);
    transfer.readers.get(file)?.close();
    transfer.readers.delete(file);
    return { ...read, frames, root: toHex(digester.root(size)) };
  }

  async #readWhole(blob: Blob, command: ReadCommand): Promise<CutLeaf[]> {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (bytes.length !== command.length) throw new Failure('file-changed');
    return this.#cut(command, bytes);
  }

  async #readLeaves({ readers }: OpenTransfer, blob: Blob, command: ReadCommand): Promise<CutLeaf[]> {
    const { file, length } = command;
    const reader = readers.get(file) ?? new SequentialReader(blob);
    readers.set(file, reader);
    const cutting: Promise<CutLeaf[]>[] = [];
    for (let done = 0; done < length; done += LEAF) {
      const offset = command.offset + done;
      const bytes = await reader.read(offset, Math.min(LEAF, length - done));
      const cut = this.#cut({ ...command, offset }, bytes).finally(() => reader.give(bytes));
      cutting.push(cut);
    }
    return (await Promise.all(cutting)).flat();
  }

  #cut(command: ReadCommand, bytes: Uint8Array<ArrayBuffer>): Promise<CutLeaf[]> {
    return cutBlock({ ...command, newFrame: (length) => this.#newFrame(length) }, bytes, this.sha256);
  }
}
