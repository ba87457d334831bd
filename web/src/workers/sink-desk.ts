// Takes the commands of receivers: verifies leaves, writes them to the sink of their transfer, compares roots.
import { equal } from '../proto/bytes.ts';
import { FileDigester, toHex, type Sha256 } from '../proto/file-digester.ts';
import type { ReceiverCommand, SinkPlace } from '../proto/receiver-command.ts';
import type { TransferId } from '../proto/transfer/api.ts';
import type { FileProgress } from '../proto/transfer/resume.ts';
import { LEAF } from '../proto/transfer/limits.ts';
import type { Place } from '../proto/transfer/place.ts';
import { BufferPool } from './buffer-pool.ts';
import { writingCause } from './failure.ts';
import { MessageGarbage, WHOLE } from '../proto/message-garbage.ts';
import type { Sink, SinkFile } from './sink.ts';
import type { SinkReply, SinkRequest } from './sink-messages.ts';
import { unpack } from './unpack.ts';

type Of<K extends ReceiverCommand['do']> = Extract<ReceiverCommand, { do: K }>;

type BlobRequest = Extract<SinkRequest['command'], { do: 'blob' }>;

interface OpenSink {
  readonly sink: Sink;
  readonly digesters: Map<number, FileDigester>;
  /** Files thrown away; what was already on its way to them is not written. */
  readonly discarded: Set<number>;
  readonly unfinished: Set<number>;
  /** Files of more than one leaf: those of one are whole or not there. */
  readonly large: ReadonlySet<number>;
  /** At least one file was handed out and must stay readable. */
  kept: boolean;
}

export class SinkDesk {
  readonly #open = new Map<TransferId, OpenSink>();
  /** As many as are digested at once on a fast line. */
  readonly #leaves = new BufferPool(LEAF, 16);
  readonly #garbage = new MessageGarbage(WHOLE);

  constructor(
    readonly sha256: Sha256,
    readonly makeSink: (files: readonly SinkFile[], place: SinkPlace, into: Place) => Promise<Sink>,
  ) {}

  /** The answer, where there is one. */
  async handle(request: SinkRequest): Promise<SinkReply | undefined> {
    try {
      return await this.#execute(request);
    } catch (error) {
      return { is: 'failed', key: request.key, cause: writingCause(error) };
    }
  }

  async #execute(request: SinkRequest): Promise<SinkReply | undefined> {
    const { key, command } = request;
    if (command.do === 'prepare') {
      const { into = { in: 'private' } } = request as { readonly into?: Place };
      return this.#prepare(key, command, into);
    }
    const open = this.#open.get(key);
    if (command.do === 'blob') return this.#blob(key, open, command);
    if (!open) return undefined; // released meanwhile
    switch (command.do) {
      case 'leaf':
        return this.#leaf(key, open, command);
      case 'unpack':
        return this.#unpack(key, open, command);
      case 'finish':
        return this.#finish(key, open, command);
      case 'checkpoint':
        return this.#checkpoint(key, open);
      case 'discard':
        return this.#discard(key, open, command.file);
      case 'release':
        await this.#release(key, open);
        return undefined;
    }
  }

  async #prepare(key: TransferId, { files, place }: Of<'prepare'>, into: Place): Promise<SinkReply> {
    const sink = await this.makeSink(files, place, into);
    await sink.open();
    const { finished } = place.progress;
    const unfinished = new Set(files.map(({ index }) => index));
    for (const [from, to] of finished) for (let index = from; index < to; index++) unfinished.delete(index);
    const digesters = new Map(
      place.progress.open.map(({ file, tree }) => [file, new FileDigester(tree)] as const),
    );
    const large = new Set(files.filter(({ size }) => size > LEAF).map(({ index }) => index));
    const kept = finished.length > 0;
    this.#open.set(key, { sink, digesters, discarded: new Set(), unfinished, large, kept });
    const blobs = await sink.finished?.();
    const packed = sink.packs && { packed: [...sink.packs.files] };
    return {
      is: 'prepared',
      key,
      keeps: sink.keeps === 'leaves',
      ...(blobs && { finished: blobs }),
      ...packed,
    };
  }

  async #leaf(key: TransferId, open: OpenSink, command: Of<'leaf'>): Promise<SinkReply> {
    const { file, leaf } = command;
    const promised = command.digest.slice(); // it lies in the first chunk, which would be kept with it
    const buffer = this.#leaves.take();
    const bytes = joined(command.chunks, buffer);
    this.#garbage.add(bytes.length);
    const good = equal(await this.sha256(bytes), promised);
    if (good) await this.#write(open, { ...command, digest: promised }, bytes);
    this.#leaves.give(buffer);
    return { is: 'leaf', key, file, leaf, good };
  }

  async #write(open: OpenSink, { file, leaf, offset, digest }: Of<'leaf'>, bytes: Uint8Array<ArrayBuffer>) {
    if (open.discarded.has(file)) return;
    try {
      await open.sink.write(file, offset, bytes);
      digesterOf(open, file).put(leaf, digest);
    } catch (error) {
      if (!open.discarded.has(file)) throw error; // else it was taken away under the write
    }
  }

  /** What cannot be read is not here any more. */
  async #blob(key: TransferId, open: OpenSink | undefined, { ask, file }: BlobRequest): Promise<SinkReply> {
    const blob = await open?.sink.packs?.blob(file).catch(() => undefined);
    return { is: 'blob', key, ask, blob };
  }

  async #unpack(key: TransferId, open: OpenSink, command: Of<'unpack'>): Promise<SinkReply> {
    const isWanted = (file: number) => !open.discarded.has(file);
    const unpacked = await unpack(open.sink, command, this.sha256, isWanted);
    const files = command.files.map(({ file }) => file);
    if (!unpacked.good) return { is: 'unpacked', key, files, ...unpacked };
    open.kept = true;
    for (const file of files) open.unfinished.delete(file);
    return { is: 'unpacked', key, files, ...unpacked };
  }

  /** Only what is surely in its place is told: first the snapshots are taken, then the sink is flushed. */
  async #checkpoint(key: TransferId, open: OpenSink): Promise<SinkReply | undefined> {
    if (open.sink.keeps === 'nothing') return undefined;
    if (open.sink.keeps === 'files') return { is: 'checkpoint', key, open: [] };
    const large = [...open.digesters].filter(([file]) => open.large.has(file));
    const progress = large.map(([file, digester]): FileProgress => ({
      file,
      tree: digester.snapshot(),
    }));
    await open.sink.flush?.();
    return { is: 'checkpoint', key, open: progress };
  }

  async #finish(key: TransferId, open: OpenSink, command: Of<'finish'>): Promise<SinkReply> {
    const { file, size, root } = command;
    const found = digesterOf(open, file).root(size);
    open.digesters.delete(file);
    if (toHex(found) !== root) return { is: 'finished', key, file, good: false };
    const blob = await open.sink.finish(file);
    open.unfinished.delete(file);
    open.kept = true;
    return { is: 'finished', key, file, good: true, ...(blob && { blob }) };
  }

  /** Finished files stay when a transfer breaks off: they are whole, and the user may save them. */
  async #discard(key: TransferId, open: OpenSink, file?: number): Promise<undefined> {
    const files = file === undefined ? [...open.unfinished] : [file];
    const all = file === undefined && !open.kept;
    for (const index of files) {
      open.discarded.add(index);
      open.unfinished.delete(index);
      open.digesters.delete(index);
      if (!all) await open.sink.discard(index);
    }
    if (all) await this.#release(key, open);
    return undefined;
  }

  #release(key: TransferId, open: OpenSink): Promise<void> {
    this.#open.delete(key);
    return open.sink.discard();
  }
}

/** The chunks one after the other, in the buffer given when they fit. */
function joined(chunks: readonly Uint8Array<ArrayBuffer>[], buffer: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const bytes = length <= buffer.byteLength ? new Uint8Array(buffer, 0, length) : new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function digesterOf(open: OpenSink, file: number): FileDigester {
  const digester = open.digesters.get(file) ?? new FileDigester();
  open.digesters.set(file, digester);
  return digester;
}
