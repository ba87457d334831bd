// Two engines as their workers run them, joined by pages and channels that deliver when chance says so.
import type { TransferId } from '../../src/proto/transfer/api.ts';
import type { TakenPort } from '../../src/workers/data-ports.ts';
import type { DataPort, DataPortEvents } from '../../src/workers/data-port.ts';
import { EngineLink } from '../../src/workers/engine-link.ts';
import type { ConnectionNumber, EngineReply, ViewPatch } from '../../src/workers/engine-messages.ts';
import type { SinkReply, SinkRequest } from '../../src/workers/sink-messages.ts';
import { SinkDesk } from '../../src/workers/sink-desk.ts';
import type { Sink, SinkFile } from '../../src/workers/sink.ts';
import { Source } from '../../src/workers/source.ts';
import type { SourceReply, SourceRequest } from '../../src/workers/source-messages.ts';
import { WorkerLine } from '../../src/workers/worker-line.ts';
import { sha256, type TestFile } from './world.ts';

type Random = () => number;

/** Some turns of the event loop, so that what runs at once ends in any order. */
async function turns(random: Random, most: number): Promise<void> {
  for (let left = random() % (most + 1); left > 0; left--) await new Promise((next) => setImmediate(next));
}

/** A worker in this process: takes each message as it comes, and answers when it is done. */
function workerOf<Q, R>(handle: (request: Q) => Promise<R | undefined>): Worker {
  const worker = {
    onmessage: undefined as ((event: { data: R }) => void) | undefined,
    onerror: undefined,
    terminate: () => undefined,
    postMessage(request: Q, transfer: Transferable[] = []) {
      const copy = structuredClone(request, { transfer: transfer as ArrayBuffer[] });
      setImmediate(async () => {
        const reply = await handle(copy);
        if (reply) worker.onmessage?.({ data: reply });
      });
    },
  };
  return worker as unknown as Worker;
}

/** A disk that takes its time for everything. */
class SlowDisk implements Sink {
  readonly keeps = 'leaves';
  readonly bytes = new Map<number, Uint8Array<ArrayBuffer>>();

  constructor(
    files: readonly SinkFile[],
    readonly random: Random,
    readonly most: number,
  ) {
    for (const { index, size } of files) this.bytes.set(index, new Uint8Array(size));
  }

  async open() {
    await turns(this.random, this.most);
  }
  async write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>) {
    const copy = bytes.slice();
    await turns(this.random, this.most);
    this.bytes.get(file)?.set(copy, offset);
  }
  async finish(file: number) {
    await turns(this.random, this.most);
    return new Blob([this.bytes.get(file)!]);
  }
  async discard(file?: number) {
    await turns(this.random, this.most);
    if (file !== undefined) this.bytes.delete(file);
  }
}

class Pipe implements DataPort {
  readonly isDirect = true;
  isOpen = true;
  used = false;
  limit = 1024 * 1024;
  waiting = 0;
  other: Pipe | undefined;
  events: DataPortEvents | undefined;

  constructor(readonly random: Random) {}

  get hasRoom() {
    return this.waiting < this.limit;
  }
  send(frame: ArrayBuffer) {
    this.used = true;
    this.waiting += frame.byteLength;
    const copy = frame.slice(0);
    void turns(this.random, 8).then(() => {
      this.waiting -= copy.byteLength;
      this.other?.events?.data(copy);
      this.events?.room();
    });
    return true;
  }
  finish() {}
  release() {}
}

export class Engine {
  readonly link: EngineLink;
  readonly #pipe: Pipe;
  #other: Engine | undefined;
  #texts: Promise<void> = Promise.resolve();
  onView: (patch: ViewPatch) => void = () => undefined;

  constructor(
    readonly random: Random,
    slowness: number,
  ) {
    this.#pipe = new Pipe(random);
    const source = new Source(sha256);
    const desk = new SinkDesk(sha256, async (files) => new SlowDisk(files, random, slowness));
    const slow = async <R>(result: Promise<R>) => {
      const reply = await result;
      await turns(random, slowness);
      return reply;
    };
    const lines = {
      source: new WorkerLine<SourceRequest, SourceReply>(() =>
        workerOf((request: SourceRequest) => slow(source.handle(request))),
      ),
      sink: new WorkerLine<SinkRequest, SinkReply>(() =>
        workerOf((request: SinkRequest) => slow(desk.handle(request))),
      ),
    };
    this.link = new EngineLink('other', (reply) => setImmediate(() => this.#hear(reply)), lines);
  }

  /** Joins the two by a connection. */
  meet(other: Engine): void {
    for (const [here, there] of [
      [this, other],
      [other, this],
    ] as const) {
      here.#other = there;
      here.#pipe.other = there.#pipe;
    }
    for (const each of [this, other]) each.#attach();
  }

  #attach(): void {
    const taken: TakenPort = { port: this.#pipe, listen: (events) => void (this.#pipe.events = events) };
    const connection = 1 as ConnectionNumber;
    this.link.attach(taken, { do: 'attach', connection, maxMessage: 256 * 1024 });
  }

  send(files: readonly TestFile[]): TransferId {
    const transfer = this.random();
    this.link.handle({
      do: 'send',
      transfer,
      entries: files.map(({ entry }) => entry),
      files: files.map(({ bytes }) => new Blob([bytes])),
    });
    return `other:send:${transfer}` as TransferId;
  }

  #hear(reply: EngineReply): void {
    if (reply.is === 'transfer') this.onView(reply.patch);
    if (reply.is !== 'control') return;
    for (const text of reply.texts) {
      this.#texts = this.#texts.then(async () => {
        await turns(this.random, 4);
        this.link.handle({ do: 'said', count: 1 });
        this.#other?.link.handle({ do: 'control', text });
      });
    }
  }
}
