// The connection is lost at every single message boundary, and each time the transfer goes on to the same end.
import { expect, test } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import { testFile, World } from './world.ts';

const FILES = [testFile('a.bin', 2 * LEAF + 5), testFile('empty', 0), testFile('c.txt', 17)];

type Script = (world: World) => Promise<void>;

/** The person at b accepts as soon as the offer is there. */
async function accept(world: World): Promise<void> {
  await world.settle();
  world.incoming.accept('all', world.now);
  await world.settle();
}

/** Loses the connection before the delivery of that number, and lets it come back. */
async function runCutAt(seed: number, boundary: number, script: Script, late = false): Promise<World> {
  const world = new World(seed);
  world.late = late;
  let lost = false;
  world.gate = () => {
    if (lost || world.delivered !== boundary) return true;
    lost = true;
    return false;
  };
  world.connect();
  await script(world);
  return world;
}

/** How many messages the script takes without any loss. */
async function boundaries(seed: number, script: Script): Promise<number> {
  return (await runCutAt(seed, -1, script)).delivered;
}

async function expectWhole(world: World) {
  const [sender] = [...world.a.conversation.senders.values()];
  expect(sender?.ledger.state).toBe('done');
  expect(world.incoming.ledger.state).toBe('done');
  for (const [index, { bytes }] of FILES.entries()) {
    const came = await world.b.content(world.incoming, index);
    expect(came && Buffer.compare(came, bytes)).toBe(0);
  }
}

test('a transfer survives a loss at every boundary', async () => {
  const script: Script = async (world) => {
    await world.a.send(FILES);
    await accept(world);
  };
  for (const seed of [1, 2, 3]) {
    const count = await boundaries(seed, script);
    expect(count).toBeGreaterThan(12);
    for (let boundary = 0; boundary < count; boundary++) {
      await expectWhole(await runCutAt(seed, boundary, script));
    }
  }
});

test('what is heard of a connection after its loss changes nothing', async () => {
  const script: Script = async (world) => {
    await world.a.send(FILES);
    await accept(world);
  };
  for (const seed of [1, 2, 3]) {
    const count = await boundaries(seed, script);
    for (let boundary = 0; boundary < count; boundary++) {
      await expectWhole(await runCutAt(seed, boundary, script, true));
    }
  }
});

test('a sender that is paused while the whole file is compared over there hears the verdict once it can know it', async () => {
  const world = new World(9);
  world.connect();
  await world.a.send([testFile('a.bin', 2 * LEAF + 5)]);
  await world.settle();
  world.incoming.accept('all', world.now);
  const { verdicts } = world.incoming;
  const finished = verdicts.handleFinished.bind(verdicts);
  const held: (() => void)[] = [];
  verdicts.handleFinished = (...result) => void held.push(() => finished(...result));
  await world.settle();
  expect(held).toHaveLength(1);
  world.cut();
  world.connect();
  world.a.conversation.senders.values().next().value?.pause(true, world.now);
  await world.settle();
  for (const answer of held) answer();
  await world.settle();
  expect(world.incoming.ledger.state).toBe('done');
  expect([...world.a.conversation.senders.values()].map(({ ledger }) => ledger.state)).toEqual(['done']);
});

test('a transfer survives a connection that is lost every few messages', async () => {
  const world = new World(4);
  world.gate = () => world.delivered === 0 || world.random() % 12 !== 0;
  world.connect();
  await world.a.send(FILES);
  await accept(world);
  await expectWhole(world);
});

test('what was confirmed is not sent again', async () => {
  const world = new World(5);
  const file = testFile('long', 40 * LEAF);
  let sent = 0;
  world.damage = (frame) => {
    sent += frame.byteLength - 52;
    return [frame];
  };
  world.gate = () => world.delivered % 60 !== 59 || world.delivered++ < 0;
  world.connect();
  const sender = await world.a.send([file]);
  await accept(world);
  expect(sender.ledger.state).toBe('done');
  expect(sent).toBeLessThan(file.bytes.length * 2);
});

test('a cancellation reaches the other side whenever the connection is lost', async () => {
  for (const who of ['sender', 'receiver'] as const) {
    const script: Script = async (world) => {
      const sender = await world.a.send(FILES);
      await world.settle();
      world.incoming.accept('all', world.now);
      (who === 'sender' ? sender : world.incoming).cancel(world.now);
      await world.settle();
    };
    const count = await boundaries(6, script);
    for (let boundary = 0; boundary < count; boundary++) {
      const world = await runCutAt(6, boundary, script);
      const [sender] = [...world.a.conversation.senders.values()];
      expect(sender?.ledger.view(0)).toMatchObject({ state: 'cancelled', cause: 'cancelled' });
      expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'cancelled', cause: 'cancelled' });
    }
  }
});

test('what is decided without a connection is told on the next', async () => {
  for (const decide of ['decline', 'cancel', 'cancel one', 'pause'] as const) {
    const world = new World(7);
    world.connect();
    const sender = await world.a.send(FILES);
    await world.settle();
    if (decide !== 'decline') world.incoming.accept('all', world.now);
    world.cut();
    if (decide === 'decline') world.incoming.decline(world.now);
    if (decide === 'cancel') sender.cancel(world.now);
    if (decide === 'cancel one') sender.cancelFile(0, world.now);
    if (decide === 'pause') world.incoming.pause(true, world.now);
    world.connect();
    await world.settle();
    const views = [sender.ledger.view(0), world.incoming.ledger.view(0)];
    const states = { decline: 'cancelled', cancel: 'cancelled', 'cancel one': 'done', pause: 'paused' };
    expect(views.map(({ state }) => state)).toEqual([states[decide], states[decide]]);
  }
});

test('a text survives a loss at every boundary, and is shown once', async () => {
  const script: Script = async (world) => {
    world.a.conversation.sendText('x'.repeat(20_000));
    await world.settle();
  };
  const count = await boundaries(8, script);
  for (let boundary = 0; boundary < count; boundary++) {
    const world = await runCutAt(8, boundary, script);
    expect(world.b.events.filter(({ event }) => event === 'text')).toHaveLength(1);
    expect(world.a.events.at(-1)).toMatchObject({ event: 'text-state', state: 'done' });
  }
});

test('while there is no connection a transfer says so', async () => {
  const world = new World(9);
  world.connect();
  const sender = await world.a.send([testFile('long', 20 * LEAF)]);
  await world.settle();
  world.incoming.accept('all', world.now);
  world.gate = () => world.delivered++ < 10;
  await world.settle(false);
  for (const { ledger } of [sender, world.incoming]) {
    expect(ledger.view(0)).toMatchObject({ state: 'paused', hold: 'connection' });
  }
  expect(world.a.conversation.wantsConnection).toBe(true);
});

test('a page that was loaded anew does not know the transfer, and that is said', async () => {
  for (const who of ['sender', 'receiver'] as const) {
    const world = new World(10);
    world.connect();
    const sender = await world.a.send(FILES);
    await world.settle();
    const receiver = world.incoming;
    receiver.accept('all', world.now);
    world.gate = () => world.delivered++ < 6;
    await world.settle(false);
    world.gate = () => true;
    (who === 'sender' ? world.a : world.b).newPage();
    world.connect();
    await world.settle();
    const { ledger } = who === 'sender' ? receiver : sender;
    expect(ledger.view(0)).toMatchObject({ state: 'failed', cause: 'connection-lost' });
  }
});

test('an offer that nobody answered is made again to a page that was loaded anew', async () => {
  const world = new World(11);
  world.connect();
  await world.a.send(FILES);
  await world.settle();
  world.cut();
  world.b.newPage();
  world.connect();
  await accept(world);
  await expectWhole(world);
});
