// Small files travel in packs: many in one message, each verified before it is written, whatever is lost, damaged or forged.
import { expect, test } from 'vitest';
import { decodePack, encodePack, packBody, packLength, sealPack } from '../../src/proto/transfer/pack.ts';
import { PACK_FILES, PACKS, WINDOW } from '../../src/proto/transfer/limits.ts';
import type { Entry } from '../../src/proto/transfer/messages.ts';
import { sha256, testFile, World, type TestFile } from './world.ts';

const MANY = Array.from({ length: 700 }, (_, index) =>
  testFile(`${index}.txt`, (index * 37) % 900, index % 3 ? [] : ['inner']),
);

async function send(world: World, files: readonly TestFile[]) {
  const sender = await world.a.send(files);
  await world.settle();
  world.incoming.accept('all', world.now);
  await world.settle();
  return sender;
}

async function expectArrived(world: World, files: readonly TestFile[]) {
  expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'done' });
  for (const [index, { bytes }] of files.entries()) {
    const came = await world.b.content(world.incoming, index);
    expect(came && Buffer.compare(came, bytes)).toBe(0);
  }
}

test('many small files take few messages, in both directions of talk', async () => {
  const world = new World(1);
  world.connect();
  const sender = await send(world, MANY);
  expect(sender.ledger.state).toBe('done');
  await expectArrived(world, MANY);
  expect(world.delivered).toBeLessThan(40);
});

test('a side that takes no packs gets chunks', async () => {
  const world = new World(2);
  const frames: number[] = [];
  world.damage = (frame) => (frames.push(new DataView(frame).getUint8(1)), [frame]);
  world.connect();
  const { conversation } = world.a;
  const hear = conversation.handleControl.bind(conversation);
  conversation.handleControl = (text, ...rest) => hear(text.replace(`"${PACKS}"`, '"other"'), ...rest);
  await send(world, MANY.slice(0, 50));
  await expectArrived(world, MANY.slice(0, 50));
  expect(new Set(frames)).toEqual(new Set([1]));
});

test('many small files and a large one survive a loss at every boundary', async () => {
  const files = [...MANY.slice(0, 30), testFile('large', 300_000), ...MANY.slice(30, 60)];
  for (let boundary = 0; boundary < 40; boundary++) {
    const world = new World(boundary);
    let lost = false;
    world.gate = () => lost || world.delivered !== boundary || !(lost = true);
    world.connect();
    const sender = await send(world, files);
    expect(sender.ledger.state).toBe('done');
    await expectArrived(world, files);
  }
});

test('packs that come twice change nothing', async () => {
  const world = new World(3);
  world.damage = (frame) => [frame, frame.slice(0)];
  world.connect();
  await send(world, MANY);
  await expectArrived(world, MANY);
});

test('a damaged pack is asked for again once', async () => {
  const world = new World(4);
  let damaged = false;
  world.damage = (frame) => {
    if (!damaged) new Uint8Array(frame)[frame.byteLength - 1]! ^= 1;
    damaged = true;
    return [frame];
  };
  world.connect();
  const sender = await send(world, MANY);
  expect(sender.ledger.state).toBe('done');
  await expectArrived(world, MANY);
});

test('what is damaged twice fails, and the others arrive', async () => {
  const world = new World(5);
  const files = [testFile('a', 10), testFile('large', 100_000)];
  world.damage = (frame) => {
    if (decodePack(frame)) new Uint8Array(frame)[frame.byteLength - 1]! ^= 1;
    return [frame];
  };
  world.connect();
  const sender = await send(world, files);
  for (const { ledger } of [sender, world.incoming]) {
    expect(ledger.files.map(({ state, cause }) => cause ?? state)).toEqual(['digest-mismatch', 'done']);
  }
});

test('a file that changed or vanished fails by itself, and both sides say why', async () => {
  const world = new World(6);
  world.connect();
  const files = MANY.slice(0, 20);
  const sender = await world.a.send(files);
  await world.settle();
  const gone = { size: files[5]!.bytes.length, arrayBuffer: () => Promise.reject(named('NotFoundError')) };
  const blobs = files.map(({ bytes }, index) =>
    index === 5 ? (gone as unknown as Blob) : new Blob([bytes]),
  );
  blobs[7] = new Blob(['another length']);
  await world.a.source.handle({ do: 'open', key: sender.ledger.start.id, files: blobs });
  world.incoming.accept('all', world.now);
  await world.settle();
  for (const { ledger } of [sender, world.incoming]) {
    expect(ledger.files[5]).toMatchObject({ state: 'failed', cause: 'file-vanished' });
    expect(ledger.files[7]).toMatchObject({ state: 'failed', cause: 'file-changed' });
    expect(ledger.files.filter(({ state }) => state === 'done').length).toBe(18);
  }
});

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

test('small files that are cancelled by either side under way do not stop the others', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const world = new World(seed);
    world.gate = () => {
      if (world.delivered === 3 + seed) [...world.a.conversation.senders.values()][0]?.cancelFile(3, 0);
      if (world.delivered === 4 + seed) world.incoming.cancelFile(4, 0);
      return true;
    };
    world.connect();
    const sender = await send(world, MANY);
    expect(sender.ledger.ended).toBe(true);
    expect(world.incoming.ledger.open).toBe(0);
    // A verdict may cross a cancellation: only of those two may the sides think differently.
    const others = ({ ledger }: { ledger: typeof sender.ledger }) => ledger.files.toSpliced(3, 2);
    for (const side of [sender, world.incoming]) {
      expect(others(side).every(({ state }) => state === 'done')).toBe(true);
      expect(side.ledger.files[3]?.state).toMatch(/done|cancelled/);
    }
  }
});

/* By hand. */

const HELLO = {
  type: 'hello',
  protocol: 'homedrop-transfer.1',
  instance: 'x',
  maxMessage: 262144,
  features: [],
};
const entry = (name: string, size: number): Entry => ({ name, folders: [], size, modified: 0, type: '' });

async function pack(files: readonly (readonly [file: number, length: number])[], transfer = 1) {
  const bytes = files.reduce((sum, [, length]) => sum + length, 0);
  const buffer = new ArrayBuffer(packLength(files.length, bytes));
  const contents = files.map(([file, length]) => ({ file, bytes: new Uint8Array(length).fill(file + 1) }));
  encodePack(transfer, contents, buffer);
  sealPack(buffer, await sha256(packBody(buffer)));
  return buffer;
}

async function victim(accept: 'all' | number[], sizes: readonly number[] = [5, 6, 7]) {
  const { b: side } = new World();
  const { conversation } = side;
  conversation.attach(262144);
  const say = (message: object) => conversation.handleControl(JSON.stringify(message), 0, 0);
  say(HELLO);
  const entries = sizes.map((size, index) => entry(`${index}`, size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const key = '0123456789abcdef0123456789abcdef';
  say({ type: 'offer', transfer: 1, key, count: sizes.length, bytes, leaf: 262144, entries, more: false });
  const receiver = conversation.receivers.get(1)!;
  receiver.accept(accept, 0);
  const orders: string[] = [];
  const work = async () => {
    for (let command = conversation.pollCommand(); command; command = conversation.pollCommand()) {
      orders.push(command.do);
      await side.execute(command);
      for (const reply of side.replies.splice(0)) reply();
    }
    while (conversation.pollMessage(0));
  };
  await work();
  return { side, conversation, receiver, orders, work };
}

test.each<[string, (readonly [number, number])[]]>([
  ['of a file that was not accepted', [[2, 7]]],
  ['of a file that was not offered', [[3, 7]]],
  ['of a file beyond all numbers', [[0xffffffff, 7]]],
  ['with more than was announced', [[0, 6]]],
  ['with less than was announced', [[0, 4]]],
  [
    'with good ones before a bad one',
    [
      [0, 5],
      [1, 6],
      [2, 7],
    ],
  ],
])('a pack %s ends the transfer, and nothing is written', async (_, files) => {
  const { conversation, receiver, orders, work } = await victim([0, 1]);
  conversation.handleData(await pack(files), 0);
  expect(receiver.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
  await work();
  expect(orders).toEqual(['prepare', 'discard']);
});

test('a pack before the answer ends the transfer', async () => {
  const { conversation, receiver } = await victim('all');
  conversation.detach(0);
  conversation.attach(262144);
  conversation.handleControl(JSON.stringify(HELLO), 0, 0);
  conversation.handleData(await pack([[0, 5]]), 0);
  expect(receiver.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});

test('a file twice in one pack is written once', async () => {
  const { conversation, receiver, work, side } = await victim([0]);
  conversation.handleData(
    await pack([
      [0, 5],
      [0, 5],
    ]),
    0,
  );
  await work();
  expect(receiver.ledger.view(0)).toMatchObject({ state: 'done', confirmed: 5 });
  expect(await side.content(receiver, 0)).toEqual(new Uint8Array(5).fill(1));
});

test('more packs under way than the window grants end the transfer', async () => {
  const count = 400;
  const { conversation, receiver } = await victim('all', new Array<number>(count).fill(65_000));
  for (let file = 0; file < count; file++) conversation.handleData(await pack([[file, 65_000]]), 0);
  expect(count * 65_000).toBeGreaterThan(WINDOW + 4 * 1024 * 1024);
  expect(receiver.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});

test('packs that do not say themselves exactly are none', async () => {
  const good = await pack([
    [0, 5],
    [1, 6],
  ]);
  expect(decodePack(good)?.files).toEqual([
    { file: 0, at: 20, length: 5 },
    { file: 1, at: 25, length: 6 },
  ]);
  const broken: ((bytes: Uint8Array, view: DataView) => void)[] = [
    (_, view) => view.setUint32(40, 0),
    (_, view) => view.setUint32(40, 3),
    (_, view) => view.setUint32(40, 0xffffffff),
    (_, view) => view.setUint32(40, PACK_FILES + 1),
    (_, view) => view.setUint32(48, 6),
    (_, view) => view.setUint32(48, 0xffffffff),
    (bytes) => bytes.fill(7, 0, 1),
  ];
  for (const spoil of broken) {
    const copy = good.slice(0);
    spoil(new Uint8Array(copy), new DataView(copy));
    expect(decodePack(copy)).toBeUndefined();
  }
  expect(decodePack(good.slice(0, 60))).toBeUndefined();
  for (let length = 0; length < good.byteLength; length++)
    expect(decodePack(good.slice(0, length))).toBeUndefined();
});
