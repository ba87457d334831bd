// Whole transfers over a line that reorders: what was accepted arrives byte for byte, and both sides agree on it.
import { expect, test } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { testFile, World, type TestFile } from './world.ts';

const FILES = [testFile('a.bin', 3 * LEAF + 5), testFile('empty', 0), testFile('c.txt', 17)];

async function accepted(world: World, files: readonly TestFile[], choice: 'all' | number[] = 'all') {
  world.connect();
  const sender = await world.a.send(files);
  await world.settle();
  world.incoming.accept(choice, world.now);
  return sender;
}

async function expectArrived(world: World, files: readonly TestFile[]) {
  for (const [index, { bytes }] of files.entries()) {
    const came = await world.b.content(world.incoming, index);
    expect(came && Buffer.compare(came, bytes)).toBe(0);
  }
}

test('files arrive, whatever order their chunks come in', async () => {
  for (let seed = 1; seed < 6; seed++) {
    const world = new World(seed);
    const sender = await accepted(world, FILES);
    await world.settle();
    await expectArrived(world, FILES);
    expect(sender.ledger.state).toBe('done');
    expect(world.incoming.ledger.state).toBe('done');
    expect(sender.ledger.confirmed).toBe(3 * LEAF + 5 + 17);
    expect(world.incoming.ledger.files.every(({ saveable }) => saveable)).toBe(true);
  }
});

test('nothing is sent before it was accepted', async () => {
  const world = new World();
  world.connect();
  const sender = await world.a.send(FILES);
  await world.settle();
  expect(sender.ledger.view(0)).toMatchObject({ state: 'waiting', hold: 'answer-there', confirmed: 0 });
  expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'waiting', hold: 'answer-here' });
});

test('only the chosen files come', async () => {
  const world = new World();
  const sender = await accepted(world, FILES, [2]);
  await world.settle();
  expect(sender.ledger.files.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'done']);
  expect(sender.ledger.view(0)).toMatchObject({ state: 'done', total: 17, confirmed: 17 });
});

test('a refusal ends it on both sides', async () => {
  const world = new World();
  world.connect();
  const sender = await world.a.send(FILES);
  await world.settle();
  world.incoming.decline(world.now);
  await world.settle();
  expect(sender.ledger.view(0)).toMatchObject({ state: 'cancelled', cause: 'declined', by: 'there' });
  expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'cancelled', by: 'here' });
});

test('several transfers run in both directions at once', async () => {
  const world = new World(3);
  world.connect();
  const senders = [
    await world.a.send(FILES),
    await world.a.send(FILES.slice(0, 1)),
    await world.b.send(FILES),
  ];
  await world.settle();
  for (const side of [world.a, world.b]) {
    for (const receiver of side.conversation.receivers.values()) receiver.accept('all', world.now);
  }
  await world.settle();
  expect(senders.map(({ ledger }) => ledger.state)).toEqual(['done', 'done', 'done']);
});

test('a file that takes longer than the window arrives with small messages', async () => {
  const world = new World(2);
  world.maxMessage = 65535;
  const files = [testFile('long', 20 * 1024 * 1024 + 1)];
  const sender = await accepted(world, files);
  await world.settle();
  await expectArrived(world, files);
  expect(sender.ledger.state).toBe('done');
});

test('a thousand small files arrive without a message beyond the limit', async () => {
  const world = new World(4);
  const longest = { bytes: 0 };
  world.gate = (text) => {
    longest.bytes = Math.max(longest.bytes, Buffer.byteLength(text ?? ''));
    return true;
  };
  const files = Array.from({ length: 1000 }, (_, index) =>
    testFile(`${index} ${'ä'.repeat(80)}`, index % 50),
  );
  const sender = await accepted(world, files);
  await world.settle();
  expect(sender.ledger.state).toBe('done');
  expect(world.incoming.ledger.files.every(({ state }) => state === 'done')).toBe(true);
  expect(longest.bytes).toBeLessThan(65536);
});

test('a damaged leaf is asked for again once', async () => {
  const world = new World(5);
  let damaged = 0;
  world.damage = (frame) => {
    if (damaged++ === 1) new Uint8Array(frame)[100]! ^= 1;
    return [frame];
  };
  const sender = await accepted(world, FILES);
  await world.settle();
  await expectArrived(world, FILES);
  expect(sender.ledger.state).toBe('done');
});

test('a leaf that is damaged twice fails its file, and no other', async () => {
  const world = new World(6);
  world.damage = (frame) => {
    const view = new DataView(frame);
    if (view.getUint32(8) === 0) new Uint8Array(frame)[60]! ^= 1;
    return [frame];
  };
  const sender = await accepted(world, FILES);
  await world.settle();
  for (const { ledger } of [sender, world.incoming]) {
    expect(ledger.view(0)).toMatchObject({ state: 'failed', cause: 'digest-mismatch' });
    expect(ledger.files.map(({ state }) => state)).toEqual(['failed', 'done', 'done']);
  }
  expect(await world.b.content(world.incoming, 0)).toBeUndefined();
});

test('chunks that come twice change nothing', async () => {
  const world = new World(7);
  world.damage = (frame) => [frame, frame.slice(0)];
  const sender = await accepted(world, FILES);
  await world.settle();
  await expectArrived(world, FILES);
  expect(sender.ledger.state).toBe('done');
});

test('either side pauses and goes on', async () => {
  for (const who of ['sender', 'receiver'] as const) {
    const world = new World(8);
    const sender = await accepted(world, [testFile('long', 4 * 1024 * 1024)]);
    const pausing = who === 'sender' ? sender : world.incoming;
    const other = who === 'sender' ? world.incoming : sender;
    pausing.pause(true, world.now);
    await world.settle();
    expect(pausing.ledger.view(0)).toMatchObject({ state: 'paused', hold: 'paused-here' });
    expect(other.ledger.view(0)).toMatchObject({ state: 'paused', hold: 'paused-there' });
    pausing.pause(false, world.now);
    await world.settle();
    expect(sender.ledger.state).toBe('done');
  }
});

test('either side cancels one file, and the others arrive', async () => {
  for (const who of ['sender', 'receiver'] as const) {
    const world = new World(9);
    const sender = await accepted(world, FILES);
    (who === 'sender' ? sender : world.incoming).cancelFile(0, world.now);
    await world.settle();
    for (const { ledger } of [sender, world.incoming]) {
      expect(ledger.files.map(({ state }) => state)).toEqual(['cancelled', 'done', 'done']);
      expect(ledger.view(0)).toMatchObject({ state: 'done', total: 17, confirmed: 17 });
    }
  }
});

test('a file that changed on disk fails truthfully', async () => {
  const world = new World(10);
  world.connect();
  const [first] = FILES;
  const shorter = { entry: first!.entry, bytes: first!.bytes.slice(1) };
  const sender = await world.a.send([shorter, FILES[2]!]);
  await world.settle();
  world.incoming.accept('all', world.now);
  await world.settle();
  for (const { ledger } of [sender, world.incoming]) {
    expect(ledger.files.map(({ cause }) => cause)).toEqual(['file-changed', undefined]);
    expect(ledger.state).toBe('failed');
  }
});

test('more than memory holds is refused before anything is sent', async () => {
  const world = new World(11);
  world.connect();
  const huge = { entry: { ...FILES[0]!.entry, size: 2 ** 40 }, bytes: new Uint8Array(1) };
  const sender = await world.a.send([huge]);
  await world.settle();
  world.incoming.accept('all', world.now);
  await world.settle();
  expect(sender.ledger.view(0)).toMatchObject({
    state: 'failed',
    cause: 'too-large-for-memory',
    by: 'there',
  });
});

test('texts arrive once, in full', async () => {
  const world = new World(12);
  const long = 'ä€😀\u0000"'.repeat(200_000);
  world.connect();
  world.a.conversation.sendText('hello');
  world.a.conversation.sendText(long);
  world.a.conversation.sendText('');
  await world.settle();
  const texts = world.b.events.flatMap((event) => (event.event === 'text' ? [event.text] : []));
  expect(texts).toEqual(['hello', long, '']);
  expect(world.a.events.map((event) => event.event === 'text-state' && event.state)).toEqual([
    'done',
    'done',
    'done',
  ]);
});
