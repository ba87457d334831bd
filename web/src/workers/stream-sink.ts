// Gives what is received to a download of the browser as it arrives, in order: one file as it is, several as one archive.
import { StreamedZip } from '../proto/zip/streamed-zip.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import { Failure } from './failure.ts';
import type { Sink, SinkFile } from './sink.ts';

/** A download that is being written: takes a piece when it has room for it, and lets go of its buffer. */
export interface Download {
  /** Once the browser has asked for the bytes. */
  opened(): Promise<void>;
  send(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Resolves when the browser has taken everything. */
  end(): Promise<void>;
  /** It will not become whole. */
  abandon(): void;
}

interface Waiting {
  left(): void;
  failed(error: unknown): void;
}

interface Piece extends Waiting {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One file on its way into the stream. */
class Passage {
  /** By offset: what waits until what stands before it has left. */
  readonly pieces = new Map<number, Piece>();
  /** Bytes that have left. */
  sent = 0;
  begun = false;
  dropped = false;
  /** It was verified, and somebody waits until all of it has left. */
  verified: Waiting | undefined;

  constructor(readonly file: SinkFile) {}

  get waits(): boolean {
    return this.pieces.size > 0 || this.dropped || this.verified !== undefined;
  }

  get entry() {
    const { folders, name, size, modified } = this.file;
    const path = [...folders, name].join('/');
    return { path: isFolder(this.file) ? `${path}/` : path, size, modified };
  }

  fail(error: unknown): void {
    for (const piece of this.pieces.values()) piece.failed(error);
    this.pieces.clear();
    this.verified?.failed(error);
  }
}

export class StreamSink implements Sink {
  readonly keeps = 'nothing';
  readonly #passages: ReadonlyMap<number, Passage>;
  /** Those that are still to leave. */
  readonly #queue: Passage[];
  readonly #zip: StreamedZip | undefined;
  #current: Passage | undefined;
  #pumping = false;
  /** Something came while nothing could leave, or while that was found out. */
  #stirred = false;
  #failure: unknown;

  constructor(
    private readonly download: Download,
    files: readonly SinkFile[],
  ) {
    this.#queue = [...files].sort((a, b) => a.index - b.index).map((file) => new Passage(file));
    this.#passages = new Map(this.#queue.map((passage) => [passage.file.index, passage]));
    if (files.length > 1) this.#zip = new StreamedZip();
  }

  open(): Promise<void> {
    return this.download.opened();
  }

  /** Resolves, and so is confirmed, when it has left: never more than the sender's window waits here. */
  write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const passage = this.#passage(file);
    return this.#wait(({ left, failed }) => {
      passage.pieces.set(offset, { bytes: bytes.slice(), left, failed });
    });
  }

  async finish(file: number): Promise<undefined> {
    const passage = this.#passage(file);
    await this.#wait((waiting) => (passage.verified = waiting));
  }

  async discard(file?: number): Promise<void> {
    if (file === undefined || !this.#zip) return this.#abandon();
    const passage = this.#passages.get(file);
    if (!passage || passage.verified) return;
    passage.dropped = true;
    passage.fail(new Failure('cancelled'));
    void this.#pump();
  }

  #passage(file: number): Passage {
    const passage = this.#passages.get(file);
    if (!passage) throw new Failure('storage');
    return passage;
  }

  #wait(enter: (waiting: Waiting) => void): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    const waited = new Promise<void>((left, failed) => enter({ left, failed }));
    void this.#pump();
    return waited;
  }

  /** What the browser has whole stays whole. */
  #abandon(): void {
    if (this.#queue.length === 0) return;
    this.download.abandon();
    this.#fail(new Failure('cancelled'));
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const passage of this.#queue) passage.fail(error);
  }

  /** Lets out all whose turn it is. */
  async #pump(): Promise<void> {
    this.#stirred = true;
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#stirred) {
        this.#stirred = false;
        const next = this.#next();
        if (next && (await this.#advance(next))) this.#stirred = true;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#pumping = false;
    }
  }

  /**
   * The one that was begun; else the first of which anything is here. A sender sends small files before large ones as it
   * sees fit, and what waits here fills its window: waiting for a file that it has not begun would be waiting for ever.
   */
  #next(): Passage | undefined {
    return (this.#current ??= this.#queue.find(({ waits }) => waits));
  }

  /** One step of the file whose turn it is; false when it has to wait. */
  async #advance(passage: Passage): Promise<boolean> {
    const piece = passage.pieces.get(passage.sent);
    if (piece) await this.#let(passage, piece);
    else if (passage.dropped) await this.#leave(passage);
    else if (passage.verified && passage.sent === passage.file.size) await this.#conclude(passage);
    else return false;
    return true;
  }

  async #let(passage: Passage, { bytes, left }: Piece): Promise<void> {
    await this.#begin(passage);
    const { length } = bytes;
    await this.download.send(this.#zip?.add(bytes) ?? bytes);
    passage.pieces.delete(passage.sent);
    passage.sent += length;
    left();
  }

  async #begin(passage: Passage): Promise<void> {
    if (passage.begun) return;
    passage.begun = true;
    if (this.#zip) await this.download.send(this.#zip.begin(passage.entry));
  }

  async #conclude(passage: Passage): Promise<void> {
    await this.#begin(passage);
    if (this.#zip) await this.download.send(this.#zip.finish());
    await this.#leave(passage);
    passage.verified?.left();
  }

  /** The last one takes the end of the stream with it. */
  async #leave(passage: Passage): Promise<void> {
    if (this.#queue.length === 1) {
      for (const bytes of this.#zip?.end() ?? []) await this.download.send(bytes);
      await this.download.end();
    }
    this.#queue.splice(this.#queue.indexOf(passage), 1);
    if (this.#current === passage) this.#current = undefined;
  }
}
