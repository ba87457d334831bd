// What two devices really say to each other, recorded from whole conversations: the seeds of all that is made up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { type TestFile, testFile, World } from '../transfer/world.ts';

const GOLDEN = join(import.meta.dirname, '../../../tests/fixtures/signaling');

/** Large, empty, small: in chunks, in none, in packs. */
export const FILES: readonly TestFile[] = [
  testFile('a.bin', 2 * LEAF + 5),
  testFile('empty', 0),
  testFile('c.txt', 17, ['folder']),
  testFile('d.txt', 900, ['folder', 'deeper']),
];

/** What takes more than these files to be said: long lists, pictures, pages that are gone. */
const SELDOM = [
  { type: 'manifest', entries: [FILES[2]!.entry], more: false },
  { type: 'have', complete: [[1, 2]], partial: [[0, [[0, 1]]]] },
  { type: 'first', files: [[2, 4]], optional: true },
  { type: 'again', files: [[0, 1]], optional: true },
  { type: 'preview', file: 0, image: '/9j/4AAQSkZJRg==', optional: true },
  { type: 'gone' },
].map((message) => JSON.stringify({ transfer: 1, ...message }));

export interface Heard {
  readonly control: readonly string[];
  readonly data: readonly Uint8Array<ArrayBuffer>[];
}

const ENDINGS = ['done', 'cut', 'damaged', 'paused', 'cancelled', 'declined'] as const;
type Ending = (typeof ENDINGS)[number];

/** Everything that is said in transfers that end well, are cut, damaged, paused, cancelled and declined. */
export async function heard(): Promise<Heard> {
  const control = new Set(SELDOM);
  const data: Uint8Array<ArrayBuffer>[] = [];
  for (const [seed, ending] of ENDINGS.entries()) {
    const world = new World(seed + 1);
    let cuts = ending === 'cut' ? 1 : 0;
    world.gate = (text) => {
      if (text !== undefined) control.add(text);
      return world.delivered < 14 || cuts-- <= 0;
    };
    world.damage = (frame) => {
      if (ending === 'damaged') new Uint8Array(frame).fill(1, -4);
      data.push(new Uint8Array(frame.slice(0)));
      return [frame];
    };
    world.connect();
    await play(world, ending);
  }
  return { control: [...control], data };
}

async function play(world: World, ending: Ending): Promise<void> {
  const sender = await world.a.send(FILES);
  world.a.conversation.sendText('a text');
  await world.settle();
  if (ending === 'declined') world.incoming.decline(world.now);
  else world.incoming.accept('all', world.now);
  if (ending === 'cancelled') sender.cancelFile(0, world.now);
  if (ending === 'paused') await pause(world);
  await world.settle();
}

async function pause(world: World): Promise<void> {
  const [sender] = world.a.conversation.senders.values();
  world.incoming.pause(true, world.now);
  await world.settle();
  sender?.pause(true, world.now);
  sender?.holdFile(0, true, world.now);
  world.incoming.holdFile(2, true, world.now);
  await world.settle();
  sender?.pause(false, world.now);
  world.incoming.pause(false, world.now);
}

/** What the box says, as the tests of the box know it too. */
export function saidByTheBox(): string[] {
  const names = readdirSync(GOLDEN).filter((name) => name.startsWith('server-'));
  return names.map((name) => readFileSync(join(GOLDEN, name), 'utf8'));
}
