// The files that are being sent: reads blocks of them, digests the leaves and cuts them into data messages.
import { cutBlock, leafCount } from '../proto/file-chunker.ts';
import { FileDigester, toHex, type Sha256 } from '../proto/file-digester.ts';
import type { ReadCommand, ReadResult } from '../proto/sender.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import { Failure, readingCause } from './failure.ts';
import type { SourceReply, SourceRequest } from './source-messages.ts';

/** Stands for a digester whose root was told. */
const FINISHED = 'finished';

interface OpenTransfer {
  readonly files: readonly Blob[];
  readonly digesters: Map<number, FileDigester | typeof FINISHED>;
}

export class Source {
  readonly #open = new Map<TransferId, OpenTransfer>();

  constructor(readonly sha256: Sha256) {}

  /** The answer, where there is one. */
  async handle(request: SourceRequest): Promise<SourceReply | undefined> {
    const { key } = request;
    if (request.do === 'open') this.#open.set(key, { files: request.files, digesters: new Map() });
    if (request.do === 'close') this.#open.delete(key);
    return request.do === 'read' ? this.#answer(key, request.command) : undefined;
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
    const blob = transfer.files[file];
    if (!blob || blob.size !== size) throw new Failure('file-changed');
    const block = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
    if (block.length !== length) throw new Failure('file-changed');
    const leaves = await cutBlock(command, block, this.sha256);
    const digester = transfer.digesters.get(file) ?? new FileDigester(this.sha256);
    const frames = leaves.flatMap((leaf) => leaf.frames);
    if (digester === FINISHED) return { file, epoch, length, frames };
    transfer.digesters.set(file, digester);
    for (const { leaf, digest } of leaves) digester.put(leaf, digest);
    if (digester.leaves < leafCount(size)) return { file, epoch, length, frames };
    transfer.digesters.set(file, FINISHED);
    return { file, epoch, length, frames, root: toHex(await digester.root(size)) };
  }
}
