// What a person can do to single files of a transfer, from either side: hold them, want them sooner, want them once more.
import { expect, test } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import type { Sender } from '../../src/proto/sender.ts';
import type { Receiver } from '../../src/proto/receiver.ts';
import { testFile, World, type TestFile } from './world.ts';

const FILES = [
  testFile('large', 3 * LEAF),
  ...Array.from({ length: 5 }, (_, i) => testFile(`${i}`, 100 + i)),
];

async function offered(world: World, files: readonly TestFile[] = FILES) {
  world.connect();
  const sender = await world.a.send(files);
  await world.settle();
  return sender;
}

const states = ({ ledger }: Sender | Receiver) => ledger.files.map(({ state }) => state);
const sides = ['sender', 'receiver'] as const;
const sideOf = (which: string, sender: Sender, world: World) =>
  which === 'sender' ? sender : world.incoming;

test.each(sides)('the %s holds files while the others arrive, and lets them go', async (which) => {
  for (const file of [0, 3]) {
    const world = new World(file);
    const sender = await offered(world);
    world.incoming.accept('all', world.now);
    const side = sideOf(which, sender, world);
    side.holdFile(file, true, world.now);
    await world.settle();
    for (const each of [sender, world.incoming]) {
      expect(each.ledger.open).toBe(1);
      expect(each.ledger.files[file]).toMatchObject({ held: each === side ? 'here' : 'there' });
      expect(each.ledger.view(0)).toMatchObject({
        state: 'paused',
        hold: each === side ? 'paused-here' : 'paused-there',
      });
    }
    side.holdFile(file, false, world.now);
    await world.settle();
    expect(new Set([...states(sender), ...states(world.incoming)])).toEqual(new Set(['done']));
  }
});

test.each(sides)('what the %s holds stays held over a loss, and "resume" lets all go', async (which) => {
  const world = new World(7);
  const sender = await offered(world);
  world.incoming.accept('all', world.now);
  const side = sideOf(which, sender, world);
  side.holdFile(0, true, world.now);
  side.holdFile(2, true, world.now);
  await world.settle();
  world.cut();
  await world.settle();
  expect([sender.ledger.open, world.incoming.ledger.open]).toEqual([2, 2]);
  side.pause(false, world.now);
  await world.settle();
  expect([sender.ledger.state, world.incoming.ledger.state]).toEqual(['done', 'done']);
});

test('both sides hold one file: it waits for both', async () => {
  const world = new World(8);
  const sender = await offered(world);
  world.incoming.accept('all', world.now);
  for (const side of [sender, world.incoming]) side.holdFile(1, true, world.now);
  await world.settle();
  sender.holdFile(1, false, world.now);
  await world.settle();
  expect(sender.ledger.files[1]).toMatchObject({ state: 'waiting', held: 'there' });
  world.incoming.holdFile(1, false, world.now);
  await world.settle();
  expect(sender.ledger.state).toBe('done');
});

test('a held file can be cancelled, and the transfer is over', async () => {
  const world = new World(9);
  const sender = await offered(world);
  world.incoming.accept('all', world.now);
  sender.holdFile(0, true, world.now);
  await world.settle();
  world.incoming.cancelFile(0, world.now);
  await world.settle();
  expect([sender.ledger.state, world.incoming.ledger.state]).toEqual(['done', 'done']);
});

/** The order in which files are confirmed. */
function watchOrder(world: World): number[] {
  const order: number[] = [];
  const { verdicts } = world.incoming;
  const finished = verdicts.handleFinished.bind(verdicts);
  verdicts.handleFinished = (index, ...rest) => (order.push(index), finished(index, ...rest));
  return order;
}

test.each(sides)('the %s wants a file sooner', async (which) => {
  const files = Array.from({ length: 80 }, (_, i) => testFile(`${i}`, 80_000));
  const world = new World(10);
  world.maxMessage = 65536;
  const sender = await offered(world, files);
  world.incoming.accept('all', world.now);
  const order = watchOrder(world);
  let said = false;
  world.gate = () => {
    if (!said && order.length > 0) {
      said = true;
      if (which === 'sender') sender.first([[78, 80]]);
      else world.incoming.wishes.first([[78, 80]]);
    }
    return true;
  };
  await world.settle();
  expect(sender.ledger.state).toBe('done');
  const late = order.filter((index) => index < 78).at(-1)!;
  expect(Math.max(order.indexOf(78), order.indexOf(79))).toBeLessThan(order.indexOf(late));
  expect(order.indexOf(79)).toBeLessThan(78);
});

test('one transfer goes before another when somebody wants it sooner', async () => {
  const world = new World(11);
  world.connect();
  const one = await world.a.send([testFile('one', 30 * LEAF)]);
  const two = await world.a.send([testFile('two', 30 * LEAF)]);
  await world.settle();
  for (const receiver of world.b.conversation.receivers.values()) receiver.accept('all', world.now);
  world.b.conversation.receivers.get(two.id)?.wishes.first([]);
  let ended: number | undefined;
  world.gate = () => {
    if (two.ledger.ended) ended ??= one.ledger.confirmed;
    return true;
  };
  await world.settle();
  expect([one.ledger.state, two.ledger.state]).toEqual(['done', 'done']);
  expect(ended).toBeLessThan(20 * LEAF);
});

test('a receiver asks for what failed, and for nothing else', async () => {
  const world = new World(12);
  world.damage = (frame) => {
    if (new DataView(frame).getUint8(1) === 1) new Uint8Array(frame)[60]! ^= 1;
    return [frame];
  };
  const sender = await offered(world);
  world.incoming.accept('all', world.now);
  await world.settle();
  expect(states(world.incoming)).toEqual(['failed', 'done', 'done', 'done', 'done', 'done']);
  world.incoming.wishes.again([0, 1, 99]);
  expect(world.b.conversation.wantsConnection).toBe(true);
  await world.settle();
  expect(world.a.events).toEqual([{ event: 'again', id: sender.id, files: [0] }]);
  expect(world.b.conversation.wantsConnection).toBe(false);
});

test('what failed is offered once more once, however often somebody asks', async () => {
  const world = new World(14);
  world.connect();
  const senders: Sender[] = [];
  for (let i = 0; i < 40; i++) senders.push(await world.a.send([testFile('x', 10)]));
  await world.settle();
  for (const receiver of world.b.conversation.receivers.values()) receiver.accept('all', world.now);
  for (const sender of senders) sender.handleReadFailed(0, 0, 0, 'file-changed', world.now);
  await world.settle();
  for (let times = 0; times < 3; times++) {
    for (const receiver of world.b.conversation.receivers.values()) receiver.wishes.again([0]);
    await world.settle();
  }
  expect(world.a.events.map(({ event }) => event)).toEqual(new Array(32).fill('again'));
});

test('a stranger’s wishes are bounded', async () => {
  const world = new World(13);
  const sender = await offered(world);
  world.incoming.accept('all', world.now);
  await world.settle();
  const say = (message: object) =>
    world.a.conversation.handleControl(
      JSON.stringify({ transfer: sender.id, optional: true, ...message }),
      0,
      0,
    );
  say({ type: 'again', files: [[0, 200_000]] });
  say({ type: 'first', files: [[0, 200_000]] });
  expect(world.a.events).toEqual([]);
  const other = await world.a.send(FILES);
  await world.settle();
  say({ type: 'hold', transfer: other.id, files: [[0, 7]] });
  expect(other.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});
