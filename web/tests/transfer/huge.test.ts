// A file of 150 GB, which nobody has: its blocks are made up as they are asked for, and most of it is there already.
import { expect, test } from 'vitest';
import { leafCount, leafLength } from '../../src/proto/file-chunker.ts';
import type { ReadCommand } from '../../src/proto/sender-command.ts';
import { Conversation } from '../../src/proto/transfer/conversation.ts';
import { encodeChunk, HEADER } from '../../src/proto/transfer/frame.ts';
import { LEAF } from '../../src/proto/transfer/limits.ts';
import type { ResumeRecord, TransferKey } from '../../src/proto/transfer/resume.ts';

const SIZE = 150 * 1024 ** 3 + 12_345;
const LEAVES = leafCount(SIZE);
const ROOT = 'ab'.repeat(32);
const KEY = '0123456789abcdef0123456789abcdef' as TransferKey;

/** Of the first 4 GiB the last leaf is missing, where 32 bits of an offset end, and the next one. */
const MISSING = [2 ** 32 / LEAF - 1, 2 ** 32 / LEAF];

function record(direction: 'send' | 'receive'): ResumeRecord {
  const entries = [{ name: 'huge.img', folders: [], size: SIZE, modified: 0, type: '' }];
  const common = { key: KEY, transfer: 1, peerId: 'x', instance: 'x', started: 0, leaf: LEAF };
  return { ...common, direction, entries, accepted: [[0, 1]] };
}

/** Verified before: all without a gap up to the first missing one, and 38 after the second. */
function progress() {
  const first = MISSING[0]!;
  const beyond = Array.from({ length: 40 }, (_, more) => first + more).filter(
    (leaf) => !MISSING.includes(leaf),
  );
  const early = beyond.map((leaf): [number, Uint8Array] => [leaf, new Uint8Array(32)]);
  return { finished: [], failed: [], open: [{ file: 0, tree: { leaves: first, edge: [], early } }] };
}

test('leaves cover more than 2^32 bytes exactly', () => {
  expect(LEAVES).toBe(614_401);
  expect(leafLength(SIZE, LEAVES - 1)).toBe(12_345);
  expect((LEAVES - 1) * LEAF + leafLength(SIZE, LEAVES - 1)).toBe(SIZE);
  const largest = Number.MAX_SAFE_INTEGER;
  expect((leafCount(largest) - 1) * LEAF + leafLength(largest, leafCount(largest) - 1)).toBe(largest);
});

/** All that one has to say; whether it was anything. */
function carry(from: Conversation, to: Conversation, now: number): boolean {
  const texts: string[] = [];
  for (let text = from.pollMessage(now); text; text = from.pollMessage(now)) texts.push(text);
  for (const text of texts) to.handleControl(text, 0, now);
  return texts.length > 0;
}

/** Carries messages and made-up bytes until nothing happens, or until so many bytes were sent. */
function run(a: Conversation, b: Conversation, most: number) {
  const sent: number[] = [];
  const read = (command: ReadCommand) => {
    const { transfer, file, offset, length, chunk, epoch } = command;
    const frames: ArrayBuffer[] = [];
    for (let at = offset; chunk > 0 && at < offset + length; at += chunk) {
      const leafEnd = Math.min(SIZE, (Math.floor(at / LEAF) + 1) * LEAF);
      const payload = new Uint8Array(Math.min(chunk, leafEnd - at, offset + length - at));
      frames.push(encodeChunk({ transfer, file, offset: at }, new Uint8Array(32), payload));
    }
    if (chunk > 0) sent.push(offset);
    a.senders.get(1)!.handleRead({ file, epoch, offset, length, frames });
  };
  let bytes = 0;
  for (let now = 0, idle = 0; idle < 3 && bytes < most; now += 200, idle++) {
    if ([carry(a, b, now), carry(b, a, now)].includes(true)) idle = 0;
    for (let order = a.pollCommand(); order; order = a.pollCommand()) if (order.do === 'read') read(order);
    for (let frame = a.pollFrame(); frame; frame = a.pollFrame()) {
      b.handleData(frame, now);
      bytes += frame.byteLength - HEADER;
      idle = 0;
    }
    const receiver = b.receivers.get(1)!;
    for (let order = b.pollCommand(); order; order = b.pollCommand()) {
      if (order.do === 'prepare') receiver.handlePrepared(now);
      if (order.do === 'leaf') receiver.verdicts.handleLeaf(0, order.leaf, true, now);
      if (order.do === 'finish') receiver.verdicts.handleFinished(0, order.root === ROOT, now, true);
    }
  }
  return { sent, bytes };
}

function sides(tree = progress()) {
  const [a, b] = ['a', 'b'].map(
    (instance) => new Conversation({ peerId: 'x', instance, random: () => 7 }),
  ) as [Conversation, Conversation];
  a.revive({ record: record('send'), progress: { finished: [], failed: [], open: [] } }, 0);
  b.revive({ record: record('receive'), progress: tree }, 0);
  a.senders.get(1)!.handleProvided(0);
  for (const side of [a, b]) side.attach(262_144);
  return [a, b] as const;
}

test('beyond 4 GiB it goes on where it was, and sends what is missing first', () => {
  const [a, b] = sides();
  const { sent, bytes } = run(a, b, 64 * LEAF);
  expect(sent[0]).toBe(2 ** 32 - LEAF);
  expect(sent[1]).toBe((MISSING[0]! + 40) * LEAF);
  expect(a.senders.get(1)!.ledger.state).toBe('running');
  expect(b.receivers.get(1)!.ledger.confirmed).toBe(2 ** 32 - LEAF + 38 * LEAF + bytes);
});

test('the last leaves of it arrive, all is read once for the root, and it is whole', () => {
  const tree = { leaves: LEAVES - 3, edge: [], early: [] };
  const [a, b] = sides({ finished: [], failed: [], open: [{ file: 0, tree }] });
  const { sent, bytes } = run(a, b, SIZE);
  expect(sent).toEqual([(LEAVES - 3) * LEAF]);
  expect(bytes).toBe(2 * LEAF + 12_345);
  expect(b.receivers.get(1)!.ledger.confirmed).toBe(SIZE);
  a.handleControl(JSON.stringify({ type: 'ack', transfer: 1, files: [[0, SIZE]], window: 1 }), 0, 0);
  expect(a.senders.get(1)!.ledger.view(0)).toMatchObject({ state: 'running', confirmed: SIZE });
  const sender = a.senders.get(1)!;
  sender.handleRead({ file: 0, epoch: 1, offset: 0, length: 0, frames: [], root: ROOT });
  run(a, b, SIZE);
  expect(sender.ledger.view(0)).toMatchObject({ state: 'done', confirmed: SIZE, total: SIZE });
  expect(b.receivers.get(1)!.ledger.view(0)).toMatchObject({ state: 'done', confirmed: SIZE });
});
