// Two devices in one process: real conversations, real worker logic, and a line between them that can do anything.
import { createHash } from 'node:crypto';
import type { Sender } from '../../src/proto/sender.ts';
import type { Receiver } from '../../src/proto/receiver.ts';
import { Conversation } from '../../src/proto/transfer/conversation.ts';
import { decodeChunk } from '../../src/proto/transfer/frame.ts';
import { decodePack } from '../../src/proto/transfer/pack.ts';
import type { Command, ConversationEvent } from '../../src/proto/transfer/output.ts';
import type { Entry } from '../../src/proto/transfer/messages.ts';
import { KeptTransfers } from '../../src/workers/kept-transfers.ts';
import {
  NO_PROGRESS,
  type ResumeProgress,
  type ResumeStore,
  type StoredTransfer,
} from '../../src/proto/transfer/resume.ts';
import { SinkDesk } from '../../src/workers/sink-desk.ts';
import type { Sink, SinkFile } from '../../src/workers/sink.ts';
import { Source } from '../../src/workers/source.ts';

export const sha256 = async (bytes: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** Small and repeatable: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Bytes of files in a data message. */
export function payloadOf(frame: ArrayBuffer): number {
  const chunk = decodeChunk(frame);
  if (chunk) return chunk.payload.length;
  return decodePack(frame)?.files.reduce((sum, { length }) => sum + length, 0) ?? 0;
}

export interface TestFile {
  readonly entry: Entry;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function testFile(name: string, size: number, folders: string[] = []): TestFile {
  const random = randomFrom(size + name.length);
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 997) bytes[at] = random();
  return { entry: { name, folders, size, modified: 0, type: '' }, bytes };
}

/** Files that survive a reload, as those in the private file system do. */
class Disk implements Sink {
  readonly keeps = 'leaves';
  readonly #files = new Map<number, Uint8Array<ArrayBuffer>>();

  constructor(readonly sizes: readonly SinkFile[]) {}

  async open() {
    for (const { index, size } of this.sizes) {
      if (!this.#files.has(index)) this.#files.set(index, new Uint8Array(size));
    }
  }
  async write(file: number, offset: number, bytes: Uint8Array<ArrayBuffer>) {
    this.#files.get(file)?.set(bytes, offset);
  }
  async finish(file: number) {
    return new Blob([this.#files.get(file)!]);
  }
  async discard(file?: number) {
    if (file === undefined) this.#files.clear();
    else this.#files.delete(file);
  }
}

/** What survives a reload: records as a database would clone them. */
export class MemoryResumes implements ResumeStore {
  readonly kept = new Map<string, StoredTransfer>();

  async all() {
    return [...this.kept.values()];
  }
  begin(record: StoredTransfer['record']) {
    this.kept.set(record.key, structuredClone({ record, progress: NO_PROGRESS }));
  }
  checkpoint(key: string, progress: ResumeProgress) {
    const { record } = this.kept.get(key)!;
    this.kept.set(key, structuredClone({ record, progress }));
  }
  forget(key: string) {
    this.kept.delete(key);
  }
}

export class Side {
  conversation: Conversation;
  readonly store = new MemoryResumes();
  kept = new KeptTransfers(this.store);
  /** The private file system: it survives a reload. */
  readonly places = new Map<string, Sink>();
  source = new Source(sha256);
  desk = this.#newDesk();
  readonly blobs = new Map<string, Blob>();
  readonly events: ConversationEvent[] = [];
  /** Answers of the workers that did not arrive yet. */
  readonly replies: (() => void)[] = [];

  constructor(
    readonly name: string,
    readonly world: World,
    readonly random: () => number,
  ) {
    this.conversation = this.newPage();
  }

  newPage(): Conversation {
    const instance = `${this.name}-${this.random()}`;
    this.replies.splice(0);
    this.kept = new KeptTransfers(this.store);
    this.source = new Source(sha256);
    this.desk = this.#newDesk();
    return (this.conversation = new Conversation({ peerId: 'other', instance, random: this.random }));
  }

  /** The page is loaded anew, and finds what was kept. */
  async reload(): Promise<void> {
    this.newPage();
    for (const stored of await this.store.all()) {
      this.conversation.revive(stored, this.world.now);
      this.kept.revived(stored.record.key);
    }
  }

  /** The same files are picked again. */
  async provide(files: readonly TestFile[]): Promise<Sender> {
    const sender = [...this.conversation.senders.values()].at(-1)!;
    const blobs = files.map(({ bytes }) => new Blob([bytes]));
    await this.source.handle({ do: 'open', key: sender.ledger.start.id, files: blobs });
    sender.handleProvided(this.world.now);
    return sender;
  }

  keep(): void {
    const { senders, receivers } = this.conversation;
    for (const transfer of [...senders.values(), ...receivers.values()]) this.kept.update(transfer);
  }

  #newDesk(): SinkDesk {
    return new SinkDesk(sha256, async (files, { key }) => {
      const sink = this.places.get(key) ?? new Disk(files);
      this.places.set(key, sink);
      return sink;
    });
  }

  async send(files: readonly TestFile[]): Promise<Sender> {
    const entries = files.map(({ entry }) => entry);
    const sender = this.conversation.offer(entries, 0, this.world.now);
    const blobs = files.map(({ bytes }) => new Blob([bytes]));
    await this.source.handle({ do: 'open', key: sender.ledger.start.id, files: blobs });
    return sender;
  }

  async execute(command: Command): Promise<void> {
    const { conversation, world } = this;
    if (command.do === 'read') {
      const sender = conversation.senders.get(command.transfer)!;
      const reply = await this.source.handle({ do: 'read', key: sender.ledger.start.id, command, spare: [] });
      if (reply?.is === 'read') this.replies.push(() => sender.handleRead(reply.result));
      if (reply?.is !== 'failed') return;
      const { file, epoch, length, cause } = reply;
      this.replies.push(() => sender.handleReadFailed(file, epoch, length, cause, world.now));
      return;
    }
    if (command.do === 'pack') {
      const sender = conversation.senders.get(command.transfer)!;
      const reply = await this.source.handle({ do: 'pack', key: sender.ledger.start.id, command });
      if (reply?.is === 'packed') this.replies.push(() => sender.handlePacked(reply.result, world.now));
      return;
    }
    const receiver = conversation.receivers.get(command.transfer)!;
    const reply = await this.desk.handle({ key: receiver.ledger.start.id, command });
    if (!reply) return;
    this.replies.push(() => {
      if (reply.is === 'prepared') receiver.handlePrepared(world.now);
      if (reply.is === 'checkpoint') this.kept.checkpoint(receiver.offer.key, receiver.progress(reply.open));
      if (reply.is === 'failed') receiver.handleSinkFailed(reply.cause, world.now);
      if (reply.is === 'leaf') receiver.verdicts.handleLeaf(reply.file, reply.leaf, reply.good, world.now);
      if (reply.is === 'unpacked') {
        for (const [file, blob] of reply.blobs ?? []) this.blobs.set(`${command.transfer}/${file}`, blob);
        receiver.verdicts.handleUnpacked(reply.files, reply.good, world.now, true);
      }
      if (reply.is !== 'finished') return;
      if (reply.blob) this.blobs.set(`${command.transfer}/${reply.file}`, reply.blob);
      receiver.verdicts.handleFinished(reply.file, reply.blob !== undefined, world.now, true);
    });
  }

  async content(receiver: Receiver, file: number): Promise<Uint8Array | undefined> {
    const blob = this.blobs.get(`${receiver.id}/${file}`);
    return blob && new Uint8Array(await blob.arrayBuffer());
  }
}

export interface Line {
  readonly to: Side;
  readonly control: string[];
  readonly data: ArrayBuffer[];
}

export class World {
  now = 0;
  readonly random: () => number;
  readonly a: Side;
  readonly b: Side;
  lines: readonly Line[] = [];
  /** Messages delivered so far. */
  delivered = 0;
  /** Called before each delivery; false loses the connection instead. */
  gate: (text: string | undefined) => boolean = () => true;
  /** May damage a data message on its way. */
  damage: (frame: ArrayBuffer) => ArrayBuffer[] = (frame) => [frame];
  maxMessage = 256 * 1024;
  /** What was on its way when a connection was lost is heard after the loss: pages and workers hear of it in their own time. */
  late = false;

  constructor(seed = 1) {
    this.random = randomFrom(seed);
    this.a = new Side('a', this, this.random);
    this.b = new Side('b', this, this.random);
  }

  get connected(): boolean {
    return this.lines.length > 0;
  }

  connect(): void {
    this.lines = [this.b, this.a].map((to) => ({ to, control: [], data: [] }));
    for (const side of [this.a, this.b]) side.conversation.attach(this.maxMessage);
  }

  cut(): void {
    const { lines } = this;
    this.lines = [];
    for (const side of [this.a, this.b]) side.conversation.detach(this.now);
    for (const { to, control, data } of this.late ? lines : []) {
      for (const text of control) to.conversation.handleControl(text, 0, this.now);
      for (const frame of data) to.conversation.handleData(frame, this.now);
    }
  }

  /** Runs until nothing is left to do; reconnects after a loss when `again` says so. */
  async settle(again = true): Promise<void> {
    for (let idle = 0, steps = 0; idle < 3; steps++) {
      if (steps > 200_000) throw new Error('never settles');
      this.now += 5;
      const worked = (await this.#collect()) || this.#deliver();
      idle = worked ? 0 : idle + 1;
      if (!worked) this.now += 200;
      if (!this.connected && again) this.connect();
    }
  }

  async #collect(): Promise<boolean> {
    let worked = false;
    for (const side of [this.a, this.b]) {
      const { conversation } = side;
      side.keep();
      for (let command = conversation.pollCommand(); command; command = conversation.pollCommand()) {
        await side.execute(command);
        worked = true;
      }
      for (let event = conversation.pollEvent(); event; event = conversation.pollEvent()) {
        side.events.push(event);
        if (event.event === 'broken') this.cut();
      }
      const line = this.lines.find(({ to }) => to !== side);
      if (line) this.#fill(line, conversation);
    }
    return worked;
  }

  #fill(line: Line, conversation: Conversation): void {
    while (line.control.length < 4) {
      const text = conversation.pollMessage(this.now);
      if (text === undefined) break;
      line.control.push(text);
    }
    while (line.data.length < 8) {
      const frame = conversation.pollFrame();
      if (!frame) break;
      line.data.push(...this.damage(frame));
    }
  }

  /** One thing out of all that could happen next: control in order, data and worker answers in any. */
  #deliver(): boolean {
    const options = [
      ...[this.a, this.b].filter(({ replies }) => replies.length > 0).map((side) => () => this.#answer(side)),
      ...this.lines.filter(({ control }) => control.length > 0).map((line) => () => this.#control(line)),
      ...this.lines.filter(({ data }) => data.length > 0).map((line) => () => this.#data(line)),
    ];
    options[this.random() % Math.max(1, options.length)]?.();
    return options.length > 0;
  }

  #answer({ replies }: Side): void {
    const [reply] = replies.splice(this.random() % replies.length, 1);
    reply?.();
  }

  #control({ to, control }: Line): void {
    const text = control.shift()!;
    if (!this.gate(text)) return this.cut();
    this.delivered++;
    to.conversation.handleControl(text, 0, this.now);
  }

  #data({ to, data }: Line): void {
    const [frame] = data.splice(this.random() % data.length, 1);
    if (!this.gate(undefined)) return this.cut();
    this.delivered++;
    to.conversation.handleData(frame!, this.now);
  }

  /** The only transfer that came to b. */
  get incoming(): Receiver {
    return [...this.b.conversation.receivers.values()].at(-1)!;
  }
}
