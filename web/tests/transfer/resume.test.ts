// A page is loaded anew in the middle of a transfer: it goes on where it stopped, and what was confirmed is not sent again.
import { expect, test } from 'vitest';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import type { ResumeRecord, TransferKey } from '../../src/proto/transfer/resume.ts';
import { payloadOf, testFile, World, type TestFile } from './world.ts';

const FILES = [
  testFile('a.bin', 9 * LEAF + 5),
  testFile('empty', 0),
  testFile('c.txt', 17, ['folder']),
  testFile('d', LEAF),
];

/** Runs until so many messages were delivered, and loses the connection there. */
async function runUntil(world: World, boundary: number): Promise<void> {
  world.gate = () => world.delivered !== boundary;
  world.connect();
  await world.a.send(FILES);
  await world.settle(false);
  world.incoming?.accept('all', world.now);
  await world.settle(false);
  world.gate = () => true;
  if (world.connected) world.cut();
}

async function expectWhole(world: World, files: readonly TestFile[] = FILES) {
  const sender = [...world.a.conversation.senders.values()].at(-1);
  expect(sender?.ledger.view(0)).toMatchObject({ state: 'done' });
  expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'done' });
  for (const [index, { bytes }] of files.entries()) {
    const came = await world.b.content(world.incoming, index);
    expect(came && Buffer.compare(came, bytes)).toBe(0);
  }
}

/** Chunk bytes that cross the line from now on. */
function countSent(world: World) {
  const sent = { bytes: 0 };
  world.damage = (frame) => {
    sent.bytes += payloadOf(frame);
    return [frame];
  };
  return sent;
}

const total = FILES.reduce((sum, { bytes }) => sum + bytes.length, 0);

test('the receiver’s page is loaded anew at every boundary, and the transfer goes on', async () => {
  for (let boundary = 6; boundary < 40; boundary++) {
    const world = new World(boundary);
    await runUntil(world, boundary);
    world.b.keep();
    if (world.b.store.kept.size === 0) continue;
    await world.b.reload();
    world.connect();
    await world.settle();
    await expectWhole(world);
    expect(world.a.store.kept.size + world.b.store.kept.size).toBe(0);
  }
});

test('the sender’s page is loaded anew at every boundary: it asks for its files, and the transfer goes on', async () => {
  let resumed = 0;
  for (let boundary = 6; boundary < 40; boundary++) {
    const world = new World(boundary);
    await runUntil(world, boundary);
    world.a.keep();
    if (world.a.store.kept.size === 0) continue;
    const confirmed = world.incoming.ledger.confirmed;
    await world.a.reload();
    const sent = countSent(world);
    world.connect();
    await world.settle();
    const [sender] = [...world.a.conversation.senders.values()];
    if (sender?.ended) continue; // everything had arrived
    expect(sender?.ledger.view(0)).toMatchObject({ state: 'paused', hold: 'files-here' });
    expect(world.incoming.ledger.view(0)).toMatchObject({ state: 'paused', hold: 'paused-there' });
    await world.a.provide(FILES);
    await world.settle();
    await expectWhole(world);
    expect(sent.bytes).toBeLessThanOrEqual(total - confirmed);
    resumed++;
  }
  expect(resumed).toBeGreaterThan(10);
});

test('both pages are loaded anew', async () => {
  const world = new World(3);
  await runUntil(world, 25);
  await world.a.reload();
  await world.b.reload();
  world.connect();
  await world.a.provide(FILES);
  await world.settle();
  await expectWhole(world);
});

test('a file that is another one after the reload fails as changed, and the others arrive', async () => {
  const world = new World(8);
  await runUntil(world, 25);
  expect(world.incoming.ledger.files[0]!.confirmed).toBeGreaterThan(0);
  await world.a.reload();
  const bytes = FILES[0]!.bytes.slice();
  bytes[0]! ^= 1;
  world.connect();
  await world.a.provide([{ ...FILES[0]!, bytes }, ...FILES.slice(1)]);
  await world.settle();
  expect(world.incoming.ledger.files.map(({ state }) => state)).toEqual(['failed', 'done', 'done', 'done']);
  expect(world.incoming.ledger.files[0]).toMatchObject({ cause: 'file-changed' });
});

test('a stranger with the number of a transfer but not its key does not get it', async () => {
  const world = new World(9);
  await runUntil(world, 25);
  const [kept] = [...world.b.store.kept.values()];
  await world.b.reload();
  const record: ResumeRecord = { ...kept!.record, direction: 'send', key: '0'.repeat(32) as TransferKey };
  world.a.newPage();
  world.a.conversation.revive({ record, progress: kept!.progress }, world.now);
  world.connect();
  await world.a.provide(FILES);
  await world.settle();
  const [stranger] = [...world.a.conversation.senders.values()];
  expect(stranger?.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'connection-lost' });
});
