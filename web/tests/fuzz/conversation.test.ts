// Whole conversations in which one side says made-up things: the other throws nothing, writes nothing that was not accepted,
// calls nothing received that was not sent, forgets what it need not know, and goes on as before once they stop.
import { expect, test } from 'vitest';
import { MAX_INCOMING, MAX_REMEMBERED } from '../../src/proto/transfer/limits.ts';
import type { Command } from '../../src/proto/transfer/output.ts';
import { type Side, testFile, World } from '../transfer/world.ts';
import { FILES, heard, type Heard } from './heard.ts';
import { Mutator } from './mutate.ts';
import { RUNS } from './runs.ts';

/** Seeds by which something was found once. */
const FOUND: readonly number[] = [7670];

/** Made-up messages of one conversation; after them its line is honest again. */
const MOST = 30;

class Hostile {
  readonly world: World;
  readonly by: Mutator;
  readonly victim: Side;
  left: number;

  constructor(
    seed: number,
    readonly known: Heard,
  ) {
    this.world = new World(seed);
    this.by = new Mutator(seed, known.control);
    this.victim = this.by.below(3) === 0 ? this.world.a : this.world.b;
    this.left = 1 + this.by.below(MOST);
    this.world.damage = (frame) => (this.#turn() ? this.#frames(frame) : [frame]);
    this.#listen();
    this.world.connect();
  }

  /** One in four until all are used up. */
  #turn(): boolean {
    if (this.left === 0 || this.by.below(4) !== 0) return false;
    this.left--;
    return true;
  }

  /** What the victim hears on its control channel passes through here. */
  #listen(): void {
    const { conversation } = this.victim;
    const hear = conversation.handleControl.bind(conversation);
    conversation.handleControl = (said, wallClock, now) => {
      for (const text of this.#turn() ? this.#texts(said) : [said]) hear(text, wallClock, now);
    };
  }

  #texts(said: string): string[] {
    const { by } = this;
    const other = this.#here(by.oneOf(this.known.control));
    return by.oneOf([
      () => [by.text(said)],
      () => [by.text(said), said],
      () => [said, said],
      () => [],
      () => [other, said],
      () => [by.text(other), said],
      () => [said, by.text(other)],
    ])();
  }

  /** Something that was said of another transfer, of one that is here. */
  #here(said: string): string {
    const { senders, receivers } = this.victim.conversation;
    const ids = [...senders.keys(), ...receivers.keys()];
    return ids.length === 0 ? said : said.replace(/"transfer":\d+/, `"transfer":${this.by.oneOf(ids)}`);
  }

  #frames(frame: ArrayBuffer): ArrayBuffer[] {
    const changed = this.by.bytes(new Uint8Array(frame)).buffer;
    return this.by.oneOf([
      [changed],
      [changed, frame],
      [frame, frame.slice(0)],
      [],
      [frame.slice(0), changed, frame],
    ]);
  }
}

/** Every order to write keeps to what was accepted, and to the size that was told. */
function guard(side: Side): void {
  const execute = side.execute.bind(side);
  side.execute = async (command: Command) => {
    if (command.do === 'leaf') {
      const length = command.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      expect(within(side, command.transfer, command.file)).toBeGreaterThanOrEqual(command.offset + length);
    }
    if (command.do === 'unpack') {
      for (const { file, length } of command.files) expect(within(side, command.transfer, file)).toBe(length);
    }
    if (command.do === 'finish') expect(within(side, command.transfer, command.file)).toBe(command.size);
    await execute(command);
  };
}

/** The size of an accepted file. */
function within(side: Side, transfer: number, file: number): number {
  const receiver = side.conversation.receivers.get(transfer)!;
  expect(receiver.accepted.some(([from, to]) => file >= from && file < to)).toBe(true);
  return receiver.ledger.files[file]!.size;
}

/** What is called received is, byte for byte, what was sent. */
async function isTrue(side: Side): Promise<void> {
  const sent = FILES.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  for (const receiver of side.conversation.receivers.values()) {
    for (const { index } of receiver.ledger.files) {
      const came = await side.content(receiver, index);
      if (came) expect(sent).toContain(Buffer.from(came).toString('base64'));
    }
  }
}

/** A person who sends, and one who answers whatever comes, in some way. */
async function people({ world, by }: Hostile): Promise<void> {
  const sender = await world.a.send(FILES);
  world.a.conversation.sendText('a text');
  await world.settle();
  for (const receiver of world.b.conversation.receivers.values()) {
    receiver.accept(by.below(2) ? 'all' : [by.below(4), by.below(4)], world.now);
  }
  if (by.below(3) === 0) world.incoming?.pause(true, world.now);
  if (by.below(4) === 0) sender.cancelFile(by.below(4), world.now);
  await world.settle();
  for (const receiver of world.b.conversation.receivers.values()) receiver.pause(false, world.now);
  await world.settle();
}

/** Another transfer, on a new connection. */
async function goesOn(world: World): Promise<void> {
  world.cut();
  world.connect();
  await world.settle();
  const sender = await world.a.send([testFile('afterwards', 1000)]);
  await world.settle();
  world.b.conversation.receivers.get(sender.id)?.accept('all', world.now);
  await world.settle();
  expect(sender.ledger.state).toBe('done');
  expect(world.b.conversation.receivers.get(sender.id)?.ledger.state).toBe('done');
}

async function run(seed: number, known: Heard): Promise<void> {
  const hostile = new Hostile(seed, known);
  const { world } = hostile;
  for (const side of [world.a, world.b]) guard(side);
  await people(hostile);
  hostile.left = 0;
  await isTrue(world.b);
  expect(world.b.conversation.receivers.size).toBeLessThanOrEqual(MAX_INCOMING + MAX_REMEMBERED);
  await goesOn(world);
}

test('conversations with one that says made-up things', async () => {
  const known = await heard();
  for (const seed of [...FOUND, ...Array(RUNS).keys()]) {
    await run(seed, known).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error });
    });
  }
});
